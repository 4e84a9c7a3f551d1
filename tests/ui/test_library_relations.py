"""Copies and later versions are marked in the list, spoken, explained by a tooltip and in Details."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from dateline.editing.articles import remove_articles
from dateline.ui.deeds.record_deeds import RecordDeeds
from dateline.ui.relation_words import relation_lines, relation_mark
from dateline.ui.session import Passage
from dateline.ui.wording import say
from dateline.ui.workbench import Workbench
from tests.building import read_article, store
from tests.ui.working_library import TEXTS, working

ADDRESS = "https://tern.example/a"
FIRST = f"“Title {'0' * 64}”"
"""How the first article of the library is called."""


def arrive(bench: Workbench, number: int, text: str, **metadata: str | None) -> int:
    read = read_article(text, **metadata)  # pyright: ignore[reportArgumentType]
    url_key = metadata.get("url")
    return bench.session.library.writer.write(
        lambda tx: store(tx, read, sha256=f"{number:064d}", path=f"{number}.txt", url_key=url_key)
    ).article_id


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot) as made:
        yield made


def related(bench: Workbench, qtbot: QtBot, article_id: int, mark: str) -> list[str]:
    """Wait until the row of an article bears a mark, and return what is said of it."""
    pane = bench.library_pane

    def marked() -> bool:
        pane.table.viewport().update()
        known = pane.model.row(article_id) is not None
        return known and relation_mark(pane.delegate.relations(article_id)) == mark

    qtbot.waitUntil(marked)
    return relation_lines(pane.delegate.relations(article_id))


def test_a_copy_is_marked_and_says_of_what_also_to_those_who_listen(
    bench: Workbench, qtbot: QtBot
) -> None:
    copy = arrive(bench, 7, TEXTS[0], outlet="Paper", published="2025-03-14", title="Talks again")
    (line,) = related(bench, qtbot, copy, "Copy")
    assert line == f"Copy of {FIRST}, 13 Mar 2025"
    index = bench.library_pane.model.index(bench.library_pane.model.row_of(copy) or 0, 0)
    assert line in index.data(Qt.ItemDataRole.AccessibleTextRole)
    first = min(bench.library_pane.model.ids)
    assert related(bench, qtbot, first, "") == ["Copied by “Talks again”, Paper, 14 Mar 2025"]


def test_a_tooltip_names_the_other_article(bench: Workbench, qtbot: QtBot) -> None:
    copy = arrive(bench, 7, TEXTS[0], outlet="Paper", published="2025-03-14")
    (line,) = related(bench, qtbot, copy, "Copy")
    table = bench.library_pane.table
    place = table.visualRect(table.model().index(bench.library_pane.model.row_of(copy) or 0, 0))
    event = QHelpEvent(QEvent.Type.ToolTip, place.center(), QPoint(9, 9))
    QApplication.sendEvent(table.viewport(), event)
    qtbot.waitUntil(lambda: QToolTip.text() == line)
    QToolTip.hideText()


def test_versions_are_marked_and_follow_what_is_removed(bench: Workbench, qtbot: QtBot) -> None:
    first = arrive(bench, 7, "It rained.", url=ADDRESS, published="2025-03-14", title="Rain")
    later = arrive(bench, 8, "It poured.", url=ADDRESS, published="2025-03-15", title="Rain")
    related(bench, qtbot, first, "Earlier version")
    assert related(bench, qtbot, later, "Later version") == ["Later version of “Rain”, 14 Mar 2025"]
    bench.session.carry_out(remove_articles([first], author=bench.session.author))
    assert related(bench, qtbot, later, "") == []


def test_the_open_article_and_its_details_say_it_too(bench: Workbench, qtbot: QtBot) -> None:
    copy = arrive(bench, 7, TEXTS[0], outlet="Paper", published="2025-03-14", title="Talks again")
    related(bench, qtbot, copy, "Copy")
    bench.library_pane.table.make_current(copy)
    qtbot.waitUntil(
        lambda: bench.article.opened is not None and bench.article.opened.row.id == copy
    )
    assert bench.article.opened is not None
    facts = [say(fact) for fact in bench.article.opened.document.facts]
    assert f"copy of {FIRST}" in facts
    bench.window.actions_registry.action("library.details").trigger()
    deeds = bench.findChild(RecordDeeds)
    assert isinstance(deeds, RecordDeeds)
    qtbot.waitUntil(lambda: deeds.details is not None)
    assert deeds.details is not None
    said = [label.text() for label in deeds.details.findChildren(QLabel)]
    assert any(words.startswith(f"Copy of {FIRST}") for words in said)
    deeds.details.reject()


def test_an_article_of_a_file_of_several_says_its_place_in_list_head_and_details(
    bench: Workbench, qtbot: QtBot
) -> None:
    read = replace(read_article("It rained."), part="message-12")
    article_id = bench.session.library.writer.write(
        lambda tx: store(tx, read, sha256="7" * 64, path="/home/ana/letters.mbox")
    ).article_id
    model = bench.library_pane.model
    qtbot.waitUntil(lambda: model.row(article_id) is not None)
    index = model.index(model.row_of(article_id) or 0, 0)
    assert "In its file: message 12" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    place = bench.library_pane.table.visualRect(index).center()
    viewport = bench.library_pane.table.viewport()
    at = viewport.mapToGlobal(place)
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, at))
    assert QToolTip.text() == "In its file: message 12"
    QToolTip.hideText()
    bench.session.show_passage(Passage(article_id))
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    head = bench.window.article.page.head
    facts = [label.text() for label in head.findChildren(QLabel)]
    assert any("message 12 in letters.mbox" in words for words in facts)
    deeds = bench.findChild(RecordDeeds)
    assert isinstance(deeds, RecordDeeds)
    deeds.ask_details()
    qtbot.waitUntil(lambda: deeds.details is not None)
    assert deeds.details is not None
    said = [label.text() for label in deeds.details.findChildren(QLabel)]
    assert "letters.mbox · message 12" in said
    deeds.details.reject()
