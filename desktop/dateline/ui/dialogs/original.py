"""The file that an article was read from: its source as text, and the ways to a copy of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dateline.explore.originals import Original, opening_name
from dateline.model.parts import part_name
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.dialogs.room import dialog_size
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY, FocusRing
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import number_words, say

_KILOBYTE = 1000


class OriginalDialog(QDialog):
    """Shows a file's source and never what it would do: nothing is run, drawn or fetched."""

    save_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, original: Original, parent: QWidget) -> None:
        super().__init__(parent)
        self.original = original
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Original"))
        title = Label(original.name, self, style="dialog_title")
        title.setTextFormat(Qt.TextFormat.PlainText)
        facts = Label(self._facts(), self, style="meta", ink="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        self.words = Label(self._why(), self, style="meta")
        for label in (title, facts, self.words):
            label.setWordWrap(True)
            column.addWidget(label)
        self.words.setVisible(bool(self.words.text()))
        if original.source is not None:
            column.addWidget(self._make_source(original.source), 1)
        column.addLayout(self._make_buttons())
        self._ring = FocusRing(self)
        if original.source is not None:
            self.resize(dialog_size("details_width", "details_height", parent))
        else:
            self.setMinimumWidth(theme.size("dialog_words"))

    def _make_source(self, source: str) -> QPlainTextEdit:
        text = QPlainTextEdit(source, self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(current_theme().font("meta").pixelSize())
        text.setFont(font)
        text.setAccessibleName(self.tr("Source of the file"))
        text.setProperty(RINGED_PROPERTY, current_theme().radius("control"))
        return text

    def _make_buttons(self) -> QHBoxLayout:
        there = self.original.path is not None
        self.open_button = Button(self.tr("Open with another program…"), self, size="normal")
        self.open_button.setEnabled(there and opening_name(self.original) is not None)
        self.open_button.clicked.connect(self.open_wanted)
        self.save_button = Button(self.tr("Save a copy…"), self, size="normal")
        self.save_button.setEnabled(there)
        self.save_button.clicked.connect(self.save_wanted)
        if not there:
            for button in (self.open_button, self.save_button):
                button.setToolTip(self.words.text())
        close = Button(self.tr("Close"), self, key="Esc", size="normal")
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        for button in (self.open_button, self.save_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _facts(self) -> str:
        """Return "14 KB · message 12 · pages 2–5" as far as it is known."""
        original = self.original
        parts = [
            self.tr("{n} KB").format(n=number_words(-(-original.size // _KILOBYTE))),
            say(part_name(original.part)) if original.part else "",
        ]
        if original.pages is not None:
            first, last = original.pages
            alone, several = self.tr("page {n}"), self.tr("pages {first}–{last}")
            words = alone.format(n=first) if first == last else several
            parts.append(words.format(first=first, last=last))
        return " · ".join(part for part in parts if part)

    def _why(self) -> str:
        """Say why there is no source to see, or what of it is shown."""
        original = self.original
        if original.path is None:
            if original.kept:
                words = self.tr("The library's copy of this file is gone.")
            else:
                words = self.tr("Only the text of this file was kept.")
            if not original.places:
                return words
            return f"{words} " + self.tr("It was at {place}, and is no longer there.").format(
                place=original.places[0]
            )
        if original.source is None:
            return self.tr(
                "This file is no text, and Dateline does not draw it. Another program can open a copy."
            )
        if original.cut:
            return self.tr("The file is long: only its beginning is shown here.")
        return ""


class OpenOriginalDialog(AskDialog):
    """Asks whether another program may open a copy of a file, and says what that program may do."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("OriginalDialog", "Open a copy of this file?"),
            QCoreApplication.translate(
                "OriginalDialog",
                "{name} opens with the program that your system uses for such files. That program "
                "may run what the file holds and fetch from the internet what it refers to. "
                "Dateline itself does neither.",
            ).format(name=name),
            QCoreApplication.translate("OriginalDialog", "Open it"),
            parent,
        )
