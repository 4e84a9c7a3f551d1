"""Numbers as newspapers write them: "35,000", "1.3bn", "two hundred and six", "two thirds"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(
    r"(?:US|HK|NZ|[ACR])?[$€£¥₽₴₹₺₪₩]|\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*[²³]?|\S"
)
_DIGITS: Final = re.compile(r"(?P<whole>\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(?P<decimals>\.\d+)?")
_SMALL: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES: Final = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
_SHORT_SCALES: Final = {
    "k": 1e3,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
_VAGUE: Final = frozenset(
    ("dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions")
)
_PARTS: Final = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}
_OPENERS: Final = frozenset((*_SMALL, *_TENS, *_VAGUE, "a", "an", "half"))
_RATE_WHOLES: Final = frozenset((3, 4, 5, 6, 8, 10, 20, 50, 100))


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign of the text with its code-point offsets; `text` as written."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Number:
    """A number over `words[first:last]`.

    `value` is None for a vague plural ("hundreds"). `share` marks a part of a whole, whose value
    is in percent. `digits` says that it is written in figures.
    """

    first: int
    last: int
    value: float | None
    digits: bool
    share: bool = False


def words_of(text: str) -> list[Word]:
    """Return the words, numbers and signs of `text`, in order."""
    return [Word(match.group(), *match.span()) for match in _WORD.finditer(text)]


def touches(words: Sequence[Word], left: int) -> bool:
    """Whether the word at `left` and the one after it stand together without a blank."""
    return 0 <= left < len(words) - 1 and words[left].end == words[left + 1].start


def number_at(words: Sequence[Word], at: int) -> Number | None:
    """Return the number that begins at `words[at]`, as long as it goes, or None."""
    opening = words[at].lower
    if opening not in _OPENERS and not opening[0].isdecimal():
        return None
    return _share(words, at) or _figures(words, at) or _spelled(words, at) or _vague(words, at)


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _figures(words: Sequence[Word], at: int) -> Number | None:
    match = _DIGITS.fullmatch(words[at].text)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    value = float(whole + (match["decimals"] or ""))
    first, at = at, at + 1
    if touches(words, first) and _lower(words, at) in _SHORT_SCALES:
        return Number(first, at + 1, value * _SHORT_SCALES[_lower(words, at)], digits=True)
    if _lower(words, at) == "-" and touches(words, first) and _lower(words, at + 1) in _SCALES:
        at += 1
    scaled, last = _scaled(words, value, at)
    return Number(first, last, scaled, digits=True)


def _scaled(words: Sequence[Word], value: float, at: int) -> tuple[float, int]:
    while _lower(words, at) in _SCALES or (
        _lower(words, at) in _SHORT_SCALES and len(_lower(words, at)) > 1
    ):
        word = _lower(words, at)
        value *= _SCALES.get(word) or _SHORT_SCALES[word]
        at += 1
    return value, at


def _spelled(words: Sequence[Word], at: int) -> Number | None:
    first, word = at, _lower(words, at)
    if word in ("a", "an") and _lower(words, at + 1) in _SCALES:
        value, at = 1.0, at + 1
    elif word in _SMALL or word in _TENS:
        value, at = _below_hundred(words, at)
    else:
        return None
    total = 0.0
    while True:
        value, after = _scaled(words, value, at)
        total += value
        following = after + 1 if _lower(words, after) == "and" else after
        more = _lower(words, following)
        if after == at or more not in _SMALL | _TENS:
            return Number(first, after, total, digits=False)
        value, at = _below_hundred(words, following)


def _below_hundred(words: Sequence[Word], at: int) -> tuple[float, int]:
    word = words[at].lower
    if word in _SMALL:
        return float(_SMALL[word]), at + 1
    value, at = float(_TENS[word]), at + 1
    following = at + 1 if _lower(words, at) == "-" else at
    unit = _SMALL.get(_lower(words, following), 0)
    return (value + unit, following + 1) if 0 < unit < 10 else (value, at)


def _vague(words: Sequence[Word], at: int) -> Number | None:
    if _lower(words, at) not in _VAGUE:
        return None
    last = at + 1
    while _lower(words, last) == "of" and _lower(words, last + 1) in _VAGUE:
        last += 2
    return Number(at, last, None, digits=False)


def _share(words: Sequence[Word], at: int) -> Number | None:
    """Read "half", "a third", "two thirds", "three-quarters" as a share in percent."""
    word = _lower(words, at)
    if word == "half":
        return Number(at, at + 1, 50.0, digits=False, share=True)
    if (rate := _rate(words, at)) is not None:
        return rate
    count = 1 if word in ("a", "an") else _SMALL.get(word, 0)
    following = at + 2 if _lower(words, at + 1) == "-" else at + 1
    parts = _PARTS.get(_lower(words, following))
    if parts is None or not 0 < count < parts:
        return None
    last = following + 1
    return Number(at, last, 100.0 * count / parts, digits=False, share=True)


def _rate(words: Sequence[Word], at: int) -> Number | None:
    """Read "seven in ten", "1 in 5" as a share in percent; other "in" joins nothing."""
    count, whole = _small(words, at), _small(words, at + 2)
    if _lower(words, at + 1) != "in" or whole not in _RATE_WHOLES or not 0 < count < whole:
        return None
    return Number(at, at + 3, 100.0 * count / whole, digits=False, share=True)


def _small(words: Sequence[Word], at: int) -> int:
    word = _lower(words, at)
    return int(word) if word.isdecimal() and len(word) < 4 else _SMALL.get(word, 0)
