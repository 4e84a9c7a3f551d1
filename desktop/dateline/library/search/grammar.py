"""The search language: reads what a person typed into a query, or says what is wrong with it.

    query    = [ either ]
    either   = all { "OR" all }
    all      = part { [ "AND" ] part }
    part     = { "NOT" | "-" } ( group | near | fielded | words )
    group    = "(" [ either ] ")"
    near     = "near(" words words { words } [ "," number ] ")"
    fielded  = field ":" ( group | words | period | status | "starred" )
    field    = "title" | "byline" | "outlet" | "source" | "person" | "org" | "place" | "role"
             | "speaker" | "published" | "date" | "tag" | "note" | "status" | "is"
    words    = phrase [ "*" | "~" ] | word [ "~" ]
    phrase   = quote { any character } quote
    word     = characters without space, bracket or quote; in it "*" stands for any letters, and "?"
               with a letter after it for one
    period   = [ ">" | ">=" | "<" | "<=" ] day | [ day ] ".." [ day ]
    day      = "2025" | "2025-03" | "2025-03-11" | quote words for a time ("last summer") quote

Operators are written in capitals; `-` stands right before what it leaves out. OR binds looser than
the unwritten AND. Capitals and accents of the words searched for do not matter. A word of several
tokens (`30-day`) is a phrase, a word without letter or digit is passed over. In the group of a
field, words belong to that field. Words beside `speaker:` must stand inside one quotation of his.
Letters with a colon and a value right after it are a field, so an unknown one is a mistake; in
`10:30`, `http://` and `mailto:` they are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dateline.library.search import mistakes
from dateline.library.search.fields import ELSEWHERE, FIELDS, PERIOD_FIELDS, SCHEMES, field_named
from dateline.library.search.mistakes import WrongQueryError
from dateline.library.search.nodes import (
    EVERYTHING,
    And,
    Column,
    Form,
    Near,
    Node,
    Not,
    Or,
    Parsed,
    Query,
    Quoted,
    Words,
)
from dateline.library.search.periods import PeriodReader
from dateline.library.search.tokens import is_unspaced, patterns, printable
from dateline.model.spans import Span

MAX_LENGTH: Final = 4_000
"""Characters that are read; a person pastes a paragraph, hardly a page."""
MAX_WORDS: Final = 400
"""Words of a query; SQLite bounds the depth of an expression at 1,000."""
MAX_DEPTH: Final = 8
"""Brackets within brackets; FTS5's parser has a stack of 100."""
_MOST_REPAIRS: Final = 40
"""Mistakes that are mended together; of 30 brackets too many a person is told one by one as well."""
NEAR_DISTANCE: Final = 10
"""Tokens between the words of `near( )` where no number is given, as in FTS5."""

_QUOTES = '"“”„«»'
_WORD = re.compile(rf"[^\s(){_QUOTES}]+")
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_FIELD = re.compile(r"([^\W\d_]{2,}):")
_VALUE = re.compile(rf"[\w(<>=*{_QUOTES}]")
"""How a value begins: what follows the colon of `http://` is none."""
_PERIOD = re.compile(rf"(?:[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]|[^\s(){_QUOTES}])+")
_PHRASE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]([*~]?)")


class _Sign(StrEnum):
    """What a lexeme is to the parser."""

    OPEN = "("
    CLOSE = ")"
    OR = "OR"
    AND = "AND"
    NOT = "NOT"
    NEAR = "near("
    FIELD = "field"
    COMMA = ","
    WORDS = "words"


_OPERATORS = {sign.value: sign for sign in (_Sign.OR, _Sign.AND, _Sign.NOT)}


@dataclass(frozen=True, slots=True)
class _Lexeme:
    """A piece of the query; `text` is a field's name, or words without their marks."""

    sign: _Sign
    span: Span
    text: str = ""
    form: Form = Form.EXACT

    def words(self) -> Words:
        return Words(self.text, self.form, self.span)


