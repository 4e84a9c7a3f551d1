"""What a date beside a clause is about: what happened then, a record that it bounds, a habit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.extraction.events import lexicon
from dateline.extraction.events.clauses import is_event_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS: Final = frozenset({"VERB", "AUX"})
_USUALLY: Final = frozenset(
    "usually always often normally generally typically sometimes rarely seldom traditionally "
    "regularly".split()
)
_OWNING: Final = frozenset({"poss", "compound", "nummod", "amod", "nmod"})
"""How a date hangs on the noun that it belongs to."""
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
    ways = (_measures_a_record, _is_compared, _dates_a_thing, _dates_a_record, _is_meant_for)
    return any(way(root) for way in ways)


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


def is_of_noun(root: Token) -> bool:
    """Whether the date is a noun's own and says nothing of the clause: "raided next year's budget".

    What is done "at the 1994 games", "in last week's interview" is done then; a noun that happens
    carries the date itself. A weekday right behind a verb is the verb's, whatever noun follows:
    "announced Tuesday plans".
    """
    noun = root.head
    if root.dep_ not in _OWNING or noun.pos_ not in _NOUNS or is_event_noun(noun):
        return False
    if noun.lemma_ in _TIMES or (root.dep_ == "poss" and noun.pos_ == "PROPN"):
        return False
    if root.dep_ != "poss" and root.i and root.nbor(-1).pos_ == "VERB":
        return False
    place = noun.head
    there = noun.dep_ == "pobj" and place.lower_ in _THERE
    return not (there and place.head.pos_ in _VERBS)


def done_there(noun: Token) -> Token | None:
    """Return what is done at a dated occasion: "accused him in Tuesday's debate", None for nothing."""
    place = noun.head
    there = noun.dep_ == "pobj" and place.lower_ in _THERE and place.dep_ == "prep"
    return place.head if there and place.head.pos_ == "VERB" else None


def _dates_a_record(root: Token) -> bool:
    """Read "released photos from 2019", "figures from last year show": when the thing was made."""
    noun = _noun_before(root, "from")
    return noun is not None and noun.lemma_ in lexicon.RECORDS


def _is_meant_for(root: Token) -> bool:
    """Read "approved the budget for next year": what is done now is meant for then.

    What is appointed for a day ("set the talks for Friday") happens on it.
    """
    noun = _noun_before(root, "for")
    if noun is None or is_event_noun(noun):
        return False
    verb = noun.head
    return verb.pos_ == "VERB" and verb.lemma_ not in lexicon.APPOINTING_VERBS


def appointed(root: Token) -> Token | None:
    """Return what is put on the day: "called a strike for Friday", None for nothing that happens."""
    noun = _noun_before(root, "for")
    if noun is None or not is_event_noun(noun) or noun.dep_ != "dobj":
        return None
    return noun if noun.head.lemma_ in lexicon.APPOINTING_VERBS else None


def _noun_before(root: Token, preposition: str) -> Token | None:
    """Return the noun right before the preposition that leads to the date, None for none."""
    if root.dep_ != "pobj" or root.head.lower_ != preposition or not root.head.i:
        return None
    noun = root.head.nbor(-1)
    return noun if noun.pos_ == "NOUN" and noun.lemma_ not in _TIMES else None


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
