"""The lines of a text as its layout needs them: where they stand, what they look like, what they end with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

REMOVED: Final = r"\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff\ud800-\udfff"
"""A character class of what is never part of a word: controls, soft hyphen, zero-width spaces, surrogates."""

LINE_BREAK: Final = r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
"""What ends a line: the Unicode line breaks (UAX 14 class BK, CR, LF, NL)."""

_BREAK = re.compile(LINE_BREAK)
_REMOVED = re.compile(f"[{REMOVED}]")
_SOFT_HYPHEN = "\xad"

_FINAL = re.compile(r"""[.!?:…。！？؟।]["'”’»›)\]*_]*$""")
_COLUMN_GAP = re.compile(r" {3,}|\t+")
_LONGEST_CELL: Final = 32
_ITEM = re.compile(r"(?:[-*+•‣◦▪●·–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\(?[A-Z]\))\s")
_NUMBERED = re.compile(r"\(?\w")
_MARKUP = re.compile(r"#{1,6}(?:\s|$)|>|```|~~~|[-=*_~#+.\s]{3,}$")
_SHORTEST_CAPITALS: Final = 12
"""Characters below which a line in capitals can be the end of a sentence ("NATO.")."""
_LONGEST_FIELD: Final = 48
_FIELD = re.compile(
    r"""(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or)\s+[^\W\d_a-z]    # By Jane Roe
    |[A-Z][A-Za-z-]{1,14}:\s                              # Date: 1987-02-26
    |(?:[^\W\d_]{3,10}\.?,?\s+)?\d{1,2}\.?\s+[^\W\d_]{3,10}\.?,?\s+\d{4}\b   # Thursday, 13 March 2025
    |(?:[^\W\d_]{3,10},\s+)?[^\W\d_]{3,10}\.?\s+\d{1,2},\s+\d{4}\b           # Thursday, March 13, 2025
    |\d{4}-\d\d-\d\d\b""",
    re.VERBOSE,
)
_LEADING_MARKS = "\"'“”‘’«»‹›([*_—–- \t"


class LineKind(Enum):
    """What a line is by its own look."""

    PROSE = "prose"
    ITEM = "item"
    ROW = "row"
    MARKUP = "markup"
    CAPITALS = "capitals"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `start` and `end` bound its content in the source, without surrounding white space, in code
    points; `line_break` is where its line break stands (the length of the source for the last
    line). `text` is the content without removed characters, `indent` the columns before it.
    `forced` is set where it ends like a Markdown line break (two spaces or a backslash),
    `soft_hyphen` where it ends with one. `blanks` counts the blank lines before it. `kind` is what
    the line reads as by itself.
    """

    start: int
    end: int
    line_break: int
    text: str
    indent: int
    forced: bool
    soft_hyphen: bool
    blanks: int
    kind: LineKind

    @property
    def width(self) -> int:
        """Column after the last character."""
        return self.indent + len(self.text)

    @property
    def first_unit(self) -> int:
        """Length of what a wrapping program would have had to fit on the line before."""
        if is_unspaced(self.text[0]):
            return 1
        return len(self.text.split(None, 1)[0])

    @property
    def is_numbered(self) -> bool:
        """Whether an item's marker is a number or letter, which prose can also begin a line with."""
        return _NUMBERED.match(self.text) is not None

    @property
    def is_final(self) -> bool:
        """Whether the line ends with punctuation that ends a sentence or opens a list."""
        return ends_sentence(self.text)

    @property
    def case(self) -> int:
        """Case of the first letter behind quotation marks: 1 upper, -1 lower, 0 neither."""
        return leading_case(self.text)


def lines(source: str) -> Iterator[Line]:
    """Yield the lines of `source` that are not blank, in order, in linear time."""
    start, blanks = 0, 0
    for match in _BREAK.finditer(source):
        line = _line(source, start, match.start(), blanks)
        if line is None:
            blanks += 1
        else:
            yield line
            blanks = 0
        start = match.end()
    last = _line(source, start, len(source), blanks)
    if last is not None:
        yield last


def _line(source: str, start: int, end: int, blanks: int) -> Line | None:
    first, last = _trim(source, start, end)
    if first == last:
        return None
    text = _REMOVED.sub("", source[first:last])
    trailing = source[last:end]
    backslash = source[last - 1] == "\\" and source[last - 2 : last] != "\\\\"
    return Line(
        start=first,
        end=last,
        line_break=end,
        text=text,
        indent=len(source[start:first].expandtabs(4)),
        forced=trailing.startswith("  ") or backslash,
        soft_hyphen=_SOFT_HYPHEN in trailing,
        blanks=blanks,
        kind=_kind(text),
    )


def _kind(text: str) -> LineKind:
    """Return what a line reads as; a field is a byline, a date line or a short `Key: value`."""
    if _MARKUP.match(text):
        return LineKind.MARKUP
    if text.count("|") > 1 or has_columns(text):
        return LineKind.ROW
    if _ITEM.match(text):
        return LineKind.ITEM
    if len(text) <= _LONGEST_FIELD and _FIELD.match(text) and not ends_sentence(text):
        return LineKind.FIELD
    is_shouted = len(text) >= _SHORTEST_CAPITALS and text.isupper()
    return LineKind.CAPITALS if is_shouted else LineKind.PROSE


def _trim(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _is_edge(source[start]):
        start += 1
    while start < end and _is_edge(source[end - 1]):
        end -= 1
    return start, end


def _is_edge(char: str) -> bool:
    return char.isspace() or _REMOVED.match(char) is not None


def has_columns(text: str) -> bool:
    """Return whether a line is a row of short cells that tabs or wide gaps part."""
    if "\t" not in text and "   " not in text:
        return False
    cells = _COLUMN_GAP.split(text)
    return len(cells) > 2 and max(map(len, cells)) <= _LONGEST_CELL


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends like a sentence, behind any closing quotation marks."""
    return _FINAL.search(text, max(0, len(text) - 8)) is not None


def leading_case(text: str) -> int:
    """Return 1 where the first letter of `text` is upper case, -1 lower case, 0 where neither."""
    for char in text[:12].lstrip(_LEADING_MARKS)[:1]:
        return 1 if char.isupper() or char.istitle() else -1 if char.islower() else 0
    return 0


def is_unspaced(char: str) -> bool:
    """Return whether `char` belongs to a script that is written without spaces between words."""
    return char >= "\u0e00" and (
        "\u3000" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\uff01" <= char <= "\uff60"
        or "\U00020000" <= char <= "\U0003ffff"
        or "\u0e00" <= char <= "\u0eff"
    )
