"""The speaker of a cue verb: its subject by the parse, however the clause is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.extraction.quotations.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS: Final = frozenset(("nsubj", "csubj"))
_PASSIVES: Final = frozenset(("nsubjpass", "csubjpass"))
_INVERTED: Final = frozenset(("nsubj", "dobj", "npadvmod", "attr", "oprd", "appos", "dep", "nmod"))
_RELATIVES: Final = frozenset(("who", "which", "that", "whom", "whose"))
_LEANS_ON_HEAD: Final = frozenset(("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "parataxis"))
_LONGEST_CLIMB: Final = 6
_NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON"))


def subject_of(verb: Token) -> Token | None:
    """Return the head of the phrase that names who says, or None.

    Read in turn: the verb's own subject (of a relative clause, the noun it hangs on), the agent
    of a passive, a subject after the verb ("said Kessing"), the subject of the verb it leans on.
    """
    token = verb
    for _ in range(_LONGEST_CLIMB):
        own = _own_subject(token)
        if own is not None:
            return _antecedent(own, token)
        if token.dep_ in ("relcl", "acl"):
            return token.head
        if token.dep_ not in _LEANS_ON_HEAD or token.head is token:
            return None
        token = token.head if token.dep_ != "pcomp" else token.head.head
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("ROOT",):
            return token
    return None


def _own_subject(verb: Token) -> Token | None:
    agent: Token | None = None
    passive: Token | None = None
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
        if child.dep_ in _PASSIVES:
            passive = child
        if child.dep_ == "agent":
            agent = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    if agent is not None:
        return agent
    if passive is not None:
        return passive if verb.lemma_ in cues().passive_sources else None
    return _inverted(verb)


def _inverted(verb: Token) -> Token | None:
    """Return the name right after the verb that the parser took for something else."""
    for child in verb.rights:
        if child.dep_ in _INVERTED and child.pos_ in ("PROPN", "PRON") and child.left_edge.i == verb.i + 1:
            return child
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in _RELATIVES and verb.dep_ == "relcl":
        return verb.head
    return subject


def phrase_of(head: Token) -> tuple[int, int]:
    """Return the token range of the noun phrase of `head`: left modifiers to the head, and "of …".

    Relative clauses, appositions and what follows a comma are left out.
    """
    if head.pos_ not in _NOMINAL:
        return head.i, head.i + 1
    first, last = head.left_edge.i, head.i + 1
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == last:
            last = _plain_end(child)
        if child.dep_ == "conj" and child.i > head.i:
            last = max(last, child.i + 1)
    while first < head.i and head.doc[first].pos_ in ("PUNCT", "SPACE", "CCONJ", "ADV", "SCONJ"):
        first += 1
    return first, last


def _plain_end(preposition: Token) -> int:
    inner = next((child for child in preposition.children if child.dep_ == "pobj"), preposition)
    return inner.i + 1
