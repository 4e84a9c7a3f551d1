"""What assistive tools are told of the timeline: its scope, and each event that is walked to."""

from __future__ import annotations

import numpy as np

from dateline.explore.timeline import KINDS
from dateline.model.annotations import EventKind
from dateline.ui.timeline.stage import Stage
from dateline.ui.timeline.words import confidence_of, status_of, tr, when_words
from dateline.ui.wording import count_words, number_words


def scope_words(stage: Stage) -> str:
    """Return the scope in words: "47 events in 12 articles", "21 of 47 events in 12 articles".

    The first number is that of the list: the events inside the focus.
    """
    events = len(stage.lanes.overview) + len(stage.lanes.periods)
    articles = len(np.unique(stage.events.article))
    counted = count_words(events, one="{n} event", other="{n} events")
    held = count_words(articles, one="{n} article", other="{n} articles")
    if stage.filtered:
        kept = number_words(len(stage.listed))
        counted = tr("{kept} of {events}").format(kept=kept, events=counted)
    return tr("{events} in {articles}").format(events=counted, articles=held)


def event_words(stage: Stage, row: int, lane: int | None) -> str:
    """Return an event as it is read out: words, date, what it is, how reported, how sure, lane."""
    label = stage.label(row)
    events = stage.events
    said = KINDS[events.kind[row]] is EventKind.STATEMENT
    parts = [
        "" if label is None else label.name,
        (label.when if label is not None else "") or when_words(events, row),
        tr("statement") if said else tr("event"),
        status_of(events, row),
        confidence_of(events, row),
        tr("not in the filter") if stage.outside[row] else "",
        "" if lane is None else stage.lanes.lanes[lane].title,
    ]
    return ", ".join(part for part in parts if part)