def parse(text: str, *, periods: PeriodReader | None = None) -> Parsed:
    """Return what `text` asks, or a mistake in it; never raises, whatever is typed.

    `periods` reads times in words; without it `date:` and `published:` take ISO 8601 alone. A
    blank text asks for everything.
    """
    text = printable(text)
    try:
        return _read(text, periods)
    except WrongQueryError as error:
        repairs = (_runnable(each, periods) for each in (error.mistake.repair, error.otherwise))
        return replace(error.mistake, repair=next(filter(None, repairs), None))


def _read(text: str, periods: PeriodReader | None) -> Query:
    if len(text) > MAX_LENGTH:
        raise WrongQueryError(mistakes.too_long(text, MAX_LENGTH))
    return Query(text, _Parser(text, _lexemes(text), periods).whole())


def _runnable(repair: str | None, periods: PeriodReader | None) -> str | None:
    """Return a repair that can be run: one mistake mended may uncover the next, or one that can't be."""
    for _step in range(_MOST_REPAIRS):
        if repair is None:
            return None
        try:
            _read(repair, periods)
        except WrongQueryError as error:
            repair = error.mistake.repair
        else:
            return repair.strip()
    return None


def _lexemes(text: str) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    place, depth_of_near = 0, -1
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        lexeme = _period(text, place, found) or _lexeme(text, place, inside_near=depth_of_near == 0)
        depth_of_near = _depth(depth_of_near, lexeme.sign)
        found.append(lexeme)
        place = lexeme.span.end
    words = [lexeme for lexeme in found if lexeme.sign is _Sign.WORDS]
    if len(words) > MAX_WORDS:
        raise WrongQueryError(mistakes.too_many_words(len(words), MAX_WORDS, words[MAX_WORDS].span))
    return found


def _depth(depth: int, sign: _Sign) -> int:
    """Return how many brackets deep inside `near( )` the next lexeme stands, -1 outside of it."""
    if sign is _Sign.NEAR:
        return 0
    if depth < 0:
        return -1
    return depth + (sign is _Sign.OPEN) - (sign is _Sign.CLOSE)


def _lexeme(text: str, place: int, *, inside_near: bool) -> _Lexeme:
    char = text[place]
    if char in "()":
        return _Lexeme(_Sign(char), Span(place, place + 1))
    if char in _QUOTES:
        return _phrase(text, place)
    if inside_near and char == ",":
        return _Lexeme(_Sign.COMMA, Span(place, place + 1))
    if char == "-" and not inside_near and _begins_part(text, place + 1):
        return _Lexeme(_Sign.NOT, Span(place, place + 1))
    return _word(text, place, inside_near=inside_near)


def _period(text: str, place: int, found: list[_Lexeme]) -> _Lexeme | None:
    """Return the value of a field of time, whose range may have quoted ends, after such a field."""
    if not found or found[-1].sign is not _Sign.FIELD or found[-1].text not in PERIOD_FIELDS:
        return None
    match = _PERIOD.match(text, place)
    if match is None:
        return None
    words = match[0].translate(dict.fromkeys(map(ord, _QUOTES)))
    return _Lexeme(_Sign.WORDS, Span(*match.span()), words.strip())


def _begins_part(text: str, place: int) -> bool:
    return place < len(text) and text[place] != ")" and not text[place].isspace()


def _phrase(text: str, place: int) -> _Lexeme:
    match = _PHRASE.match(text, place)
    if match is None:
        raise WrongQueryError(mistakes.quote_never_closed(text, place))
    inside, after = match.groups()
    begun = after == "*" or inside.rstrip().endswith("*")
    form = Form.FUZZY if after == "~" else Form.PREFIX if begun else Form.EXACT
    return _Lexeme(_Sign.WORDS, Span(place, match.end()), inside.strip(), form)


