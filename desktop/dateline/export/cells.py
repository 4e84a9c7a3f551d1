"""Cells of a table that a spreadsheet opens: plain text, and never a formula."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dateline.export.exporter import Cell

_IGNORED: Final = "\\s\"'`“”‘’\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""What may stand before a formula and still let some program read it as one."""
_FORMULA: Final = re.compile(rf"^[{_IGNORED}]*[=+\-@＝＋－＠]")
_AFTER_SEPARATOR: Final = re.compile(rf"(?<=[;|])(?=[{_IGNORED}]*[=+\-@＝＋－＠])")
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
    if isinstance(value, int):
        return str(value)
    text = "; ".join(value) if isinstance(value, list) else value
    return neutralised(one_line(text))


def neutralised(text: str) -> str:
    """Return `text` such that no spreadsheet takes it, or a part cut off it, for a formula."""
    guarded = _AFTER_SEPARATOR.sub(_GUARD, text)
    return f"{_GUARD}{guarded}" if _FORMULA.match(guarded) else guarded


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
