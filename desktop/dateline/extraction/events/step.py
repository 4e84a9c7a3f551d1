"""The event step: dated expressions → statements and what is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.extraction.events import lexicon, status
from dateline.extraction.events.clauses import (
    clause_span,
    complements,
    conjuncts,
    event_head,
    is_copula,
    is_event_noun,
    phrase_span,
    subject,
)
from dateline.extraction.events.parties import Parties
from dateline.model.annotations import (
    Event,
    EventKind,
    Mention,
    Quotation,
    Relation,
    Status,
)
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extraction.parsed import ParsedArticle

STEP_VERSION: Final = 1
"""Raised when stored events should be made anew."""

_RELATIONS: Final = {
    "since": Relation.SINCE,
    "until": Relation.UNTIL,
    "till": Relation.UNTIL,
    "by": Relation.BY,
}


def find_events(
    article: ParsedArticle,
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    quotations: Sequence[Quotation],
) -> tuple[Event, ...]:
    """Return the dated statements and events of the text, in order of their spans.

    `participants`, `place` and `timex` index the given sequences. A date that a reporting verb
    governs dates the statement; what is said to have happened is `by` that day unless it carries a
    date of its own. Durations, sets and references never make an event.
    """
    finder = _Finder(article.text.doc, mentions, timexes, quotations)
    found = {(event.trigger, event.timex): event for event in finder.events()}
    dated = {trigger for trigger, timex in found if _own_date(found[trigger, timex])}
    kept = [
        event for event in found.values() if _own_date(event) or event.trigger not in dated
    ]
    return tuple(sorted(kept, key=lambda event: (event.span, event.trigger)))


def _own_date(event: Event) -> bool:
    return event.maker != _TOLD


_CLAUSE: Final = "events.clause"
_NOUN: Final = "events.noun"
_STATEMENT: Final = "events.statement"
_TOLD: Final = "events.told"
"""Makers: a clause with its date, a noun with its date, a dated saying, what a dated saying tells."""


def makes_event(timex: Timex) -> bool:
    """Whether the expression can date something: a point or stretch, not a length or "now"."""
    if timex.field is not Field.TEXT or timex.type not in {TimexType.DATE, TimexType.TIME}:
        return False
    return timex.placed or not (timex.value or "_REF").endswith("_REF")


class _Finder:
    """Finds the events of one text; it never changes the parse."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        timexes: Sequence[Timex],
        quotations: Sequence[Quotation],
    ) -> None:
        self._doc = doc
        self._timexes = timexes
        self._parties = Parties(doc, mentions)
        self._quotations = [q for q in quotations if q.field is Field.TEXT]

    def events(self) -> Iterator[Event]:
        """Yield the events of each expression; the same clause may come twice."""
        for index, timex in enumerate(self._timexes):
            if makes_event(timex):
                covered = self._doc.char_span(
                    timex.span.start, timex.span.end, alignment_mode="expand"
                )
                if covered is not None and len(covered):
                    yield from self._dated_by(index, covered.root)

    def _dated_by(self, index: int, root: Token) -> Iterator[Event]:
        head = event_head(root)
        if head is None:
            return
        if is_event_noun(head):
            yield self._event(head, index, maker=_NOUN)
            return
        for verb in self._sharing(head, root):
            if self._makes_statement(verb):
                yield self._statement(verb, index)
                yield from self._told(verb, index)
            else:
                yield from self._happening(verb, index)

    def _sharing(self, head: Token, root: Token) -> Iterator[Token]:
        """Yield the verb and, where the date stands before it, the verbs coordinated with it."""
        yield head
        if root.i < head.i:
            yield from (verb for verb in conjuncts(head) if not self._has_own_date(verb))

    def _has_own_date(self, verb: Token) -> bool:
        spans = (timex.span for timex in self._timexes if makes_event(timex))
        span = clause_span(verb)
        return any(span.contains(own) and own.start > verb.idx for own in spans)

    def _makes_statement(self, verb: Token) -> bool:
        if verb.lemma_ not in lexicon.REPORTING_VERBS or status.is_planned(verb):
            return False
        if any(True for _ in complements(verb)):
            return True
        return verb.lemma_ in lexicon.PLAIN_REPORTING_VERBS or self._is_cue(verb)

    def _is_cue(self, verb: Token) -> bool:
        return any(
            q.cue is not None and q.cue.start <= verb.idx < q.cue.end for q in self._quotations
        )

    def _statement(self, verb: Token, index: int) -> Event:
        event = self._event(verb, index, maker=_STATEMENT)
        return replace(event, kind=EventKind.STATEMENT, relation=Relation.ON)

    def _happening(self, verb: Token, index: int) -> Iterator[Event]:
        noun = subject(verb)
        if is_copula(verb) and noun is not None and is_event_noun(noun):
            event = self._event(noun, index, maker=_NOUN)
            planned = status.is_planned(verb)
            yield replace(event, status=Status.PLANNED) if planned else event
            return
        yield self._event(verb, index, maker=_CLAUSE)

    def _told(self, verb: Token, index: int) -> Iterator[Event]:
        """Yield the undated acts that a dated saying tells; a plan or a state has no such day."""
        for act in complements(verb):
            if is_copula(act) or status.is_planned(act) or act.lemma_ in lexicon.REPORTING_VERBS:
                continue
            if self._has_own_date(act):
                continue
            done = status.is_perfect_or_past(act)
            event = self._event(act, index, maker=_TOLD)
            yield replace(event, relation=Relation.BY if done else Relation.ON)

    def _event(self, head: Token, index: int, *, maker: str) -> Event:
        timex = self._timexes[index]
        source = status.reporting_head(head)
        attributed_span = self._source_span(head, source)
        clause = clause_span(head)
        participants, place = self._parties.of(head, clause)
        trigger = Span(head.idx, head.idx + len(head.text))
        return Event(
            field=Field.TEXT,
            span=clause,
            trigger=trigger,
            sentence=self._sentence(head),
            kind=EventKind.EVENT,
            timex=index,
            relation=_RELATIONS.get(_link(timex), Relation.ON),
            participants=participants,
            place=place,
            status=status.status_of(head, attributed=attributed_span is not None, source=source),
            attributed_span=attributed_span,
            attributed_mention=self._parties.naming(attributed_span),
            confidence=min(timex.confidence, Confidence.LIKELY),
            maker=maker,
        )

    def _source_span(self, head: Token, source: Token | None) -> Span | None:
        """Return the phrase of the source: the subject of the saying, or the quotation's speaker."""
        if source is not None:
            found = subject(status.speaking_verb(source) or source)
            return None if found is None else phrase_span(found)
        for quotation in self._quotations:
            if quotation.span.start <= head.idx < quotation.span.end:
                return quotation.speaker_span
        return self._according_to(head)

    def _according_to(self, head: Token) -> Span | None:
        for child in head.children:
            if child.lower_ == "according":
                for to in child.children:
                    if to.lower_ == "to":
                        return next((phrase_span(c) for c in to.children), None)
        return None

    def _sentence(self, head: Token) -> Span:
        sentence = head.sent
        written = sentence.text
        start = sentence.start_char + len(written) - len(written.lstrip())
        return Span(start, sentence.start_char + len(written.rstrip()))


def _link(timex: Timex) -> str:
    """Return the preposition that binds the expression to its clause."""
    from dateline.extraction.time.direction import Direction

    return Direction.loads(timex.direction).link
