"""The settings: how the window looks, who signs, and how imports work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from dateline.library.preferences import Preferences
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.dialogs.room import dialog_size
from dateline.ui.dialogs.scrolled import scrolled
from dateline.ui.theme import ThemeChoice, current_theme
from dateline.ui.widgets.choices import CheckBox, ChoiceButton
from dateline.ui.widgets.labels import Label

MOST_INITIALS: Final = 12
_ZOOMS: Final = (80, 90, 100, 110, 125, 150, 165)
_MOST_WORKERS: Final = 16


@dataclass(frozen=True, slots=True)
class Settings:
    """What the dialog shows and gives: the person's preferences, and one setting of the library.

    `keep_originals` is None while no library is open.
    """

    preferences: Preferences
    keep_originals: bool | None = None


class SettingsDialog(AskDialog):
    """Shows settings; nothing is changed before they are kept."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        tr = QCoreApplication.translate
        super().__init__(tr("SettingsDialog", "Settings"), "", tr("SettingsDialog", "Keep"), parent)
        self._settings = settings
        preferences = settings.preferences
        self.theme = self._choice(
            (
                (ThemeChoice.SYSTEM.value, self.tr("As the system")),
                (ThemeChoice.LIGHT.value, self.tr("Light")),
                (ThemeChoice.DARK.value, self.tr("Dark")),
            ),
            preferences.theme,
        )
        zooms = sorted({*_ZOOMS, preferences.text_zoom})
        self.zoom = self._choice(
            [(str(zoom), self.tr("{n} %").format(n=zoom)) for zoom in zooms],
            str(preferences.text_zoom),
        )
        self.still = CheckBox(self.tr("No animations"), self)
        self.still.setChecked(preferences.reduced_motion)
        self.initials = QLineEdit(preferences.initials, self)
        self.initials.setMaxLength(MOST_INITIALS)
        self.originals = CheckBox(self.tr("Keep a copy of each imported file"), self)
        self.originals.setChecked(settings.keep_originals is True)
        numbers = range(1, min(os.cpu_count() or 1, _MOST_WORKERS) + 1)
        counts = sorted({*numbers, *filter(None, [preferences.workers])})
        automatic = ("0", self.tr("As many as suit this computer"))
        self.workers = self._choice(
            [automatic, *((str(count), str(count)) for count in counts)], str(preferences.workers)
        )
        self._lay_out(parent)
        self.theme.setFocus()
        self.look_again()

    def _choice(self, choices: Sequence[tuple[str, str]], chosen: str) -> ChoiceButton:
        button = ChoiceButton(choices, self)
        if chosen in dict(choices):
            button.set_choice(chosen)
        return button

    def _lay_out(self, parent: QWidget) -> None:
        theme = current_theme()
        body = QWidget()
        form = QFormLayout(body)
        form.setContentsMargins(0, 0, theme.space("m"), 0)
        form.setHorizontalSpacing(theme.space("l"))
        form.setVerticalSpacing(theme.space("s"))
        _section(form, self.tr("How the window looks"))
        _row(form, self.tr("Colours"), self.theme)
        _row(form, self.tr("Text of articles"), self.zoom)
        form.addRow("", self.still)
        _section(form, self.tr("Your decisions"))
        _row(form, self.tr("Your initials"), self.initials)
        _note(form, self.tr("They sign what you check. Exports have them only with your notes."))
        _section(form, self.tr("Imports"))
        _row(form, self.tr("Processes at work"), self.workers)
        _note(form, self.tr("This takes effect when a library is opened."))
        form.addRow("", self.originals)
        note = self.tr("For this library, from the next import on. Its texts are always kept.")
        kept = _note(form, note)
        for widget in (self.originals, kept):
            form.setRowVisible(widget, self._settings.keep_originals is not None)
        self.body.addWidget(scrolled(body, self), 1)
        self.resize(dialog_size("settings_width", "settings_height", parent))

    @property
    def settings(self) -> Settings:
        """The settings as they are chosen."""
        before = self._settings.preferences
        preferences = Preferences(
            initials=self.initials.text().strip(),
            theme=self.theme.choice,
            text_zoom=int(self.zoom.choice),
            reduced_motion=self.still.isChecked(),
            show_resolved_dates=before.show_resolved_dates,
            recent_libraries=before.recent_libraries,
            workers=int(self.workers.choice),
        )
        open_library = self._settings.keep_originals is not None
        return Settings(preferences, self.originals.isChecked() if open_library else None)


def _section(form: QFormLayout, title: str) -> None:
    label = Label(title, style="body_strong")
    if form.rowCount():
        label.setContentsMargins(0, current_theme().space("l"), 0, 0)
    form.addRow(label)


def _row(form: QFormLayout, words: str, field: QWidget) -> None:
    field.setAccessibleName(words)
    form.addRow(Label(words, style="body", ink="muted"), field)


def _note(form: QFormLayout, words: str) -> Label:
    note = Label(words, style="meta", ink="muted")
    note.setWordWrap(True)
    form.addRow("", note)
    return note
