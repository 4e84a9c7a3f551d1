"""Show original: the file's source is shown and never what it would do; copies are made on request."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dateline.ui.deeds.original_deeds import OriginalDeeds
from dateline.ui.dialogs.original import OriginalDialog
from dateline.ui.session import Passage
from dateline.ui.workbench import Workbench
from tests.building import read_article, store
from tests.ui.controls import jumps, nameless
from tests.ui.working_library import working

PAGE = b"<title>Rain</title><script>fetch('//x.example')</script><p>It \xc3\xa9 rained.\x00</p>\n"


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot) as made:
        yield made


def opened(
    bench: Workbench, qtbot: QtBot, data: bytes, path: Path, *, kept: bool
) -> OriginalDialog:
    """Store an article of a file with these bytes, open it, and click "Show original"."""
    library, sha256 = bench.session.library, hashlib.sha256(data).hexdigest()
    if kept:
        place = library.folder.original(sha256)
        place.parent.mkdir(parents=True)
        place.write_bytes(data)
    article = library.writer.write(
        lambda tx: store(tx, read_article("It rained."), sha256=sha256, path=str(path))
    )
    size = "UPDATE source_file SET size = ?, kept = ? WHERE sha256 = ?"
    library.writer.write(lambda tx: tx.connection.execute(size, (len(data), kept, sha256)))
    bench.session.show_passage(Passage(article.article_id))
    qtbot.waitUntil(
        lambda: (
            bench.article.opened is not None and bench.article.opened.row.id == article.article_id
        )
    )
    deeds = deeds_of(bench)
    bench.window.article.original_clicked.emit()
    qtbot.waitUntil(lambda: deeds.dialog is not None)
    assert deeds.dialog is not None
    return deeds.dialog


def deeds_of(bench: Workbench) -> OriginalDeeds:
    deeds = bench.findChild(OriginalDeeds)
    assert isinstance(deeds, OriginalDeeds)
    return deeds


def test_a_page_is_shown_as_its_source_and_a_copy_is_saved(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(bench, qtbot, PAGE, tmp_path / "rain.html", kept=True)
    source = dialog.findChild(QPlainTextEdit)
    assert isinstance(source, QPlainTextEdit)
    assert "<script>fetch('//x.example')</script><p>It é rained.\ufffd</p>" in source.toPlainText()
    assert source.isReadOnly()
    assert nameless(dialog) == []
    assert jumps(dialog) == []
    target = tmp_path / "copy.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "copy.html" in bench.window.toast.words)
    assert target.read_bytes() == PAGE
    dialog.close()


def test_another_program_gets_a_copy_only_after_the_question(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    class System(QObject):
        paths: list[Path]

        @Slot(QUrl)
        def take(self, url: QUrl) -> None:
            self.paths.append(Path(url.toLocalFile()))

    system = System()
    system.paths = []
    QDesktopServices.setUrlHandler("file", system, "take")  # pyright: ignore[reportArgumentType] - the stub says bytes
    try:
        dialog = opened(bench, qtbot, PAGE, tmp_path / "rain.sh", kept=True)
        dialog.open_button.click()
        question = deeds_of(bench).question
        assert question is not None
        assert not system.paths
        question.accept()
        qtbot.waitUntil(lambda: len(system.paths) == 1)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (copy,) = system.paths
    assert copy.name == "rain.txt"  # a script is never handed over as one
    assert copy.read_bytes() == PAGE
    bench.closing.emit()
    assert not copy.parent.exists()


def test_what_is_no_text_is_not_drawn(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(bench, qtbot, b"%PDF-1.7\n1 0 obj\n", tmp_path / "rain.pdf", kept=True)
    assert dialog.findChild(QPlainTextEdit) is None
    assert "no text" in dialog.words.text()
    assert dialog.open_button.isEnabled()


def test_a_file_that_was_not_kept_is_found_where_it_was_until_it_changes(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rain.html"
    path.write_bytes(PAGE)
    dialog = opened(bench, qtbot, PAGE, path, kept=False)
    assert dialog.save_button.isEnabled()
    path.write_bytes(PAGE[::-1])
    dialog.close()
    bench.window.actions_registry.action("library.original").trigger()
    deeds = deeds_of(bench)
    qtbot.waitUntil(lambda: deeds.dialog is not None and not deeds.dialog.save_button.isEnabled())
    assert deeds.dialog is not None
    assert str(path) in deeds.dialog.words.text()
