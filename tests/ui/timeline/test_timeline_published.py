"""The lane of publications stands beside those of the events, in the picture and in exports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dateline.editing.articles import set_publication_day
from dateline.explore.timeline_memory import SETTING, lanes_from_text
from dateline.library.settings import read_setting
from dateline.model.days import MINUTES_PER_DAY, day_from_iso
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.timeline.geometry import Zone, make_frame
from dateline.ui.workbench import Workbench
from tests.ui.dated_library import dated_bench

DAY = day_from_iso("2025-03-13")


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    theme_switch().set_reduced_motion(reduced=True)
    with dated_bench(tmp_path / "library", qtbot) as made:
        yield made


def pane_of(bench: Workbench) -> TimelinePane:
    pane = bench.window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    return pane


def choose(bench: Workbench, words: str) -> None:
    """Choose what the days of the head's menu are."""
    (menu,) = pane_of(bench).controls.days.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()


def triangle(bench: Workbench, day: int) -> QPointF:
    stage = pane_of(bench).view.stage
    x = stage.frame.label + stage.scale.x(day * MINUTES_PER_DAY + MINUTES_PER_DAY // 2)
    return QPointF(x, stage.frame.height - stage.frame.foot / 2)


def test_both_dates_show_a_lane_of_publications_under_the_events(bench: Workbench) -> None:
    view = pane_of(bench).view
    before = view.stage.frame
    assert before.foot == 0
    choose(bench, "Both dates")
    after = view.stage.frame
    assert after.foot == after.lane
    assert after.area == before.area - after.foot
    assert view.stage.publications.counts(view.stage.view) == [(DAY, 3)]
    view.desk.travel.go_to_day(DAY)
    picture = view.plot.grab().toImage()
    ratio = picture.devicePixelRatio()
    at = triangle(bench, DAY) * ratio
    assert picture.pixelColor(at.toPoint()) == current_theme().color("published")
    choose(bench, "Event date")
    assert view.stage.frame == before


def test_the_triangle_says_how_many_articles_came_out(bench: Workbench) -> None:
    view = pane_of(bench).view
    choose(bench, "Both dates")
    view.desk.travel.go_to_day(DAY)
    at = triangle(bench, DAY)
    assert view.pointing.words_at(at) == ("Thu 13 Mar 2025", "3 articles published")
    assert view.stage.frame.zone(at.x(), at.y()) is Zone.AXIS
    assert view.stage.hit(at.x(), at.y()) is None
    assert view.pointing.words_at(at + QPointF(60, 0)) is None


def test_a_new_publication_day_moves_its_triangle(bench: Workbench, qtbot: QtBot) -> None:
    choose(bench, "Both dates")
    stage, session = pane_of(bench).view.stage, bench.session
    first = int(stage.events.article[0])
    session.carry_out(set_publication_day(first, "2025-03-12", author=session.author))
    qtbot.waitUntil(lambda: stage.publications.counts(stage.view) == [(DAY - 1, 1), (DAY, 2)])


def test_the_library_remembers_the_lane(bench: Workbench, qtbot: QtBot) -> None:
    choose(bench, "Both dates")

    def kept() -> bool:
        with closing(bench.session.library.reader()) as connection:
            return lanes_from_text(read_setting(connection, SETTING, "")).beside

    qtbot.waitUntil(kept)


def test_the_lane_is_in_the_exported_picture(bench: Workbench) -> None:
    view = pane_of(bench).view
    assert b"Published" not in view.render_svg()
    choose(bench, "Both dates")
    assert b"Published" in view.render_svg()


def test_the_lane_gives_way_where_there_is_no_room(bench: Workbench) -> None:
    theme = current_theme()
    low = make_frame(800, 44 + 2 * 24, theme, compact=True, published=True)
    assert low.foot == 0
    assert make_frame(800, 44 + 3 * 24, theme, compact=True, published=True).foot == 24
