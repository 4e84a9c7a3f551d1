"""Asks for the settings, and puts what is chosen into force."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from dateline.editing.commands import Author
from dateline.library.preferences import Preferences
from dateline.library.settings import read_setting, write_setting
from dateline.ui.dialogs.settings import Settings, SettingsDialog
from dateline.ui.session import Session
from dateline.ui.theme import ThemeChoice, theme_switch
from dateline.ui.window import MainWindow

KEEP_ORIGINALS = "keep_originals"


class SettingsDeeds(QObject):
    """Binds the action; the preferences are kept by their owner, who hears of each change."""

    changed = Signal(object)
    """The new Preferences, which are in force already but for the number of processes."""

    def __init__(
        self,
        window: MainWindow,
        preferences: Callable[[], Preferences],
        session: Callable[[], Session | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._session = session
        self.dialog: SettingsDialog | None = None
        window.actions_registry.bind("settings", self.ask)
        window.article.text_zoom_changed.connect(self._zoomed)

    @Slot()
    def ask(self) -> None:
        """Show the settings as they are; those of the library where one is open."""
        session = self._session()
        if session is None:
            self._open(None)
            return
        session.ask(
            lambda connection: read_setting(connection, KEEP_ORIGINALS, "1") == "1", self._open
        )

    def _open(self, keep_originals: bool | None) -> None:  # noqa: FBT001 - an answer gives it
        dialog = SettingsDialog(Settings(self._preferences(), keep_originals), self._window)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._take(dialog.settings, keep_originals))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    def _take(self, settings: Settings, kept_before: bool | None) -> None:  # noqa: FBT001
        session = self._session()
        if session is not None:
            session.set_author(Author(settings.preferences.initials))
            if settings.keep_originals is not None and settings.keep_originals is not kept_before:
                value = "1" if settings.keep_originals else "0"
                written = session.library.writer.submit(
                    lambda transaction: write_setting(transaction, KEEP_ORIGINALS, value)
                )
                session.answers.deliver(written, lambda _: None)
        apply_preferences(settings.preferences, self._window)
        self.changed.emit(settings.preferences)

    @Slot(int)
    def _zoomed(self, percent: int) -> None:
        """Remember the size of the letters that was chosen by key, menu or wheel."""
        before = self._preferences()
        if percent != before.text_zoom:
            self.changed.emit(before.with_zoom(percent))


def apply_preferences(preferences: Preferences, window: MainWindow) -> None:
    """Let a window look as the preferences say."""
    switch = theme_switch()
    switch.set_choice(ThemeChoice.named(preferences.theme))
    switch.set_reduced_motion(reduced=preferences.reduced_motion)
    window.article.set_text_zoom(preferences.text_zoom)
