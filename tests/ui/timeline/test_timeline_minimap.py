from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.explore.timeline import TimelineEvents
from dateline.explore.timeline_scale import TimeScale
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.theme import theme_switch
from dateline.ui.timeline.minimap import TimelineMinimap
from dateline.ui.timeline.view import TimelineView
from tests.explore.timeline_samples import DAY, one_lane, random_events

WIDTH = 1000.0
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def minimap(qtbot: QtBot) -> Iterator[TimelineMinimap]:
    """A strip over some six years, whose window follows what it asks for."""
    widget = TimelineMinimap()
    qtbot.addWidget(widget)
    widget.resize(1184, 42)
    widget.set_index(one_lane(random_events(400, seed=6)).overview)
    widget.set_view(TimeScale((DAY - 900) * MINUTES_PER_DAY, 5.0), width=WIDTH, label=184)
    widget.moved.connect(lambda scale: widget.set_view(scale, width=WIDTH, label=184))
    with qtbot.waitExposed(widget):
        widget.show()
    yield widget
    widget.close()


def window(minimap: TimelineMinimap) -> QRectF:
    rect = minimap.window_rect
    assert rect is not None
    return rect


def drag(qtbot: QtBot, minimap: TimelineMinimap, x: float, to: float) -> None:
    y = round(window(minimap).center().y())
    qtbot.mousePress(minimap, LEFT, NONE, QPoint(round(x), y))
    qtbot.mouseMove(minimap, QPoint(round((x + to) / 2), y))
    qtbot.mouseMove(minimap, QPoint(round(to), y))
    qtbot.mouseRelease(minimap, LEFT, NONE, QPoint(round(to), y))


def test_dragging_the_window_moves_the_view_and_keeps_its_zoom(
    qtbot: QtBot, minimap: TimelineMinimap
) -> None:
    before = window(minimap)
    scales: list[TimeScale] = []
    minimap.moved.connect(scales.append)
    drag(qtbot, minimap, before.center().x(), before.center().x() + 80)
    after = window(minimap)
    assert after.center().x() == pytest.approx(before.center().x() + 80, abs=1)
    assert after.width() == pytest.approx(before.width(), abs=0.5)
    assert {scale.px_per_day for scale in scales} == {5.0}


@pytest.mark.parametrize(("end", "by"), [("left", -60), ("right", 50)])
def test_dragging_an_end_of_the_window_zooms_and_keeps_the_other_end(
    qtbot: QtBot, minimap: TimelineMinimap, end: str, by: int
) -> None:
    before = window(minimap)
    x = before.left() if end == "left" else before.right()
    drag(qtbot, minimap, x, x + by)
    after = window(minimap)
    moved, kept = (
        (after.left() - before.left(), after.right() - before.right())
        if end == "left"
        else (after.right() - before.right(), after.left() - before.left())
    )
    assert moved == pytest.approx(by, abs=1)
    assert kept == pytest.approx(0, abs=1)


def test_an_end_cannot_be_dragged_over_the_other(qtbot: QtBot, minimap: TimelineMinimap) -> None:
    before = window(minimap)
    drag(qtbot, minimap, before.left(), before.right() + 200)
    assert window(minimap).right() == pytest.approx(before.right(), abs=3)


def test_a_press_elsewhere_brings_the_window_to_the_pointer(
    qtbot: QtBot, minimap: TimelineMinimap
) -> None:
    y = round(window(minimap).center().y())
    qtbot.mouseClick(minimap, LEFT, NONE, QPoint(1000, y))
    assert window(minimap).center().x() == pytest.approx(1000, abs=1)


def test_a_narrow_window_can_still_be_moved_as_a_whole(
    qtbot: QtBot, minimap: TimelineMinimap
) -> None:
    minimap.set_view(TimeScale((DAY - 900) * MINUTES_PER_DAY, 2000.0), width=WIDTH, label=184)
    before = window(minimap)
    assert before.width() == 6
    drag(qtbot, minimap, before.center().x(), before.center().x() + 50)
    assert window(minimap).center().x() == pytest.approx(before.center().x() + 50, abs=1)


def test_without_dates_there_is_no_window(qtbot: QtBot) -> None:
    widget = TimelineMinimap()
    qtbot.addWidget(widget)
    widget.resize(600, 42)
    widget.set_index(one_lane(TimelineEvents.of(())).overview)
    with qtbot.waitExposed(widget):
        widget.show()
    assert widget.window_rect is None
    qtbot.mouseClick(widget, LEFT, NONE, QPoint(300, 20))


def test_the_strip_in_the_head_moves_the_timeline(qtbot: QtBot) -> None:
    theme_switch().set_reduced_motion(reduced=True)
    view, head = TimelineView(), QWidget()
    qtbot.addWidget(view)
    qtbot.addWidget(head)
    strip = view.make_strip(head)
    events = random_events(400, seed=6)
    view.resize(1184, 226)
    view.set_events(events, one_lane(events))
    with qtbot.waitExposed(view):
        view.show()
    assert strip.sizeHint().height() == 33
    strip.resize(800, 33)
    with qtbot.waitExposed(head):
        head.show()
    before = view.stage.scale
    qtbot.mouseClick(strip, LEFT, NONE, QPoint(100, 16))
    assert view.stage.scale.left < before.left
    assert view.stage.scale.px_per_day == pytest.approx(before.px_per_day)
