"""The event step: dated expressions → statements and what is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.extraction.events import dates, lexicon, sayings, status
from dateline.extraction.events.clauses import (
    clause_span,
    complements,
    conjuncts,
    event_head,
    is_copula,
    is_event_noun,
    phrase_span,
    subject,
    tells,
    told_by_noun,
)
from dateline.extraction.events.parties import Parties
from dateline.extraction.time.direction import EARLIEST, Direction, Tense
from dateline.model.annotations import (
    Event,
    EventKind,
    Mention,
    Quotation,
    Relation,
    Status,
)
from dateline.model.confidence import Confidence
from dateline.model.days import day_of_minute
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extraction.parsed import ParsedArticle

STEP_VERSION: Final = 5
"""Raised when stored events should be made anew."""

_RELATIONS: Final = {
    "since": Relation.SINCE,
    "until": Relation.UNTIL,
    "till": Relation.UNTIL,
    "by": Relation.BY,
    "before": Relation.BY,
    EARLIEST: Relation.SINCE,
    "through": Relation.UNTIL,
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
    date of its own. What is denied without any date leans on the publication day. Durations, sets
    and references never make an event.
    """
    finder = _Finder(
        article.text.doc, mentions, timexes, quotations, published=article.published_day
    )
    found = {(event.trigger, event.timex): event for event in finder.events()}
    told = {event.trigger for event in found.values()}
    found |= {(e.trigger, None): e for e in finder.denied() if e.trigger not in told}
    dated = {trigger for trigger, timex in found if _own_date(found[trigger, timex])}
    kept = [event for event in found.values() if _own_date(event) or event.trigger not in dated]
    kept.sort(key=lambda event: (event.span, event.trigger))
    return tuple(_told_once(kept, article.text.text, timexes))


def _told_once(events: Sequence[Event], text: str, timexes: Sequence[Timex]) -> Iterator[Event]:
    """Yield the events without those that a sentence tells a second time.

    That is the noun in a clause that it only dates ("occupied in last year's offensive"), and the
    same words of the same day over again.
    """
    wider: dict[tuple[Span, int], list[Event]] = {}
    worded: set[tuple[Span, str, str | None]] = set()
    for event in events:
        if event.timex is not None and event.maker == _CLAUSE:
            wider.setdefault((event.sentence, event.timex), []).append(event)
    for event in events:
        if event.timex is None or event.maker not in {_CLAUSE, _NOUN}:
            yield event
            continue
        around = wider.get((event.sentence, event.timex), ())
        if event.maker == _NOUN and any(e.span.contains(event.span) for e in around):
            continue
        words = (event.sentence, event.span.of(text), timexes[event.timex].value)
        if words not in worded:
            worded.add(words)
            yield event


def _own_date(event: Event) -> bool:
    return event.maker != _TOLD


_CLAUSE: Final = "events.clause"
_NOUN: Final = "events.noun"
_STATEMENT: Final = "events.statement"
_TOLD: Final = "events.told"
"""Makers: a clause with its date, a noun with its date, a dated saying, what a dated saying tells."""


def _certainty(head: Token) -> Confidence:
    """Parses err too often for "sure"; how things are is rarely what a date is about."""
    return Confidence.UNSURE if head.lemma_ in lexicon.STATES else Confidence.LIKELY


