"""Blocks in the making, and the one text with blocks, formats and offset map that they become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.model.article import Block, BlockKind, Format
from dateline.model.layout import OffsetMap, TracedWriter
from dateline.model.spans import Span

SEPARATOR: Final = "\n\n"
"""What stands between two blocks of a stored text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive characters of a block and where the first stands in the source (code points)."""

    text: str
    offset: int

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.offset + len(self.text)


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has its place: runs of the source, formats counted from its own start."""

    kind: BlockKind
    runs: tuple[Run, ...]
    formats: tuple[Format, ...] = ()
    page: int | None = None

    @property
    def text(self) -> str:
        """The block's text."""
        return "".join(run.text for run in self.runs)

    @property
    def source_span(self) -> Span:
        """Where the block stands in the source, first to last character."""
        return Span(self.runs[0].offset, self.runs[-1].end) if self.runs else Span(0, 0)

    def stripped(self) -> Draft:
        """Return the block without white space at its ends."""
        text = self.text
        first = len(text) - len(text.lstrip())
        last = max(first, len(text.rstrip()))
        if text and first == 0 and last == len(text):
            return self
        formats = (_cut(format_, first, last) for format_ in self.formats)
        kept = tuple(format_ for format_ in formats if format_ is not None)
        return replace(self, runs=cut_runs(self.runs, first, last), formats=kept)


def cut_runs(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of characters `start` to `end`, counted in the text the runs make."""
    kept: list[Run] = []
    place = 0
    for run in runs:
        first, last = max(start - place, 0), min(end - place, len(run.text))
        if first < last:
            kept.append(Run(run.text[first:last], run.offset + first))
        place += len(run.text)
    return tuple(kept)


def _cut(format_: Format, start: int, end: int) -> Format | None:
    first, last = max(format_.span.start, start), min(format_.span.end, end)
    return replace(format_, span=Span(first - start, last - start)) if first < last else None


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article with its structure; `offsets` map it to what the runs counted in."""

    text: str
    blocks: tuple[Block, ...]
    formats: tuple[Format, ...]
    offsets: OffsetMap


def assemble(drafts: Iterable[Draft], *, source_length: int) -> Body:
    """Return the drafts as one text, a blank line between two blocks; empty drafts are left out."""
    writer = TracedWriter()
    blocks: list[Block] = []
    formats: list[Format] = []
    for draft in drafts:
        block = draft.stripped()
        if not block.runs:
            continue
        if writer.length:
            writer.gain(SEPARATOR)
        start = writer.length
        for run in block.runs:
            writer.copy(run.text, run.offset)
        blocks.append(Block(block.kind, Span(start, writer.length), block.page))
        formats.extend(
            replace(format_, span=format_.span.shifted(start)) for format_ in block.formats
        )
    written = writer.finish(source_length)
    return Body(written.text, tuple(blocks), tuple(formats), written.offsets)
