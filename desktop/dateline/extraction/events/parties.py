"""Who takes part in a clause and where it happens, from the mentions inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.extraction.events import lexicon
from dateline.extraction.events.clauses import clause_tokens
from dateline.model.annotations import EntityKind, Mention
from dateline.model.spans import Field, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTIES: Final = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.NATIONALITY, EntityKind.PLACE}
)


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
        words = clause_tokens(head)
        covered = {token.i for token in words}
        within = [i for i in self._within(clause, words) if self._root(i).i in covered]
        place = self._place(within)
        parties = [i for i in within if self._mentions[i].label.kind in _PARTIES and i != place]
        return tuple(dict.fromkeys(parties)), place

    def naming(self, span: Span | None) -> int | None:
        """Return the mention that a source phrase names: its head's, else the first in it."""
        if span is None:
            return None
        inside = self._between(span.start, span.end)
        if not inside:
            return None
        phrase = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if phrase is None:
            return None
        root = phrase.root
        return next((i for i in inside if self._covers(i, root)), inside[0])

    def _within(self, clause: Span, words: Sequence[Token]) -> list[int]:
        start = min(clause.start, words[0].idx) if words else clause.start
        return self._between(start, clause.end)

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
