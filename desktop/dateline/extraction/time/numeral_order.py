"""Whether a text writes 03/04/2025 day first or month first, as far as its words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from dateline.extraction.time.frames import Frame
from dateline.extraction.time.grammar.calendar import turned
from dateline.extraction.time.rules import Piece


class Order(StrEnum):
    """Which of the two comes first."""

    DAY = "day"
    MONTH = "month"


_DAY_WORDS: Final = re.compile(
    r"\b(?:GMT|BST|CET|CEST|EET|EEST|MSK|IST|AEST|AEDT|\w*colours?|centres?|labour|defence|"
    r"programmes?|kilomet(?:re|res)|met(?:re|res)|organis\w+|tonnes?|tyres?|cheques?)\b"
)
_MONTH_WORDS: Final = re.compile(
    r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|\w*colors?|centers?|labor|defense|programs?|"
    r"kilomet(?:er|ers)|met(?:er|ers)|organiz\w+|neighbor\w*)\b"
)
"""Zones and spellings of countries that write the day first, and of the United States."""


def settle_order(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with ambiguous numerals in the order that the text's evidence gives.

    The text's other dates are heard first, then its zones and spellings; where they are silent or
    at odds, the numerals stay ambiguous.
    """
    if not any(frame.ambiguous for _, frame in pieces):
        return pieces
    order = _of_dates(text, pieces) or _of_words(text)
    if order is None:
        return pieces
    return [(span, _settled(frame, order) if frame.ambiguous else frame) for span, frame in pieces]


def _settled(frame: Frame, order: Order) -> Frame:
    """Return numerals, which are read month first at first, in the order given."""
    return turned(frame) if order is Order.DAY else replace(frame, ambiguous=False, settled=True)


def _of_dates(text: str, pieces: Sequence[Piece]) -> Order | None:
    orders = {order for piece in pieces if (order := _order(text, piece)) is not None}
    return orders.pop() if len(orders) == 1 else None


def _order(text: str, piece: Piece) -> Order | None:
    span, frame = piece
    if frame.ambiguous or frame.day is None or frame.month is None:
        return None
    if frame.rule == "calendar.numeric":
        figures = re.search(r"\d+", span.of(text))
        first = int(figures.group()) if figures else 0
        return Order.DAY if first == frame.day else Order.MONTH
    if frame.rule.startswith("calendar.day"):
        written = re.search(
            r"\d+|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", span.of(text)
        )
        return Order.DAY if written and written.group().isdigit() else Order.MONTH
    return None


def _of_words(text: str) -> Order | None:
    day, month = (len(words.findall(text)) for words in (_DAY_WORDS, _MONTH_WORDS))
    if day > 2 * month:
        return Order.DAY
    return Order.MONTH if month > 2 * day else None
