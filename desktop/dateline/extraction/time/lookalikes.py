"""Words and figures that look like times and are none: names, verbs, counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.extraction.time import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AMBIGUOUS: Final = frozenset(
    "may march april june jan mar dec august sun sat mon wed fri spring summer winter autumn fall "
    "second minute ramadan".split()
)
"""Time words that are also names or other parts of speech."""
_PEOPLE: Final = frozenset({"PERSON"})
_NOMINAL_TAGS: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "JJ"})
_NAMES: Final = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "FAC"})
"""Entity labels (OntoNotes 5) of names that hold time words: "The Sunday Times", "USA Today"."""
_IN_NAMES: Final = frozenset(
    {*lexicon.WEEKDAYS, *lexicon.SEASONS, *lexicon.DAYPARTS}
    | set(
        "today tomorrow tonight now daily nightly weekly monthly quarterly annual century".split()
    )
    | set("week year christmas easter".split())
)
"""Time words that names of papers, firms and works hold."""
_LAST_IN_NAMES: Final = frozenset({"today", "tomorrow", "tonight", "now", "daily", "weekly"})
"""Those of them that may end the name; a weekday behind a name is as a rule a weekday."""
_PAPERS: Final = frozenset(
    "times telegraph mail express post mirror star herald sun independent record news standard "
    "chronicle observer beast gazette tribune journal show review magazine".split()
)
"""Second words of newspapers and programmes."""
_WATERS: Final = frozenset(
    "water waters onion onions roll rolls mattress mattresses chicken lamb steel".split()
)
"""What "spring" before it is no season of."""
_GAMES: Final = frozenset({"olympics", "olympic", "paralympics", "paralympic", "games"})
_LEADING: Final = frozenset("in since by until till from during before after of to as".split())
_ABOUT: Final = frozenset("about around some nearly almost roughly approximately".split())
_MORE: Final = frozenset({"than", "least"})
_COUNTED: Final = frozenset(
    "people persons men women children boys girls babies troops soldiers fighters militants rebels "
    "officers policemen guards prisoners detainees inmates hostages refugees migrants families "
    "households victims casualties deaths injuries civilians residents inhabitants citizens voters "
    "votes ballots seats delegates members lawmakers employees workers miners farmers jobs students "
    "teachers pupils patients doctors nurses beds tests doses cases infections lawsuits suits "
    "complaints files documents pages emails messages letters calls photos pictures "
    "videos books copies words signatures names houses homes apartments flats buildings rooms schools "
    "hospitals churches villages towns cities shops stores restaurants outlets branches offices "
    "factories farms hectares acres miles kilometres kilometers metres meters feet yards inches tons "
    "tonnes kilos kilograms pounds barrels litres liters gallons dollars euros francs marks rubles "
    "cars vehicles trucks lorries buses bicycles trains tanks planes helicopters jets drones missiles "
    "rockets bombs shells rounds guns rifles weapons ships boats vessels containers passengers "
    "tourists visitors guests spectators fans players athletes runners participants protesters "
    "demonstrators marchers supporters volunteers units shares points goals runs steps animals birds "
    "cows horses pigs dogs cats trees plants items pieces samples species stars sites objects bodies "
    "arrests flights trips sorties".split()
)
"""Plural nouns that four figures count rather than date: "1953 soldiers", but "1953 accords"."""
_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2100
_REACH: Final = 3
"""How many words on the noun may stand that a number counts."""


_SUSPECTS: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(_AMBIGUOUS | _IN_NAMES))}|\d{{4}})\b", re.IGNORECASE
)


def lookalikes(doc: Doc) -> frozenset[int]:
    """Return the offsets of the words and figures of `doc` that are no times where they stand."""
    found: set[int] = set()
    for match in _SUSPECTS.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None and len(span) and _is_lookalike(span[0]):
            found.add(match.start())
    return frozenset(found)


def _is_lookalike(token: Token) -> bool:
    lower = token.lower_
    if lower in _AMBIGUOUS and not _is_time_word(token):
        return True
    before = _neighbour(token, -1)
    if before is not None and _is_named_day(token, before):
        return True
    following = _neighbour(token, 1)
    if lower == "spring" and following is not None and following.lower_ in _WATERS:
        return True
    if lower in _IN_NAMES:
        return token.text[0].isupper() and _stands_in_name(token)
    return len(lower) == 4 and lower.isdecimal() and _counts(token)


def _is_time_word(token: Token) -> bool:
    """Whether an ambiguous word is used as a noun or number and in no person's name."""
    return token.tag_ in _NOMINAL_TAGS and token.ent_type_ not in _PEOPLE


_DAY_NAMES: Final = frozenset({"Super", "Bloody", "Fat", "Giving", "Ruby", "Casual"})
"""Words that with a weekday name a day, or a thing, of their own: "Super Tuesday"."""


def _is_named_day(token: Token, before: Token) -> bool:
    if token.lower_ in lexicon.WEEKDAYS:
        return before.text in _DAY_NAMES
    return token.lower_ == "today" and token.is_upper and before.text == "USA"


def _stands_in_name(token: Token) -> bool:
    following = _neighbour(token, 1)
    paper = following
    while paper is not None and paper.lower_ in _IN_NAMES:
        paper = _neighbour(paper, 1)
    if paper is not None and paper.text[0].isupper() and paper.lower_ in _PAPERS | _GAMES:
        return True
    if token.ent_type_ not in _NAMES:
        return False
    last = token.lower_ in _LAST_IN_NAMES or token.ent_type_ == "WORK_OF_ART"
    if last and token.ent_iob_ == "I":
        return True
    inside = following is not None and following.ent_iob_ == "I"
    return inside and following is not None and following.text[0].isupper()


def _counts(number: Token) -> bool:
    """Whether a four-digit number counts the plural noun behind it: "about 1700 lawsuits"."""
    noun = _counted_noun(number)
    if noun is None or noun.lower_.removesuffix("s") in lexicon.UNITS:
        return False
    value, before = int(number.lower_), _neighbour(number, -1)
    lead = "" if before is None else before.lower_
    if lead in _ABOUT:
        return True
    if before is not None and before.tag_ in {"DT", "PRP$", "POS", "NNP"}:
        return False
    if value % 50 == 0 or not _FIRST_YEAR <= value < _LAST_YEAR:
        return True
    return lead in _MORE or (lead not in _LEADING and noun.lower_ in _COUNTED)


def _counted_noun(number: Token) -> Token | None:
    following = _neighbour(number, 1)
    if following is not None and following.tag_ == "NNS" and following.text[0].islower():
        return following
    noun = number.head
    near = 0 < noun.i - number.i <= _REACH
    named = (
        any(token.pos_ == "PROPN" for token in number.doc[number.i + 1 : noun.i]) if near else True
    )
    plural = noun.tag_ == "NNS" and noun.text[0].islower()
    counted = not named and number.dep_ == "nummod" and plural
    return noun if counted else None


def _neighbour(token: Token, step: int) -> Token | None:
    place = token.i + step
    return token.doc[place] if 0 <= place < len(token.doc) else None
