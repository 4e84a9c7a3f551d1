"""What stands above the text of an article that has none."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dateline.ui.deeds.original_deeds import OriginalDeeds
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.session import Passage
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.notice import NoticeBox
from tests.building import read_article, store
from tests.ui.working_library import working


def test_an_article_without_text_says_so_and_leads_to_its_file(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with working(tmp_path / "library", qtbot) as bench:
        stored = bench.session.library.writer.write(
            lambda tx: store(tx, read_article("", title="scan.png"), sha256="9" * 64)
        )
        bench.session.show_passage(Passage(stored.article_id))
        qtbot.waitUntil(lambda: bench.article.opened is not None)
        box = bench.window.article.page.head.findChild(NoticeBox)
        assert isinstance(box, NoticeBox)
        assert box.isVisible()
        (choice,) = box.findChildren(Button)
        assert choice.text() == "Show original"
        choice.click()
        (deeds,) = bench.findChildren(OriginalDeeds)
        qtbot.waitUntil(lambda: deeds.dialog is not None)
        assert deeds.dialog is not None
        deeds.dialog.close()


def test_an_article_without_text_is_cited_by_its_title(tmp_path: Path, qtbot: QtBot) -> None:
    with working(tmp_path / "library", qtbot) as bench:
        stored = bench.session.library.writer.write(
            lambda tx: store(
                tx, read_article("", title="A bridge after the flood"), sha256="9" * 64
            )
        )
        bench.session.show_passage(Passage(stored.article_id))
        qtbot.waitUntil(lambda: bench.article.opened is not None)
        bench.window.actions_registry.action("article.pin").trigger()
        findings = bench.window.pane("findings")
        assert isinstance(findings, FindingsPane)
        qtbot.waitUntil(lambda: findings.model.rowCount() == 1)
        row_id = findings.model.ids[0]
        qtbot.waitUntil(lambda: findings.model.row(row_id) is not None)
        row = findings.model.row(row_id)
        assert row is not None
        assert row.sentence == "A bridge after the flood"
