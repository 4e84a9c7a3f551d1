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
_MARKS: Final = (("“", "”"), ("«", "»"), ("„", "“"))
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
        if at.i != token.i and (is_event_noun(at) or tells(at)):
            return at
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def _act(verb: Token) -> Token:
    """Return the infinitive of a verb that only says when or whether ("is set to meet"), and the
    participle of one that only says that it went on ("stayed closed").
    """
    if verb.lemma_ in lexicon.STAYING_VERBS:
        going_on = (c for c in verb.children if c.dep_ in {"acomp", "oprd"})
        return next((c for c in going_on if c.tag_ == "VBN" or c.text.endswith("ed")), verb)
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


def complements(verb: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that tell what was said, each conjunct of its own.

    What a reporting noun in the same sentence tells belongs to it: "said …, accompanied by an
    announcement that the US had resumed aid".
    """
    for child in verb.children:
        if is_complement(child, verb) and not crosses_paragraph(child, verb):
            yield child
            yield from conjuncts(child)
        elif child.dep_ == "prep":
            yield from _behind_preposition(child, verb)
        elif child.dep_ == "dobj" and verb.lemma_ in lexicon.ACCUSING_VERBS:
            for preposition in child.children:
                yield from _behind_preposition(preposition, verb)
    for token in verb.subtree:
        yield from told_by_noun(token)


def told_by_noun(token: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that a reporting noun tells, none for another token."""
    if token.pos_ == "NOUN" and token.lemma_ in lexicon.REPORTING_NOUNS:
        for child in token.children:
            if is_told_by_noun(child):
                yield child
                yield from conjuncts(child)


def is_told_by_noun(child: Token) -> bool:
    """Whether the clause on a noun is what it tells ("the claim that …"), no mere description."""
    if child.dep_ not in {"acl", "ccomp", "relcl"} or child.pos_ not in _VERBS:
        return False
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)


def tells(token: Token) -> bool:
    """Whether the token is a reporting noun with a clause of its own: "the claim that …"."""
    return any(True for _ in told_by_noun(token))


def is_complement(child: Token, verb: Token) -> bool:
    """Whether the child's clause tells what the verb says."""
    if child.pos_ not in _VERBS:
        return False
    if child.dep_ == "ccomp":
        return True
    if child.dep_ != "xcomp":
        return False
    if child.tag_ == "VBG" or _has_auxiliary(child, "having"):
        return verb.lemma_ in lexicon.ADMITTING_VERBS
    return _has_auxiliary(child, "have") and is_passive(verb)


def is_passive(verb: Token) -> bool:
    """Whether the verb has a passive subject."""
    return any(child.dep_ == "nsubjpass" for child in verb.children)


def _has_auxiliary(verb: Token, word: str) -> bool:
    return any(child.dep_ in {"aux", "auxpass"} and child.lower_ == word for child in verb.children)


def _behind_preposition(preposition: Token, verb: Token) -> Iterator[Token]:
    """Yield what "accused him of burning it", "was quoted as saying that …" tell."""
    for child in preposition.children:
        if child.dep_ != "pcomp" or child.pos_ not in _VERBS:
            continue
        if lexicon.ACCUSING_VERBS.get(verb.lemma_) == preposition.lower_:
            yield child
            yield from conjuncts(child)
        elif preposition.lower_ == "as" and verb.lemma_ in lexicon.QUOTING_VERBS:
            yield from complements(child)


def crosses_paragraph(token: Token, head: Token) -> bool:
    """Whether a blank line lies between the two: parsers join what has no full stop."""
    first, last = sorted((token.i, head.i))
    doc = token.doc
    return any(doc[i].is_space and doc[i].text.count("\n") > 1 for i in range(first, last))


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
        if at.dep_ not in {"conj", "xcomp", "acomp", "oprd"} or at.head.i == at.i:
            return None
        at = at.head
    return None


def phrase_span(head: Token) -> Span:
    """Return the code points of the phrase below `head`, without a relative clause or its 's."""
    stop = frozenset({"relcl", "appos", "acl", "case"})
    return _span([token for token in _below(head, stop=stop) if not token.is_punct], head)


def clause_tokens(head: Token) -> list[Token]:
    """Return the tokens of the clause of `head` in order, without clauses of their own in it."""
    stop = _OWN_CLAUSE if head.pos_ in _VERBS else frozenset({"relcl"})
    tokens = list(_below(head, stop=stop, verbs_apart=True))
    found = subject(head) if head.pos_ in _VERBS else None
    if found is not None and all(found.i != token.i for token in tokens):
        tokens.extend(_below(found, stop=frozenset({"relcl"})))
    return sorted(tokens, key=lambda token: token.i)


def _below(head: Token, *, stop: frozenset[str], verbs_apart: bool = False) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in stop:
            continue
        if verbs_apart and child.dep_ == "conj" and child.pos_ in _VERBS:
            continue
        yield from _below(child, stop=stop, verbs_apart=verbs_apart)


def clause_span(head: Token) -> Span:
    """Return the code points from the clause's first to its last word."""
    own = [token for token in clause_tokens(head) if not _is_edge(token, head)]
    if head.pos_ in _VERBS:
        found = subject(head)
        if found is not None and found.i < head.i and head.dep_ == "conj":
            own = [token for token in own if token.i >= head.left_edge.i] or own
    while len(own) > 1 and own[-1].dep_ == "cc":
        own.pop()
    return _span(own, head)


def _is_edge(token: Token, head: Token) -> bool:
    """Whether the word joins the clause to its neighbours and is no part of it."""
    if token.is_punct or token.is_space:
        return True
    if token.head.i != head.i or token.i == head.i:
        return False
    if token.dep_ == "cc":
        return any(child.dep_ == "conj" and child.pos_ in _VERBS for child in head.children)
    return token.dep_ == "mark" and token.lower_ == "that"


def _closed(text: str, start: int, end: int) -> int:
    """Return `end`, or where the quotation closes whose opening mark alone lies in `[start, end)`."""
    inside, after = text[start:end], text[end : end + 1]
    if after == '"' and inside.count('"') % 2:
        return end + 1
    for opening, closing in _MARKS:
        opened = inside.rfind(opening)
        if opened >= 0 and closing not in inside[opened + 1 :] and after == closing:
            return end + 1
    return end


def _span(tokens: list[Token], head: Token) -> Span:
    if not tokens:
        return Span(head.idx, head.idx + len(head.text))
    first = min(tokens, key=lambda token: token.i)
    last = max(tokens, key=lambda token: token.i)
    text = head.doc[first.i : last.i + 1].text
    # A Doc makes its whole text anew each time it is asked, so only the words around are taken.
    around = head.doc[first.i : last.i + 2].text
    begin = len(text) - len(text.lstrip(_PUNCTUATION))
    start = first.idx + begin
    end = first.idx + _closed(around, begin, len(text.rstrip(_PUNCTUATION)))
    return Span(start, end) if start < end else Span(head.idx, head.idx + len(head.text))
