"""Each action of the registry does something that is seen, or says why it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.library.preferences import Preferences
from dateline.ui.action_list import ACTIONS
from dateline.ui.deeds.settings_deeds import SettingsDeeds
from dateline.ui.keymap import EVERYWHERE
from dateline.ui.libraries.library_choice import LibraryChoice
from dateline.ui.libraries.library_copies import LibraryCopies
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.ui.controls import jumps, nameless
from tests.ui.working_library import working

PATIENCE_MS = 30_000
LEAVING = ("close_window", "quit")
"""Actions that end the window: tried last."""
AT_REST = ("step_back",)
"""Esc is pressed to be sure that nothing is open; with nothing open there is nothing to say."""
STANDING = ("article.top", "article.bottom")
"""A text that fits the window stands at its top and at its end: there is no way to go."""


@dataclass(frozen=True)
class Seen:
    """What a person could notice of a window."""

    picture: bytes
    focused: int
    windows: frozenset[int]
    clipboard: str
    said: str
    state: int
    asked: int


class Watch:
    """Compares what is seen before and after an action; file dialogs are counted, not opened."""

    def __init__(self, bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bench, self.qtbot = bench, qtbot
        self.asked = 0

        def count(*_: object, **__: object) -> tuple[list[str], str]:
            self.asked += 1
            return [], ""

        def count_one(*_: object, **__: object) -> tuple[str, str]:
            self.asked += 1
            return "", ""

        def count_folder(*_: object, **__: object) -> str:
            self.asked += 1
            return ""

        monkeypatch.setattr(QFileDialog, "getOpenFileNames", count)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", count_one)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", count_one)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", count_folder)
        monkeypatch.setattr(QDesktopServices, "openUrl", count_one)
        bench.window.ask_before_closing = self._stay
        # The actions that lead to another library are bound by whoever can open one.
        LibraryChoice(bench.window, list).sample_wanted.connect(self._stay)
        self.copies = LibraryCopies(bench.window, lambda: bench.session.library.folder.root)
        SettingsDeeds(bench.window, Preferences, lambda: bench.session)

    def _stay(self) -> bool:
        self.asked += 1
        return False

    def seen(self) -> Seen:
        window = self.bench.window
        image = window.grab().toImage()
        focused = window.focusWidget()
        shown = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window)
        return Seen(
            bytes(image.constBits()),
            id(focused),
            frozenset(map(id, shown)),
            QGuiApplication.clipboard().text(),
            window.toast.words,
            int(window.windowState().value),
            self.asked,
        )

    def settle(self) -> None:
        """Close what is open above the window, and let late answers come."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, (QDialog, QMenu)) and widget.isVisible():
                widget.close()
        window = self.bench.window
        for overlay in window.findChildren(QWidget):
            if overlay.isVisible() and hasattr(overlay, "dismiss"):
                overlay.dismiss()  # pyright: ignore[reportAttributeAccessIssue]
        window.cards.close_card()
        window.toast.dismiss()
        window.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.processEvents()

    def silent(self, action_id: str) -> bool:
        """Trigger an action and return whether nothing at all was seen to happen."""
        before = self.seen()
        self.bench.window.actions_registry.action(action_id).trigger()
        try:
            self.qtbot.waitUntil(lambda: self.seen() != before, timeout=PATIENCE_MS)
        except WaitedTooLong:
            return True
        finally:
            self._restore(action_id)
        return False

    def _restore(self, action_id: str) -> None:
        """Take back what would hide the effect of the next action."""
        window, action = self.bench.window, self.bench.window.actions_registry.action(action_id)
        if action.isCheckable():
            action.trigger()
        if action_id.startswith("layout"):
            window.reset_layout()
        window.resize(1440, 900)


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot, findings=2) as made:
        made.window.resize(1440, 900)
        made.window.activateWindow()
        made.window.toast.dismiss()
        yield made


def complaints(bench: Workbench, watch: Watch, *, prepared: bool) -> list[str]:
    """Walk the registry and return what was silent, or disabled without a reason."""
    found: list[str] = []
    registry = bench.window.actions_registry
    ids = [spec.id for spec in ACTIONS if spec.id not in LEAVING]
    for action_id in (*ids, *LEAVING):
        watch.settle()
        if prepared:
            prepare(bench, watch.qtbot, registry.spec(action_id).scope)
        if action_id in AT_REST or action_id in STANDING:
            continue
        action = registry.action(action_id)
        if not action.isVisible():
            found.append(f"{action_id} has no handler")
        elif not action.isEnabled():
            if not registry.why_not(action_id):
                found.append(f"{action_id} is disabled without a reason")
        elif watch.silent(action_id):
            found.append(f"{action_id} is silent")
    return found


