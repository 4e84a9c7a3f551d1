"""The lines of PDF pages in reading order: running heads dropped, columns one after the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Final

from dateline.model.lines import ends_sentence, leading_case
from dateline.reading.fields import read_line
from dateline.reading.pdf.columns import (
    SAME_SIZE,
    find_gutters,
    split_columns,
    usual_gutters,
)
from dateline.reading.pdf.initials import with_initials
from dateline.reading.pdf.pages import PageText, Segment

_MARGIN: Final = 0.12
"""Share of a page's height, at top and bottom, in which running heads stand."""
_SAME_HEIGHT: Final = 4.0
_RUNNING_SHARE: Final = 0.4
"""Share of the pages a line must repeat on; left and right pages have heads of their own."""
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.|s\.)?\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?[-–—|\s]*$",
    re.IGNORECASE,
)
_PRINTED_FOOT = re.compile(
    r"(?:https?://|file:///|www\.)\S+(?:\s+\d{1,4}/\d{1,4})?$|\d{1,4}/\d{1,4}$"
)
_PRINTED_HEAD = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s|$)")
_NUMBER_BESIDE = re.compile(
    r"(?:[A-Z]?\d{1,4}[\s|·•–—-]+(?P<behind>\D.{3,80})|(?P<before>.{4,80}?)[\s|·•–—-]+[A-Z]?\d{1,3})$"
)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[-•‣◦▪●·–]\s|\(?\d{1,2}[.)]\s")

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


_SMALL: Final = 0.88
"""Share of the body's type below which a block is a caption or a note."""
_WIDE_PITCH: Final = 1.35
_INDENT: Final = 0.6
_SHORT_LINE: Final = 0.75


@dataclass(frozen=True, slots=True)
class PdfBlock:
    """Lines that are one paragraph or heading, on one page in one column.

    `starts_column` is set for the first block behind a column's or page's end, `is_indented` where
    the first line begins further right than the column.
    """

    lines: tuple[Segment, ...]
    page: int
    starts_column: bool
    is_indented: bool

    @property
    def size(self) -> float:
        """Height of the type."""
        return median(line.size for line in self.lines)

    @property
    def is_bold(self) -> bool:
        """Whether every line is set in bold type."""
        return all(line.is_bold for line in self.lines)

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class PdfLayout:
    """The blocks of a document in reading order, and the running lines that were dropped."""

    blocks: tuple[PdfBlock, ...]
    running: tuple[str, ...]
    body_size: float


def read_layout(pages: Sequence[PageText]) -> PdfLayout:
    """Return the blocks of all pages; pages without text add nothing."""
    kept, running = _without_running(pages)
    sizes: Counter[float] = Counter()
    for _, segments in kept:
        for segment in segments:
            sizes[round(segment.size, 1)] += len(segment.text)
    body_size = sizes.most_common(1)[0][0] if sizes else 0.0
    lines = [(number, _merged(with_initials(segments, body_size))) for number, segments in kept]
    gutters = [find_gutters(page_lines, body_size) for _, page_lines in lines]
    blocks: list[PdfBlock] = []
    for (number, page_lines), own in zip(lines, gutters, strict=True):
        for column in split_columns(
            page_lines, own or usual_gutters(page_lines, gutters), body_size
        ):
            blocks.extend(_blocks(column, number))
    blocks = _uninterrupted(blocks, body_size)
    return PdfLayout(tuple(_joined(blocks, body_size)), tuple(running), body_size)


def _uninterrupted(blocks: Sequence[PdfBlock], body_size: float) -> list[PdfBlock]:
    """Return the blocks with captions and notes in small type behind the paragraph they stand in."""
    ordered: list[PdfBlock] = []
    small: list[PdfBlock] = []
    for block in blocks:
        if block.size < _SMALL * body_size and not block.is_indented:
            small.append(block)
            continue
        last = ordered[-1] if ordered else None
        goes_on = last is not None and _goes_on(last, block, body_size)
        if goes_on:
            ordered.append(replace(block, starts_column=True))
        ordered.extend(small)
        small = []
        if not goes_on:
            ordered.append(block)
    return [*ordered, *small]


def _goes_on(last: PdfBlock, block: PdfBlock, body_size: float) -> bool:
    are_body = _is_body(last, body_size) and _is_body(block, body_size)
    return are_body and not block.is_indented and not ends_sentence(last.text)


def _joined(blocks: Sequence[PdfBlock], body_size: float) -> list[PdfBlock]:
    """Return the blocks with a paragraph that goes on in the next column put together.

    Where paragraphs are indented, text at a column's head that is not goes on with the one before,
    even if that ended with a sentence.
    """
    inner = [block for block in blocks if not block.starts_column and _is_body(block, body_size)]
    if sum(block.is_indented for block in inner) * 2 <= len(inner):
        return list(blocks)
    joined: list[PdfBlock] = []
    for block in blocks:
        last = joined[-1] if joined else None
        goes_on = block.starts_column and not block.is_indented and _is_body(block, body_size)
        if last is not None and goes_on and _is_body(last, body_size):
            joined[-1] = replace(last, lines=(*last.lines, *block.lines))
        else:
            joined.append(block)
    return joined


def _is_body(block: PdfBlock, body_size: float) -> bool:
    return abs(block.size - body_size) <= SAME_SIZE * body_size and not block.is_bold


