"""One date is changed in the window: asked in a dialog, said with what moved, undone by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.explore.highlights import Mark, MarkKind
from dateline.explore.opened_article import marks_of
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex
from dateline.ui.article.date_notes import date_note
from dateline.ui.cards.card_contents import date_card
from dateline.ui.deeds.date_deeds import DateDeeds
from dateline.ui.dialogs.date import DateDialog
from dateline.ui.dialogs.moved_dates import MovedDatesDialog
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.session import Passage
from dateline.ui.theme import theme_switch
from dateline.ui.workbench import Workbench
from tests.ui.dated_library import dated_bench

_SECOND_SENTENCE = 41


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    theme_switch().set_reduced_motion(reduced=True)
    with dated_bench(tmp_path / "library", qtbot) as made:
        open_article(made, qtbot)
        yield made


def open_article(bench: Workbench, qtbot: QtBot) -> None:
    """Open the article of the harbour, published on Thu 13 Mar 2025."""
    with closing(bench.session.library.reader()) as connection:
        sql = "SELECT article_id FROM article_text WHERE text LIKE '%harbour%'"
        (article_id,) = connection.execute(sql).fetchone()
    bench.session.show_passage(Passage(article_id))
    qtbot.waitUntil(lambda: bench.article.opened is not None)


def timexes(bench: Workbench) -> list[Timex]:
    assert bench.article.opened is not None
    return [row.timex for row in bench.article.opened.annotations.timexes]


def values(bench: Workbench) -> list[str | None]:
    return [timex.value for timex in timexes(bench)]


def ask(bench: Workbench, qtbot: QtBot) -> DateDialog:
    """Go to the first date of the text by keys and press E."""
    text = bench.window.article.text
    text.setFocus()
    for key in [Qt.Key.Key_Comma] * 6 + [Qt.Key.Key_Period] * 6:
        mark = bench.window.article.current_mark
        if mark is not None and mark.kind is MarkKind.DATE and mark.span.start < _SECOND_SENTENCE:
            break
        qtbot.keyClick(text, key)
    bench.window.actions_registry.action("article.change").trigger()
    (deeds,) = bench.findChildren(DateDeeds)
    qtbot.waitUntil(lambda: deeds.dialog is not None and deeds.dialog.isVisible())
    assert deeds.dialog is not None
    return deeds.dialog


def test_the_dialog_offers_what_the_words_may_mean_with_the_reading_first(
    bench: Workbench, qtbot: QtBot
) -> None:
    dialog = ask(bench, qtbot)
    assert dialog.title == "When is “Tuesday”?"
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert lines == [
        "1   Tue 11 Mar 2025  ·  as it was read, likely",
        "2   Tue 18 Mar 2025",
        "3   Tue 4 Mar 2025",
    ]
    assert dialog.said == "Tue 11 Mar 2025"
    dialog.reject()


def test_a_digit_chooses_and_does_it_and_the_toast_says_what_moved(
    bench: Workbench, qtbot: QtBot
) -> None:
    dialog = ask(bench, qtbot)
    qtbot.keyClick(dialog.list, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: values(bench) == ["2025-03-04", "2025-03-06"])
    toast = bench.window.toast
    assert toast.words == "The date of “Tuesday” is set. 1 other date moved with it"
    bench.window.toast.action_chosen.emit("moved")
    moved = bench.window.findChildren(MovedDatesDialog)
    assert len(moved) == 1
    assert moved[0].accessibleName() == "2 dates moved"
    moved[0].close()


def test_words_of_ones_own_are_read_as_they_are_typed(bench: Workbench, qtbot: QtBot) -> None:
    dialog = ask(bench, qtbot)
    qtbot.keyClicks(dialog.list, "l")
    assert dialog.field.hasFocus() or QApplication.focusWidget() is None
    qtbot.keyClicks(dialog.field, "ate Feb 2025")
    assert dialog.said == "~20–28 Feb 2025"
    qtbot.keyClicks(dialog.field, " and so on")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.said_problem == "This is no date. Write 2025-02-21, late Feb 2025 or 2025-02~."
    dialog.field.selectAll()
    qtbot.keyClicks(dialog.field, "2025-02~")
    assert dialog.said == "~Feb 2025"
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: values(bench)[0] == "2025-02")
    assert timexes(bench)[0].mod == "APPROX"


def test_a_day_is_chosen_in_the_calendar(bench: Workbench, qtbot: QtBot) -> None:
    dialog = ask(bench, qtbot)
    assert dialog.calendar.selectedDate().toString("yyyy-MM-dd") == "2025-03-11"
    days = dialog.calendar.days
    days.setFocus()
    qtbot.keyClick(days, Qt.Key.Key_Left)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: values(bench)[0] == "2025-03-10")


def test_undo_and_redo_name_the_date(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(ask(bench, qtbot).list, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: values(bench)[0] == "2025-03-18")
    registry = bench.window.actions_registry
    assert registry.action("undo").text() == "Undo date of “Tuesday”"
    registry.action("undo").trigger()
    qtbot.waitUntil(lambda: values(bench) == ["2025-03-11", "2025-03-13"])
    assert registry.action("redo").text() == "Redo date of “Tuesday”"
    registry.action("redo").trigger()
    qtbot.waitUntil(lambda: values(bench)[0] == "2025-03-18")


def test_the_card_says_who_changed_it_and_how_it_was_read(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(ask(bench, qtbot).list, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: values(bench)[0] == "2025-03-18")
    opened = bench.article.opened
    assert opened is not None
    mark = next(mark for mark in marks_of(opened, date_note) if mark.kind is MarkKind.DATE)
    card = date_card(opened, mark)
    assert card is not None
    assert card.checked
    assert card.answer == "“Tuesday” → 18 Mar 2025"
    assert card.reason.startswith("Changed by you. By itself: The latest Tuesday")
    assert ("Read as", "11 Mar 2025") in [(row.label, row.value) for row in card.rows]
    assert "change-date" in [action.id for action in card.actions]


def test_choosing_the_reading_again_takes_the_change_back(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(ask(bench, qtbot).list, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: values(bench)[0] == "2025-03-18")
    dialog = ask(bench, qtbot)
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(dialog.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: values(bench)[0] == "2025-03-11")
    assert not timexes(bench)[0].decided


def test_the_timeline_changes_the_date_of_its_current_event(bench: Workbench, qtbot: QtBot) -> None:
    pane = bench.window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    first = min(pane.view.stage.events.ids.tolist())
    pane.view.desk.select(first)
    bench.window.actions_registry.action("timeline.change").trigger()
    (deeds,) = bench.findChildren(DateDeeds)
    qtbot.waitUntil(lambda: deeds.dialog is not None and deeds.dialog.isVisible())
    assert deeds.dialog is not None
    assert deeds.dialog.title == "When is “Tuesday”?"
    qtbot.keyClick(deeds.dialog.list, Qt.Key.Key_2)
    stage = pane.view.stage

    def day_of_first() -> int:
        row = stage.events.row_of(first)
        assert row is not None
        return int(stage.events.earliest[row]) // 1440

    before = day_of_first()
    qtbot.waitUntil(lambda: day_of_first() == before + 7)


def click_on(bench: Workbench, qtbot: QtBot, mark: Mark) -> None:
    """Click on a mark of the text that is in sight."""
    text = bench.window.article.text
    rect = text.rect_of(Span(mark.span.start, mark.span.start + 2))
    place = rect.translated(0, -text.verticalScrollBar().value()).center().toPoint()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_e_changes_the_date_that_was_clicked_whatever_was_explained_before(
    bench: Workbench, qtbot: QtBot
) -> None:
    opened = bench.article.opened
    assert opened is not None
    first, second = (m for m in marks_of(opened, date_note) if m.kind is MarkKind.DATE)
    bench.window.article.card_requested.emit(first, False)  # noqa: FBT003 - as a rest of the pointer
    bench.window.cards.close_card()
    click_on(bench, qtbot, second)
    qtbot.keyClick(bench.window.article.text, Qt.Key.Key_E)
    (deeds,) = bench.findChildren(DateDeeds)
    qtbot.waitUntil(lambda: deeds.dialog is not None)
    assert deeds.dialog is not None
    assert deeds.dialog.title == "When is “two days later”?"
    deeds.dialog.reject()


def test_the_card_of_a_date_is_headed_by_its_own_words(bench: Workbench) -> None:
    opened = bench.article.opened
    assert opened is not None
    first = next(m for m in marks_of(opened, date_note) if m.kind is MarkKind.DATE)
    card = date_card(opened, first)
    assert card is not None
    assert card.answer == "“Tuesday” → 11 Mar 2025"
    assert "change-publication" in [action.id for action in card.actions]


def test_the_sentence_that_was_gone_to_is_pinned_whatever_was_pointed_at_before(
    bench: Workbench, qtbot: QtBot
) -> None:
    opened = bench.article.opened
    assert opened is not None
    first, second = (m for m in marks_of(opened, date_note) if m.kind is MarkKind.DATE)
    click_on(bench, qtbot, first)
    bench.session.show_passage(Passage(opened.row.id, Field.TEXT, second.span, marked=True))
    bench.window.actions_registry.action("article.pin").trigger()
    qtbot.waitUntil(lambda: bench.window.toast.words.startswith("Pinned"))
    assert bench.window.toast.words == "Pinned: “Ana Reyes left two days later.”"