def prepare(bench: Workbench, qtbot: QtBot, scope: str) -> None:
    """Choose what the actions of a scope are about, as a person would before the key."""
    window = bench.window
    bench.session.set_focus(bench.session.focus.unfiltered())
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() > 0)
    if scope in {"entities", EVERYWHERE}:
        names = window.pane("entities")
        assert isinstance(names, EntitiesPane)
        window.bring_to_front("entities")
        qtbot.waitUntil(lambda: names.model.rowCount() > 0)
        names.table.selectRow(0)
        if scope == EVERYWHERE:
            window.setFocus(Qt.FocusReason.OtherFocusReason)
    elif scope == "findings":
        findings = window.pane("findings")
        assert isinstance(findings, FindingsPane)
        window.bring_to_front("findings")
        findings.table.selectRow(0)
        qtbot.waitUntil(lambda: findings.model.row(findings.model.ids[0]) is not None)
    elif scope == "list":
        window.bring_to_front("findings")
    elif scope in {"article", "library"}:
        bench.library_pane.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bench.library_pane.table.selectRow(0)
        qtbot.waitUntil(lambda: bench.article.opened is not None)
        if scope == "article":
            window.article.setFocus(Qt.FocusReason.ShortcutFocusReason)
            window.article.next_mark()


def test_every_action_is_seen_to_act_or_says_why_not_when_nothing_is_chosen(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert complaints(bench, Watch(bench, qtbot, monkeypatch), prepared=False) == []


def test_every_action_is_seen_to_act_or_says_why_not_when_something_is_chosen(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert complaints(bench, Watch(bench, qtbot, monkeypatch), prepared=True) == []


def test_every_action_is_seen_to_act_or_says_why_not_in_an_empty_library(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path / "library")
    window = MainWindow()
    qtbot.addWidget(window)
    queue = ImportQueue(library, workers=0, extract=False)
    bench = Workbench(window, library, queue, author=Author(""))
    window.show()
    try:
        qtbot.waitUntil(lambda: bench.scopes.scope is not None)
        assert complaints(bench, Watch(bench, qtbot, monkeypatch), prepared=False) == []
    finally:
        window.ask_before_closing = None
        bench.close()


def opened_dialogs(bench: Workbench, watch: Watch, action_id: str) -> list[QDialog]:
    """Trigger an action that asks something, and return what it opened."""
    prepare(bench, watch.qtbot, bench.window.actions_registry.spec(action_id).scope)
    action = bench.window.actions_registry.action(action_id)
    if not action.isEnabled():
        return []
    asked = watch.asked

    def found() -> list[QDialog]:
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        ]

    action.trigger()
    watch.qtbot.waitUntil(lambda: bool(found()) or watch.asked > asked)
    return found()


def test_every_dialog_fits_the_window_and_can_be_used_by_ear_and_by_keys(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(bench, qtbot, monkeypatch)
    bench.window.resize(1024, 640)
    asking = [spec.id for spec in ACTIONS if spec.text.endswith("…")]
    seen: set[str] = set()
    wrong: list[str] = []
    for action_id in (*asking, "help", "about"):
        if action_id == "timeline.lanes":
            continue  # a menu of choices, which is no dialog
        for dialog in opened_dialogs(bench, watch, action_id):
            name = type(dialog).__name__
            seen.add(name)
            wrong += [f"{name}: no name for {what}" for what in nameless(dialog)]
            wrong += [f"{name}: Tab jumps {step}" for step in jumps(dialog)]
            if not bench.window.rect().contains(QRect(QPoint(0, 0), dialog.size())):
                wrong.append(f"{name}: larger than the window")
        watch.settle()
    assert wrong == [], "\n".join(wrong)
    assert {"ExportDialog", "DetailsDialog", "DayDialog", "NoteDialog", "HistoryDialog"} <= seen


def test_every_control_of_the_window_has_a_name(bench: Workbench, qtbot: QtBot) -> None:
    prepare(bench, qtbot, "article")
    assert nameless(bench.window) == []


def test_the_key_of_an_action_that_can_not_be_done_says_why(bench: Workbench, qtbot: QtBot) -> None:
    window = bench.window
    names = window.pane("entities")
    assert isinstance(names, EntitiesPane)
    window.bring_to_front("entities")
    qtbot.waitUntil(names.table.hasFocus)
    qtbot.keyClick(names.table, Qt.Key.Key_M)
    assert window.toast.words == "Choose a name first."
    window.toast.dismiss()
    qtbot.keyClick(names.table, Qt.Key.Key_Delete)
    assert window.toast.words == "Choose a row first."
    window.toast.dismiss()
    qtbot.keyClick(names.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.words == "Nothing to undo."


def test_a_letter_in_a_field_is_no_key_and_says_nothing(bench: Workbench, qtbot: QtBot) -> None:
    field = bench.window.toolbar.search
    field.setFocus()
    qtbot.keyClicks(field, "m")
    assert field.text() == "m"
    assert bench.window.toast.words == ""
