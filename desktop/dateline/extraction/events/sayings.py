"""Which verbs make a statement, and which only seem to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.events import lexicon, status
from dateline.extraction.events.clauses import complements, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token


def can_say(verb: Token) -> bool:
    """Whether the verb is one of saying, and not of a saying to come."""
    return verb.lemma_ in lexicon.REPORTING_VERBS and not status.is_planned(verb)


def makes_statement(verb: Token) -> bool:
    """Whether the verb says something: with a complement clause, or by what it means."""
    if not can_say(verb):
        return False
    if any(True for _ in complements(verb)) or _commits(verb):
        return True
    plain = verb.lemma_ in lexicon.PLAIN_REPORTING_VERBS and not is_passive(verb)
    return plain and not _claims_lives(verb)


def _commits(verb: Token) -> bool:
    """Whether the verb tells what somebody said he would do: "vowed to rebuild it"."""
    return verb.lemma_ in lexicon.COMMISSIVE_VERBS and any(
        child.dep_ == "xcomp" for child in verb.children
    )


def _claims_lives(verb: Token) -> bool:
    """Whether "claim" kills: "the storm claimed 12 lives"."""
    objects = (child.lemma_ for child in verb.children if child.dep_ == "dobj")
    return verb.lemma_ == "claim" and any(lemma in {"life", "victim"} for lemma in objects)


def said_on_occasion(verb: Token) -> Token | None:
    """Return the saying whose occasion the participle only tells, None for any other verb."""
    if verb.lemma_ not in lexicon.OCCASION_VERBS or verb.tag_ != "VBG":
        return None
    above = verb.head
    if verb.dep_ == "acl" and above.dep_ in {"nsubj", "appos"}:
        above = above.head
    elif verb.dep_ != "advcl":
        return None
    return above if above.lemma_ in lexicon.REPORTING_VERBS else None
