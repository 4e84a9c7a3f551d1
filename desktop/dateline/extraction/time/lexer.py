"""Text → tokens of time grammar, one class character a token, so that rules are regexes over it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from dateline.extraction.time import lexicon
from dateline.extraction.time.numerals import fold
from dateline.extraction.time.tokens import CODES, Token, Value
from dateline.extraction.time.values import full_year

_SCAN = re.compile(
    r"""(?P<break>\n\s*\n)
    |(?<![\w.,-])(?P<iso>\d{4}(?:-\d\d-|/\d\d/|\.\d\d\.)\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[+-]\d\d:?\d\d)?)?Z?)(?![\w-])
    |(?<![\w.,-])(?P<isoweek>\d{4}-?W[0-5]\d)(?![\w-])
    |(?<![\w.,/])(?P<numeric>\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:\d{4}|\d\d)|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}-\d{1,2}-\d{4})(?![\w/-])
    |(?<!\w)(?P<quarteryear>(?:Q[1-4]|[1-4]Q)(?:['’]?\d\d|\d{4}))(?!\w)
    |(?<!\w)(?P<quarter>Q[1-4]|[1-4]Q)(?!\w)
    |(?<![\w.,:])(?P<clock>\d{1,2}\s?:\s?\d\d(?:\s?:\s?\d\d)?|\d{1,2}h[0-5]\d(?!\w)|\d{1,2}\.\s?\d\d(?=\s?[ap]\.?\s?m))(?![\d:]|\.\d)
    |(?<![\w.,$£€])(?P<decade>(?:1[5-9]|20)\d0(?:['’]?s)|['’‘]?[2-9]0(?:['’]?s))(?!\w)
    |(?<![\w.,])(?P<ordinal>\d{1,4}(?:st|nd|rd|th))(?!\w)
    |(?<![\w.,$£€])(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d+)
    |(?<!\w)['’‘](?P<short>\d\d)(?!\w)
    |(?P<halfday>[ap]\.\s?m\b\.?|[ap]m\b|[AP]\.\s?M\b\.?|[AP]M\b)
    |(?P<era>B\.?C\.?E\b\.?|B\.C\.?|BC\b|A\.D\.?|AD\b|CE\b)
    |(?P<possessive>['’]s\b)
    |(?P<abbreviation>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|MON|TUES?|WED|THU(?:RS?)?|FRI|SAT|SUN)\b\.?(?!['’]))
    |(?<!\w)(?P<halfyear>H[12])(?!\w)
    |(?<!\w)(?P<fiscal>FY\s?(?:\d{4}|['’]?\d\d))(?!\w)
    |(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)
    |(?P<mark>[,/()\[\]–—-])
    |(?P<other>\S)""",
    re.VERBOSE,
)

_WORDS: Final[dict[str, tuple[str, Value]]] = {}


def _enter(code: str, words: str, value: Value = None) -> None:
    for word in words.split():
        _WORDS[word] = (code, value)


for _code, _words in {
    "THE": "the",
    "ART": "a an",
    "OF": "of",
    "IN": "in",
    "ON": "on",
    "AT": "at",
    "FROM": "from",
    "TO": "to",
    "UNTIL": "until till through thru",
    "AND": "and",
    "OR": "or",
    "BETWEEN": "between",
    "SINCE": "since",
    "BY": "by",
    "FOR": "for",
    "DURING": "during throughout",
    "WITHIN": "within",
    "OVER": "over",
    "THIS": "this",
    "THAT": "that",
    "THESE": "these",
    "THOSE": "those",
    "LAST": "last",
    "PAST": "past",
    "NEXT": "next",
    "COMING": "coming upcoming",
    "PREVIOUS": "previous preceding prior",
    "FOLLOWING": "following subsequent",
    "SAME": "same",
    "CURRENT": "current",
    "RECENT": "recent",
    "FUTURE": "future",
    "LATEST": "latest",
    "AGO": "ago",
    "BACK": "back",
    "LATER": "later afterwards afterward",
    "EARLIER": "earlier previously",
    "BEFORE": "before beforehand",
    "AFTER": "after",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "MIDDLE": "middle",
    "END": "end close",
    "START": "beginning start onset outset",
    "EACH": "each every",
    "ALL": "all",
    "HALF": "half",
    "FISCAL": "fiscal financial",
    "PER": "per",
    "OLD": "old",
    "LONG": "long",
    "MORE": "more",
    "LESS": "less fewer under",
    "THAN": "than",
    "ABOUT": "about around approximately roughly some nearly almost circa",
    "LEAST": "least",
    "UP": "up",
    "ANOTHER": "another",
    "ADDITIONAL": "additional extra further",
    "ENTIRE": "full whole entire single consecutive straight successive solid calendar business "
    "working trading bloody brutal",
    "NOW": "now currently nowadays presently",
    "TODAY": "today",
    "YESTERDAY": "yesterday",
    "TOMORROW": "tomorrow",
    "TONIGHT": "tonight",
    "RECENTLY": "recently lately",
    "SOON": "soon",
    "TIME": "time",
    "MOMENT": "moment",
    "PERIOD": "period",
    "TERM": "term",
    "AHEAD": "ahead",
    "NOON": "noon",
    "MIDNIGHT": "midnight",
    "HOURS": "hrs",
    "OCLOCK": "o'clock o’clock",
    "LOCAL": "local",
    "SHORT": "short near foreseeable immediate",
    "DISTANT": "distant",
    "REST": "rest remainder",
    "LATTER": "latter",
    "FINAL": "final closing",
    "OTHERWORD": "other",
    "COUPLE": "couple",
    "HENCE": "hence",
    "ONLY": "only just exactly",
    "COMPARABLE": "comparable corresponding year-earlier year-ago",
    "TIMES": "once twice thrice times",
}.items():
    _enter(_code, _words)
for _name, _number in lexicon.MONTHS.items():
    _WORDS[_name] = ("MONTH", _number)
for _name, _number in lexicon.MONTH_ABBREVIATIONS.items():
    _WORDS.setdefault(_name, ("MABBR", _number))
for _name, _number in lexicon.WEEKDAYS.items():
    _WORDS[_name] = ("WEEKDAY", _number)
    _WORDS[_name + "s"] = ("WEEKDAYS", _number)
for _name, _number in lexicon.WEEKDAY_ABBREVIATIONS.items():
    _WORDS[_name] = ("WABBR", _number)
_UNIT_CODES: Final = {"year": "YEARWORD", "month": "MONTHWORD"}
for _name, _unit in lexicon.UNITS.items():
    _WORDS[_name] = (_UNIT_CODES.get(_name, "UNITWORD"), _unit)
    _WORDS[_name + "s"] = ("UNITS", _unit)
_WORDS["second"] = ("ORD", 2)
for _name, _season in lexicon.SEASONS.items():
    _WORDS[_name] = ("SEASON", _season)
for _name, _season in {"summers": "SU", "winters": "WI", "springs": "SP"}.items():
    _WORDS[_name] = ("SEASONS", _season)
for _name, _part in lexicon.DAYPARTS.items():
    _WORDS[_name] = ("DAYPART", _part)
for _name, _number in lexicon.CARDINALS.items():
    _WORDS[_name] = ("CARD", _number)
for _name, _number in lexicon.SCALES.items():
    _WORDS[_name] = ("SCALE", _number)
    _WORDS[_name + "s"] = ("DOZENS", None)
_WORDS["dozen"] = ("SCALE", 12)
_WORDS["dozens"] = ("DOZENS", None)
for _name, _number in lexicon.ORDINALS.items():
    _WORDS.setdefault(_name, ("ORD", _number))
for _name, _number in lexicon.DECADE_WORDS.items():
    _WORDS[_name] = ("DECADE", _number)
for _name in lexicon.VAGUE_COUNTS:
    _WORDS[_name] = ("VAGUE", None)
for _name in lexicon.ZONES:
    _WORDS[_name] = ("ZONE", _name.upper())
for _name, _value in {
    "daily": "P1D",
    "nightly": "P1D",
    "everyday": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annually": "P1Y",
    "annual": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
}.items():
    _WORDS[_name] = ("SETWORD", _value)
for _mark, _code in {
    ",": "COMMA",
    "/": "SLASH",
    "(": "OPEN",
    "[": "OPEN",
    ")": "SHUT",
    "]": "SHUT",
    "-": "DASH",
    "–": "DASH",
    "—": "LONGDASH",
}.items():
    _WORDS[_mark] = (_code, None)

_CAPITALISED: Final = frozenset({"may", "march", "august"})
"""Month names that are common English words: they count only with a capital."""


class Lexed(NamedTuple):
    """A text as tokens; `codes[i]` is the class character of `tokens[i]`."""

    text: str
    tokens: list[Token]
    codes: str


def lex(text: str, *, blocked: frozenset[int] = frozenset()) -> Lexed:
    """Return the tokens of `text`; a word that starts at an offset in `blocked` is no time word."""
    tokens: list[Token] = []
    append = tokens.append
    for match in _SCAN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            append(_word(match.group(), start, end, blocked=start in blocked))
        elif kind == "other":
            append(Token(start, end, CODES["OTHER"], None))
        elif kind is not None:
            code, value = _READERS[kind](match.group(kind))
            if start in blocked:
                code, value = "OTHER", None
            append(Token(start, end, CODES[code], value))
    tokens = fold(tokens)
    return Lexed(text, tokens, "".join([token.code for token in tokens]))


def _word(word: str, start: int, end: int, *, blocked: bool) -> Token:
    lower = word.lower()
    code, value = _WORDS.get(lower, ("OTHER", None))
    if code == "OTHER" or blocked:
        return Token(start, end, CODES["OTHER"], None)
    if (
        code in {"MABBR", "WABBR"}
        or (lower in _CAPITALISED and not word[0].isupper())
        or (code == "ZONE" and not word.isupper())
        or (code == "QLETTER" and word != "Q")
    ):
        code = "OTHER"
    return Token(start, end, CODES[code], value)


def _read_number(written: str) -> tuple[str, Value]:
    if "," in written:
        return "NUM", int(written.replace(",", ""))
    if "." in written:
        return "NUM", float(written)
    value = int(written[:9])
    if len(written) == 4 and 1000 <= value < 2200:
        return "YEARNUM", value
    if len(written) <= 2 and 1 <= value <= 31:
        return "DAYNUM", value
    return ("TWODIGIT" if len(written) == 2 else "NUM"), value


_FIRST_DECADE_OF_HUNDRED: Final = 2000
"""The 1800s are a century; the 2000s are a decade."""


def _read_decade(written: str) -> tuple[str, Value]:
    digits = int(re.sub(r"\D", "", written))
    if digits >= 1000 and digits % 100 == 0 and digits < _FIRST_DECADE_OF_HUNDRED:
        return "HUNDREDS", digits // 100
    return "DECADE", digits // 10


def _read_half_day(written: str) -> tuple[str, Value]:
    return "HALFDAY", 12 if written[0] in "pP" else 0


def _read_era(written: str) -> tuple[str, Value]:
    return ("BCE" if written[0] == "B" else "CEERA"), None


def _year_in_figures(written: str) -> int:
    year = int(written.strip(" '’"))
    return full_year(year) if year < 100 else year


def _read_quarter_of_year(written: str) -> tuple[str, Value]:
    """Return the year times ten and the quarter: "3Q24" is 20243."""
    quarter = int(written[:2].strip("Q"))
    return "QUARTERYEAR", 10 * _year_in_figures(written[2:]) + quarter


_READERS: Final[dict[str, Callable[[str], tuple[str, Value]]]] = {
    "break": lambda _: ("BREAK", None),
    "iso": lambda written: ("ISO", written),
    "isoweek": lambda written: ("ISOWEEK", written),
    "numeric": lambda written: ("NUMERIC", re.sub(r"\s", "", written)),
    "clock": lambda written: ("CLOCK", re.sub(r"[.h]", ":", re.sub(r"\s", "", written))),
    "decade": _read_decade,
    "ordinal": lambda written: ("ORD", int(written[:-2])),
    "number": _read_number,
    "short": lambda written: ("SHORTYEAR", int(written)),
    "halfday": _read_half_day,
    "era": _read_era,
    "abbreviation": lambda written: _WORDS[written.lower().removesuffix(".")],
    "quarter": lambda written: ("QUARTER", int(written.strip("Q"))),
    "quarteryear": _read_quarter_of_year,
    "halfyear": lambda written: ("HALFYEAR", int(written[1])),
    "fiscal": lambda written: ("FISCALYEAR", _year_in_figures(written.removeprefix("FY"))),
    "possessive": lambda _: ("POSS", None),
    "mark": lambda written: _WORDS[written],
}
