"""Named days: Christmas Eve, Good Friday 2019, last Thanksgiving, 9/11."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time import lexicon
from dateline.extraction.time.feasts import FEASTS
from dateline.extraction.time.frames import Form, Frame
from dateline.extraction.time.grammar.calendar import SHIFTS, lean_of
from dateline.extraction.time.grammar.years import year_or_none
from dateline.extraction.time.rules import Piece
from dateline.model.spans import Span


def _any_of(names: set[str]) -> str:
    """Return the alternatives of a pattern, the longest name first."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    escaped = (re.escape(name).replace("'", "['’]") for name in longest_first)
    return "|".join(name.replace(r"\ ", r"\s+") for name in escaped)


_YEARLY_NAMES: Final = {
    *lexicon.FIXED_HOLIDAYS,
    *lexicon.MOVABLE_HOLIDAYS,
    *lexicon.DAYS_AFTER_THANKSGIVING,
    *lexicon.EASTER_HOLIDAYS,
    *lexicon.ORTHODOX_EASTER,
    *FEASTS,
}
_THINGS: Final = (
    r"(?:War|Agreement|Accords?|Offensive|Rising|Rebellion|Islands?|Eggs?|Olympics|"
    r"sales|shopping|season|period|holidays?|markets?|trees?|lights?|part(?:y|ies)|gifts?|presents?|"
    r"cards?|carols?|stor(?:y|ies)|films?|movies?|albums?|songs?|decorations?|bonus(?:es)?|"
    r"honou?rs|resolutions?|greetings?|address|message|speech|celebrations?|fireworks|spirit|pudding|cake|wish(?:es)?|bunny|eggs?|trade|spending|costumes?)\b"
)
"""What stands behind a name can make it the name of something else, or of a whole season."""
_OTHER_NEW_YEARS: Final = (
    r"(?<!Lunar )(?<!Chinese )(?<!Jewish )(?<!Islamic )(?<!Persian )(?<!Iranian )(?<!Tamil )"
    r"(?<!Thai )(?<!Hindu )(?<!Khmer )(?<!Korean )(?<!Vietnamese )(?<!Tibetan )(?<!Old )(?<!Happy )"
)
"""What before "New Year" makes it another day than 1 January."""
_YEARLY: Final = re.compile(
    rf"{_OTHER_NEW_YEARS}\b(?:(?P<shift>last|this|this\s+past|this\s+coming|next|the\s+previous|the\s+following)\s+)?"
    rf"(?P<name>{_any_of(_YEARLY_NAMES)})"
    rf"(?:,?\s+(?:of\s+|in\s+)?(?P<year>\d{{4}})|\s+(?P<ref>last|this|next)\s+year)?\b"
    rf"(?!\s+{_THINGS})",
    re.IGNORECASE,
)
_NO_DAY: Final = re.compile(rf"\b(?:{_any_of(_YEARLY_NAMES)})(?=\s+{_THINGS})", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_HISTORIC: Final = re.compile(
    rf"(?<![\w/.])(?P<name>{_any_of(set(lexicon.HISTORIC_DAYS))})(?![\w/])", re.IGNORECASE
)
_SEPTEMBER_11: Final = re.compile(
    r"\b(?:the\s+)?(?:Sept(?:ember|\.)?\s+11(?:th)?|11(?:th)?\s+(?:of\s+)?September)"
    r"(?=,?\s+(?:terrorist\s+|terror\s+|suicide\s+)?"
    r"(?:attacks?|hijack\w+|terrorists?|atrocit\w+|[Cc]ommission)\b)"
)
"""The day without its year that these nouns make the one of 2001."""


def named_days(text: str) -> list[Piece]:
    """Return each named day with its frame, taking in a year or a "last" beside it."""
    return [*_yearly(text), *_historic(text)]


def words_of_no_day(text: str) -> frozenset[int]:
    """Return the offsets of the words of names that stand for no day: "the Good Friday Agreement"."""
    return frozenset(
        word.start()
        for match in _NO_DAY.finditer(text)
        for word in _WORD.finditer(text, match.start(), match.end())
    )


def _yearly(text: str) -> list[Piece]:
    found: list[Piece] = []
    for match in _YEARLY.finditer(text):
        written = match.group("name")
        name = " ".join(written.lower().replace("’", "'").split())
        if not written[0].isupper() and not name.startswith("year"):
            continue
        shift = (match.group("shift") or "").lower().split()
        word = shift[-1] if shift else ""
        frame = Frame(
            "calendar.holiday",
            Form.DATE,
            lean=lean_of(word),
            holiday=name,
            year=year_or_none(match.group("year")),
            year_shift=SHIFTS.get((match.group("ref") or "").lower()),
            shift=SHIFTS.get(word),
        )
        found.append((Span(match.start(), match.end()), frame))
    return found


def _historic(text: str) -> list[Piece]:
    named = [
        (Span(match.start(), match.end()), _historic_frame(match.group("name")))
        for match in _HISTORIC.finditer(text)
        if not match.group("name").islower() or match.group("name")[0].isdigit()
    ]
    attacks = [
        (Span(match.start(), match.end()), _historic_frame("9/11"))
        for match in _SEPTEMBER_11.finditer(text)
    ]
    return [*named, *attacks]


def _historic_frame(name: str) -> Frame:
    year, month, day = lexicon.HISTORIC_DAYS[name.lower()]
    return Frame(HISTORIC, Form.DATE, year=year, month=month, day=day)


HISTORIC: Final = "calendar.historic"
