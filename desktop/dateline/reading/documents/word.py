"""Word documents (ISO 29500, transitional and strict): the text as its reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dateline.model.article import BlockKind, FormatKind, ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.composing import Blocks, Composition, Writing, compose
from dateline.reading.documents.nodes import Node, child, children, name_of, parse_xml, value_of
from dateline.reading.documents.properties import document_values
from dateline.reading.packed import Packed, opened_zip
from dateline.reading.source import Source

_TRANSPARENT: Final = frozenset(
    """ins moveTo smartTag customXml sdt sdtContent dir bdo fldSimple body document AlternateContent
    Choice""".split()
)
_OFF: Final = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"heading\s*\d|title$|berschrift|titre", re.IGNORECASE)
_QUOTE = re.compile(r"quot|block ?text|zitat|citation", re.IGNORECASE)
_LIST = re.compile(r"^list\b|listenabsatz|aufz.hlung", re.IGNORECASE)
_CONTENTS = re.compile(r"^toc\b|^table of (?:figures|contents)|^verzeichnis", re.IGNORECASE)
_MAIN_TYPE = re.compile(r"wordprocessingml\.document\.main|word\.document\.macroEnabled\.main")


def is_word(packed: Packed) -> bool:
    """Return whether a ZIP is a Word document."""
    return "[Content_Types].xml" in packed and any(
        info.filename.startswith("word/") and info.filename.endswith(".xml")
        for info in packed.entries
    )


def read_word(source: Source, *, reader: str, version: int) -> ReadArticle:
    """Return the article in a Word document; raises `UnreadableFileError`."""
    with opened_zip(source) as packed:
        walk = _Walk(packed, source.limits.xml_bytes)
        root = walk.part(_main_name(walk))
        if root is None:
            raise UnreadableFileError(Message.of("reading.document.damaged"))
        walk.write(root)
        properties = walk.part("docProps/core.xml")
        values = list(document_values(properties))
    return compose(source, Composition(walk.blocks.drafts, values), reader=reader, version=version)


def _main_name(walk: _Walk) -> str:
    """Return where the document's text lies, as its list of contents says."""
    types = walk.part("[Content_Types].xml")
    for node in children(types):
        if _MAIN_TYPE.search(value_of(node, "ContentType")):
            return value_of(node, "PartName").lstrip("/")
    return "word/document.xml"


