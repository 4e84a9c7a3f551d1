"""What the card of an event says: the line, its day and why, how it is reported, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.explore.event_groups import EventGroup
from dateline.explore.highlights import MarkKind
from dateline.library.reads.events import EventRow
from dateline.model.annotations import EventKind, Relation, Status
from dateline.model.days import day_of_minute
from dateline.model.timex import AnchorKind
from dateline.ui.article.date_notes import interval_of
from dateline.ui.cards.card_view import CardAction, CardContent, CardRow
from dateline.ui.timeline.words import status_words, tr
from dateline.ui.wording import count_words, interval_words, iso_words, say

_SEVERAL: Final = 2
GO, PIN = "timeline.go_to_sentence", "timeline.pin"
CHANGE, CHANGE_PUBLICATION = "timeline.change", "timeline.change_day"
TELLINGS = "timeline.tellings"
ACTIONS: Final = frozenset({GO, PIN, CHANGE, CHANGE_PUBLICATION, TELLINGS})


def event_card(row: EventRow, group: EventGroup | None = None) -> CardContent:
    """Return the card of an event; its actions are those of the action registry.

    `group` are the mentions of the same event, of which the card says how many articles and
    outlets have it, and which had it first.
    """
    said = row.kind == EventKind.STATEMENT
    return CardContent(
        kind=MarkKind.DATE,
        kind_words=tr("Dated statement") if said else tr("Dated event"),
        answer=" ".join(row.words.split()),
        sentence=_sentence(row),
        reason=_reason(row),
        confidence=row.confidence,
        checked=row.timex is not None and row.timex.decided,
        rows=tuple(fact for fact in (*_facts(row), *_support(group)) if fact.value),
        facts=" · ".join(part for part in (row.outlet, _published(row)) if part),
        actions=tuple(_actions(row, group)),
    )


def leans_on_publication(row: EventRow) -> bool:
    """Return whether the date follows from the day of publication, so that this can be changed."""
    return row.timex is not None and row.timex.anchor.kind is AnchorKind.PUBLICATION


def _actions(row: EventRow, group: EventGroup | None) -> Iterator[CardAction]:
    yield CardAction(GO, tr("Go to its sentence"), "↵", "forward")
    if group is not None and len(group.tellings) >= _SEVERAL:
        yield CardAction(TELLINGS, tr("Who tells of it…"), "", "list")
    if row.timex_id is not None:
        yield CardAction(CHANGE, tr("Change…"), "E", "calendar")
    if leans_on_publication(row):
        yield CardAction(CHANGE_PUBLICATION, tr("Change the publication day…"))
    yield CardAction(PIN, tr("Pin"), "P", "pin")


def _facts(row: EventRow) -> tuple[CardRow, ...]:
    expression = f"“{row.expression}”" if row.expression else ""
    value = "" if row.timex is None else row.timex.value or ""
    expression = " · ".join(part for part in (expression, value) if part)
    return (
        CardRow(tr("When"), _when(row), expression),
        CardRow(tr("Reported"), _reported(row)),
        CardRow(tr("Where"), row.place or ""),
        CardRow(tr("Who"), ", ".join(row.participants)),
    )


def _support(group: EventGroup | None) -> Iterator[CardRow]:
    """Yield how many tell of the event, and who had it first: of one mention there is nothing to say."""
    if group is None or len(group.tellings) < _SEVERAL:
        return
    articles = count_words(group.articles, one="{n} article", other="{n} articles")
    outlets = count_words(len(group.outlets), one="{n} outlet", other="{n} outlets")
    yield CardRow(tr("Told in"), f"{articles}, {outlets}" if group.outlets else articles)
    first = group.first_outlets
    if len(group.outlets) < _SEVERAL or not first:
        return
    published = group.first[0].published
    day = "" if published is None else iso_words(published)
    if len(first) == 1:
        yield CardRow(tr("First"), first[0], day)
    else:
        yield CardRow(tr("First"), ", ".join(first), tr("the same day"))
    later = [outlet for outlet in group.outlets if outlet not in first]
    yield CardRow(tr("Then"), ", ".join(later))


def _when(row: EventRow) -> str:
    dated = row.timex if row.relation == Relation.ON else None
    if dated is not None and (dated.earliest is not None or dated.latest is None):
        return interval_of(dated)
    ends = (row.earliest, row.latest)
    first, last = (None if end is None else day_of_minute(end) for end in ends)
    open_past = row.relation == Relation.ON and first is None
    if (open_past or row.relation == Relation.BY) and last is not None:
        return tr("by {days}").format(days=interval_words(last, last))
    return interval_words(first, last)


def _reason(row: EventRow) -> str:
    if row.timex is None:
        return ""
    return tr("The date was changed by you.") if row.timex.decided else say(row.timex.reason)


def _sentence(row: EventRow) -> str:
    """Return the whole sentence where the line is only a part of it."""
    sentence = " ".join(row.sentence.split())
    return "" if sentence == " ".join(row.words.split()) else sentence


def _reported(row: EventRow) -> str:
    if row.status == Status.ATTRIBUTED and row.attributed_to:
        return tr("Attributed to {source}").format(source=row.attributed_to)
    return status_words(Status(row.status))


def _published(row: EventRow) -> str:
    return "" if row.published is None else iso_words(row.published)
