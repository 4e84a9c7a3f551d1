"""The shape of a clause in a parse: its head, its words, its subject, its complements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dateline.extraction.events import lexicon
from dateline.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS: Final = frozenset({"VERB", "AUX"})
_OWN_CLAUSE: Final = frozenset({"ccomp", "advcl", "parataxis", "relcl"})
"""Dependents (ClearNLP labels) that are clauses of their own."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PUNCTUATION: Final = " \t\r\n,;:.!?-–—\"'“”‘’()"
_REACH: Final = 12
"""How many heads are climbed: longer chains are parser errors."""


def is_event_noun(token: Token) -> bool:
    """Whether the noun names something that happens."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    lemma = token.lemma_.lower()
    if lemma in lexicon.NOT_EVENTS:
        return False
    return lemma in lexicon.EVENT_NOUNS or lemma.endswith(lexicon.EVENT_ENDINGS)


def event_head(token: Token) -> Token | None:
    """Return what happens at the date whose root is `token`: the verb or noun that governs it."""
    at = token
    for _ in range(_REACH):
        if at.pos_ in _VERBS and at.dep_ not in {"aux", "auxpass"}:
            return _act(at)
        if at is not token and is_event_noun(at):
            return at
        if at.head is at:
            return None
        at = at.head
    return None


def _act(verb: Token) -> Token:
    """Return the infinitive of a verb that only says when or whether ("is set to meet")."""
    if verb.lemma_ in lexicon.LIGHT_VERBS or verb.pos_ == "AUX":
        for child in verb.children:
            if child.dep_ == "xcomp" and child.pos_ == "VERB":
                return child
            if child.dep_ == "acomp" and child.lemma_ in lexicon.LIGHT_VERBS | {"likely", "ready"}:
                return next((c for c in child.children if c.dep_ == "xcomp"), verb)
    return verb


def is_copula(verb: Token) -> bool:
    """Whether the clause head is a form of "be" that carries the clause itself."""
    return verb.lemma_ == "be"


def complements(head: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that tell what was said, each conjunct of its own."""
    for child in head.children:
        said = child.dep_ == "ccomp" or (
            child.dep_ in {"acl", "relcl"} and _is_reporting_noun(head)
        )
        if said and child.pos_ in _VERBS:
            yield child
            yield from conjuncts(child)
        elif child.dep_ in {"dobj", "pobj", "agent", "prep", "advcl", "acl"}:
            yield from _nested_reports(child)


def _is_reporting_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_ in lexicon.REPORTING_NOUNS


def _nested_reports(token: Token) -> Iterator[Token]:
    """Yield what a reporting noun inside the clause tells: "by an announcement that …"."""
    if _is_reporting_noun(token):
        yield from complements(token)
        return
    for child in token.children:
        if child.dep_ in {"prep", "agent", "pobj", "dobj"}:
            yield from _nested_reports(child)


def conjuncts(head: Token) -> Iterator[Token]:
    """Yield the verbs coordinated with `head`, nearest first."""
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in _VERBS:
            yield child
            yield from conjuncts(child)


def subject(verb: Token) -> Token | None:
    """Return the head of the clause's subject, taken over from the verb it is coordinated with."""
    at = verb
    for _ in range(_REACH):
        found = next((child for child in at.children if child.dep_ in _SUBJECTS), None)
        if found is not None:
            return found
        if at.dep_ not in {"conj", "xcomp"} or at.head is at:
            return None
        at = at.head
    return None


def phrase_span(head: Token) -> Span:
    """Return the code points of the phrase below `head`, without a relative clause."""
    tokens = list(_below(head, stop=frozenset({"relcl", "appos", "acl"})))
    return _span(tokens, head)


def clause_tokens(head: Token) -> list[Token]:
    """Return the tokens of the clause of `head` in order, without clauses of their own in it."""
    stop = _OWN_CLAUSE if head.pos_ in _VERBS else frozenset({"relcl"})
    tokens = list(_below(head, stop=stop, verbs_apart=True))
    found = subject(head) if head.pos_ in _VERBS else None
    if found is not None and found not in tokens:
        tokens.extend(_below(found, stop=frozenset({"relcl"})))
    return sorted(tokens, key=lambda token: token.i)


def _below(
    head: Token, *, stop: frozenset[str], verbs_apart: bool = False
) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in stop:
            continue
        if verbs_apart and child.dep_ == "conj" and child.pos_ in _VERBS:
            continue
        yield from _below(child, stop=stop, verbs_apart=verbs_apart)


def clause_span(head: Token) -> Span:
    """Return the code points from the clause's first to its last word."""
    sentence = head.sent
    own = [token for token in clause_tokens(head) if sentence.start <= token.i < sentence.end]
    if head.pos_ in _VERBS:
        found = subject(head)
        if found is not None and found.i < head.i and head.dep_ in {"conj", "xcomp"}:
            own = [token for token in own if token.i >= head.left_edge.i] or own
    return _span(own, head)


def _span(tokens: list[Token], head: Token) -> Span:
    if not tokens:
        return Span(head.idx, head.idx + len(head.text))
    first = min(tokens, key=lambda token: token.i)
    last = max(tokens, key=lambda token: token.i)
    text = head.doc.text[first.idx : last.idx + len(last.text)]
    start = first.idx + len(text) - len(text.lstrip(_PUNCTUATION))
    end = first.idx + len(text.rstrip(_PUNCTUATION))
    return Span(start, end) if start < end else Span(head.idx, head.idx + len(head.text))
