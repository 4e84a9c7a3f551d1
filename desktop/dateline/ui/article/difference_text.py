"""Two texts as one: sentences that came, went or were changed, with what stayed round them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from dateline.explore.differences import Change, ChangeKind, Difference, Sentence
from dateline.model.spans import Field, Utf16Map
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.wording import count_words

_AROUND: Final = 1
"""Sentences that stayed the same, shown before and after each change so that it can be placed."""
_SIGNS: Final = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−"}
_INKS: Final = {ChangeKind.ADDED: "ok", ChangeKind.REMOVED: "error"}


class DifferenceText(QTextEdit):
    """Shows a `Difference`; signs, lines through and lines under say what colour says, too."""

    sentence_chosen = Signal(object, bool)
    """A Sentence that was clicked (Enter on its line does the same), and whether of the later text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "paper")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("What changed"))
        self._difference: Difference | None = None
        self._all = False
        self._places: dict[int, tuple[Sentence, bool]] = {}
        """The sentence of each line, by its number, and whether it is of the later text."""
        self._press: QPoint | None = None
        theme_switch().changed.connect(self._rebuild)

    def show_difference(self, difference: Difference, *, everything: bool) -> None:
        """Show what changed; `everything` shows all that stayed as well."""
        self._difference, self._all = difference, everything
        self._rebuild()

    @Slot()
    def _rebuild(self) -> None:
        if self._difference is None:
            return
        self._places.clear()
        self.clear()
        self.document().setDocumentMargin(current_theme().space("l"))
        cursor = QTextCursor(self.document())
        for run in _runs(self._difference.changes, everything=self._all):
            if isinstance(run, int):
                self._write_gap(cursor, run)
            else:
                self._write(cursor, run)
        self.setTextCursor(QTextCursor(self.document()))
        self.verticalScrollBar().setValue(0)

    def _write(self, cursor: QTextCursor, change: Change) -> None:
        if change.kind is ChangeKind.SAME and change.after is not None:
            self._write_line(cursor, change.after, None, later=True)
            return
        if change.before is not None:
            self._write_line(cursor, change.before, ChangeKind.REMOVED, later=False)
        if change.after is not None:
            self._write_line(cursor, change.after, ChangeKind.ADDED, later=True)

    def _write_line(
        self, cursor: QTextCursor, sentence: Sentence, kind: ChangeKind | None, *, later: bool
    ) -> None:
        theme = current_theme()
        self._begin_line(cursor, ground=None if kind is None else f"{_INKS[kind]}_tint")
        self._places[cursor.blockNumber()] = (sentence, later)
        words = QTextCharFormat()
        words.setFont(theme.font("snippet"))
        words.setForeground(theme.color("text_muted" if kind is None else "text"))
        if sentence.field is Field.TITLE:
            words.setFontWeight(QFont.Weight.DemiBold)
        if kind is None:
            cursor.insertText(f"\u2002 {sentence.words}", words)
            return
        sign = QTextCharFormat(words)
        sign.setForeground(theme.color(_INKS[kind]))
        sign.setFontWeight(QFont.Weight.DemiBold)
        cursor.insertText(f"{_SIGNS[kind]}\u2002", sign)
        start = cursor.position()
        cursor.insertText(sentence.words, words)
        self._touch(cursor, start, sentence, kind)

    def _touch(self, cursor: QTextCursor, start: int, sentence: Sentence, kind: ChangeKind) -> None:
        """Strike out, or underline, the words that the other text does not have."""
        touched = QTextCharFormat()
        touched.setForeground(current_theme().color(_INKS[kind]))
        touched.setFontWeight(QFont.Weight.DemiBold)
        touched.setFontStrikeOut(kind is ChangeKind.REMOVED)
        touched.setFontUnderline(kind is ChangeKind.ADDED)
        utf16 = Utf16Map(sentence.words)
        for span in sentence.touched:
            cursor.setPosition(start + utf16.to_utf16(span.start))
            cursor.setPosition(start + utf16.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(touched)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _write_gap(self, cursor: QTextCursor, sentences: int) -> None:
        theme = current_theme()
        self._begin_line(cursor, ground=None)
        words = QTextCharFormat()
        words.setFont(theme.font("meta"))
        words.setForeground(theme.color("text_faint"))
        same = count_words(
            sentences, one="{n} sentence is the same", other="{n} sentences are the same"
        )
        cursor.insertText(f"\u2002 … {same} …", words)

    def _begin_line(self, cursor: QTextCursor, *, ground: str | None) -> None:
        theme = current_theme()
        line = QTextBlockFormat()
        line.setBottomMargin(theme.space("xs"))
        if ground is not None:
            line.setBackground(theme.color(ground))
        if self.document().isEmpty() and not self._places:
            cursor.setBlockFormat(line)
        else:
            cursor.insertBlock(line, QTextCharFormat())

    def _choose(self, cursor: QTextCursor) -> None:
        found = self._places.get(cursor.blockNumber())
        if found is not None:
            self.sentence_chosen.emit(*found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began, to tell it from a drag."""
        self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the sentence; a drag selects words."""
        super().mouseReleaseEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self._press is not None and not self.textCursor().hasSelection():
            self._choose(self.cursorForPosition(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the sentence of the line with the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.textCursor())
            event.accept()
            return
        super().keyPressEvent(event)


def _runs(changes: Sequence[Change], *, everything: bool) -> Iterable[Change | int]:
    """Yield what is shown in order; a number stands for so many sentences that stayed the same."""
    near = {
        number
        for place, change in enumerate(changes)
        if change.kind is not ChangeKind.SAME
        for number in range(place - _AROUND, place + _AROUND + 1)
    }
    hidden: list[Change] = []
    for number, change in enumerate(changes):
        if not everything and number not in near:
            hidden.append(change)
            continue
        yield from _folded(hidden)
        hidden = []
        yield change
    yield from _folded(hidden)


def _folded(hidden: Sequence[Change]) -> Iterable[Change | int]:
    """Return the number of several sentences; a single one takes no more room than saying so."""
    return [len(hidden)] if len(hidden) > 1 else hidden
