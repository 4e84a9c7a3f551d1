"""What changed: told from the article, from a finding and from two chosen rows, and led to by a click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.editing.findings import pin
from dateline.model.spans import Field, Span
from dateline.ui.deeds.compare_deeds import CompareDeeds
from dateline.ui.dialogs.differences import DifferencesDialog
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.rows.finding_delegate import gone_words
from dateline.ui.session import Passage
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.notice import NoticeBox
from dateline.ui.workbench import Workbench
from tests.building import extract_again, read_article, store
from tests.ui.controls import jumps, nameless
from tests.ui.working_library import working

ADDRESS = "https://tern.example/ferry"
FIRST = "The ferry sank on Monday. Ana Reyes saw it. Nobody was hurt."
SECOND = "The ferry sank on Monday. Ana Reyes and two others saw it. The board met."


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot) as made:
        yield made


def arrive(bench: Workbench, number: int, text: str, day: str) -> int:
    read = read_article(text, title="Ferry", url=ADDRESS, published=day)

    def write(transaction: object) -> int:
        arrival = store(transaction, read, sha256=f"{number:064d}", url_key=ADDRESS)  # pyright: ignore[reportArgumentType]
        extract_again(transaction, arrival.article_id, ())  # pyright: ignore[reportArgumentType]
        return arrival.article_id

    return bench.session.library.writer.write(write)


def show(bench: Workbench, qtbot: QtBot, article_id: int) -> None:
    bench.session.show_passage(Passage(article_id))
    qtbot.waitUntil(
        lambda: bench.article.opened is not None and bench.article.opened.row.id == article_id
    )


def compared(bench: Workbench, qtbot: QtBot) -> DifferencesDialog:
    deeds = bench.findChild(CompareDeeds)
    assert isinstance(deeds, CompareDeeds)
    qtbot.waitUntil(lambda: deeds.dialog is not None)
    assert deeds.dialog is not None
    return deeds.dialog


def test_a_later_version_alarms_the_article_and_the_finding_that_lost_its_sentence(
    bench: Workbench, qtbot: QtBot
) -> None:
    first = arrive(bench, 7, FIRST, "2025-03-13")
    span = Span(FIRST.index("Nobody"), len(FIRST))
    bench.session.library.writer.write(
        pin(first, Field.TEXT, span, kind="sentence", author=Author("AB"))
    )
    show(bench, qtbot, first)
    pane = bench.window.pane("findings")
    assert isinstance(pane, FindingsPane)
    pane.table.show()
    second = arrive(bench, 8, SECOND, "2025-03-14")
    notice = bench.window.article.page.head.findChild(NoticeBox)
    assert isinstance(notice, NoticeBox)
    qtbot.waitUntil(lambda: "1 finding." in notice.accessibleName())
    bench.session.carry_out(
        pin(first, Field.TEXT, span, kind="sentence", author=Author("CD")), quiet=True
    )
    qtbot.waitUntil(lambda: "2 findings." in notice.accessibleName())
    buttons = {button.objectName(): button for button in notice.findChildren(Button)}
    buttons["compare"].click()
    dialog = compared(bench, qtbot)
    assert dialog.counts.text() == "1 sentence added, 1 sentence removed, 1 sentence changed"
    shown = dialog.text.toPlainText()
    assert "−\u2002Nobody was hurt." in shown
    assert "+\u2002Ana Reyes and two others saw it." in shown
    assert "Ferry\n" in shown  # one sentence alone is not folded away

    place = dialog.text.toPlainText().index("The board met")
    cursor = QTextCursor(dialog.text.document())
    cursor.setPosition(place)
    dialog.text.setTextCursor(cursor)
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(dialog.text, enter)
    qtbot.waitUntil(
        lambda: bench.article.opened is not None and bench.article.opened.row.id == second
    )
    dialog.close()


def test_a_finding_says_that_its_sentence_is_gone_and_shows_the_difference(
    bench: Workbench, qtbot: QtBot
) -> None:
    first = arrive(bench, 7, FIRST, "2025-03-13")
    span = Span(FIRST.index("Nobody"), len(FIRST))
    bench.session.library.writer.write(
        pin(first, Field.TEXT, span, kind="sentence", author=Author("AB"))
    )
    pane = bench.window.pane("findings")
    assert isinstance(pane, FindingsPane)
    qtbot.waitUntil(lambda: any(pane.model.row(each) is not None for each in pane.model.ids))
    (finding,) = pane.model.ids
    arrive(bench, 8, SECOND, "2025-03-14")

    def alarmed() -> bool:
        row = pane.model.row(finding)
        index = pane.model.index(0, 0)
        spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        return row is not None and bool(gone_words(row)) and gone_words(row) in spoken

    qtbot.waitUntil(alarmed)
    pane.table.selectRow(0)
    bench.window.actions_registry.action("findings.compare").trigger()
    dialog = compared(bench, qtbot)
    assert "Nobody was hurt." in dialog.text.toPlainText()
    dialog.close()


def test_two_chosen_articles_are_compared_and_one_without_versions_says_so(
    bench: Workbench, qtbot: QtBot
) -> None:
    table = bench.library_pane.table
    table.selectRow(0)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    bench.window.actions_registry.action("library.compare").trigger()
    qtbot.waitUntil(lambda: "No other version" in bench.window.toast.words)
    table.selectAll()
    table.clearSelection()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.chosen_ids()) == 2
    qtbot.keyClick(table, Qt.Key.Key_C)
    dialog = compared(bench, qtbot)
    assert "added" in dialog.counts.text() or "changed" in dialog.counts.text()
    dialog.close()


def test_an_article_with_several_relations_lets_the_other_be_chosen(
    bench: Workbench, qtbot: QtBot
) -> None:
    first = arrive(bench, 7, FIRST, "2025-03-13")
    arrive(bench, 8, SECOND, "2025-03-14")
    read = read_article(FIRST, title="Ferry", outlet="Other Post", published="2025-03-15")
    bench.session.library.writer.write(lambda tx: store(tx, read, sha256="9" * 64))
    show(bench, qtbot, first)
    bench.window.article.compare_clicked.emit()
    dialog = compared(bench, qtbot)
    before = dialog.counts.text()
    assert nameless(dialog) == []
    assert jumps(dialog) == []
    dialog.other_chosen.emit(1)
    qtbot.waitUntil(lambda: dialog.counts.text() != before)
    assert "All" in dialog.counts.text() or "changed" in dialog.counts.text()
    dialog.close()


def test_what_stayed_is_folded_until_it_is_wanted(bench: Workbench, qtbot: QtBot) -> None:
    same = " ".join(f"Ship {number} was in port." for number in range(9))
    first = arrive(bench, 7, f"{same} It rained.", "2025-03-13")
    arrive(bench, 8, f"{same} It poured down all day.", "2025-03-14")
    show(bench, qtbot, first)
    bench.window.article.compare_clicked.emit()
    dialog = compared(bench, qtbot)
    assert "9 sentences are the same" in dialog.text.toPlainText()
    dialog.everything.setChecked(True)
    assert "the same" not in dialog.text.toPlainText()
    assert "Ship 3 was in port." in dialog.text.toPlainText()
    dialog.close()
