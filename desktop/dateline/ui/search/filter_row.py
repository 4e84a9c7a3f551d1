"""The row of chips that says what is shown, and takes filters away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from dateline.explore.highlights import MarkKind
from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.labels import Label, surface
from dateline.ui.widgets.signs import paint_kind_sign


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in words. `kind` or `icon` is its sign; an excluded one leaves articles out.

    `note` says what the words come to, as the days of "last summer"; it is never cut.
    """

    id: str
    words: str
    kind: MarkKind | None = None
    icon: str = ""
    excluded: bool = False
    note: str = ""


class ChipButton(QAbstractButton):
    """A chip: a click edits it, Alt+click turns it into its opposite, the cross or Del removes it.

    An excluded chip has three signs and no colour: a dashed edge, the word "not", a line through.
    """

    removed = Signal()
    inverted = Signal()

    def __init__(self, chip: Chip, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = chip
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(self._all_words())
        self.setAccessibleName(
            self.tr("Filter {words}, Delete removes it").format(words=self.text())
        )
        self.setToolTip(self.text())
        self.setMouseTracking(True)
        theme_switch().changed.connect(self.update)

    def _all_words(self) -> str:
        words = ", ".join(part for part in (self.chip.words, self.chip.note) if part)
        return self.tr("not {words}").format(words=words) if self.chip.excluded else words

    def sizeHint(self) -> QSize:
        """Return the room for sign, words and cross."""
        theme = current_theme()
        gap = theme.space("s")
        width = theme.space("m") * 2 + self._words_width(theme) + gap + theme.icon("small")
        if self._has_sign():
            width += theme.icon("size") + gap
        if self.chip.excluded:
            width += self._not_width(theme)
        if self.chip.note:
            width += gap + self._note_width(theme)
        return QSize(round(width), theme.row("button_small"))

    def _has_sign(self) -> bool:
        return self.chip.kind is not None or bool(self.chip.icon)

    def _not_word(self) -> str:
        return self.tr("not")

    def _not_width(self, theme: Theme) -> float:
        return QFontMetricsF(theme.font("body")).horizontalAdvance(self._not_word()) + theme.space(
            "xs"
        )

    def _note_width(self, theme: Theme) -> float:
        return QFontMetricsF(theme.font("meta")).horizontalAdvance(self.chip.note) + 1

    def _words_width(self, theme: Theme) -> float:
        metrics = QFontMetricsF(theme.font("body_medium"))
        return min(metrics.horizontalAdvance(self.chip.words) + 1, theme.size("chip_words"))

    def _cross_rect(self) -> QRectF:
        """The hit area of the cross: the whole right end of the chip."""
        reach = current_theme().icon("hit_area")
        return QRectF(self.width() - reach, 0, reach, self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the cross from the chip, and Alt from a plain click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            if self._cross_rect().contains(event.position()):
                self.setDown(False)
                self.removed.emit()
                return
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.setDown(False)
                self.inverted.emit()
                return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del and Backspace remove, Enter edits, Alt+Enter inverts."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.inverted.emit()
            else:
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground or dashed edge, sign, words, cross."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme)
        ink = "text" if self.chip.excluded else "on_selection"
        left = float(theme.space("m"))
        if self._has_sign():
            left = self._paint_sign(painter, left, theme, ink)
        if self.chip.excluded:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color(ink))
            width = self._not_width(theme)
            painter.drawText(QRectF(left, 0, width, self.height()), _LEFT, self._not_word())
            left += width
        font = theme.font("body_medium")
        font.setStrikeOut(self.chip.excluded)
        painter.setFont(font)
        painter.setPen(theme.color("text_muted" if self.chip.excluded else ink))
        width = self._words_width(theme)
        words = QFontMetricsF(font).elidedText(self.chip.words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, 0, width + 2, self.height()), _LEFT, words)
        if self.chip.note:
            left += width + theme.space("s")
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color(ink))
            note = QRectF(left, 0, self._note_width(theme) + 1, self.height())
            painter.drawText(note, _LEFT, self.chip.note)
        size = theme.icon("small")
        cross = QRectF(0, 0, size, size)
        cross.moveCenter(self._cross_rect().center())
        paint_icon(painter, "close", cross, theme.hex("text_muted"))

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.chip.excluded:
            pen = QPen(theme.color("border_strong"), theme.stroke("hairline"))
            pen.setDashPattern([3.0, 2.0])
            painter.setPen(pen)
            painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
        painter.drawRoundedRect(box, theme.radius("chip"), theme.radius("chip"))

    def _paint_sign(self, painter: QPainter, left: float, theme: Theme, ink: str) -> float:
        size = theme.icon("size")
        place = QRectF(left, (self.height() - size) / 2, size, size)
        if self.chip.kind is not None:
            paint_kind_sign(painter, self.chip.kind, place, theme)
        else:
            paint_icon(painter, self.chip.icon, place, theme.hex(ink))
        return left + size + theme.space("s")


