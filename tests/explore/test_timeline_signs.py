from __future__ import annotations

from typing import Any

import pytest

from dateline.explore.timeline import Ends, TimelineEvents
from dateline.explore.timeline_signs import Edge, Fill, Form, Shape, decide_signs
from dateline.model.annotations import EventKind, Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.timex import Granularity
from tests.explore.timeline_samples import DAY, event


def sign(**what: Any) -> tuple[Shape, Fill, Form, Edge]:  # noqa: ANN401 - passed on to `event`
    signs = decide_signs(TimelineEvents.of([event(1, DAY, DAY + 3, **what)]))
    return (
        Shape(int(signs.shape[0])),
        Fill(int(signs.fill[0])),
        Form(int(signs.form[0])),
        Edge(int(signs.edge[0])),
    )


@pytest.mark.parametrize(
    ("kind", "shape"), [(EventKind.EVENT, Shape.CIRCLE), (EventKind.STATEMENT, Shape.SQUARE)]
)
def test_shape_says_what_it_is(kind: EventKind, shape: Shape) -> None:
    assert sign(kind=kind)[0] is shape


@pytest.mark.parametrize(
    ("status", "fill"),
    [
        (Status.REPORTED, Fill.FULL),
        (Status.ATTRIBUTED, Fill.HALF),
        (Status.PLANNED, Fill.HOLLOW),
        (Status.DENIED, Fill.STRUCK),
        (Status.CONDITIONAL, Fill.QUERY),
    ],
)
def test_fill_says_how_it_is_reported(status: Status, fill: Fill) -> None:
    assert sign(status=status)[1] is fill


@pytest.mark.parametrize(
    ("granularity", "form"),
    [
        (Granularity.MINUTE, Form.POINT),
        (Granularity.DAYPART, Form.MOMENT),
        (Granularity.DAY, Form.POINT),
        (Granularity.WEEKEND, Form.MOMENT),
        (Granularity.WEEK, Form.MOMENT),
        (Granularity.MONTH, Form.MOMENT),
        (Granularity.SEASON, Form.MOMENT),
        (Granularity.QUARTER, Form.MOMENT),
        (Granularity.HALF, Form.MOMENT),
        (Granularity.YEAR, Form.MOMENT),
        (Granularity.DECADE, Form.PERIOD),
        (Granularity.CENTURY, Form.PERIOD),
        (Granularity.RANGE, Form.LASTED),
        (Granularity.VAGUE, Form.VAGUE),
    ],
)
def test_form_says_how_long_and_how_exact(granularity: Granularity, form: Form) -> None:
    assert sign(granularity=granularity)[2] is form


@pytest.mark.parametrize(
    ("relation", "form"),
    [(Relation.BY, Form.BY), (Relation.SINCE, Form.SINCE), (Relation.UNTIL, Form.UNTIL)],
)
def test_an_open_end_has_its_own_form_at_any_granularity(relation: Relation, form: Form) -> None:
    assert sign(relation=relation)[2] is form
    assert sign(relation=relation, granularity=Granularity.MONTH, ends=Ends.VAGUE)[2] is form


@pytest.mark.parametrize("what", [{"confidence": Confidence.UNSURE}, {"ends": Ends.APPROXIMATE}])
def test_what_is_unsure_or_approximate_has_a_dotted_edge(what: dict[str, object]) -> None:
    assert sign(**what)[2:] == (Form.POINT, Edge.UNSURE)
    assert sign(granularity=Granularity.MONTH, **what)[2:] == (Form.DOTTED, Edge.UNSURE)
    assert sign(granularity=Granularity.RANGE, **what)[2:] == (Form.DOTTED, Edge.UNSURE)
    assert sign(granularity=Granularity.DECADE, **what)[2] is Form.PERIOD


@pytest.mark.parametrize("confidence", [Confidence.LIKELY, Confidence.SURE])
def test_likely_and_sure_have_a_solid_edge(confidence: Confidence) -> None:
    assert sign(confidence=confidence)[3] is Edge.SOLID


def test_the_start_middle_or_end_of_a_month_has_vague_ends() -> None:
    assert sign(granularity=Granularity.MONTH, ends=Ends.VAGUE)[2] is Form.VAGUE
    assert sign(granularity=Granularity.DAY, ends=Ends.VAGUE)[2] is Form.POINT
