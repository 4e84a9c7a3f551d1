"""Words around a date that put it ahead though no verb is in the future: "Thursday's planned vote"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_COME: Final = frozenset(
    "planned scheduled upcoming forthcoming proposed expected anticipated looming impending "
    "intended pending".split()
)
"""What is said of a thing that has not happened yet."""
_BRACING: Final = frozenset("brace prepare gear ready".split())
"""Lemmas whose "for" leads to what is to come."""
_AWAITING: Final = frozenset({"await", "anticipate"})
"""Lemmas whose object is to come."""
_CALLING_OFF: Final = frozenset("cancel scrap ban schedule reschedule postpone suspend".split())
"""Lemmas that settle what is to come; "has cancelled its flights on Friday" is no past Friday, for a
present perfect takes no day of the past."""
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "NUM"})
_ATTRIBUTES: Final = frozenset({"poss", "compound", "nmod", "amod"})
_REACH: Final = 6
"""How many heads are climbed inside a noun phrase."""


def expecting_word(root: Token) -> Token | None:
    """Return the word that puts the date with this root ahead, None where none does."""
    noun = root.head if root.dep_ in _ATTRIBUTES else None
    if noun is not None and not _is_over(noun):
        planned = next((c for c in noun.children if c.lower_ in _TO_COME), None)
        if planned is not None and planned.dep_ == "amod":
            return planned
    return _awaiting(root) or _calling_off(root)


def _is_over(noun: Token) -> bool:
    """Whether the clause tells in a simple past what became of the thing."""
    return noun.dep_ in {"nsubj", "nsubjpass"} and (
        noun.head.tag_ == "VBD"
        or any(c.tag_ == "VBD" for c in noun.head.children if c.dep_ in {"aux", "auxpass"})
    )


def _awaiting(root: Token) -> Token | None:
    """Read "bracing for Saturday's march", "awaits the vote on Sunday", "ahead of a vote on Sunday"."""
    at = root
    for _ in range(_REACH):
        head = at.head
        if at.dep_ == "dobj" and head.lemma_ in _AWAITING:
            return head
        if at.lower_ == "for" and at.dep_ == "prep" and head.lemma_ in _BRACING:
            return head
        if at.lower_ == "ahead":
            return at
        if head.i == at.i or not (at.pos_ in _NOMINAL or at.dep_ == "prep"):
            return None
        at = head
    return None


def _calling_off(root: Token) -> Token | None:
    preposition = root.head
    if root.dep_ != "pobj" or preposition.lower_ != "on":
        return None
    head = preposition.head
    verb = head.head if head.dep_ == "dobj" else head
    perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children)
    return verb if perfect and verb.lemma_ in _CALLING_OFF else None