class FilterRow(QWidget):
    """Shows the chips in the order they were added; is absent while nothing is filtered."""

    chip_clicked = Signal(str)
    """The id of a chip to edit."""
    chip_inverted = Signal(str)
    chip_removed = Signal(str)
    clear_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        surface(self, "window", rule="below")
        theme = current_theme()
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[ChipButton] = []
        self._showing = Label(self.tr("Showing"), self, style="meta", ink="muted")
        self._more = Button("", self, look="flat")
        self._more.clicked.connect(self._open_rest)
        self._clear = Button(self.tr("Clear all"), self, look="flat", key="Esc")
        self._clear.clicked.connect(self.clear_requested)
        self._counts = Label("", self, style="meta", ink="muted")
        self._save = Button(self.tr("Save search…"), self, look="flat", icon="search")
        self._save.clicked.connect(self.save_requested)
        self._save.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.space("s"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), 0, theme.space("l"), 0)
        row.setSpacing(theme.space("m"))
        row.addWidget(self._showing)
        row.addLayout(self._row)
        for widget in (self._more, self._clear):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._counts)
        row.addWidget(self._save)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Filters"))
        self._fit()
        theme_switch().changed.connect(self._fit)
        self.hide()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips on show."""
        return self._chips

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips; the row hides when there are none. Equal means nothing happens."""
        chips = tuple(chips)
        if chips == self._chips:
            return
        self._chips = chips
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._make(chip) for chip in chips]
        for button in self._buttons:
            self._row.addWidget(button)
        self.setVisible(bool(chips))
        self._fold()

    def set_counts(self, words: str) -> None:
        """Say how much is left ("12 of 48 articles")."""
        self._counts.set_text(words)
        self._fold()

    def set_can_save(self, *, can_save: bool) -> None:
        """Offer to save the search or not."""
        self._save.setVisible(can_save)
        self._fold()

    def _make(self, chip: Chip) -> ChipButton:
        button = ChipButton(chip, self)
        button.clicked.connect(self._tell_click)
        button.removed.connect(self._tell_removal)
        button.inverted.connect(self._tell_inversion)
        return button

    @Slot()
    def _tell_click(self) -> None:
        self._tell(self.chip_clicked)

    @Slot()
    def _tell_removal(self) -> None:
        self._tell(self.chip_removed)

    @Slot()
    def _tell_inversion(self) -> None:
        self._tell(self.chip_inverted)

    def _tell(self, signal: object) -> None:
        button = self.sender()
        emit = getattr(signal, "emit", None)
        if isinstance(button, ChipButton) and emit is not None:
            emit(button.chip.id)

    @Slot()
    def _open_rest(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._buttons:
            if button.isHidden():
                menu.addAction(button.text()).triggered.connect(button.click)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(current_theme().row("chips"))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit behind "+3"."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        theme = current_theme()
        gap = theme.space("m")
        fixed = [self._showing, self._clear, self._counts]
        if not self._save.isHidden():
            fixed.append(self._save)
        room = (
            self.width()
            - 2 * theme.space("l")
            - sum(part.sizeHint().width() + gap for part in fixed)
        )
        widths = [button.sizeHint().width() + theme.space("s") for button in self._buttons]
        fitting = _fitting(widths, room, theme.space("page"))
        for number, button in enumerate(self._buttons):
            button.setVisible(number < fitting)
        rest = len(self._buttons) - fitting
        self._more.setVisible(rest > 0)
        self._more.set_text(f"+{rest}")


def _fitting(widths: list[int], room: float, more: float) -> int:
    """Return how many of `widths` fit, leaving `more` px for the button of the rest if any."""
    if sum(widths) <= room:
        return len(widths)
    used, count = 0.0, 0
    for width in widths:
        if used + width > room - more:
            break
        used += width
        count += 1
    return count


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
