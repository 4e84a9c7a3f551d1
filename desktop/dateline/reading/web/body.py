"""The body of a web page as drafts of blocks, white space and markup turned into structure."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final

from dateline.model.article import BlockKind, Format, FormatKind
from dateline.model.lines import REMOVED
from dateline.model.spans import Span
from dateline.reading.assembly import SEPARATOR, Draft, Run
from dateline.reading.web.marks import PARAGRAPH, SPACE
from dateline.reading.web.tree import Element, attribute

_REMOVED = re.compile(f"[{REMOVED}]+")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BLOCKS: Final = {
    "p": BlockKind.PARAGRAPH,
    "head": BlockKind.HEADING,
    "item": BlockKind.LIST_ITEM,
    "quote": BlockKind.QUOTE,
    "row": BlockKind.TABLE_ROW,
}
_CONTAINERS: Final = frozenset({"body", "list", "table", "div", "main"})
_RENDITIONS: Final = {"#b": FormatKind.STRONG, "#i": FormatKind.EMPHASIS}
_LAYOUT_CELL: Final = 400
"""Characters from which a table's cell is a column of a page, and no datum."""


@dataclass(slots=True)
class _Building:
    """The block being written: its characters and its formats, open ones last."""

    kind: BlockKind
    parts: list[str] = field(default_factory=list)
    length: int = 0
    formats: list[Format] = field(default_factory=list)

    def write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    @property
    def ends_in_space(self) -> bool:
        return not self.parts or self.parts[-1][-1].isspace()


class _BodyWriter:
    """Walks the extractor's elements and collects blocks."""

    def __init__(self) -> None:
        self.blocks: list[_Building] = []
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._block = _Building(BlockKind.PARAGRAPH)
        self._open: list[tuple[str, FormatKind, int, str | None]] = []

    def walk(self, body: Element) -> None:
        """Visit every element inside `body` without recursion."""
        waiting: list[tuple[Element, bool]] = [(body, False)]
        while waiting:
            element, is_end = waiting.pop()
            if is_end:
                self._leave(element)
                self._text(element.tail or "")
                continue
            self._enter(element)
            self._text(element.text or "")
            waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(list(element)))
        self._flush()

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
            inherited = self._kinds[-1]
            kind = _BLOCKS[str(tag)]
            is_inner = tag == "p" and inherited is not BlockKind.PARAGRAPH
            self._kinds.append(inherited if is_inner else kind)
            self._block = _Building(self._kinds[-1])
        elif tag in _CONTAINERS:
            self._flush()
        elif tag == "lb":
            self._break_line()
        elif tag == "hi" and attribute(element, "rend") in _RENDITIONS:
            self._open.append(
                ("hi", _RENDITIONS[attribute(element, "rend")], self._block.length, None)
            )
        elif tag == "ref":
            self._open.append(
                ("ref", FormatKind.LINK, self._block.length, attribute(element, "target") or None)
            )
        elif tag == "cell" and self._block.length:
            self._block.write("\t")

    def _break_line(self) -> None:
        """End the line; a second break in a row ends the paragraph, as a reader sees it."""
        if self._block.parts and self._block.parts[-1] == "\n":
            self._flush()
        elif self._block.parts:
            self._block.write("\n")

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
            self._kinds.pop()
            self._block = _Building(self._kinds[-1])
        elif tag in _CONTAINERS:
            self._flush()
        elif tag == "ref" or (tag == "hi" and attribute(element, "rend") in _RENDITIONS):
            self._close()

    def _close(self) -> None:
        if not self._open:
            return
        _, kind, start, target = self._open.pop()
        if start < self._block.length and (kind is not FormatKind.LINK or target):
            self._block.formats.append(Format(kind, Span(start, self._block.length), target))

    def _text(self, text: str) -> None:
        first, *rest = text.replace(SPACE, " ").split(PARAGRAPH)
        self._write(first)
        for part in rest:
            self._flush()
            self._write(part)

    def _write(self, text: str) -> None:
        collapsed = _SPACE.sub(" ", text)
        if self._block.ends_in_space:
            collapsed = collapsed.lstrip(" ")
        self._block.write(collapsed)

    def _flush(self) -> None:
        """End the block; formats still open are cut at its end."""
        for _, kind, start, target in self._open:
            if start < self._block.length and (kind is not FormatKind.LINK or target):
                self._block.formats.append(Format(kind, Span(start, self._block.length), target))
        self._open = [(tag, kind, 0, target) for tag, kind, _, target in self._open]
        if self._block.length:
            self.blocks.append(self._block)
        self._block = _Building(self._block.kind)


def drafts_from_elements(body: Element) -> list[Draft]:
    """Return the blocks of an extractor's body; offsets count in the text that the blocks make."""
    writer = _BodyWriter()
    writer.walk(body)
    drafts: list[Draft] = []
    offset = 0
    for block in writer.blocks:
        text = "".join(block.parts)
        is_layout = block.kind is BlockKind.TABLE_ROW and len(text) >= _LAYOUT_CELL
        kind = BlockKind.PARAGRAPH if is_layout else block.kind
        drafts.append(_cleaned(Draft(kind, (Run(text, offset),), tuple(block.formats))).stripped())
        offset += len(text) + len(SEPARATOR)
    return [draft for draft in drafts if draft.runs]


def drafts_from_text(text: str) -> list[Draft]:
    """Return the paragraphs of a text whose blocks are separated by blank lines."""
    drafts: list[Draft] = []
    offset = 0
    for part in text.split(SEPARATOR):
        drafts.append(_cleaned(Draft(BlockKind.PARAGRAPH, (Run(part, offset),))).stripped())
        offset += len(part) + len(SEPARATOR)
    return [draft for draft in drafts if draft.runs]


def _cleaned(draft: Draft) -> Draft:
    """Return the draft without soft hyphens, zero-width spaces and controls."""
    text = draft.text
    removed = [match.span() for match in _REMOVED.finditer(text)]
    if not removed:
        return draft
    runs: list[Run] = []
    offset, start = draft.runs[0].offset, 0
    for first, last in [*removed, (len(text), len(text))]:
        if start < first:
            runs.append(Run(text[start:first], offset + start))
        start = last
    lost = _Lost(removed)
    formats = (replace(item, span=lost.moved(item.span)) for item in draft.formats)
    return replace(
        draft, runs=tuple(runs), formats=tuple(item for item in formats if item.span.length)
    )


class _Lost:
    """How many characters were removed before a place."""

    def __init__(self, removed: list[tuple[int, int]]) -> None:
        self._removed = removed
        self._starts = [first for first, _ in removed]
        self._before = [0, *accumulate(last - first for first, last in removed)]

    def moved(self, span: Span) -> Span:
        """Return where `span` lies once the characters are gone."""
        return Span(self._moved(span.start), self._moved(span.end))

    def _moved(self, offset: int) -> int:
        index = bisect_left(self._starts, offset)
        if index == 0:
            return offset
        first, last = self._removed[index - 1]
        return offset - self._before[index - 1] - (min(last, offset) - first)
