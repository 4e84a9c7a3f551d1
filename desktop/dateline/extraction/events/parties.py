"""Who takes part in a clause and where it happens, from the mentions inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from dateline.extraction.events import lexicon
from dateline.extraction.events.clauses import clause_tokens, subject
from dateline.model.annotations import EntityKind, Mention
from dateline.model.spans import Field, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_THE_VERB: Final = frozenset({"nsubj", "nsubjpass", "dobj"})
_CARRYING_OUT: Final = frozenset(
    "carry conduct execute hold host lead launch mount occur organise organize perform stage start undertake wage".split()
)
_AT: Final = frozenset({"at", "in", "during", "after", "before", "following"})
_MEETINGS: Final = frozenset(
    "ceremony conference conversation debate dinner forum gathering hearing interview lunch meeting rally session"
    " summit talk talks visit".split()
)
_PARTIES: Final = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.NATIONALITY, EntityKind.PLACE}
)


def _told_words(head: Token) -> list[Token]:
    """Return the words of the clause of `head`; of an occasion also those of who is there by its verb.

    "The raid was carried out by Velm" tells who raided, and "Bishop spoke at a meeting with Reed"
    that both met. What a noun merely stands beside tells nothing of it.
    """
    words = clause_tokens(head)
    if head.pos_ != "NOUN":
        return words
    verb = head.head
    if head.dep_ in _OF_THE_VERB and verb.lemma_ in _CARRYING_OUT:
        words += [*clause_tokens(verb), *_aimed_at(head)]
    elif head.dep_ == "pobj" and verb.lower_ in _AT and head.lemma_ in _MEETINGS:
        there = subject(verb.head) if verb.head.pos_ == "VERB" else None
        words += [] if there is None else list(_phrase(there))
    once = {token.i: token for token in words}
    return [once[place] for place in sorted(once)]


def _aimed_at(head: Token) -> Iterator[Token]:
    """Yield whom the purpose of an occasion is about ("was carried out to keep Velm from joining")."""
    for purpose in head.head.children if head.dep_ in _OF_THE_VERB else ():
        if purpose.dep_ == "advcl" and purpose.tag_ == "VB":
            for child in purpose.children:
                if child.dep_ == "dobj":
                    yield from _phrase(child)


def _phrase(head: Token) -> Iterator[Token]:
    """Yield the words of a subject that name it, without clauses on it."""
    yield head
    for child in head.children:
        if child.dep_ in {"compound", "conj", "appos", "flat"}:
            yield from _phrase(child)


class Parties:
    """The mentions of one text, found by place."""

    __slots__ = ("_doc", "_indices", "_mentions", "_starts")

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        """Index the mentions of the text field by their start."""
        order = [i for i, mention in enumerate(mentions) if mention.field is Field.TEXT]
        self._indices = sorted(order, key=lambda i: mentions[i].span)
        self._starts = [mentions[i].span.start for i in self._indices]
        self._mentions = mentions
        self._doc = doc

    def of(self, head: Token, clause: Span) -> tuple[tuple[int, ...], int | None]:
        """Return the participants of the clause of `head`, and its place, as mention indices."""
        words = _told_words(head)
        covered = {token.i for token in words}
        within = [i for i in self._within(clause, words) if self._root(i).i in covered]
        aims = {token.i for token in _aimed_at(head)} if head.pos_ == "NOUN" else set[int]()
        place = self._place([i for i in within if self._root(i).i not in aims])
        parties = [i for i in within if self._mentions[i].label.kind in _PARTIES and i != place]
        return tuple(dict.fromkeys(parties)), place

    def naming(self, span: Span | None) -> int | None:
        """Return the mention of the head of a source phrase, or the name right before it ("Velm officials").

        A name behind a preposition, or that owns the head, is not the source ("an engineer of Velm").
        """
        if span is None:
            return None
        inside = self._between(span.start, span.end)
        if not inside:
            return None
        phrase = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if phrase is None:
            return None
        root = phrase.root
        named = [
            root,
            *(c for c in root.children if c.dep_ in {"compound", "amod", "nmod", "appos"}),
        ]
        return next((i for word in named for i in inside if self._covers(i, word)), None)

    def _within(self, clause: Span, words: Sequence[Token]) -> list[int]:
        start = min(clause.start, words[0].idx) if words else clause.start
        end = max(clause.end, words[-1].idx + 1) if words else clause.end
        return self._between(start, end)

    def _between(self, start: int, end: int) -> list[int]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return self._indices[first:last]

    def _covers(self, index: int, token: Token) -> bool:
        span = self._mentions[index].span
        return span.start <= token.idx < span.end

    def _root(self, index: int) -> Token:
        span = self._mentions[index].span
        covered = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        root = covered.root if covered is not None and len(covered) else self._doc[0]
        while root.dep_ in {"compound", "nmod"} and root.head.i != root.i:
            root = root.head
        return root

    def _place(self, indices: Sequence[int]) -> int | None:
        """Return the place where it happens: behind "in", "at" …, else one that is acted on."""
        places = [i for i in indices if self._mentions[i].label.kind is EntityKind.PLACE]
        for index in places:
            root = self._root(index)
            if root.dep_ == "pobj" and root.head.lower_ in lexicon.LOCATIVE:
                return index
        for index in places:
            root = self._root(index)
            acted_on = root.dep_ in {"dobj", "nsubjpass"} or (
                root.dep_ in {"pobj", "appos"} and root.head.lower_ == "of"
            )
            if acted_on:
                return index
        return None