def _relation(timex: Timex | None) -> Relation:
    link = "" if timex is None else Direction.loads(timex.direction).link
    return _RELATIONS.get(link, Relation.ON)


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
        *,
        published: int | None,
    ) -> None:
        self._doc = doc
        self._text = doc.text
        self._timexes = timexes
        self._dating = [index for index, timex in enumerate(timexes) if makes_event(timex)]
        self._own_dates: set[int] = set()
        self._published = published
        self._parties = Parties(doc, mentions)
        self._quotations = [q for q in quotations if q.field is Field.TEXT]

    def events(self) -> Iterator[Event]:
        """Yield the events of each expression; the same clause may come twice."""
        heads = {index: self._heads(index) for index in self._dating}
        self._own_dates = {head.i for pair in heads.values() for head in pair if head is not None}
        for index, (head, behind) in heads.items():
            if head is not None and not dates.is_usual(head):
                yield from self._dated_by(index, head)
            if behind is not None:
                for event in self._dated_by(index, behind):
                    yield replace(event, relation=Relation.ON)

    def denied(self) -> Iterator[Event]:
        """Yield what is denied to have happened, without a date: by the day of publication."""
        for verb in self._doc:
            if verb.lemma_ not in lexicon.DENYING_VERBS or not sayings.makes_statement(verb):
                continue
            for act in complements(verb):
                if act.lemma_ in lexicon.STATES - {"be"} or status.is_planned(act):
                    continue
                event = self._event(act, None, maker=_TOLD)
                yield replace(event, relation=Relation.BY, confidence=Confidence.UNSURE)

    def _dated_by(self, index: int, head: Token) -> Iterator[Event]:
        if tells(head):
            yield self._statement(head, index)
            yield from self._told(told_by_noun(head), index)
            return
        if is_event_noun(head):
            yield self._called_off(self._event(head, index, maker=_NOUN), head)
            acting = dates.done_there(head)
            if acting is not None and acting.i not in self._own_dates:
                yield from self._dated_by(index, acting)
            return
        for verb in self._sharing(head, self._timexes[index]):
            if self._makes_statement(verb) and not self._is_ahead(self._timexes[index]):
                yield self._statement(verb, index)
                yield from self._told(complements(verb), index)
            else:
                yield from self._happening(verb, index)

    def _called_off(self, event: Event, noun: Token) -> Event:
        """Return the event of a noun; what was called off was planned, and its clause says the rest."""
        verb = status.calling_off(noun)
        if verb is None or event.status not in {Status.REPORTED, Status.ATTRIBUTED}:
            return event
        unsure, clause = Confidence.UNSURE, clause_span(verb)
        return replace(event, span=clause, status=Status.PLANNED, confidence=unsure)

    def _heads(self, index: int) -> tuple[Token | None, Token | None]:
        """Return the acts that the date dates: of its clause, and of a clause "when …" behind it."""
        span = self._timexes[index].span
        covered = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if covered is None or not len(covered):
            return None, None
        root = covered.root
        head = dates.appointed(root)
        if head is None and not dates.happens_nothing(root):
            head = self._head(index, root)
        if head is not None and dates.is_of_noun(root) and not self._makes_statement(head):
            head = None
        return head, dates.told_of(covered[-1])

    def _head(self, index: int, root: Token) -> Token | None:
        """Return what the date dates.

        An intention does not lie in the past, so it dates the verb above ("announcing in January
        his intention to buy", in whatever order); "speaking on Monday" dates what was said.
        """
        timex = self._timexes[index]
        head = event_head(root)
        if head is not None and self._is_over(timex):
            head = dates.remembered(head) or head
        if head is not None and (said := sayings.said_on_occasion(head)) is not None:
            return said
        passed: set[int] = set()
        while head is not None and head.dep_ in {"acl", "xcomp"} and head.tag_ == "VB":
            above = head.head
            if above.lemma_ in lexicon.DECIDING_VERBS and not self._is_ahead(timex):
                return above
            if head.i in passed:  # a light verb above leads down to the same infinitive again
                break
            passed.add(head.i)
            if (
                above.pos_ not in {"NOUN", "ADJ"}
                or above.head.i == above.i
                or not self._is_over(timex)
            ):
                break
            head = event_head(above.head)
        return head

    def _is_over(self, timex: Timex) -> bool:
        """Whether the date lies before the day of publication."""
        known = timex.latest is not None and self._published is not None
        return known and day_of_minute(timex.latest or 0) < (self._published or 0)

    def _is_ahead(self, timex: Timex) -> bool:
        """Whether the date lies after the day of publication."""
        known = timex.earliest is not None and self._published is not None
        return known and day_of_minute(timex.earliest or 0) > (self._published or 0)

    def _sharing(self, head: Token, timex: Timex) -> Iterator[Token]:
        """Yield the verb and, where the date stands before it, the verbs coordinated with it."""
        yield head
        if timex.span.start < head.idx:
            yield from (verb for verb in conjuncts(head) if verb.i not in self._own_dates)

    def _makes_statement(self, verb: Token) -> bool:
        return sayings.makes_statement(verb) or (sayings.can_say(verb) and self._is_cue(verb))

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

    def _told(self, acts: Iterator[Token], index: int) -> Iterator[Event]:
        """Yield the undated acts that a dated saying tells; a plan or a state has no such day.

        Nor has what follows an act with a date of its own: "robbed a bank on Monday and fled".
        """
        for act in acts:
            if act.lemma_ in lexicon.STATES or act.lemma_ in lexicon.PLAIN_REPORTING_VERBS:
                continue
            if status.is_planned(act) or act.i in self._own_dates or dates.is_timeless(act):
                continue
            if act.dep_ == "conj" and act.head.i in self._own_dates:
                continue
            done = status.is_perfect_or_past(act)
            event = self._event(act, index, maker=_TOLD)
            yield replace(event, relation=Relation.BY if done else Relation.ON)

    def _event(self, head: Token, index: int | None, *, maker: str) -> Event:
        timex = None if index is None else self._timexes[index]
        source = status.reporting_head(head)
        said_by = self._source_span(head, source)
        named_source = self._parties.naming(said_by)
        if named_source is None:
            named_source = self._speaker_known(head, source)
        clause = clause_span(head)
        participants, place = self._parties.of(head, clause)
        quoted = self._is_quoted(head)
        certain = Confidence.UNSURE if status.is_opinion(head, quoted=quoted) else _certainty(head)
        trigger = Span(head.idx, head.idx + len(head.text))
        return Event(
            field=Field.TEXT,
            span=clause,
            trigger=trigger,
            sentence=self._sentence(head),
            kind=EventKind.EVENT,
            timex=index,
            relation=_relation(timex),
            participants=participants,
            place=place,
            status=self._status(
                head, index, attributed=quoted or said_by is not None, source=source
            ),
            attributed_span=said_by if named_source is not None else self._telling(said_by),
            attributed_mention=named_source,
            confidence=certain if timex is None else min(timex.confidence, certain),
            maker=maker,
        )

    def _status(
        self, head: Token, index: int | None, *, attributed: bool, source: Token | None
    ) -> Status:
        """Return the status; what is told without a word of doubt of a day to come is planned."""
        told = status.status_of(head, attributed=attributed, source=source)
        certain = told in {Status.REPORTED, Status.ATTRIBUTED}
        if index is None or not certain or not self._is_ahead(self._timexes[index]):
            return told
        past = Direction.loads(self._timexes[index].direction).tense is Tense.PAST
        return told if past else Status.PLANNED

    def _source_span(self, head: Token, source: Token | None) -> Span | None:
        """Return the phrase of the source: the subject of the saying, or the quotation's speaker."""
        if source is not None:
            found = status.speaker(source)
            return None if found is None else phrase_span(found)
        for quotation in self._quotations:
            if quotation.span.start <= head.idx < quotation.span.end:
                return quotation.speaker_span
        return self._according_to(head)

    def _is_quoted(self, head: Token) -> bool:
        """Whether the act is told in somebody's words, whoever it may be."""
        return any(q.span.start <= head.idx < q.span.end for q in self._quotations)

    def _speaker_known(self, head: Token, source: Token | None) -> int | None:
        """Return who speaks in the quotation that the saying introduces, or that holds the act."""
        for quotation in self._quotations:
            cue = quotation.cue
            introduced = (
                source is not None and cue is not None and cue.start <= source.idx < cue.end
            )
            holds = source is None and quotation.span.start <= head.idx < quotation.span.end
            if introduced or holds:
                return quotation.speaker_mention
        return None

    def _telling(self, span: Span | None) -> Span | None:
        """Return the phrase of a source without a name, but no pronoun: "he" tells nobody who."""
        words = "" if span is None else span.of(self._text).lower()
        return None if words in lexicon.PRONOUNS else span

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