@dataclass(slots=True)
class _Walk:
    """Goes through a document and its notes, collecting blocks."""

    packed: Packed
    largest: int
    blocks: Blocks = field(default_factory=Blocks)
    _styles: dict[str, tuple[str, bool]] = field(default_factory=dict[str, tuple[str, bool]])
    _links: dict[str, str] = field(default_factory=dict[str, str])
    _noted: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    _boxes: list[Node] = field(default_factory=list[Node])

    def part(self, name: str) -> Node | None:
        data = self.packed.named(name, largest=self.largest)
        return None if data is None else parse_xml(data)

    def write(self, root: Node) -> None:
        self._styles = dict(_styles(self.part("word/styles.xml")))
        self._links = dict(_links(self.part("word/_rels/document.xml.rels")))
        self._blocks(root)
        for kind in ("footnote", "endnote"):
            wanted = [number for name, number in self._noted if name == kind]
            if wanted:
                self._links = dict(_links(self.part(f"word/_rels/{kind}s.xml.rels")))
                self._notes(self.part(f"word/{kind}s.xml"), wanted)

    def _notes(self, root: Node | None, wanted: list[str]) -> None:
        notes = {value_of(node, "id"): node for node in children(root)}
        for number in wanted:
            note = notes.get(number)
            if note is not None:
                writing = Writing()
                for paragraph in (node for node in note.iter() if name_of(node) == "p"):
                    self._runs(paragraph, writing, target=None)
                    writing.write(" ")
                self.blocks.add(BlockKind.LIST_ITEM, writing)

    def _blocks(self, node: Node) -> None:
        for inside in node:
            name = name_of(inside)
            if name == "p":
                self._paragraph(inside)
            elif name == "tbl":
                self._table(inside)
            elif name in _TRANSPARENT:
                self._blocks(inside)

    def _paragraph(self, node: Node) -> None:
        kind = self._kind(child(node, "pPr"))
        if kind is None:
            return
        writing = Writing()
        self._runs(node, writing, target=None)
        self.blocks.add(kind, writing)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box)

    def _kind(self, properties: Node | None) -> BlockKind | None:
        """Return the kind of a paragraph; None for a line of a table of contents."""
        style = child(properties, "pStyle")
        name, has_level = self._styles.get(
            value_of(style, "val") if style is not None else "", ("", False)
        )
        if _CONTENTS.search(name):
            return None
        level = child(properties, "outlineLvl")
        is_level = level is not None and value_of(level, "val") in set("012345678")
        if is_level or has_level or _HEADING.search(name):
            return BlockKind.HEADING
        if child(properties, "numPr") is not None or _LIST.search(name):
            return BlockKind.LIST_ITEM
        if name.casefold() in {"caption", "beschriftung"}:
            return BlockKind.CAPTION
        return BlockKind.QUOTE if _QUOTE.search(name) else BlockKind.PARAGRAPH

    def _runs(self, node: Node, writing: Writing, *, target: str | None) -> None:
        for inside in node:
            name = name_of(inside)
            if name == "r":
                self._run(inside, writing, target=target)
            elif name == "hyperlink":
                self._runs(inside, writing, target=self._links.get(value_of(inside, "id")))
            elif name in _TRANSPARENT:
                self._runs(inside, writing, target=target)

    def _run(self, run: Node, writing: Writing, *, target: str | None) -> None:
        properties = child(run, "rPr")
        if _is_on(properties, "vanish"):
            return
        kinds = [
            kind
            for name, kind in (("b", FormatKind.STRONG), ("i", FormatKind.EMPHASIS))
            if _is_on(properties, name)
        ]
        for inside in run:
            name = name_of(inside)
            if name == "t":
                writing.write(inside.text or "", kinds=kinds, target=target)
            elif name in {"tab", "ptab"}:
                writing.write(" ")
            elif name in {"br", "cr"}:
                writing.end_line()
            elif name == "noBreakHyphen":
                writing.write("-", kinds=kinds, target=target)
            elif name in {"footnoteReference", "endnoteReference"}:
                self._noted.append((name.removesuffix("Reference"), value_of(inside, "id")))
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                self._boxes.extend(_text_boxes(inside))

    def _table(self, table: Node) -> None:
        for row in _of(table, "tr"):
            writing = Writing()
            inner: list[Node] = []
            for cell in _of(row, "tc"):
                before = writing.length
                for paragraph in _of(cell, "p"):
                    self._runs(paragraph, writing, target=None)
                    writing.write(" ")
                inner.extend(_of(cell, "tbl"))
                if writing.length > before:
                    writing.end_cell()
            self.blocks.add(BlockKind.TABLE_ROW, writing)
            for table_inside in inner:
                self._table(table_inside)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box)


def _of(node: Node, wanted: str) -> Iterator[Node]:
    """Yield the children of a name, those inside what is seen through too."""
    for inside in node:
        name = name_of(inside)
        if name == wanted:
            yield inside
        elif name in _TRANSPARENT:
            yield from _of(inside, wanted)


def _text_boxes(node: Node) -> Iterator[Node]:
    """Yield the outermost text boxes; of two renderings of one box (`Fallback`) only the first."""
    for inside in node:
        name = name_of(inside)
        if name == "txbxContent":
            yield inside
        elif name != "Fallback":
            yield from _text_boxes(inside)


def _is_on(properties: Node | None, name: str) -> bool:
    switch = child(properties, name)
    return switch is not None and value_of(switch, "val").casefold() not in _OFF


def _styles(root: Node | None) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield each paragraph style's id with its name, and whether it has a place in the outline."""
    for node in children(root):
        if name_of(node) == "style":
            named = child(node, "name")
            level = child(child(node, "pPr"), "outlineLvl")
            has_level = level is not None and value_of(level, "val") != "9"
            name = "" if named is None else value_of(named, "val")
            yield value_of(node, "styleId"), (name, has_level)


def _links(root: Node | None) -> Iterator[tuple[str, str]]:
    for node in children(root):
        target = value_of(node, "Target")
        if target.startswith(("http://", "https://")) and len(target) < 2_000:
            yield value_of(node, "Id"), target
