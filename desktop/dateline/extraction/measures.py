"""Numbers of a text with unit, bounds and modifier; dates, ages, times and names left out by form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.extraction.numerals import Number, Word, number_at, touches, words_of
from dateline.extraction.units import units

_LOW: Final = (
    "at least|no fewer than|no less than|not less than|a minimum of|more than|well over|over|"
    "upwards of|upward of|in excess of|greater than|exceeding"
)
_HIGH: Final = (
    "up to|at most|no more than|not more than|a maximum of|less than|fewer than|under|below|"
    "as many as|as much as"
)
_ABOUT: Final = (
    "about|around|roughly|approximately|some|an estimated|estimated|nearly|almost|close to|"
    "just over|just under"
)
_BEFORE: Final = re.compile(
    rf"\b(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|(?:{_ABOUT}))\s+\Z", re.IGNORECASE
)
_AFTER: Final = re.compile(r"\s+or\s+(?:(?P<low>more)|(?P<high>fewer|less)|so)\b", re.IGNORECASE)
_LONGEST_MODIFIER: Final = 24
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec".split()
)
_YEAR_AFTER: Final = frozenset(
    "in since by of until till from during after before late early mid and to through than the for "
    "summer winter spring autumn fall".split()
)
_COUNTED_OFF: Final = frozenset(
    "no number article section chapter page resolution flight route highway channel room level "
    "phase gate line step version unit paragraph clause rule item lot grade group title part act "
    "age aged day week year top".split()
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_SHORT_UNITS: Final = frozenset(("%", "km", "cm", "mm", "kg", "ft", "ha", "mi", "°"))
_MANY: Final = frozenset("people children men women euros".split())
_DASHES: Final = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit; offsets are code points of the text.

    `start` is where its modifier ("at least") or currency sign begins, `end` where its unit ends;
    `value_end` is where the number itself ends. `low` and `high` bound it where it is not exact;
    `value` is None where a bound says all, or where the number is a vague plural.
    """

    start: int
    end: int
    value_end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    digits: bool
    share: bool
    exact: bool
    year_like: bool


def measures_of(text: str) -> Iterator[Measure]:
    """Yield the numbers of `text` that may say how many or how much, in order."""
    words = words_of(text)
    at = 0
    while at < len(words):
        number = number_at(words, at)
        if number is None:
            at += 1
            continue
        number, upper = _with_range(words, number)
        measure = _measure(text, words, number, upper)
        if measure is not None:
            yield measure
        at = max(at + 1, number.last)


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _with_range(words: Sequence[Word], first: Number) -> tuple[Number, float | None]:
    """Return the number grown over "3 to 5", "3-5", "three or four", and the upper value."""
    before, joint = _lower(words, first.first - 1), _lower(words, first.last)
    joints = {"and"} if before == "between" else {"to", "or"} | _DASHES
    if joint not in joints or (joint == "to" and before == "from") or first.share:
        return first, None
    if joint in _DASHES and not touches(words, first.last):
        return first, None
    following = first.last + 1
    second = number_at(words, following) if following < len(words) else None
    if second is None or second.value is None or first.value is None or second.share:
        return first, None
    low = first.value * _shared_scale(words, second)
    if second.value <= low:
        return first, None
    return replace(first, last=second.last, value=low), second.value


def _shared_scale(words: Sequence[Word], second: Number) -> float:
    """Return what the scale word of "3 to 5 million" makes of the first number."""
    plain = number_at(words[: second.first + 1], second.first)
    if plain is None or not plain.value or not second.value or not second.digits:
        return 1.0
    return second.value / plain.value


def _measure(
    text: str, words: Sequence[Word], number: Number, upper: float | None
) -> Measure | None:
    if _is_name_part(text, words, number):
        return None
    number, sign = _with_millions(words, number), _sign_before(words, number)
    unit, last = (sign, number.last) if sign is not None else _unit(words, number)
    first = number.first if sign is None else number.first - 1
    if unit == "" or (unit is None and not number.share and _is_date_part(words, number)):
        return None
    value_end = words[number.last - 1].end
    written = text[words[number.first].start : value_end]
    plain = Measure(
        start=words[first].start,
        end=words[last - 1].end,
        value_end=value_end,
        value=number.value,
        low=None,
        high=None,
        unit="%" if number.share and unit is None else unit,
        digits=number.digits,
        share=number.share and unit is None,
        exact=True,
        year_like=unit is None and _YEAR.fullmatch(written) is not None,
    )
    return _bounded(text, plain, upper)


