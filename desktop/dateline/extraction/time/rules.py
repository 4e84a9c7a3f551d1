"""How a grammar rule is written: a pattern over token classes and a builder of frames."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from dateline.extraction.time.frames import Frame, Unit
from dateline.extraction.time.lexer import Lexed
from dateline.extraction.time.tokens import CODES, Token
from dateline.model.spans import Span

_CLASSES: Final = {
    "MON": ("MONTH", "MABBR"),
    "WDAY": ("WEEKDAY", "WABBR"),
    "COUNT": ("NUM", "DAYNUM", "TWODIGIT", "VAGUE"),
    "EXACT": ("NUM", "DAYNUM", "TWODIGIT"),
    "UNIT": ("UNITWORD", "YEARWORD", "MONTHWORD"),
    "ANYUNIT": ("UNITWORD", "YEARWORD", "MONTHWORD", "UNITS"),
    "DEMO": ("THIS", "THAT", "LAST", "PAST", "NEXT", "COMING", "PREVIOUS", "FOLLOWING", "SAME"),
}
"""Names for sets of classes."""
_NAME = re.compile(r"[A-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match in a text: its groups as tokens and numbers."""

    lexed: Lexed
    match: re.Match[str]

    def has(self, group: str) -> bool:
        """Whether the pattern has `group` and it took part."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def token(self, group: str) -> Token:
        """Return the first token of `group`; raises IndexError where it took no part."""
        at = self.match.start(group)
        if at < 0:
            raise IndexError(group)
        return self.lexed.tokens[at]

    def number(self, group: str) -> int:
        """Return the whole number that `group`'s token stands for."""
        value = self.token(group).value
        return value if isinstance(value, int) else int(value or 0)

    def count(self, group: str) -> float | None:
        """Return the number of `group`; None where it is vague; 1 where it took no part."""
        if not self.has(group):
            return 1
        value = self.token(group).value
        return value if isinstance(value, int | float) else None

    def unit(self, group: str) -> Unit:
        """Return the unit that `group` names."""
        return Unit(self.token(group).value)

    def letters(self, group: str) -> str:
        """Return the code that `group`'s token stands for (a season, a daypart, a zone)."""
        return str(self.token(group).value)

    def words(self, group: str) -> str:
        """Return `group` as it is written, in lower case, its white space single."""
        span = self.span(group)
        return " ".join(span.of(self.lexed.text).lower().split())

    def span(self, group: str | int = 0) -> Span:
        """Return the code points that `group` covers."""
        first, end = self.match.span(group)
        tokens = self.lexed.tokens
        return Span(tokens[first].start, tokens[end - 1].end)

    def written(self) -> str:
        """Return the words of the match."""
        return self.span().of(self.lexed.text)

    def before(self, reach: int) -> str:
        """Return the text before the match, at most `reach` code points."""
        start = self.span().start
        return self.lexed.text[max(0, start - reach) : start]


Piece: TypeAlias = tuple[Span, Frame]
Built: TypeAlias = Frame | Sequence[Piece] | None
Builder: TypeAlias = Callable[[Found], Built]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar: its id, compiled pattern, builder and place among equals."""

    id: str
    pattern: re.Pattern[str]
    build: Builder


def rule(rule_id: str, pattern: str, build: Builder) -> Rule:
    """Return a rule from a pattern in which capital words are token classes.

    White space in the pattern means nothing; `COMMA?` is an optional comma token. A builder returns
    one frame for the whole match, pieces with their own spans, or None to refuse.
    """
    return Rule(rule_id, compile_pattern(pattern), build)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regex over class characters; raises KeyError for a name that is no class."""

    def characters(match: re.Match[str]) -> str:
        name = match.group()
        if name in _CLASSES:
            return "[" + "".join(CODES[part] for part in _CLASSES[name]) + "]"
        return CODES[name]

    return re.compile(re.sub(r"\s+", "", _NAME.sub(characters, pattern)))
