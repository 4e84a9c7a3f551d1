"""How a clause is reported: as fact, by whom, as a plan, as denied, on a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.extraction.events import lexicon
from dateline.extraction.events.clauses import crosses_paragraph
from dateline.extraction.time.direction import COMING, Tense
from dateline.extraction.time.evidence import clause_tense
from dateline.model.annotations import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSSIBLE: Final = frozenset({"could", "might", "may", "can"})
_IF: Final = frozenset({"if", "unless", "whether"})
_REACH: Final = 12


def reporting_head(token: Token) -> Token | None:
    """Return the reporting verb or noun in whose complement `token` stands, None for none."""
    at = token
    for _ in range(_REACH):
        head = at.head
        if head.i == at.i or crosses_paragraph(at, head):
            return None
        if at.dep_ == "ccomp" and head.lemma_ in lexicon.REPORTING_VERBS:
            return head
        if at.dep_ in {"acl", "relcl"} and is_reporting_noun(head):
            return head
        at = head
    return None


def is_reporting_noun(token: Token) -> bool:
    """Whether the token is a noun like "announcement"."""
    return token.pos_ == "NOUN" and token.lemma_ in lexicon.REPORTING_NOUNS


def speaking_verb(source: Token) -> Token | None:
    """Return the reporting verb itself, or the one that a reporting noun hangs on."""
    if source.pos_ == "VERB":
        return source
    at = source.head
    for _ in range(_REACH):
        if at.pos_ == "VERB" and at.lemma_ in lexicon.PLAIN_REPORTING_VERBS:
            return at
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def status_of(head: Token, *, attributed: bool, source: Token | None) -> Status:
    """Return the status of what `head` tells; `source` is the reporting word above it."""
    if source is not None and source.lemma_ in lexicon.DENYING_VERBS:
        return Status.DENIED
    if _is_conditional(head):
        return Status.CONDITIONAL
    if _is_negated(head):
        return Status.DENIED
    if is_planned(head):
        return Status.PLANNED
    return Status.ATTRIBUTED if attributed else Status.REPORTED


def is_planned(head: Token) -> bool:
    """Whether the clause speaks of what is to come."""
    return clause_tense(head)[0] in COMING


def is_perfect_or_past(head: Token) -> bool:
    """Whether the clause speaks of what is done."""
    return clause_tense(head)[0] is Tense.PAST


def _is_negated(head: Token) -> bool:
    return any(child.dep_ == "neg" for child in head.children)


def _is_conditional(head: Token) -> bool:
    """Whether a modal of possibility or an if-clause bears on the verb."""
    if any(child.dep_ == "aux" and child.lower_ in _POSSIBLE for child in head.children):
        return True
    if any(child.dep_ == "mark" and child.lower_ in _IF for child in head.children):
        return True
    would = any(child.dep_ == "aux" and child.lower_ == "would" for child in head.children)
    return would and any(
        child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _IF for c in child.children)
        for child in head.children
    )
