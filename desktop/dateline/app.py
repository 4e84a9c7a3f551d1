"""The composition root of the window: settings, library, queue, window, and their end."""

from __future__ import annotations

import hashlib
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from dateline.importing.offline import forbid_internet_sockets
from dateline.library.crashes import CrashWatch, take_crashes
from dateline.library.logs import close_log, open_log
from dateline.library.preferences import (
    Preferences,
    default_library,
    library_to_open,
    load_preferences,
    log_folder,
    preferences_path,
    save_preferences,
)
from dateline.model.messages import MessageError
from dateline.ui.dialogs.start_folder import Purpose, remember_folder, remembered_folder
from dateline.ui.libraries.hand_over import hand_over
from dateline.ui.libraries.single_window import SingleWindow, bring_to_front
from dateline.ui.theme import ThemeChoice, theme_switch
from dateline.ui.widgets.icons import application_icon
from dateline.ui.window import MainWindow

if TYPE_CHECKING:
    from dateline.editing.commands import Author
    from dateline.library.opened import Library
    from dateline.ui.deeds.settings_deeds import SettingsDeeds
    from dateline.ui.dialogs.quit import QuitDialog
    from dateline.ui.drop import Dropped
    from dateline.ui.libraries.early_arrivals import EarlyArrivals
    from dateline.ui.libraries.library_choice import LibraryChoice
    from dateline.ui.libraries.library_copies import LibraryCopies
    from dateline.ui.libraries.opening import LibraryOpening
    from dateline.ui.session import Session
    from dateline.ui.workbench import Workbench

_log = logging.getLogger(__name__)
_SIGNAL_POLL_MS = 200
"""Python runs its signal handlers between bytecodes: a timer gives it the chance while Qt waits."""


