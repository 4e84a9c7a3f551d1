"""A histogram of articles by month of publication; a click on a bar shows only its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dateline.explore.filters import Axis, Period
from dateline.explore.results import FacetRow
from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY, paint_ring
from dateline.ui.wording import count_words, range_words

_NARROWEST: Final = 4
"""Narrower bars can't be hit: months are then taken together by quarters, years, decades."""
_STEPS: Final = (1, 3, 12, 60, 120, 1200)
_LEAST: Final = 2
"""Height in px of the bar of a single article."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Articles published from day `first` to `last` (day numbers, inclusive)."""

    first: int
    last: int
    count: int

    def meets(self, period: Period | None) -> bool:
        """Whether any day of the bar lies in the period."""
        return period is not None and self.first <= period.last and period.first <= self.last


def bars_of(months: Sequence[FacetRow], most: int) -> tuple[Bar, ...]:
    """Return at most `most` bars of equally many months each; their first are those of the calendar."""
    periods = [(row.key, row.count) for row in months if isinstance(row.key, Period)]
    step = next((step for step in _STEPS if len(periods) / step <= max(most - 1, 1)), _STEPS[-1])
    bars: list[Bar] = []
    for number, (period, count) in enumerate(periods):
        if number == 0 or (number + _offset(months[0])) % step == 0:
            bars.append(Bar(period.first, period.last, count))
        else:
            bars[-1] = Bar(bars[-1].first, period.last, bars[-1].count + count)
    return tuple(bars)


def _offset(first: FacetRow) -> int:
    """Return the months from January of year 0 to the month of a row, named `2025-03`."""
    year, _, month = first.name.rpartition("-")
    return int(year) * 12 + int(month) - 1


class MonthBars(QWidget):
    """Draws the bars, those of the chosen period in the accent; Left and Right go from bar to bar."""

    chosen = Signal(object)
    """The Period of the bar that was clicked (with Shift or Ctrl: of all bars to it); None for no period."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._months: tuple[FacetRow, ...] = ()
        self._bars: tuple[Bar, ...] = ()
        self._period: Period | None = None
        self._current = -1
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RINGED_PROPERTY, False)  # noqa: FBT003 - a Qt property
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme_switch().changed.connect(self.update)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars on show."""
        return self._bars

    def show_months(self, months: Sequence[FacetRow], period: Period | None) -> None:
        """Show months in a row and the period that is chosen, if any; equal is no change."""
        if tuple(months) == self._months and period == self._period:
            return
        self._months, self._period = tuple(months), period
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return the height of bars and labels."""
        theme = current_theme()
        around = theme.line_height("caption") + 3 * theme.space("xs")
        return QSize(0, theme.size("month_bars") + around)

    def bar_rect(self, number: int) -> QRectF:
        """Return the column of a bar, from the top to the base line."""
        room = self._room()
        width = self._bar_width()
        return QRectF(room.left() + number * width, room.top(), width, room.height())

    def words(self, number: int) -> str:
        """Return what a bar says: its days and its articles."""
        bar = self._bars[number]
        articles = count_words(bar.count, one="{n} article", other="{n} articles")
        return f"{range_words(bar.first, bar.last)}: {articles}"

    # Painting -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint base line, bars, and the first and last days below."""
        theme = current_theme()
        painter = QPainter(self)
        room = self._room()
        painter.fillRect(QRectF(room.left(), room.bottom(), room.width(), 1), theme.color("border"))
        if not self._bars:
            return
        highest = max((bar.count for bar in self._bars), default=0)
        for number in range(len(self._bars)):
            self._paint_bar(painter, number, highest, theme)
        self._paint_ends(painter, theme)
        if self.hasFocus():
            paint_ring(painter, self.rect().toRectF(), theme)

    def _paint_bar(self, painter: QPainter, number: int, highest: int, theme: Theme) -> None:
        bar, column = self._bars[number], self.bar_rect(number)
        if number in (self._hovered, self._current if self.hasFocus() else -1):
            painter.fillRect(column, theme.color("hover"))
        if not bar.count:
            return
        height = max(_LEAST, round(column.height() * bar.count / highest))
        gap = 1 if column.width() < theme.space("m") else theme.space("hair")
        left, right = round(column.left()), round(column.right())
        shape = QRectF(left, column.bottom() - height, max(1, right - left - gap), height)
        name = "histogram_hit" if bar.meets(self._period) else "histogram"
        painter.fillRect(shape, theme.color(name))

    def _paint_ends(self, painter: QPainter, theme: Theme) -> None:
        room = self._room()
        place = QRectF(
            room.left(),
            room.bottom() + theme.space("xs"),
            room.width(),
            theme.line_height("caption"),
        )
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text_muted"))
        first, last = self._bars[0], self._bars[-1]
        if self._bar_width() == theme.size("month_bar"):
            words = range_words(first.first, last.last)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
            return
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, range_words(first.first, first.last))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, range_words(last.first, last.last))

    def _bar_width(self) -> float:
        """Return the width of a column in px; a few months do not fill the room."""
        return min(
            self._room().width() / max(len(self._bars), 1), current_theme().size("month_bar")
        )

    def _room(self) -> QRectF:
        theme = current_theme()
        left, top = theme.space("l"), theme.space("xs")
        return QRectF(left, top, max(self.width() - 2 * left, 1), theme.size("month_bars") - 1)

    # What a person does -------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows only this bar's days; with Shift or Ctrl, all days up to it."""
        number = self._bar_at(event.position())
        if number >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._current = number
            self._choose(number, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the bar under the pointer."""
        self._hover(self._bar_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tint none."""
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from bar to bar, Enter and Space choose one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._bars:
            wanted = self._current + steps[Qt.Key(event.key())]
            self._current = min(max(wanted, 0), len(self._bars) - 1)
            self._name()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if 0 <= self._current < len(self._bars):
                self._choose(self._current, event.modifiers())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the days and the count of the bar under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._bar_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words(number) if number >= 0 else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: object) -> None:  # noqa: D102 - Qt's hook
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._arrange()

    def _choose(self, number: int, modifiers: Qt.KeyboardModifier) -> None:
        bar, before = self._bars[number], self._period
        first, last = bar.first, bar.last
        wider = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        if before is not None and modifiers & wider:
            first, last = min(first, before.first), max(last, before.last)
        period = Period(Axis.PUBLISHED, first, last)
        self.chosen.emit(None if period == before else period)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()

    def _bar_at(self, place: QPointF) -> int:
        number = int((place.x() - self._room().left()) // self._bar_width())
        return number if 0 <= number < len(self._bars) else -1

    def _arrange(self) -> None:
        self._bars = bars_of(self._months, int(self._room().width()) // _NARROWEST)
        self._current = min(self._current, len(self._bars) - 1)
        self._hovered = -1
        self._name()
        self.update()

    def _name(self) -> None:
        words = self.words(self._current) if 0 <= self._current < len(self._bars) else ""
        name = self.tr("Published by month")
        self.setAccessibleName(f"{name}, {words}" if words else name)
