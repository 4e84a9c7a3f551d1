"""How a clause is reported: as fact, by whom, as a plan, as denied, on a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.extraction.events import lexicon
from dateline.extraction.events.clauses import (
    crosses_paragraph,
    is_complement,
    is_passive,
    is_told_by_noun,
    subject,
)
from dateline.extraction.quotations.asides import opens_aside
from dateline.extraction.time.direction import COMING, Tense
from dateline.extraction.time.tenses import clause_tense
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
        if head.i == at.i or crosses_paragraph(at, head) or opens_aside(at):
            return None
        if head.lemma_ in lexicon.REPORTING_VERBS and is_complement(at, head):
            return head
        if at.dep_ == "pcomp" and (accusing := _accusing(head)) is not None:
            return accusing
        if is_reporting_noun(head) and is_told_by_noun(at):
            return head
        at = head
    return None


def _accusing(preposition: Token) -> Token | None:
    """Return the verb of "accused him of …" whose preposition it is, None for any other."""
    verb = preposition.head
    verb = verb.head if verb.dep_ == "dobj" else verb
    accuses = lexicon.ACCUSING_VERBS.get(verb.lemma_) == preposition.lower_
    return verb if accuses else None


def is_reporting_noun(token: Token) -> bool:
    """Whether the token is a noun like "announcement"."""
    return token.pos_ == "NOUN" and token.lemma_ in lexicon.REPORTING_NOUNS


def speaker(source: Token) -> Token | None:
    """Return the head of the phrase that names who speaks: a subject, an owner, an agent.

    `source` is a reporting verb or noun; None where the text names nobody ("it was reported").
    """
    if source.pos_ != "VERB":
        owner = _owner(source)
        if owner is not None:
            return owner
    verb = _speaking_verb(source)
    if verb is None:
        return None
    if is_passive(verb):
        agent = _agent(verb)
        return subject(verb) if agent is None and verb.lemma_ in lexicon.QUOTING_VERBS else agent
    found = subject(verb)
    if found is None or found.dep_ == "csubj" or found.lower_ in _NOBODY:
        return None
    return found


_NOBODY: Final = frozenset({"it", "there"})


def _owner(noun: Token) -> Token | None:
    """Return whose announcement, claim or report it is: "the bank's", "by the bank"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ in {"NOUN", "PROPN"}:
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _speaking_verb(source: Token) -> Token | None:
    """Return the reporting verb itself, or the one that a reporting noun hangs on."""
    if source.pos_ == "VERB":
        quoted = source.dep_ == "pcomp" and source.head.head.lemma_ in lexicon.QUOTING_VERBS
        return source.head.head if quoted else source
    at = source.head
    for _ in range(_REACH):
        if at.pos_ == "VERB" and at.lemma_ in _SPEAKING:
            return at
        if at.head.i == at.i or opens_aside(at):
            return None
        at = at.head
    return None


_SPEAKING: Final = lexicon.PLAIN_REPORTING_VERBS | lexicon.DENYING_VERBS


def status_of(head: Token, *, attributed: bool, source: Token | None) -> Status:
    """Return the status of what `head` tells; `source` is the reporting word above it.

    Denied is what somebody denies; what the text says did not happen is reported like the rest.
    """
    if source is not None and _is_denied(source):
        return Status.DENIED
    if _is_conditional(head):
        return Status.CONDITIONAL
    if is_planned(head):
        return Status.PLANNED
    return Status.ATTRIBUTED if attributed or source is not None else Status.REPORTED


def _is_denied(source: Token) -> bool:
    """Whether the saying denies, or what was said is denied: "rejected the claim that …"."""
    if source.lemma_ in lexicon.DENYING_VERBS or source.lemma_ == "denial":
        return True
    if source.pos_ != "NOUN":
        return False
    verb = source.head.head if source.head.lower_ == "as" else source.head
    return verb.lemma_ in lexicon.DENYING_VERBS and source.dep_ in {"dobj", "nsubjpass", "pobj"}


def is_planned(head: Token) -> bool:
    """Whether the clause speaks of what is to come."""
    return clause_tense(head)[0] in COMING


def is_perfect_or_past(head: Token) -> bool:
    """Whether the clause speaks of what is done."""
    return clause_tense(head)[0] is Tense.PAST


def is_opinion(head: Token, *, quoted: bool) -> bool:
    """Whether the clause tells how somebody sees things now rather than what was done.

    That is a present in somebody's own words ("they are ruining us today"), or with "now" a passive
    that goes on ("is now being ruined").
    """
    if any(child.lower_ == "being" for child in head.children):
        now = any(child.lower_ == "now" for child in head.children)
        return (quoted or now) and clause_tense(head)[0] is Tense.PRESENT
    return quoted and clause_tense(head)[0] is Tense.PRESENT


def calling_off(noun: Token) -> Token | None:
    """Return the verb by which what the noun names did not happen, or not then; None for none."""
    verb = noun.head
    off = verb.lemma_ in lexicon.CALLING_OFF_VERBS or (
        verb.lemma_ == "call" and any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children)
    )
    return verb if off and noun.dep_ in {"dobj", "nsubjpass"} else None


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
