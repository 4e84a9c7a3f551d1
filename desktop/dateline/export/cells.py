"""Cells of a table that a spreadsheet opens: plain text, and never a formula."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dateline.export.exporter import Cell

_SIGNS: Final = frozenset("=+-@＝＋－＠")
"""What begins a formula in Excel, LibreOffice or Google Sheets, in both widths."""
_QUOTES: Final = frozenset("\"'`“”„‘’«»")
_IGNORED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Spaces and characters without width: some program may not see them before a sign."""
_SEPARATORS: Final = re.compile("[;|]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONTROL_CATEGORIES: Final = frozenset({"Cc", "Zl", "Zp"})
_GUARD: Final = "'"


def plain_cell(value: Cell) -> str:
    """Return a value as the text of a CSV cell.

    A text that could be read as a formula gets an apostrophe before it, also where it would only
    begin a cell for a program that splits at semicolons or bars. Line breaks, tabs and other
    control characters become spaces (OWASP, "CSV Injection").
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    text = "; ".join(value) if isinstance(value, list) else value
    return neutralised(one_line(text))


def neutralised(text: str) -> str:
    """Return `text` such that no spreadsheet takes it, or a part cut off it, for a formula."""
    places = [_sign_after(text, match.end()) for match in _SEPARATORS.finditer(text)]
    for place in sorted({place for place in places if place is not None}, reverse=True):
        text = f"{text[:place]}{_GUARD}{text[place:]}"
    return text if _sign_after(text, 0) is None else f"{_GUARD}{text}"


def _sign_after(text: str, start: int) -> int | None:
    """Return where a sign stands that would begin a formula for a cell from `start` on, or None."""
    for place in range(start, len(text)):
        char = text[place]
        if char in _SIGNS:
            return place
        if char not in _QUOTES and unicodedata.category(char) not in _IGNORED_CATEGORIES:
            return None
    return None


def one_line(text: str) -> str:
    """Return `text` with a space for each line break, tab and other control character."""
    if text.isprintable():
        return text
    return "".join(" " if _is_control(char) else char for char in text)


def encodable(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate, which UTF-8 can't hold."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in _CONTROL_CATEGORIES
