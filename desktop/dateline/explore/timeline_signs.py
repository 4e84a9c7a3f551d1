"""Which sign an event gets: shape, fill, form and edge, independent of zoom (DESIGN-UI section 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, TypeVar

import numpy as np

from dateline.explore.timeline import (
    GRANULARITIES,
    KINDS,
    RELATIONS,
    STATUSES,
    CodeArray,
    Ends,
    MaskArray,
    TimelineEvents,
)
from dateline.model.annotations import EventKind, Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.timex import Granularity

_Key = TypeVar("_Key")


class Shape(IntEnum):
    """What it is: an event or something said."""

    CIRCLE = 0
    SQUARE = 1


class Fill(IntEnum):
    """How the article reports it."""

    FULL = 0
    HALF = 1
    HOLLOW = 2
    STRUCK = 3
    QUERY = 4


class Edge(IntEnum):
    """How sure the reading is."""

    SOLID = 0
    UNSURE = 1


class Form(IntEnum):
    """How long it is and what is known of its ends.

    POINT a day or less · MOMENT at one moment inside exact ends · LASTED from end to end · VAGUE
    ends fade · DOTTED unsure, ends fade · BY a post at the latest day, open before it · SINCE a
    post and an arrow onwards · UNTIL a post and an arrow backwards · PERIOD a decade or century.
    """

    POINT = 0
    MOMENT = 1
    LASTED = 2
    VAGUE = 3
    DOTTED = 4
    BY = 5
    SINCE = 6
    UNTIL = 7
    PERIOD = 8


_SHAPE_OF_KIND: Final = {EventKind.EVENT: Shape.CIRCLE, EventKind.STATEMENT: Shape.SQUARE}
_FILL_OF_STATUS: Final = {
    Status.REPORTED: Fill.FULL,
    Status.ATTRIBUTED: Fill.HALF,
    Status.PLANNED: Fill.HOLLOW,
    Status.DENIED: Fill.STRUCK,
    Status.CONDITIONAL: Fill.QUERY,
}
_RANK_OF_STATUS: Final = {
    Status.REPORTED: 0,
    Status.ATTRIBUTED: 1,
    Status.PLANNED: 2,
    Status.CONDITIONAL: 3,
    Status.DENIED: 4,
}
_FORM_OF_GRANULARITY: Final = {
    Granularity.MINUTE: Form.POINT,
    Granularity.DAYPART: Form.MOMENT,
    Granularity.DAY: Form.POINT,
    Granularity.WEEKEND: Form.MOMENT,
    Granularity.WEEK: Form.MOMENT,
    Granularity.MONTH: Form.MOMENT,
    Granularity.SEASON: Form.MOMENT,
    Granularity.QUARTER: Form.MOMENT,
    Granularity.HALF: Form.MOMENT,
    Granularity.YEAR: Form.MOMENT,
    Granularity.DECADE: Form.PERIOD,
    Granularity.CENTURY: Form.PERIOD,
    Granularity.RANGE: Form.LASTED,
    Granularity.VAGUE: Form.VAGUE,
}
_OPEN_FORMS: Final = {Relation.BY: Form.BY, Relation.SINCE: Form.SINCE, Relation.UNTIL: Form.UNTIL}

FADING_FORMS: Final = frozenset({Form.VAGUE, Form.DOTTED})
"""The forms whose point, where they are too short for a bar, has the unsure ring."""


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """The sign of each event by column (values of Shape, Fill, Form, Edge).

    `rank` orders events that share a place, the least in front.
    """

    shape: CodeArray
    fill: CodeArray
    form: CodeArray
    edge: CodeArray
    rank: CodeArray


def decide_signs(events: TimelineEvents) -> Signs:
    """Return the sign of every event; it depends on no zoom, so it is decided once.

    An interval with modifier START, MID or END is VAGUE; an unsure or approximate one that is
    longer than a day DOTTED, a shorter one a point with an unsure edge. Open ends win over both.
    """
    unsure = _is_unsure(events)
    plain = _table(GRANULARITIES, _FORM_OF_GRANULARITY)[events.granularity]
    bar = (plain != Form.POINT) & (plain != Form.PERIOD)
    form = np.where(bar & (events.ends == Ends.VAGUE), Form.VAGUE, plain)
    form = np.where(bar & unsure, Form.DOTTED, form)
    for relation, open_form in _OPEN_FORMS.items():
        form = np.where(events.relation == RELATIONS.index(relation), open_form, form)
    return Signs(
        shape=_table(KINDS, _SHAPE_OF_KIND)[events.kind],
        fill=_table(STATUSES, _FILL_OF_STATUS)[events.status],
        form=form.astype(np.int8),
        edge=unsure.astype(np.int8),
        rank=_table(STATUSES, _RANK_OF_STATUS)[events.status],
    )


def _is_unsure(events: TimelineEvents) -> MaskArray:
    return (events.confidence == Confidence.UNSURE) | (events.ends == Ends.APPROXIMATE)


def _table(order: tuple[_Key, ...], values: Mapping[_Key, int]) -> CodeArray:
    return np.array([values[key] for key in order], np.int8)