def _sign_before(words: Sequence[Word], number: Number) -> str | None:
    """Return the currency whose sign or code stands before the number ("$", "US$", "EUR")."""
    before = words[number.first - 1] if number.first > 0 else None
    if before is None or (before.text.isalpha() and not before.text.isupper()):
        return None
    symbol = units().symbol_of.get(before.lower)
    return symbol if symbol in units().money else None


def _with_millions(words: Sequence[Word], number: Number) -> Number:
    """Read "m" at the number as million after a currency sign and before what is counted."""
    at = number.last
    if _lower(words, at) != "m" or not touches(words, at - 1) or number.value is None:
        return number
    counted = _lower(words, at + 1)
    if _sign_before(words, number) is None and not (counted in _MANY or counted.endswith("s")):
        return number
    return replace(number, last=at + 1, value=number.value * 1e6)


def _unit(words: Sequence[Word], number: Number) -> tuple[str | None, int]:
    """Return (symbol, index after it): None where there is no unit, "" for a unit of time."""
    at = number.last
    if _lower(words, at) == "-" and touches(words, at - 1) and touches(words, at):
        at += 1
    following = [word.lower for word in words[at : at + 4]]
    if not following:
        return None, number.last
    if following[0] in units().time or (following[0] in "ap" and following[1:3] == [".", "m"]):
        return "", number.last
    if number.share and following[:2] in (["an", "hour"], ["a", "day"], ["a", "year"]):
        return "", number.last
    found = units().longest(following)
    touching = touches(words, at - 1)
    if found is None or (
        found[1] == 1
        and len(following[0]) <= 2
        and not touching
        and words[at].text not in _SHORT_UNITS
    ):
        return None, number.last
    return found[0], at + found[1]


def _bounded(text: str, measure: Measure, upper: float | None) -> Measure:
    before = text[max(0, measure.start - _LONGEST_MODIFIER) : measure.start]
    if upper is not None:
        lead = len("between ") if before.lower().endswith("between ") else 0
        return replace(
            measure,
            start=measure.start - lead,
            low=measure.value,
            high=upper,
            value=None,
            exact=False,
        )
    match, start, end = _BEFORE.search(before), measure.start, measure.end
    if match is not None:
        start -= len(before) - match.start()
    else:
        match = _AFTER.match(text, measure.end)
        end = match.end() if match is not None else end
    if match is None:
        return measure
    bounds = match.groupdict()
    low, high = (measure.value if bounds[side] else None for side in ("low", "high"))
    value = None if bounds["low"] or bounds["high"] else measure.value
    return replace(measure, start=start, end=end, value=value, low=low, high=high, exact=False)


def _is_name_part(text: str, words: Sequence[Word], number: Number) -> bool:
    """Whether the number belongs to a name, an address, a score or a list ("F-16", "5G", "3-2")."""
    first, last = number.first, number.last
    if touches(words, first - 1) and words[first - 1].text in "-–/.:#@_":
        return True
    if not number.digits:
        return False
    if touches(words, last - 1):
        following = words[last].text
        glued = following[0].isalpha() and units().longest([following.lower()]) is None
        chained = (
            following in _DASHES and touches(words, last) and words[last + 1].text[0].isdigit()
        )
        if following in "/:#@_" or glued or chained:
            return True
    if _lower(words, first - 1) in _COUNTED_OFF:
        return True
    line_start = text.rfind("\n", 0, words[first].start) + 1
    opens_line = not text[line_start : words[first].start].strip()
    return opens_line and _lower(words, last) in (".", ")")


def _is_date_part(words: Sequence[Word], number: Number) -> bool:
    before, after = number.first - 1, number.last
    for at in (before, after):
        if _lower(words, at) in _MONTHS and words[at].text[0].isupper():
            return True
    if _is_age(words, number):
        return True
    written = words[number.first].text
    return _YEAR.fullmatch(written) is not None and (
        _lower(words, before) in _YEAR_AFTER or _lower(words, before) in _MONTHS
    )


def _is_age(words: Sequence[Word], number: Number) -> bool:
    """Whether the number stands between commas after a name: "Aldane, 52, worked"."""
    first, last = number.first, number.last
    between = _lower(words, first - 1) == "," and _lower(words, last) in (",", ".")
    named = first > 1 and words[first - 2].text[0].isupper()
    return between and named and number.digits and number.value is not None and number.value < 120
