"""The rows of a facet: a head that folds them, a box to tick or cross, a name and a count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dateline.explore.filters import Key, Mode
from dateline.explore.results import FacetRow
from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.choices import paint_check_box
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY, paint_ring
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.wording import count_words, number_words

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def mode_of(modifiers: Qt.KeyboardModifier, row: FacetRow, *, alone: bool) -> Mode:
    """Return what a click with these keys does to a row: replace, Ctrl add, Alt leave out.

    A plain click on what alone is ticked, or on what is left out, takes it back, as a box promises.
    """
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Mode.ADD
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return Mode.EXCLUDE
    return Mode.REMOVE if row.excluded or (row.chosen and alone) else Mode.REPLACE


class FacetRowButton(QAbstractButton):
    """One value: ticked while it is chosen, crossed and struck through while it is left out."""

    chosen = Signal(object, object)
    """The row's key and the Qt.KeyboardModifiers of the click or key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row: FacetRow | None = None
        self._words = ""
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self.setProperty(RINGED_PROPERTY, False)  # noqa: FBT003 - a Qt property
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)
        theme_switch().changed.connect(self.update)

    @property
    def row(self) -> FacetRow | None:
        """The value on show."""
        return self._row

    def show_row(self, row: FacetRow, words: str) -> None:
        """Show a value under the name `words`; equal is no change."""
        if row == self._row and words == self._words:
            return
        self._row, self._words = row, words
        self.setText(words)
        count = count_words(row.count, one="{n} article", other="{n} articles")
        state = self.tr("left out") if row.excluded else self.tr("chosen") if row.chosen else ""
        self.setAccessibleName(", ".join(part for part in (words, count, state) if part))
        self._offer_whole_name()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a hit area; the width is the column's."""
        return QSize(0, current_theme().icon("hit_area"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the keys held down, for `clicked` has none."""
        self._modifiers = event.modifiers()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does, with Ctrl and Alt as in a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._modifiers = event.modifiers()
            self.click()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keep the keys held down with Space."""
        self._modifiers = event.modifiers()
        super().keyReleaseEvent(event)

    @Slot()
    def _tell(self) -> None:
        modifiers, self._modifiers = self._modifiers, Qt.KeyboardModifier.NoModifier
        if self._row is not None:
            self.chosen.emit(self._row.key, modifiers)

    def resizeEvent(self, event: object) -> None:  # noqa: D102 - Qt's hook
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._offer_whole_name()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: D102 - Qt's hook
        super().enterEvent(event)
        self.update()

    def _offer_whole_name(self) -> None:
        metrics = QFontMetrics(current_theme().font("body"))
        cut = metrics.horizontalAdvance(self._words) > self._name_rect(current_theme()).width()
        self.setToolTip(self._words if cut else "")

    def _name_rect(self, theme: Theme) -> QRectF:
        left = theme.space("l") + theme.size("check_box") + theme.space("m")
        count = "" if self._row is None else number_words(self._row.count)
        metrics = QFontMetrics(theme.font("body", tabular=True))
        taken = metrics.horizontalAdvance(count) + theme.space("l") + theme.space("m")
        return QRectF(left, 0, max(0, self.width() - left - taken), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, box, name and count; what no article has is faint."""
        row, theme = self._row, current_theme()
        if row is None:
            return
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))
        state = Qt.CheckState.Checked if row.chosen else Qt.CheckState.Unchecked
        if row.excluded:
            state = Qt.CheckState.PartiallyChecked
        side = theme.size("check_box")
        box = QRectF(theme.space("l"), 0, side + 1, self.height())
        paint_check_box(painter, box, theme, state=state)
        none = not row.count and not row.chosen and not row.excluded
        font = theme.font("body")
        font.setStrikeOut(row.excluded)
        painter.setFont(font)
        ink = "text_faint" if none else "text_muted" if row.excluded else "text"
        painter.setPen(theme.color(ink))
        place = self._name_rect(theme)
        name = QFontMetrics(font).elidedText(
            self._words, Qt.TextElideMode.ElideRight, round(place.width())
        )
        painter.drawText(place, _MIDDLE_LEFT, name)
        painter.setFont(theme.font("body", tabular=True))
        painter.setPen(theme.color("text_faint" if none else "text_muted"))
        right = self.rect().toRectF().adjusted(0, 0, -theme.space("l"), 0)
        painter.drawText(right, _MIDDLE_RIGHT, number_words(row.count))
        if self.hasFocus():
            paint_ring(painter, self.rect().toRectF(), theme)


class GroupHead(QAbstractButton):
    """The title of a facet; a click folds what is under it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setProperty(RINGED_PROPERTY, False)  # noqa: FBT003 - a Qt property
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name)
        self._name()
        theme_switch().changed.connect(self.update)

    @Slot()
    def _name(self) -> None:
        state = self.tr("unfolded") if self.isChecked() else self.tr("folded")
        self.setAccessibleName(f"{self.text()}, {state}")

    def sizeHint(self) -> QSize:
        """Return the height of a hit area and the room for arrow and title."""
        theme = current_theme()
        width = QFontMetrics(theme.font("body_strong")).horizontalAdvance(self.text())
        left = theme.space("l") + theme.icon("size") + theme.space("xs")
        return QSize(left + width, theme.icon("hit_area"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint arrow and title."""
        theme = current_theme()
        painter = QPainter(self)
        size = theme.icon("small")
        arrow = QRectF(theme.space("l"), (self.height() - size) / 2, size, size)
        icon = "down" if self.isChecked() else "forward"
        paint_icon(painter, icon, arrow, theme.hex("text_muted"))
        painter.setFont(theme.font("body_strong"))
        painter.setPen(theme.color("text"))
        left = arrow.right() + theme.space("s")
        words = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(words, _MIDDLE_LEFT, self.text())
        if self.hasFocus():
            paint_ring(painter, self.rect().toRectF(), theme)


class FacetBox(QWidget):
    """A facet: its head, how many more values there are, and what is put under them."""

    more_requested = Signal()
    chosen = Signal(object, object)
    """A key and the Qt.KeyboardModifiers it was chosen with."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.head = GroupHead(title, self)
        self._more = Button("", self, look="link")
        self._more.hide()
        self._body = QWidget(self)
        self._rows: list[FacetRowButton] = []
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, theme.space("l"), 0)
        top.addWidget(self.head, 1)
        top.addWidget(self._more)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space("m"))
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._body)
        self.head.toggled.connect(self._body.setVisible)
        self._more.clicked.connect(self.more_requested)

    @property
    def rows(self) -> list[FacetRowButton]:
        """The rows on show, from the top."""
        return [row for row in self._rows if not row.isHidden()]

    def add(self, widget: QWidget) -> None:
        """Put a widget under the head."""
        self._column.addWidget(widget)

    def show_rows(self, rows: Sequence[tuple[FacetRow, str]], *, more: int) -> None:
        """Show these values with their names, and that there are `more`."""
        while len(self._rows) < len(rows):
            made = FacetRowButton(self._body)
            made.chosen.connect(self.chosen)
            self._rows.append(made)
            self._column.addWidget(made)
        for number, button in enumerate(self._rows):
            if number < len(rows):
                button.show_row(*rows[number])
            button.setVisible(number < len(rows))
        self._more.set_text(self.tr("{n} more").format(n=number_words(more)))
        self._more.setVisible(more > 0)
        self.setVisible(bool(rows))

    def mode(self, key: Key, modifiers: Qt.KeyboardModifier) -> Mode | None:
        """Return what a gesture on a value does, None where it is not on show."""
        shown = [button.row for button in self.rows if button.row is not None]
        row = next((row for row in shown if row.key == key), None)
        alone = sum(row.chosen for row in shown) == 1
        return None if row is None else mode_of(modifiers, row, alone=alone)
