"""Numbers written in words, folded into one token: "twenty-five", "a couple of", "two and a half"."""

from __future__ import annotations

from typing import Final

from dateline.extraction.time.tokens import CODES, Token

_CARD: Final = CODES["CARD"]
_SCALE: Final = CODES["SCALE"]
_DASH: Final = CODES["DASH"]
_AND: Final = CODES["AND"]
_ART: Final = CODES["ART"]
_OF: Final = CODES["OF"]
_ORD: Final = CODES["ORD"]
_HALF: Final = CODES["HALF"]
_COUPLE: Final = CODES["COUPLE"]
_VAGUE: Final = CODES["VAGUE"]
_DOZENS: Final = CODES["DOZENS"]
_NUM: Final = CODES["NUM"]
_YEAR: Final = CODES["YEARNUM"]
_UNITS: Final = frozenset(CODES[name] for name in ("UNITWORD", "YEARWORD", "MONTHWORD", "UNITS"))
_PLURAL: Final = CODES["UNITS"]
_DIGITS: Final = frozenset({_NUM, CODES["DAYNUM"], CODES["TWODIGIT"]})
_TRIGGERS: Final = frozenset({_CARD, _SCALE, _COUPLE, _VAGUE, _DOZENS, _HALF, _YEAR})


def fold(tokens: list[Token]) -> list[Token]:
    """Return the tokens with each number phrase as one NUM (or, of a spoken year, YEARNUM)."""
    if not any(token.code in _TRIGGERS for token in tokens):
        return tokens
    folded: list[Token] = []
    at = 0
    while at < len(tokens):
        found = _number_at(tokens, at)
        if found is None:
            folded.append(tokens[at])
            at += 1
        else:
            token, at = found
            folded.append(token)
    return folded


def _number_at(tokens: list[Token], at: int) -> tuple[Token, int] | None:
    if _counts_units(tokens, at):
        return tokens[at]._replace(code=_NUM), at + 1
    code = tokens[at].code
    if code in {_VAGUE, _DOZENS}:
        return _vague_at(tokens, at, at)
    if code == _ART:
        return _after_article(tokens, at)
    if code == _CARD:
        return _cardinal_at(tokens, at)
    if code == _COUPLE:
        end = at + 2 if _code(tokens, at + 1) == _OF else at + 1
        return Token(tokens[at].start, tokens[end - 1].end, _NUM, 2), end
    return _digits_at(tokens, at) if code in _DIGITS else None


def _counts_units(tokens: list[Token], at: int) -> bool:
    year = tokens[at].code == _YEAR
    return year and _code(tokens, at + 1) == _PLURAL and _is_count(_whole(tokens[at]))


def _is_count(value: int) -> bool:
    """Whether four figures before "years" or "days" count them: "2000 years", "1500 hours"."""
    return value % 50 == 0 or value < _FIRST_LIKELY_YEAR


_FIRST_LIKELY_YEAR: Final = 1800


def _code(tokens: list[Token], at: int) -> str:
    return tokens[at].code if at < len(tokens) else ""


def _vague_at(tokens: list[Token], start: int, at: int) -> tuple[Token, int]:
    end = at + 2 if tokens[at].code == _DOZENS and _code(tokens, at + 1) == _OF else at + 1
    return Token(tokens[start].start, tokens[end - 1].end, _VAGUE, None), end


def _after_article(tokens: list[Token], at: int) -> tuple[Token, int] | None:
    """Read "a few", "a couple of", "a dozen", "a hundred" from the article on."""
    following = _code(tokens, at + 1)
    if following == _VAGUE:
        return _vague_at(tokens, at, at + 1)
    if following == _COUPLE:
        end = at + 3 if _code(tokens, at + 2) == _OF else at + 2
        return Token(tokens[at].start, tokens[end - 1].end, _NUM, 2), end
    if following == _SCALE:
        value, end = _scaled(tokens, 1, at + 1)
        return Token(tokens[at].start, tokens[end - 1].end, _NUM, value), end
    return None


def _digits_at(tokens: list[Token], at: int) -> tuple[Token, int] | None:
    value = tokens[at].value
    if not isinstance(value, int | float):
        return None
    if _code(tokens, at + 1) == _SCALE:
        scaled, end = _scaled(tokens, value, at + 1)
        return Token(tokens[at].start, tokens[end - 1].end, _NUM, scaled), end
    half_end = _half_end(tokens, at + 1)
    if half_end is not None:
        return Token(tokens[at].start, tokens[half_end - 1].end, _NUM, value + 0.5), half_end
    return None


def _scaled(tokens: list[Token], value: float, at: int) -> tuple[float, int]:
    while _code(tokens, at) == _SCALE:
        scale = tokens[at].value
        value *= scale if isinstance(scale, int) else 1
        at += 1
    return value, at


def _cardinal_at(tokens: list[Token], at: int) -> tuple[Token, int] | None:
    """Read a number in words; a tens word with an ordinal ("twenty-fifth") becomes an ordinal."""
    start, (value, at) = at, _below_hundred(tokens, at)
    if _code(tokens, at) == _ORD and value >= 20 and value % 10 == 0:
        last = tokens[at]
        return Token(tokens[start].start, last.end, _ORD, int(value) + _whole(last)), at + 1
    after_dash = at + 1 if _code(tokens, at) == _DASH and _code(tokens, at + 1) == _ORD else at
    if after_dash > at and value >= 20 and value % 10 == 0:
        last = tokens[after_dash]
        return Token(tokens[start].start, last.end, _ORD, int(value) + _whole(last)), after_dash + 1
    if 13 <= value <= 20 and _code(tokens, at) == _CARD:
        rest, end = _below_hundred(tokens, at)
        if rest >= 10:
            year = int(value) * 100 + int(rest)
            return Token(tokens[start].start, tokens[end - 1].end, _YEAR, year), end
    value, at = _with_scales(tokens, value, at)
    half_end = _half_end(tokens, at)
    if half_end is not None:
        value, at = value + 0.5, half_end
    spoken_year = 2000 <= value < 2100 and value % 1 == 0 and _code(tokens, at) not in _UNITS
    code = _YEAR if spoken_year else _NUM
    return Token(tokens[start].start, tokens[at - 1].end, code, value), at


def _whole(token: Token) -> int:
    return token.value if isinstance(token.value, int) else 0


def _below_hundred(tokens: list[Token], at: int) -> tuple[float, int]:
    value = _whole(tokens[at])
    at += 1
    if value >= 20:
        following = at + 1 if _code(tokens, at) == _DASH else at
        if _code(tokens, following) == _CARD and _whole(tokens[following]) < 10:
            return value + _whole(tokens[following]), following + 1
    return value, at


def _with_scales(tokens: list[Token], value: float, at: int) -> tuple[float, int]:
    while _code(tokens, at) == _SCALE:
        value, at = _scaled(tokens, value, at)
        following = at + 1 if _code(tokens, at) == _AND else at
        if _code(tokens, following) != _CARD:
            break
        rest, at = _below_hundred(tokens, following)
        value += rest
    return value, at


def _half_end(tokens: list[Token], at: int) -> int | None:
    """Return the index after "and a half" or "-and-a-half" at `at`, None where it isn't there."""
    words: list[str] = []
    while at < len(tokens) and len(words) < 3:
        code = tokens[at].code
        at += 1
        if code != _DASH:
            words.append(code)
            if words == [_AND, _HALF]:
                return at
    return at if words == [_AND, _ART, _HALF] else None