def _word(text: str, place: int, *, inside_near: bool) -> _Lexeme:
    match = _WORD.match(text, place)
    word = match[0] if match is not None else text[place]
    if inside_near:
        word = word.partition(",")[0]
    span = Span(place, place + len(word))
    if word in _OPERATORS:
        return _Lexeme(_OPERATORS[word], span)
    if word.lower() == "near" and text.startswith("(", span.end):
        return _Lexeme(_Sign.NEAR, Span(place, span.end + 1))
    field = _FIELD.match(word)
    if field is None:
        return _Lexeme(_Sign.WORDS, span, *_formed(word))
    return _field(text, span, field[1])


def _field(text: str, span: Span, name: str) -> _Lexeme:
    after = span.start + len(name) + 1
    known = field_named(name)
    if known is not None:
        return _Lexeme(_Sign.FIELD, Span(span.start, after), known)
    address = name.lower() in SCHEMES or is_unspaced(name)
    if _VALUE.match(text, after) and not address:
        field = Span(span.start, after - 1)
        raise mistakes.unknown_field(text, field, FIELDS, ELSEWHERE)
    return _Lexeme(_Sign.WORDS, span, *_formed(span.of(text)))


def _formed(word: str) -> tuple[str, Form]:
    """Return a word without the mark that says how it is matched, and how; in addresses none is one."""
    if "://" in word:
        return word, Form.EXACT
    tokens = patterns(word)
    wild = [token for token in tokens if "*" in token or "?" in token]
    if not wild:
        fuzzy = word.endswith("~") and bool(tokens)
        return (word.rstrip("~"), Form.FUZZY) if fuzzy else (word, Form.EXACT)
    begun = len(wild) == 1 and wild[0] == tokens[-1] and not set(wild[0][:-1]) & {"*", "?"}
    return word, Form.PREFIX if begun else Form.WILD