class Application(QObject):
    """Owns the window and what works in it; opens the library after the first paint.

    Another library gets a fresh window in the place of the old one, so that nothing of a library
    outlives its closing.
    """

    def __init__(self, library: Path, paths: Sequence[Path], preferences: Preferences) -> None:
        super().__init__()
        self.library_root = library
        self.preferences = preferences
        self.bench: Workbench | None = None
        self._opening: LibraryOpening | None = None
        self._early: EarlyArrivals | None = None
        self.choice: LibraryChoice | None = None
        self.settings: SettingsDeeds | None = None
        self.copies: LibraryCopies | None = None
        self.quit_dialog: QuitDialog | None = None
        self.single = SingleWindow(self)
        self.single.handed_over.connect(self._take_over)
        self._paths = tuple(paths)
        self._dropped: list[Dropped] = []
        """What came before there was a library to import it into."""
        self._closed = False
        self._may_close = False
        self.window = self._make_window()
        theme_switch().choice_changed.connect(self._theme_chosen)
        remember_folder(Purpose.FILES, preferences.files_folder)
        remember_folder(Purpose.LIBRARIES, preferences.libraries_folder)

    def _make_window(self) -> MainWindow:
        window = MainWindow()
        window.setWindowTitle(f"{self.library_root.name} — Dateline")
        window.ask_before_closing = self._ask_before_closing
        window.closing.connect(self.close)
        window.failed.chosen.connect(self._failure_chosen)
        return window

    def show(self) -> None:
        """Show the window; everything heavy is loaded once it is painted."""
        self.window.show()
        QTimer.singleShot(0, self, self._open_library)

    def tell_faults(self, faults: str) -> None:
        """Offer the details of what the last run met, if anything, once the window is painted."""
        if faults:
            QTimer.singleShot(0, self, lambda: self._show_faults(faults))

    def _show_faults(self, faults: str) -> None:
        from dateline.ui.dialogs.crash import CrashDialog

        CrashDialog(faults, self.window).show()

    # Libraries ----------------------------------------------------------------------------------

    @Slot()
    def _open_library(self) -> None:
        from dateline.ui.libraries.opening import LibraryOpening

        self._wait_for_arrivals()
        self._opening = LibraryOpening(self.library_root, _load_workbench, self)
        self._opening.opened.connect(self._opened)
        self._opening.failed.connect(self._not_opened)
        self._opening.late.connect(self.window.show_opening)
        self._opening.start()

    @Slot(object)
    def _opened(self, library: Library) -> None:
        from dateline.editing.commands import Author
        from dateline.importing.queue import ImportQueue
        from dateline.ui.workbench import Workbench

        self._opening = None
        self._stop_waiting()
        self._offer_choice()
        author = Author(self.preferences.initials)
        workers = self.preferences.workers
        queue = ImportQueue(library, workers=workers) if workers else ImportQueue(library)
        self.bench = Workbench(self.window, library, queue, author=author)
        self.bench.session.author_changed.connect(self._author_changed)
        self.bench.broken.connect(self._give_up, Qt.ConnectionType.QueuedConnection)
        self._restore(self.bench)
        self._import(self.bench)
        self.preferences = self.preferences.with_recent(self.library_root)
        self._save_preferences()

    @Slot(object)
    def _not_opened(self, error: Exception) -> None:
        self._opening = None
        self._offer_choice()
        if not isinstance(error, MessageError):
            _log.error("opening a library failed", exc_info=error)
        self._show_failure(error)

    def _offer_choice(self) -> None:
        """Bind the ways to another library, and the settings, to the window's actions."""
        from dateline.ui.deeds.settings_deeds import SettingsDeeds, apply_preferences
        from dateline.ui.libraries.library_choice import LibraryChoice
        from dateline.ui.libraries.library_copies import LibraryCopies

        apply_preferences(self.preferences, self.window)
        self.choice = LibraryChoice(self.window, self.recent)
        self.choice.wanted.connect(self.change_library)
        self.choice.sample_wanted.connect(self.open_sample)
        self.copies = LibraryCopies(self.window, lambda: self.library_root)
        self.copies.wanted.connect(self.change_library)
        self.settings = SettingsDeeds(self.window, lambda: self.preferences, self._session)
        self.settings.changed.connect(self._settings_changed)

    def recent(self) -> list[Path]:
        """Return the libraries opened last, without the one that is open."""
        paths = [Path(name) for name in self.preferences.recent_libraries]
        return [path for path in paths if path != self.library_root or self.bench is None]

    @Slot(Path)
    def change_library(self, root: Path) -> None:
        """Close the library that is open and open the one in `root`, in the same place."""
        self._leave()
        self.library_root = root
        self.single.claim(root)
        self._replace_window(self.show)

    def _replace_window(self, show: Callable[[], object]) -> None:
        """Put a fresh window in the place of the old one, which goes when the new one is shown."""
        old = self.window
        self.window = self._make_window()
        self.window.restoreGeometry(old.saveGeometry())
        show()
        # Hidden only now: a program without a window ends.
        old.closing.disconnect(self.close)
        old.hide()
        old.deleteLater()

    @Slot()
    def open_sample(self) -> None:
        """Open the library of the samples, made of our files by the ordinary queue."""
        root = sample_library()
        self._paths = (Path(str(files("dateline_data").joinpath("samples", "library"))),)
        if self.bench is not None and self.library_root == root:
            self._import(self.bench)
        else:
            self.change_library(root)

    def _import(self, bench: Workbench) -> None:
        paths, self._paths = self._paths, ()
        bench.import_paths(paths)
        dropped, self._dropped = self._dropped, []
        for each in dropped:
            bench.importing.take(each)

    def _wait_for_arrivals(self) -> None:
        """Keep what is dropped or pasted onto a window that has no library yet."""
        from dateline.ui.libraries.early_arrivals import EarlyArrivals

        self._early = EarlyArrivals(self.window)
        self._early.arrived.connect(self._keep_arrival)

    def _stop_waiting(self) -> None:
        early, self._early = self._early, None
        if early is not None:
            early.release()

    @Slot(object)
    def _keep_arrival(self, dropped: Dropped) -> None:
        self._dropped.append(dropped)

    @Slot(object)
    def _take_over(self, paths: tuple[Path, ...]) -> None:
        """Import what a later start was given, once the library is open, and come to the front."""
        self._paths += paths
        bring_to_front(self.window)
        if self.bench is not None:
            self._import(self.bench)

    # A library that can't be opened -------------------------------------------------------------

    @Slot(object)
    def _give_up(self, error: MessageError) -> None:
        """Let go of a library that could be opened but not read, and say why in a fresh window."""
        self._leave()

        def show() -> None:
            self.window.show()
            self._wait_for_arrivals()
            self._offer_choice()
            self._show_failure(error)

        self._replace_window(show)

    def _show_failure(self, error: Exception) -> None:
        from dateline.ui.keymap import EVERYWHERE
        from dateline.ui.libraries.library_failure import failure_state

        registry = self.window.actions_registry
        registry.attach(EVERYWHERE, self.window)
        registry.bind("close_window", self.window.close)
        registry.bind("quit", self.window.close)
        registry.fill_menu_bar(self.window.menuBar())
        self.window.show_failed(failure_state(self.library_root.name, error))

    @Slot(str)
    def _failure_chosen(self, choice: str) -> None:
        from dateline.ui.libraries.library_failure import OPEN_OTHER, SHOW_FOLDER, TRY_AGAIN

        if choice == TRY_AGAIN:
            self.change_library(self.library_root)
        elif choice == OPEN_OTHER and self.choice is not None:
            self.choice.ask_open()
        elif choice == SHOW_FOLDER:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.library_root)))

    # What is remembered -------------------------------------------------------------------------

    def _restore(self, bench: Workbench) -> None:
        from dateline.ui.libraries.kept_place import KeptPlace, return_to

        layout, place = _kept_paths(self.library_root)
        if layout.exists():
            self.window.restore_layout(layout.read_text("ascii", "replace"))
        kept = KeptPlace.loads(place.read_text("utf-8")) if place.exists() else None
        if kept is not None:
            return_to(bench, kept)

    def _leave(self) -> None:
        """Remember where everything stood, and let the library go."""
        from dateline.ui.libraries.kept_place import place_of

        self._stop_waiting()
        opening, self._opening = self._opening, None
        if opening is not None:
            opening.abandon()
        copies, self.copies = self.copies, None
        if copies is not None:
            copies.close()
        bench, self.bench = self.bench, None
        if bench is None:
            return
        layout, place = _kept_paths(self.library_root)
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(self.window.layout_state(), "ascii")
        kept = place_of(bench)
        if kept is None:
            place.unlink(missing_ok=True)
        else:
            place.write_text(kept.dumps(), "utf-8")
        bench.close()

    @Slot(object)
    def _theme_chosen(self, choice: ThemeChoice) -> None:
        self.preferences = replace(self.preferences, theme=choice.value)

    def _session(self) -> Session | None:
        return None if self.bench is None else self.bench.session

    @Slot(object)
    def _settings_changed(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self._save_preferences()

    @Slot(object)
    def _author_changed(self, author: Author) -> None:
        self.preferences = replace(self.preferences, initials=author.initials)
        self._save_preferences()

    def _save_preferences(self) -> None:
        self.preferences = replace(
            self.preferences,
            files_folder=remembered_folder(Purpose.FILES),
            libraries_folder=remembered_folder(Purpose.LIBRARIES),
        )
        save_preferences(self.preferences, preferences_path())

    # The end ------------------------------------------------------------------------------------

    def _ask_before_closing(self) -> bool:
        """Return whether nothing waits; otherwise ask, and close when the person says so."""
        if self._may_close or self.bench is None:
            return True
        from dateline.ui.dialogs.quit import QuitDialog, waiting_words

        with closing(self.bench.session.library.reader()) as reader:
            waiting = waiting_words(reader)
        if waiting and self.quit_dialog is None:
            self.quit_dialog = QuitDialog(waiting, self.window)
            self.quit_dialog.accepted.connect(self.end)
            self.quit_dialog.finished.connect(self._forget_quit)
            self.quit_dialog.open()
        return not waiting

    @Slot()
    def _forget_quit(self) -> None:
        self.quit_dialog = None

    @Slot()
    def end(self) -> None:
        """Close the window without asking."""
        self._may_close = True
        self.window.close()

    @Slot()
    def close(self) -> None:
        """Save what is kept and let everything go; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        self.single.release()
        self._leave()
        self._save_preferences()


def _load_workbench() -> None:
    """Import what shows a library; half a second of it, which no gesture should wait for."""
    from dateline.editing import commands
    from dateline.importing import queue
    from dateline.ui import workbench

    del commands, queue, workbench


def sample_library() -> Path:
    """Return the folder of the sample library, beside the person's own."""
    return default_library().with_name("sample library")


def _kept_paths(library: Path) -> tuple[Path, Path]:
    """Return where layout and place of a library are kept on this person's machine."""
    key = hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]
    folder = preferences_path().parent / "layouts"
    return folder / f"{key}.txt", folder / f"{key}.json"


