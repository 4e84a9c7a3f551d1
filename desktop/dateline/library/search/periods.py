"""Days, months, years and ranges as a query writes them in ISO 8601."""

from __future__ import annotations

import re
from typing import Protocol, TypeAlias

from dateline.model.days import day_number, days_in_month

Days: TypeAlias = tuple[int | None, int | None]
"""Inclusive first and last day number (`model.days`); None is open."""

_ISO = re.compile(r"(?!0000)(\d{4})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_SHORT_END = re.compile(r"(?:(\d{1,2})-)?(\d{1,2})", re.ASCII)
_COMPARED = re.compile(r"(<=|>=|<|>|=)\s*(.+)")


class PeriodReader(Protocol):
    """Reads a period in words ("last summer"), counted from today."""

    def __call__(self, text: str, /) -> Days | None:
        """Return the days that `text` means, or None where it is no expression of time."""
        ...


class ReversedRangeError(ValueError):
    """A range that ends before it begins."""


def read_period(text: str, words: PeriodReader | None = None) -> Days | None:
    """Return the days of `2025`, `2025-03`, `2025-03-11`, `A..B`, `A..`, `..B`, `>A`, `<=A`, or None.

    The end of a range may leave out what it shares with the start (`2025-03-01..13`,
    `2024-08..10`). `words` reads what is not ISO. Raises ReversedRangeError.
    """
    text = text.strip()
    compared = _COMPARED.fullmatch(text)
    if compared is not None:
        return _beside(compared[1], _point(compared[2], words))
    return _range(text, words) if ".." in text else _point(text, words)


def iso_days(text: str) -> tuple[int, int] | None:
    """Return the first and last day of an ISO year, month or day, or None (also for 2025-02-30)."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    first, last = month or 1, month or 12
    length = days_in_month(year, last)
    if day > length:
        return None
    return day_number(year, first, day or 1), day_number(year, last, day or length)


def _point(text: str, words: PeriodReader | None) -> Days | None:
    days = iso_days(text)
    return days if days is not None or words is None else words(text)


def _beside(sign: str, days: Days | None) -> Days | None:
    if days is None:
        return None
    first, last = days
    if sign == ">":
        return None if last is None else (last + 1, None)
    if sign == "<":
        return None if first is None else (None, first - 1)
    if sign == ">=":
        return first, None
    return (None, last) if sign == "<=" else days


def _range(text: str, words: PeriodReader | None) -> Days | None:
    start, _dots, end = (part.strip() for part in text.partition(".."))
    first = _point(start, words) if start else (None, None)
    last = _point(_completed(end, start), words) if end else (None, None)
    if first is None or last is None or not (start or end):
        return None
    if first[0] is not None and last[1] is not None and last[1] < first[0]:
        raise ReversedRangeError(text)
    return first[0], last[1]


def _completed(end: str, start: str) -> str:
    """Return the end of a range with the year and month that it leaves out."""
    short, whole = _SHORT_END.fullmatch(end), _ISO.fullmatch(start)
    if short is None or whole is None or whole[2] is None:
        return end
    if short[1] is None and whole[3] is not None:
        return f"{whole[1]}-{whole[2]}-{short[2]}"
    if short[1] is not None and whole[3] is not None:
        return f"{whole[1]}-{short[1]}-{short[2]}"
    return f"{whole[1]}-{short[2]}" if short[1] is None else end
