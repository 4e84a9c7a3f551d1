"""The timeline follows what is open and selected, and comes back with the lanes that were chosen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dateline.explore.timeline_lanes import LaneBy
from dateline.explore.timeline_memory import SETTING, lanes_from_text
from dateline.explore.timeline_scale import TimeScale
from dateline.library.opened import Library
from dateline.library.settings import read_setting
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.session import Passage, Selected
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.workbench import Workbench
from tests.ui.dated_library import dated_bench, dated_library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def bench(root: Path, qtbot: QtBot) -> Iterator[Workbench]:
    theme_switch().set_reduced_motion(reduced=True)
    with dated_bench(root, qtbot) as made:
        yield made


def pane_of(bench: Workbench) -> TimelinePane:
    pane = bench.window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    return pane


def lane_titles(bench: Workbench) -> list[str]:
    return [lane.title for lane in pane_of(bench).view.stage.lanes.lanes]


def marked(bench: Workbench) -> set[str]:
    titles = lane_titles(bench)
    return {titles[number] for number in pane_of(bench).view.stage.article_lanes}


def article_of(bench: Workbench, words: str) -> int:
    with closing(bench.session.library.reader()) as connection:
        sql = "SELECT article_id FROM article_text WHERE text LIKE ?"
        return connection.execute(sql, (f"%{words}%",)).fetchone()[0]


def entity_of(bench: Workbench, name: str) -> int:
    with closing(bench.session.library.reader()) as connection:
        sql = "SELECT entity_id FROM entity_effective WHERE name = ?"
        return connection.execute(sql, (name,)).fetchone()[0]


def test_the_lanes_of_the_open_article_are_marked(bench: Workbench, qtbot: QtBot) -> None:
    bench.session.show_passage(Passage(article_of(bench, "harbour")))
    qtbot.waitUntil(lambda: marked(bench) == {"Ana Reyes"})
    bench.session.show_passage(Passage(article_of(bench, "council")))
    qtbot.waitUntil(lambda: marked(bench) == {"Boris Okoro"})


def test_the_mark_of_a_lane_is_painted(bench: Workbench, qtbot: QtBot) -> None:
    view = pane_of(bench).view
    bench.session.show_passage(Passage(article_of(bench, "harbour")))
    qtbot.waitUntil(lambda: bool(view.stage.article_lanes))
    accent = current_theme().color("accent")
    picture = view.plot.grab().toImage()
    ratio = picture.devicePixelRatio()
    for number, scene in enumerate(view.stage.scene.lanes):
        middle = view.stage.frame.axis + scene.top + scene.height / 2
        seen = picture.pixelColor(round(1 * ratio), round(middle * ratio))
        assert (seen == accent) == (number in view.stage.article_lanes)


def test_the_lane_of_a_name_selected_elsewhere_is_marked(bench: Workbench) -> None:
    stage = pane_of(bench).view.stage
    bench.session.select(Selected("entity", entity_of(bench, "Boris Okoro")))
    assert {lane_titles(bench)[n] for n in stage.selected_lanes} == {"Boris Okoro"}
    bench.session.select(None)
    assert not stage.selected_lanes


def test_a_date_selected_in_the_text_rings_its_events(bench: Workbench, qtbot: QtBot) -> None:
    with closing(bench.session.library.reader()) as connection:
        event, timex = connection.execute("SELECT id, timex_id FROM event").fetchone()
    bench.session.select(Selected("date", timex))
    qtbot.waitUntil(lambda: pane_of(bench).view.stage.marks.selected == (event,))
    bench.session.select(None)
    assert pane_of(bench).view.stage.marks.selected == ()


def test_a_name_under_the_pointer_elsewhere_tints_its_events(bench: Workbench) -> None:
    pane = pane_of(bench)
    pane.view.desk.travel.fit_all()
    bench.session.hover(Selected("entity", entity_of(bench, "Boris Okoro")))
    assert len(pane.view.stage.marks.hovered) == 1
    bench.session.hover(None)
    assert pane.view.stage.marks.hovered == ()


def test_a_lane_of_one_article_is_one_row_high_at_every_level(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = pane_of(bench)
    pane.controls.lanes_chosen.emit(LaneBy.ARTICLE)
    stage = pane.view.stage
    qtbot.waitUntil(lambda: stage.lanes.by is LaneBy.ARTICLE)
    first = int(stage.lanes.overview.first[0])
    for px_per_day in (0.5, 5, 50, 400):
        pane.view.desk.show_scale(TimeScale(first - 1440, px_per_day))
        assert {lane.height for lane in stage.scene.lanes if lane.lane} == {stage.frame.lane}


def test_the_open_article_has_a_lane_among_those_of_articles(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = pane_of(bench)
    wanted = article_of(bench, "council")
    pane.controls.lanes_chosen.emit(LaneBy.ARTICLE)
    qtbot.waitUntil(lambda: pane.view.stage.lanes.by is LaneBy.ARTICLE)
    bench.session.show_passage(Passage(wanted))
    qtbot.waitUntil(lambda: bool(pane.view.stage.article_lanes))
    (number,) = pane.view.stage.article_lanes
    assert pane.view.stage.lanes.lanes[number].key == wanted


def test_the_lanes_that_were_chosen_come_back_at_the_next_start(root: Path, qtbot: QtBot) -> None:
    theme_switch().set_reduced_motion(reduced=True)
    with dated_bench(root, qtbot) as bench:
        pane = pane_of(bench)
        (menu,) = pane.controls.lanes.findChildren(QMenu)
        next(action for action in menu.actions() if action.text() == "By report").trigger()
        qtbot.waitUntil(lambda: pane.view.stage.lanes.by is LaneBy.STATUS)
    with closing(Library(root)) as library, closing(library.reader()) as connection:
        assert lanes_from_text(read_setting(connection, SETTING, "")).by is LaneBy.STATUS
    with dated_bench(root, qtbot, filled=True) as bench:
        pane = pane_of(bench)
        qtbot.waitUntil(lambda: pane.view.stage.lanes.by is LaneBy.STATUS)
        assert pane.controls.lanes.choice == LaneBy.STATUS.value


def test_a_library_whose_memory_is_broken_shows_the_usual_lanes(root: Path, qtbot: QtBot) -> None:
    with closing(dated_library(root)) as library:
        library.writer.write(
            lambda tx: tx.connection.execute(
                "INSERT INTO library_setting VALUES (?, 'no json')", (SETTING,)
            )
        )
    with dated_bench(root, qtbot, filled=True) as bench:
        qtbot.waitUntil(lambda: pane_of(bench).view.stage.lanes.by is LaneBy.ENTITY)