def run_window(library: Path | None, paths: Sequence[Path]) -> int:
    """Open the window on a library (None: the last one), import `paths`, return the exit status.

    Where another window opened the library at the same moment, that one gets the paths. Raises
    LibraryLockedError where it does not take them.
    """
    forbid_internet_sockets()
    application = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Dateline")
    application.setDesktopFileName("dateline")
    application.setWindowIcon(application_icon())
    handler = open_log(log_folder())
    faults = take_crashes(log_folder())
    watch = CrashWatch(log_folder())
    try:
        return _run(application, library_to_open(library), paths, faults=faults)
    finally:
        watch.close()
        close_log(handler)


def _run(application: QApplication, root: Path, paths: Sequence[Path], *, faults: str) -> int:
    preferences = load_preferences(preferences_path())
    theme_switch().set_choice(ThemeChoice.named(preferences.theme))
    dateline = Application(root, paths, preferences)
    if not dateline.single.claim(root) and hand_over(root, paths):
        return 0
    _close_on_signals(dateline)
    dateline.show()
    dateline.tell_faults(faults)
    status = application.exec()
    dateline.close()
    return status


def _close_on_signals(application: Application) -> None:
    """Close the window on SIGTERM and SIGINT, as the session's end or a terminal sends them."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: application.end())
    timer = QTimer(application)
    timer.timeout.connect(_let_python_look)
    timer.start(_SIGNAL_POLL_MS)


def _let_python_look() -> None:
    """Do nothing, in Python: a pending signal is handled on the way."""
