"""Dialogs for files begin where the person was last, or in their documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dateline.ui.dialogs.start_folder import Purpose, remember_folder, start_folder
from tests.ui.working_library import working


@pytest.fixture(autouse=True)
def _nowhere_yet(qapp: QObject) -> Iterator[None]:
    for purpose in Purpose:
        remember_folder(purpose, "")
    yield
    for purpose in Purpose:
        remember_folder(purpose, "")


def test_a_dialog_begins_in_the_documents_never_in_the_folder_of_the_program() -> None:
    documents = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    expected = documents if documents.is_dir() else Path.home()
    assert start_folder(Purpose.LIBRARIES) == start_folder(Purpose.FILES) == expected


def test_the_last_folder_is_kept_for_each_purpose_until_it_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    remember_folder(Purpose.LIBRARIES, tmp_path)
    remember_folder(Purpose.FILES, gone)
    assert start_folder(Purpose.LIBRARIES) == tmp_path
    assert start_folder(Purpose.FILES) == gone
    gone.rmdir()
    assert start_folder(Purpose.FILES) not in (gone, tmp_path)


def test_the_import_begins_where_the_last_one_was(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "articles" / "one.txt"
    chosen.parent.mkdir()
    chosen.write_text("One\n\nThe ferry came.\n", "utf-8")
    asked: list[str] = []

    def choose(_parent: object, _title: str, start: str) -> tuple[list[str], str]:
        asked.append(start)
        return ([str(chosen)] if len(asked) == 1 else []), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    with working(tmp_path / "library", qtbot, workers=1) as bench:
        with qtbot.waitSignal(bench.importing.added, timeout=30_000):
            bench.importing.choose_files()
        bench.importing.choose_files()
    assert asked[1] == str(chosen.parent)
    assert asked[0] not in ("", str(Path.cwd()))
