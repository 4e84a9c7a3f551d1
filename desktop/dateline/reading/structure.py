"""The block structure of a text without tags: chunks of lines, each a heading, paragraph, item …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from dateline.model.article import BlockKind
from dateline.model.lines import has_columns
from dateline.reading.assembly import Draft, Run
from dateline.reading.inline import Dialect, parse_inline

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r"(=+|-+)[ \t]*$")
_RULE = re.compile(
    r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,}|(?:~[ \t]*){3,}|#{3,}|\*[ \t]{0,3}\*)$"
)
_BULLET = re.compile(r"[-*+•‣◦▪●·][ \t]+(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)][ \t]+(?=\S)")
_QUOTE = re.compile(r">[ \t]?")
_FENCE = re.compile(r"(?:```|~~~)")
_PIPES = re.compile(r"\|?(?:[^|\n]*\|)+[^|\n]*$")
_PIPE_RULE = re.compile(r"[|:\- \t]*-[|:\- \t]*$")
_DEFINITION = re.compile(
    r"""\[([^\]^]{1,200})\]:\s*<?([^\s<>]{1,2000})>?(?:\s+["'(].{0,300}["')])?\s*$"""
)
_COMMENT_LINE = re.compile(r"<!--.*-->\s*$")
_LONG_LINES: Final = 60
"""Mean width from which unjoined lines of one block are paragraphs of their own."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line without white space at its ends; `offset` is where it starts in the laid-out text.

    `broken` is set where the line break behind it was set on purpose (two spaces, a backslash).
    """

    text: str
    offset: int
    broken: bool = False

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.offset + len(self.text)

    def from_column(self, column: int) -> TextLine:
        """Return the line from `column` on, without leading white space."""
        rest = self.text[column:]
        lead = len(rest) - len(rest.lstrip())
        return replace(self, text=rest[lead:], offset=self.offset + column + lead)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that belong together. `level` is the depth of a heading, 0 where the kind is another.

    `kind` None is a rule drawn between two parts of the text.
    """

    kind: BlockKind | None
    lines: tuple[TextLine, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The lines joined by line breaks."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Structure:
    """The chunks of a text in order and its link definitions."""

    chunks: tuple[Chunk, ...]
    references: tuple[tuple[str, str], ...]


def structure(text: str, *, is_markdown: bool) -> Structure:
    """Return the chunks of a laid-out `text`; linear in its length.

    In Markdown a line break inside a paragraph means nothing; in plain text a line that layout did
    not join is a line of verse or an address, or, where lines are long, a paragraph of its own.
    """
    references: list[tuple[str, str]] = []
    grouping = _Grouping(is_markdown=is_markdown)
    for group in _groups(text):
        for line in group:
            definition = _DEFINITION.match(line.text) if is_markdown else None
            if definition is not None:
                references.append((" ".join(definition[1].split()).casefold(), definition[2]))
            elif not (is_markdown and _COMMENT_LINE.match(line.text)):
                grouping.add(line)
        grouping.end_group()
    return Structure(tuple(grouping.chunks), tuple(references))


def _groups(text: str) -> Iterator[list[TextLine]]:
    """Yield runs of lines that no blank line interrupts."""
    group: list[TextLine] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = _line(text[start:end], start)
        if line.text:
            group.append(line)
        elif group:
            yield group
            group = []
        start = end + 1
    if group:
        yield group


def _line(raw: str, offset: int) -> TextLine:
    content = raw.strip()
    lead = len(raw) - len(raw.lstrip())
    backslash = content.endswith("\\") and not content.endswith("\\\\")
    broken = raw[lead + len(content) :].startswith("  ") or backslash
    return TextLine(content[:-1] if backslash else content, offset + lead, broken)


class _Grouping:
    """Collects the lines of one group into chunks."""

    def __init__(self, *, is_markdown: bool) -> None:
        self._is_markdown = is_markdown
        self._pending: list[TextLine] = []
        self._kind = BlockKind.PARAGRAPH
        self._in_fence = False
        self._in_table = False
        self.chunks: list[Chunk] = []

    def add(self, line: TextLine) -> None:
        if self._is_markdown and _FENCE.match(line.text):
            self._in_fence = not self._in_fence
        elif self._in_fence or not (self._add_alone(line) or self._add_first(line)):
            self._pending.append(line)

    def _add_alone(self, line: TextLine) -> bool:
        """Add a line that is a chunk by itself; return whether it was one."""
        if self._pending and self._is_underline(line):
            heading = Chunk(
                BlockKind.HEADING, tuple(self._pending), 1 if line.text[0] == "=" else 2
            )
            self._pending = []
            self.chunks.append(heading)
            return True
        heading = _ATX.match(line.text)
        if heading is not None:
            title = replace(line, text=heading[2], offset=line.offset + heading.start(2))
            return self._append_alone(Chunk(BlockKind.HEADING, (title,), len(heading[1])))
        if _RULE.match(line.text):
            return self._append_alone(Chunk(None, (line,)))
        if self._add_table_rule(line):
            return True
        if self._is_row(line):
            return self._append_alone(Chunk(BlockKind.TABLE_ROW, (line,)))
        return False

    def _add_table_rule(self, line: TextLine) -> bool:
        """Take the line before a rule of dashes and bars for a table's head; return whether it is one."""
        if "|" not in line.text or not _PIPE_RULE.match(line.text):
            return False
        head = self._pending.pop() if self._pending else None
        self.flush()
        if head is not None:
            self.chunks.append(Chunk(BlockKind.TABLE_ROW, (head,)))
        self._in_table = True
        return True

    def _append_alone(self, chunk: Chunk) -> bool:
        self.flush()
        self.chunks.append(chunk)
        return True

    def _is_underline(self, line: TextLine) -> bool:
        if self._kind is not BlockKind.PARAGRAPH or not _SETEXT.match(line.text):
            return False
        last = self._pending[-1].text
        alike = abs(len(line.text) - len(last)) <= 2
        return len(line.text) > 1 and (alike or (self._is_markdown and len(self._pending) == 1))

    def _is_row(self, line: TextLine) -> bool:
        if "|" in line.text and _PIPES.match(line.text):
            return self._in_table or (line.text.startswith("|") and line.text.count("|") > 1)
        return has_columns(line.text)

    def _add_first(self, line: TextLine) -> bool:
        """Begin a list item or a quote; return whether the line has such a marker."""
        marker = _BULLET.match(line.text) or _NUMBER.match(line.text)
        if marker is not None:
            self.flush()
            self._kind = BlockKind.LIST_ITEM
            is_bullet = _BULLET.match(line.text) is not None
            self._pending.append(line.from_column(marker.end()) if is_bullet else line)
            return True
        quote = _QUOTE.match(line.text)
        if quote is None:
            return False
        if self._kind is not BlockKind.QUOTE:
            self.flush()
            self._kind = BlockKind.QUOTE
        content = line.from_column(quote.end())
        if content.text:
            self._pending.append(content)
        else:
            self.flush()
            self._kind = BlockKind.QUOTE
        return True

    def end_group(self) -> None:
        """End what a blank line ends."""
        self.flush()
        self._in_table = False

    def flush(self) -> None:
        """End the paragraph, item or quote that is being collected."""
        if self._pending:
            self.chunks.extend(_split(self._kind, self._pending, is_markdown=self._is_markdown))
        self._pending = []
        self._kind = BlockKind.PARAGRAPH


def _split(kind: BlockKind, lines: list[TextLine], *, is_markdown: bool) -> Iterator[Chunk]:
    """Yield the lines of a paragraph as one chunk, or one each where each is a paragraph."""
    if kind is not BlockKind.PARAGRAPH or is_markdown or len(lines) == 1:
        yield Chunk(kind, tuple(lines))
        return
    mean = sum(len(line.text) for line in lines) / len(lines)
    if mean < _LONG_LINES:
        yield Chunk(kind, tuple(lines))
        return
    for line in lines:
        yield Chunk(kind, (line,))


def draft(chunk: Chunk, dialect: Dialect) -> Draft:
    """Return the chunk as a block with its inline markup turned into formats.

    Line breaks inside a paragraph become spaces in Markdown, where they were not set on purpose;
    table cells are separated by a tab.
    """
    if chunk.kind is BlockKind.TABLE_ROW:
        return _row(chunk.lines[0], dialect)
    runs: list[Run] = []
    for place, line in enumerate(chunk.lines):
        runs.append(Run(line.text, line.offset))
        if place + 1 < len(chunk.lines):
            breaks = line.broken or not dialect.reflows
            runs.append(Run("\n" if breaks else " ", line.end))
    inline = parse_inline(tuple(run for run in runs if run.text), dialect)
    return Draft(chunk.kind or BlockKind.PARAGRAPH, inline.runs, inline.formats).stripped()


def _row(line: TextLine, dialect: Dialect) -> Draft:
    separators = list(re.finditer(r"[ \t]*\|[ \t]*| {3,}|\t+", line.text))
    runs: list[Run] = []
    start = 0
    for separator in separators:
        if start < separator.start():
            runs.append(Run(line.text[start : separator.start()], line.offset + start))
        if runs and separator.end() < len(line.text):
            runs.append(Run("\t", line.offset + separator.start()))
        start = separator.end()
    if start < len(line.text):
        runs.append(Run(line.text[start:], line.offset + start))
    inline = parse_inline(tuple(runs), dialect)
    return Draft(BlockKind.TABLE_ROW, inline.runs, inline.formats)