def _without_running(
    pages: Sequence[PageText],
) -> tuple[list[tuple[int, list[Segment]]], list[str]]:
    """Return the segments of each page without running heads, feet and page numbers."""
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for segment in _in_margins(page):
            places[_masked(segment.text)].append((page.number, segment.middle))
    repeated = {text for text, found in places.items() if _is_repeated(found, len(pages))}
    dropped: dict[str, None] = {}
    kept: list[tuple[int, list[Segment]]] = []
    for page in pages:
        margin = set(_in_margins(page))
        segments: list[Segment] = []
        for segment in page.segments:
            if segment in margin and (
                _masked(segment.text) in repeated
                or _is_printed(segment.text)
                or _is_page_line(segment.text)
            ):
                dropped.setdefault(segment.text)
            else:
                segments.append(segment)
        kept.append((page.number, segments))
    return kept, list(dropped)


def _in_margins(page: PageText) -> list[Segment]:
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return [segment for segment in page.segments if not low <= segment.middle <= high]


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _is_repeated(found: list[tuple[int, float]], pages: int) -> bool:
    numbers = {page for page, _ in found}
    middle = median(height for _, height in found)
    level = sum(abs(height - middle) <= _SAME_HEIGHT for _, height in found)
    return len(numbers) > 1 and level * 2 > len(found) and len(numbers) >= _RUNNING_SHARE * pages


def _is_printed(text: str) -> bool:
    """Return whether a margin line is a page number, or one that browsers print around a page."""
    return any(pattern.match(text) for pattern in (_PAGE_NUMBER, _PRINTED_FOOT, _PRINTED_HEAD))


def _is_page_line(text: str) -> bool:
    """Return whether a margin line is a page number with the outlet or the day beside it, or a volume's."""
    line = beside_page_number(text)
    return bool(line and read_line(line)) or read_line(text) == []


def beside_page_number(text: str) -> str:
    """Return what stands beside the page number of a running head, "" where there is no number."""
    number = _NUMBER_BESIDE.match(text)
    line = "" if number is None else (number["before"] or number["behind"] or "")
    return line.strip(" |·•-–—")


def _merged(segments: Iterable[Segment]) -> list[Segment]:
    """Return lines from top to bottom, neighbours on one base line put together."""
    lines: list[Segment] = []
    for segment in sorted(segments, key=lambda item: (-round(item.middle, 0), item.left)):
        last = lines[-1] if lines else None
        if last is not None and _continues_line(last, segment):
            lines[-1] = replace(
                last,
                text=_in_order(last.text, segment.text),
                right=max(last.right, segment.right),
                is_bold=last.is_bold and segment.is_bold,
            )
        else:
            lines.append(segment)
    return lines


def _in_order(left: str, right: str) -> str:
    """Return two neighbours on a line in the order they are read, from the right in some scripts."""
    is_leftward = all(_RIGHT_TO_LEFT.search(text) is not None for text in (left, right))
    return f"{right} {left}" if is_leftward else f"{left} {right}"


def _continues_line(last: Segment, segment: Segment) -> bool:
    is_level = abs(last.middle - segment.middle) < 0.35 * min(last.size, segment.size)
    return is_level and -0.3 * last.size <= segment.left - last.right <= 0.8 * last.size


@dataclass(slots=True)
class _Column:
    """What is usual in one column, and the block being collected."""

    left: float
    right: float
    pitch: float
    lines: list[Segment] = field(default_factory=list)

    def begins_block(self, line: Segment) -> bool:
        """Return whether `line` starts a new paragraph behind the lines collected."""
        last = self.lines[-1]
        if abs(line.size - last.size) > SAME_SIZE * max(line.size, last.size):
            return True
        if line.is_bold is not last.is_bold and (line.is_bold or self._are_bold()):
            return True
        step = last.middle - line.middle
        if step > _WIDE_PITCH * max(self.pitch, line.size * 0.9) or step < -line.size:
            return True
        if _BULLET.match(line.text):
            return True
        if self._is_indented(line) and not self._is_indented(last):
            return True
        is_short = last.right - self.left < _SHORT_LINE * (self.right - self.left)
        return is_short and ends_sentence(last.text) and leading_case(line.text) >= 0

    def block(self, page: int, *, starts_column: bool) -> PdfBlock:
        """Return the lines collected as a block."""
        return PdfBlock(tuple(self.lines), page, starts_column, self._is_indented(self.lines[0]))

    def _is_indented(self, line: Segment) -> bool:
        return line.left - self.left > _INDENT * line.size

    def _are_bold(self) -> bool:
        return all(line.is_bold for line in self.lines)


def _right_edge(lines: Sequence[Segment]) -> float:
    """Return where the column's lines end at most; a headline in larger type may go beyond them."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    usual = letters.most_common(1)[0][0]
    near = SAME_SIZE * usual
    return max(line.right for line in lines if abs(round(line.size, 1) - usual) <= near)


def _blocks(lines: list[Segment], page: int) -> list[PdfBlock]:
    """Return the lines of one column as blocks."""
    lefts = Counter(round(line.left) for line in lines)
    common = max(lefts.values())
    left = min(place for place, count in lefts.items() if count * 3 >= common)
    steps = [above.middle - below.middle for above, below in pairwise(lines)]
    pitches = [step for step in steps if 0 < step < 3 * lines[0].size]
    column = _Column(float(left), _right_edge(lines), median(pitches or [0.0]))
    blocks: list[PdfBlock] = []
    for line in lines:
        if column.lines and column.begins_block(line):
            blocks.append(column.block(page, starts_column=not blocks))
            column.lines = []
        column.lines.append(line)
    blocks.append(column.block(page, starts_column=not blocks))
    return blocks
