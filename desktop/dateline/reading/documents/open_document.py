"""OpenDocument texts (ISO 26300): the text as its reader sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from dateline.model.article import BlockKind, FormatKind, ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.composing import Blocks, Composition, Writing, compose
from dateline.reading.documents.nodes import Node, child, children, name_of, parse_xml, value_of
from dateline.reading.documents.properties import document_values
from dateline.reading.packed import Packed, opened_zip
from dateline.reading.source import Source

TEXT_TYPES: Final = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
)
_SKIPPED: Final = frozenset(
    """tracked-changes annotation annotation-end table-of-content alphabetical-index bibliography
    illustration-index forms sequence-decls ruby-text note-citation variable-decls user-field-decls
    scripts binary-data title desc table-header-columns""".split()
)


def is_open_document(packed: Packed) -> bool:
    """Return whether a ZIP is an OpenDocument text."""
    kind = packed.named("mimetype", largest=1_000)
    return "content.xml" in packed and kind is not None and kind.strip() in TEXT_TYPES


def read_open_document(source: Source, *, reader: str, version: int) -> ReadArticle:
    """Return the article in an OpenDocument text; raises `UnreadableFileError`."""
    largest = source.limits.xml_bytes
    with opened_zip(source) as packed:
        if _is_locked(packed, largest):
            raise UnreadableFileError(Message.of("reading.document.locked"))
        content = packed.named("content.xml", largest=largest)
        meta = packed.named("meta.xml", largest=largest)
    if content is None:
        raise UnreadableFileError(Message.of("reading.document.damaged"))
    root = parse_xml(content)
    walk = _Walk()
    walk.learn_styles(root)
    text = child(child(root, "body"), "text")
    if text is None:
        raise UnreadableFileError(Message.of("reading.document.damaged"))
    walk.write(text)
    values = list(document_values(None if meta is None else parse_xml(meta)))
    return compose(source, Composition(walk.blocks.drafts, values), reader=reader, version=version)


def _is_locked(packed: Packed, largest: int) -> bool:
    manifest = packed.named("META-INF/manifest.xml", largest=largest)
    return manifest is not None and b"encryption-data" in manifest


@dataclass(slots=True)
class _Walk:
    """Goes through a document, collecting blocks; notes come behind the text."""

    blocks: Blocks = field(default_factory=Blocks)
    _formats: dict[str, tuple[FormatKind, ...]] = field(
        default_factory=dict[str, tuple[FormatKind, ...]]
    )
    _quotes: set[str] = field(default_factory=lambda: {"Quotations"})
    _titles: set[str] = field(default_factory=lambda: {"Title"})
    _notes: list[Node] = field(default_factory=list[Node])
    _boxes: list[Node] = field(default_factory=list[Node])

    def learn_styles(self, root: Node) -> None:
        """Keep which automatic styles are bold, italic, a title or a quotation."""
        for style in children(child(root, "automatic-styles")):
            name, parent = value_of(style, "name"), value_of(style, "parent-style-name")
            if parent in self._quotes:
                self._quotes.add(name)
            if parent in self._titles:
                self._titles.add(name)
            properties = child(style, "text-properties")
            if properties is not None and value_of(style, "family") == "text":
                kinds: list[FormatKind] = []
                if value_of(properties, "font-weight") in {"bold", "600", "700", "800", "900"}:
                    kinds.append(FormatKind.STRONG)
                if value_of(properties, "font-style") in {"italic", "oblique"}:
                    kinds.append(FormatKind.EMPHASIS)
                self._formats[name] = tuple(kinds)

    def write(self, text: Node) -> None:
        """Collect the blocks of the document's text and of its notes."""
        self._blocks(text, in_list=False)
        notes, self._notes = self._notes, []
        for note in notes:
            writing = Writing()
            for paragraph in note.iter():
                if name_of(paragraph) == "p":
                    self._inline(paragraph, writing, kinds=(), target=None)
                    writing.write(" ")
            self.blocks.add(BlockKind.LIST_ITEM, writing)

    def _blocks(self, node: Node, *, in_list: bool) -> None:
        for inside in node:
            name = name_of(inside)
            if name in _SKIPPED:
                continue
            if name in {"p", "h"}:
                self._paragraph(inside, name, in_list=in_list)
            elif name == "table":
                self._table(inside)
            elif name:
                self._blocks(inside, in_list=in_list or name == "list")

    def _paragraph(self, node: Node, name: str, *, in_list: bool) -> None:
        style = value_of(node, "style-name")
        kind = BlockKind.LIST_ITEM if in_list else BlockKind.PARAGRAPH
        if name == "h" or style in self._titles:
            kind = BlockKind.HEADING
        elif style in self._quotes:
            kind = BlockKind.QUOTE
        writing = Writing()
        self._inline(node, writing, kinds=(), target=None)
        self.blocks.add(kind, writing)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box, in_list=False)

    def _inline(
        self, node: Node, writing: Writing, *, kinds: tuple[FormatKind, ...], target: str | None
    ) -> None:
        writing.write(node.text or "", kinds=kinds, target=target)
        for inside in node:
            name = name_of(inside)
            if name in {"s", "tab"}:
                writing.write(" ")
            elif name == "line-break":
                writing.end_line()
            elif name == "note":
                self._notes.extend(part for part in inside if name_of(part) == "note-body")
            elif name == "text-box":
                self._boxes.append(inside)
            elif name and name not in _SKIPPED:
                self._span(inside, name, writing, kinds=kinds, target=target)
            writing.write(inside.tail or "", kinds=kinds, target=target)

    def _span(
        self,
        node: Node,
        name: str,
        writing: Writing,
        *,
        kinds: tuple[FormatKind, ...],
        target: str | None,
    ) -> None:
        if name == "span":
            kinds = (*kinds, *self._formats.get(value_of(node, "style-name"), ()))
        elif name == "a":
            address = value_of(node, "href")
            is_web = address.startswith(("http://", "https://")) and len(address) < 2_000
            target = address if is_web else target
        self._inline(node, writing, kinds=tuple(dict.fromkeys(kinds)), target=target)

    def _table(self, table: Node) -> None:
        for row in table.iter():
            if name_of(row) != "table-row":
                continue
            writing = Writing()
            for cell in row:
                before = writing.length
                for paragraph in cell:
                    if name_of(paragraph) in {"p", "h"}:
                        self._inline(paragraph, writing, kinds=(), target=None)
                        writing.write(" ")
                if writing.length > before:
                    writing.end_cell()
            self.blocks.add(BlockKind.TABLE_ROW, writing)
