"""What a date beside a clause is about: what happened then, a record that it bounds, a habit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.extraction.events.clauses import is_event_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS: Final = frozenset({"VERB", "AUX"})
_USUALLY: Final = frozenset(
    "usually always often normally generally typically sometimes rarely seldom traditionally "
    "regularly".split()
)
_ATTRIBUTES: Final = frozenset({"compound", "nummod", "amod", "nmod"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_THERE: Final = frozenset({"at", "in", "during"})
_REACH: Final = 8
"""How many heads are climbed inside a noun phrase."""


def told_of(root: Token) -> Token | None:
    """Return the verb that tells what happened then: "in 1998, when the trawler sank"."""
    following = root.i + 1
    if following < len(root.doc) and root.doc[following].lower_ == ",":
        following += 1
    if following >= len(root.doc) or root.doc[following].lower_ != "when":
        return None
    verb = root.doc[following].head
    return verb if verb.pos_ in _VERBS and verb.i > following else None


def happens_nothing(root: Token) -> bool:
    """Whether nothing is said to have happened on the date: it bounds a record or a comparison, or
    is that of a document.
    """
    return _measures_a_record(root) or _is_compared(root) or _dates_a_thing(root)


def _is_compared(root: Token) -> bool:
    """Read "down from 1,400 in November"."""
    at = root
    for _ in range(_REACH):
        if at.lower_ == "from" and at.head.lower_ in {"down", "up"}:
            return True
        if at.pos_ in _VERBS or at.head.i == at.i:
            return False
        at = at.head
    return False


_TIMES: Final = frozenset(
    "day night morning afternoon evening hour week weekend month spring summer autumn fall winter "
    "eve date start end beginning close".split()
)


def _dates_a_thing(root: Token) -> bool:
    """Read "the letter of 2 October": the date of a thing, not of what is done with it."""
    if root.dep_ != "pobj" or root.head.lower_ != "of":
        return False
    noun = root.head.head
    return noun.pos_ == "NOUN" and noun.lemma_ not in _TIMES and not is_event_noun(noun)


def is_of_name(root: Token) -> bool:
    """Whether a year is part of a name: "tickets for the 1999 cup", no act of that year.

    What is done "at the 1994 games" is done then.
    """
    noun = root.head
    if root.dep_ not in _ATTRIBUTES or noun.pos_ not in _NOUNS or is_event_noun(noun):
        return False
    place = noun.head
    there = noun.dep_ == "pobj" and place.lower_ in _THERE
    return not (there and place.head.pos_ in _VERBS)


def _measures_a_record(root: Token) -> bool:
    """Read "the worst accident since 1998", "the first to cross it since May"."""
    if root.dep_ != "pobj" or root.head.lower_ != "since":
        return False
    at = root.head.head
    for _ in range(_REACH):
        if at.pos_ in _VERBS and at.dep_ not in {"acl", "relcl"}:
            return False
        if at.tag_ in {"JJS", "RBS"} or at.lemma_ in _RECORDS:
            return True
        if any(_is_record(child) for child in at.children):
            return True
        if at.head.i == at.i:
            return False
        at = at.head
    return False


_RECORDS: Final = frozenset({"first", "last", "record"})


def _is_record(token: Token) -> bool:
    superlative = token.tag_ in {"JJS", "RBS"}
    return token.dep_ in {"amod", "advmod", "nummod"} and (superlative or token.lemma_ in _RECORDS)


def is_usual(head: Token) -> bool:
    """Whether an adverb says that the act is a habit."""
    return any(child.dep_ == "advmod" and child.lower_ in _USUALLY for child in head.children)


def is_timeless(act: Token) -> bool:
    """Whether a told act stands in a bare present or is no act at all: "the army guards the pass"."""
    if is_usual(act) or any(child.lower_ == "never" for child in act.children):
        return True
    if act.tag_ not in {"VBZ", "VBP"} and not any(
        c.dep_ == "aux" and c.lower_ in {"does", "do"} for c in act.children
    ):
        return False
    return not any(child.dep_ == "auxpass" for child in act.children)


def remembered(head: Token) -> Token | None:
    """Return the event that a verb in the present has for its object: "recalls a storm in 2023"."""
    if head.tag_ not in {"VBZ", "VBP"}:
        return None
    objects = (child for child in head.children if child.dep_ == "dobj")
    return next((noun for noun in objects if is_event_noun(noun)), None)