class _Parser:
    """Recursive descent over the lexemes; each method reads one rule of the grammar.

    A rule gives None where it holds nothing to search for.
    """

    def __init__(self, text: str, lexemes: list[_Lexeme], periods: PeriodReader | None) -> None:
        self._text = text
        self._lexemes = lexemes
        self._next = 0
        self._periods = periods
        self._depth = 0
        self._field: str | None = None

    def whole(self) -> Node:
        node = self._either()
        lexeme = self._peek()
        if lexeme is not None:
            raise WrongQueryError(mistakes.bracket_never_opened(self._text, lexeme.span.start))
        if node is None and self._lexemes:
            raise WrongQueryError(mistakes.nothing_to_find(self._text))
        return EVERYTHING if node is None else node

    def _peek(self) -> _Lexeme | None:
        return self._lexemes[self._next] if self._next < len(self._lexemes) else None

    def _take(self, *signs: _Sign) -> _Lexeme | None:
        lexeme = self._peek()
        if lexeme is None or lexeme.sign not in signs:
            return None
        self._next += 1
        return lexeme

    def _either(self) -> Node | None:
        parts = [self._all()]
        while (operator := self._take(_Sign.OR)) is not None:
            self._expect_part(operator)
            parts.append(self._all())
        return _joined(Or, [part for part in parts if part is not None])

    def _all(self) -> Node | None:
        lexeme = self._peek()
        if lexeme is not None and lexeme.sign in {_Sign.AND, _Sign.OR}:
            raise WrongQueryError(mistakes.nothing_before(self._text, lexeme.span))
        parts: list[Node] = []
        while (lexeme := self._peek()) is not None and lexeme.sign not in {_Sign.OR, _Sign.CLOSE}:
            operator = self._take(_Sign.AND)
            if operator is not None:
                self._expect_part(operator)
            part = self._part()
            if part is not None:
                parts.append(part)
        return _joined(And, _inside_quotations(parts))

    def _expect_part(self, operator: _Lexeme) -> None:
        lexeme = self._peek()
        if lexeme is None or lexeme.sign in {_Sign.OR, _Sign.AND, _Sign.CLOSE}:
            raise WrongQueryError(mistakes.nothing_after(self._text, operator.span))

    def _part(self) -> Node | None:
        negated = False
        while (operator := self._take(_Sign.NOT)) is not None:
            negated = not negated
            self._expect_part(operator)
        lexeme = self._lexemes[self._next]
        self._next += 1
        node = self._fielded(lexeme) if lexeme.sign is _Sign.FIELD else self._value(lexeme)
        return Not(node) if negated and node is not None else node

    def _value(self, lexeme: _Lexeme) -> Node | None:
        if lexeme.sign is _Sign.OPEN:
            return self._group(lexeme)
        return self._near(lexeme) if lexeme.sign is _Sign.NEAR else self._words(lexeme)

    def _fielded(self, field: _Lexeme) -> Node | None:
        if self._field is not None:
            raise WrongQueryError(mistakes.field_inside_field(self._field, field.text, field.span))
        lexeme = self._take(_Sign.OPEN, _Sign.NEAR, _Sign.WORDS)
        if lexeme is None:
            raise WrongQueryError(mistakes.field_without_value(field.text, field.span))
        self._field = field.text
        node = self._value(lexeme)
        self._field = None
        return node

    def _words(self, lexeme: _Lexeme) -> Node | None:
        words = lexeme.words()
        if not patterns(words.text):
            if self._field is None:
                return None
            raise WrongQueryError(mistakes.field_without_value(self._field, lexeme.span))
        return (
            words
            if self._field is None
            else FIELDS[self._field]((self._text, words, self._periods))
        )

    def _near(self, opening: _Lexeme) -> Node:
        if self._field is not None and self._field not in set(Column):
            raise WrongQueryError(mistakes.near_inside_field(self._field, opening.span))
        inside: list[_Lexeme] = []
        while (lexeme := self._take(_Sign.WORDS, _Sign.COMMA)) is not None:
            inside.append(lexeme)
        self._expect_close(opening, length=opening.span.length)
        distance = NEAR_DISTANCE
        if (
            len(inside) > 1
            and inside[-2].sign is _Sign.COMMA
            and _NUMBER.fullmatch(inside[-1].text)
        ):
            distance = int(inside.pop().text)
        items = tuple(lexeme.words() for lexeme in inside if patterns(lexeme.text))
        if len(items) < 2:
            raise WrongQueryError(mistakes.near_needs_two(opening.span))
        return Near(items, distance, None if self._field is None else Column(self._field))

    def _expect_close(self, opening: _Lexeme, *, length: int) -> None:
        lexeme = self._peek()
        if lexeme is None:
            raise WrongQueryError(
                mistakes.bracket_never_closed(self._text, opening.span.start, length=length)
            )
        if lexeme.sign is not _Sign.CLOSE:
            word = lexeme.span.of(self._text)
            raise WrongQueryError(mistakes.operator_inside_near(word, lexeme.span))
        self._next += 1

    def _group(self, bracket: _Lexeme) -> Node | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise WrongQueryError(mistakes.too_deep(bracket.span.start, MAX_DEPTH))
        node = self._either()
        self._expect_close(bracket, length=1)
        self._depth -= 1
        return node


def _joined(kind: type[And | Or], parts: list[Node]) -> Node | None:
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None


def _inside_quotations(parts: list[Node]) -> list[Node]:
    """Return the parts of a conjunction with its words put inside the quotations it asks for."""
    said = [part for part in parts if _is_words(part)]
    speakers = [part for part in parts if _is_speaker(part)]
    if not said or not speakers:
        return parts
    inside = said[0] if len(said) == 1 else And(tuple(said))
    others = [part for part in parts if part not in said]
    return [_saying(part, inside) if part in speakers else part for part in others]


def _is_words(node: Node) -> bool:
    if isinstance(node, And | Or):
        return all(_is_words(part) for part in node.parts)
    return isinstance(node, Words | Near) and node.column is None


def _is_speaker(node: Node) -> bool:
    if isinstance(node, And | Or):
        return all(_is_speaker(part) for part in node.parts)
    return isinstance(node, Quoted) and node.said is None


def _saying(node: Node, said: Node) -> Node:
    if isinstance(node, And | Or):
        return type(node)(tuple(_saying(part, said) for part in node.parts))
    return Quoted(node.speaker, said) if isinstance(node, Quoted) else node
