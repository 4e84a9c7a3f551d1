"""The left of the status bar: how far an import is, or that everything is saved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.labels import ElidedLabel, Label
from dateline.ui.wording import count_words, number_words


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: files done and in all, the file being read, what needs a person."""

    done: int
    total: int
    file: str = ""
    attention: int = 0
    paused: bool = False


class _SavedSign(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        size = current_theme().icon("small")
        self.setFixedSize(QSize(size, size))
        theme_switch().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "check", QRectF(self.rect()), current_theme().hex("ok"))


class ProgressStrip(QWidget):
    """Shows `Progress` while there is one; else a tick and the state of the library."""

    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()
    report_requested = Signal()
    """The person wants to see what needs attention."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._saved = _SavedSign(self)
        self._state = Label("", self, style="meta", ink="muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        theme = current_theme()
        self._bar.setFixedSize(theme.size("progress_bar"), theme.size("bar_thin"))
        self._words = Label("", self, style="meta")
        self._file = ElidedLabel("", self, style="meta", ink="muted")
        self._file.elide_mode = Qt.TextElideMode.ElideMiddle
        self._file.setMaximumWidth(theme.size("progress_file"))
        self._pause = Button(self.tr("Pause"), self, look="flat", icon="pause")
        self._cancel = Button(self.tr("Cancel"), self, look="flat", icon="close")
        self._attention = Button("", self, look="flat", icon="warning")
        self._attention.set_ink("warn")
        self._pause.clicked.connect(self._toggle_pause)
        self._cancel.clicked.connect(self.cancel_requested)
        self._attention.clicked.connect(self.report_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(current_theme().space("m"), 0, 0, 0)
        row.setSpacing(current_theme().space("m"))
        for widget in self._parts():
            row.addWidget(widget)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_idle("")

    @property
    def progress_parts(self) -> tuple[QWidget, ...]:
        """What is on show while there is progress, and nothing may cover."""
        return self._bar, self._words, self._file, self._pause, self._cancel, self._attention

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self._saved,
            self._state,
            self._bar,
            self._words,
            self._file,
            self._pause,
            self._cancel,
            self._attention,
        )

    @property
    def progress(self) -> Progress | None:
        """What is shown, None while nothing is imported."""
        return self._progress

    @property
    def library_words(self) -> str:
        """The library's state, which is shown while nothing is imported."""
        return self._state.text()

    def set_library_words(self, words: str) -> None:
        """Change the words of the library's state, at once where they are shown."""
        self._state.set_text(words)

    def set_idle(self, words: str, *, attention: int = 0) -> None:
        """Nothing is imported: show the library's state ("48 articles · 1,902 events · saved")."""
        self._progress = None
        self._state.set_text(words)
        self._show_attention(attention)
        self._show({self._saved: bool(words), self._state: True})

    def set_progress(self, progress: Progress) -> None:
        """Show how far the import is; an equal value changes nothing."""
        if progress == self._progress:
            return
        self._progress = progress
        self._bar.setRange(0, max(progress.total, 1))
        self._bar.setValue(progress.done)
        done, total = number_words(progress.done), number_words(progress.total)
        words = self.tr("Importing {done} of {total}").format(done=done, total=total)
        if progress.paused:
            words = self.tr("Paused at {done} of {total}").format(done=done, total=total)
        self._words.set_text(words)
        self._bar.setAccessibleName(words)
        reading = bool(progress.file) and not progress.paused
        self._file.set_text(self.tr("reading {file}").format(file=progress.file) if reading else "")
        self._pause.set_text(self.tr("Go on") if progress.paused else self.tr("Pause"))
        self._pause.set_icon_name("play" if progress.paused else "pause")
        self._show_attention(progress.attention)
        shown = (self._bar, self._words, self._file, self._pause, self._cancel)
        self._show(dict.fromkeys(shown, True))

    def _show_attention(self, number: int) -> None:
        self._attention.setVisible(number > 0)
        words = count_words(number, one="{n} needs attention", other="{n} need attention")
        self._attention.set_text(words)

    def _show(self, shown: dict[QWidget, bool]) -> None:
        for widget in self._parts():
            if widget is not self._attention:
                widget.setVisible(shown.get(widget, False))

    @Slot()
    def _toggle_pause(self) -> None:
        if self._progress is not None and self._progress.paused:
            self.resume_requested.emit()
        else:
            self.pause_requested.emit()
