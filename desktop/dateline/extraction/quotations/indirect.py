"""Indirect speech: the clause that a verb of saying brings in without marks ("X said that …")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.extraction.quotations.asides import opens_aside
from dateline.extraction.quotations.cues import cues
from dateline.extraction.quotations.nouns import can_say
from dateline.extraction.quotations.subjects import named_after, subject_of
from dateline.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_ASKED: Final = frozenset(("whether", "if", "how", "why", "what", "when", "where", "who"))
_UNREAL: Final = frozenset("would could might may should can must to".split())
_BYWAYS: Final = frozenset(("acl", "ccomp", "csubj", "pcomp", "relcl"))
"""A saying inside another clause ("those who say that …") was a report of its own in 2 of 5 cases."""
_QUOTING: Final = frozenset(("quoting", "citing"))
_STOPS: Final = frozenset((",", ".", ";", "!", "?"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
_EDGES: Final = frozenset("PUNCT SPACE".split())


@dataclass(frozen=True, slots=True)
class Indirect:
    """A reported clause: its span, the head of the speaker's phrase, the cue, the rule."""

    span: Span
    speaker: Token
    cue: Span
    rule: str


def indirect_speech(doc: Doc) -> Iterator[Indirect]:
    """Yield the reported clauses of a text in the order of their cues."""
    for token in doc:
        found = _according(token) if token.lower_ == "according" else _reported(token)
        if found is not None:
            yield found


def _reported(verb: Token) -> Indirect | None:
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in cues().say - cues().think:
        return None
    if _is_unreal(verb) or not _is_in_line(verb):
        return None
    speaker = subject_of(verb, lambda _: False)
    if speaker is None or not can_say(speaker, verb.lemma_.lower()):
        return None
    span = _inserted_into(verb, speaker) if verb.dep_ == "parataxis" else _brought_in(verb, speaker)
    return None if span is None else Indirect(span, speaker, _span(verb, verb), "reported")


def _is_in_line(verb: Token) -> bool:
    """Whether the verb tells the story itself and stands in no clause inside it.

    A finite verb that the parser hung on a noun without a verb is the sentence's own.
    """
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return _is_in_line(verb.head.head)  # "quoted X as saying that …"
    headless = verb.dep_ == "acl" and verb.tag_ == "VBD" and verb.head.dep_ == "ROOT"
    return headless or verb.dep_ not in _BYWAYS


def _span(first: Token, last: Token) -> Span:
    return Span(first.idx, last.idx + len(last))


def _brought_in(verb: Token, speaker: Token) -> Span | None:
    """Return the clause that is the verb's object, one with "that" before any other."""
    clauses = [child for child in verb.children if _is_statement(child, verb)]
    clauses.sort(key=lambda clause: not any(child.lower_ == "that" for child in clause.children))
    spans = (_clause_span(clause, verb, speaker) for clause in clauses)
    return next((span for span in spans if span is not None), None)


def _inserted_into(verb: Token, speaker: Token) -> Span | None:
    """Return the clause before "…, X said, …"."""
    head, end = verb.head, min(verb.left_edge.i, speaker.left_edge.i)
    if head.i >= end or head.pos_ not in ("VERB", "AUX"):
        return None
    return _trimmed(head.doc, head.left_edge.i, end - 1, speaker)


def _is_unreal(verb: Token) -> bool:
    """Whether nothing was said: "did not say", "would say", "to say"."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _UNREAL)
        for child in verb.children
    )


def _is_statement(clause: Token, verb: Token) -> bool:
    if clause.dep_ != "ccomp" or clause.head != verb:
        return False
    subject = any(child.dep_ in _SUBJECTS for child in clause.children)
    asked = any(child.lower_ in _ASKED and child.i < clause.i for child in clause.children)
    return subject and not asked


def _clause_span(clause: Token, verb: Token, speaker: Token) -> Span | None:
    """Return the clause from its first word (without "that") to its last, or None where it is torn.

    A clause before its verb is closed by a comma; a semicolon would make it a sentence of its own.
    One behind its verb ends before what the writer adds to it.
    """
    first, last = clause.left_edge.i, clause.right_edge.i
    if clause.i > verb.i:
        aside = (at for at in range(clause.i + 1, last + 1) if opens_aside(clause.doc[at]))
        last = next(aside, last + 1) - 1
        return _trimmed(clause.doc, max(first, verb.i + 1), last, speaker)
    last = min(last, verb.i - 1, *_edges_after(clause, speaker))
    while last > first and clause.doc[last].pos_ in _EDGES:
        last -= 1
    follows = clause.doc[last + 1] if last + 1 < len(clause.doc) else None
    if follows is None or follows.text not in (",", "—", "–"):
        return None
    return _trimmed(clause.doc, first, last, speaker)


def _trimmed(doc: Doc, first: int, last: int, speaker: Token) -> Span | None:
    """Return the span of the tokens without signs and "that" at its ends, None where it says too little."""
    while first < last and (doc[first].pos_ in _EDGES or doc[first].lower_ == "that"):
        first += 1
    while last > first and doc[last].pos_ in _EDGES:
        last -= 1
    if last - first < 1 or first <= speaker.i <= last or doc[first].sent != doc[last].sent:
        return None
    return _span(doc[first], doc[last])


def _edges_after(clause: Token, speaker: Token) -> tuple[int, ...]:
    return (speaker.left_edge.i - 1,) if speaker.left_edge.i > clause.i else ()


def _according(token: Token) -> Indirect | None:
    """Read "According to X, …" and "…, according to X" as the sentence around it."""
    if token.lower_ != "according" or token.i + 1 >= len(token.doc):
        return None
    link = token.nbor(1)
    speaker = named_after(link)
    if link.lower_ != "to" or speaker is None:
        return None
    doc, sentence = token.doc, token.sent
    phrase_end = _past_quoting(doc, speaker.right_edge.i + 1, sentence.end)
    if token.i - sentence.start <= 1:
        first, last = phrase_end, sentence.end - 1
    elif sentence.end - phrase_end <= 2:
        first, last = sentence.start, token.i - 1
    else:
        return None
    span = _trimmed(doc, first, last, speaker)
    return None if span is None else Indirect(span, speaker, _span(token, link), "according")


def _past_quoting(doc: Doc, place: int, end: int) -> int:
    """Return the token behind ", quoting a diplomat," at `place`, or `place` itself.

    Whom a source quotes in turn is no part of what it reports. Where a verb stands before the next
    comma the sentence may go on without one, and nothing is cut.
    """
    start = place + (place < end and doc[place].text == ",")
    if start >= end or doc[start].lower_ not in _QUOTING:
        return place
    stop = next((at for at in range(start, end) if doc[at].text in _STOPS), end)
    has_verb = any(token.tag_ in _FINITE for token in doc[start:stop])
    return place if has_verb else stop
