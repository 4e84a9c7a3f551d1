"""A few days side by side: where a date lies beside the day of publication it leans on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline.model.days import civil, weekday
from dateline.ui.theme import Theme, current_theme, theme_switch

_MOST_DAYS = 13
_FEWEST_DAYS = 9
_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True, slots=True)
class DayStripDays:
    """The day numbers to show: the interval that is meant and the day of publication."""

    earliest: int
    latest: int
    published: int | None = None

    @property
    def shown(self) -> range | None:
        """The days of the strip, or None where they lie too far apart for one."""
        ends = [self.earliest, self.latest]
        if self.published is not None:
            ends.append(self.published)
        first, last = min(ends), max(ends)
        if last - first >= _MOST_DAYS:
            return None
        room = max(_FEWEST_DAYS - (last - first + 1), 2)
        return range(first - room // 2 - room % 2, last + room // 2 + 1)


class DayStrip(QWidget):
    """Weekday and number of each day, a dot or bar for the date, a triangle for the publication."""

    def __init__(self, days: DayStripDays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = days
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_switch().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the height of two lines and a row of signs."""
        theme = current_theme()
        return QSize(theme.space("page") * 6, 2 * theme.line_height("caption") + theme.space("xl"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint days and signs."""
        shown = self._days.shown
        if shown is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(shown)
        line = theme.line_height("caption")
        for number, day in enumerate(shown):
            left = number * width
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text_muted"))
            name = QCoreApplication.translate("Dates", _WEEKDAYS[weekday(day)])
            painter.drawText(QRectF(left, 0, width, line), Qt.AlignmentFlag.AlignCenter, name)
            meant = self._days.earliest <= day <= self._days.latest or day == self._days.published
            painter.setFont(theme.font("meta_strong" if meant else "meta"))
            painter.setPen(theme.color("text"))
            place = QRectF(left, line, width, line + 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(civil(day)[2]))
        self._paint_signs(painter, theme, shown, width)

    def _paint_signs(self, painter: QPainter, theme: Theme, shown: range, width: float) -> None:
        y = 2 * theme.line_height("caption") + theme.space("m") + 1

        def middle(day: int) -> float:
            return (day - shown.start + 0.5) * width

        first, last = middle(self._days.earliest), middle(self._days.latest)
        published = self._days.published
        if published is not None:
            self._paint_way(painter, theme, QPointF(middle(published), y), first, last)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("glyph"))
        radius = theme.stroke("glyph") * 3
        if first == last:
            painter.drawEllipse(QPointF(first, y), radius, radius)
        else:
            bar = QRectF(first - radius, y - radius / 2, last - first + 2 * radius, radius)
            painter.drawRoundedRect(bar, 1, 1)

    def _paint_way(
        self, painter: QPainter, theme: Theme, published: QPointF, first: float, last: float
    ) -> None:
        """Paint the triangle of the publication, and the dotted way from it to the date."""
        x, y = published.x(), published.y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("published"))
        painter.drawPolygon(
            QPolygonF([QPointF(x - 4.5, y - 3), QPointF(x + 4.5, y - 3), QPointF(x, y + 3)])
        )
        target = last if x > last else first if x < first else None
        if target is None:
            return
        side = 1 if x > target else -1
        pen = QPen(theme.color("text_muted"), theme.stroke("hairline"))
        painter.setPen(pen)
        tip = target + side * theme.space("m")
        painter.drawPolyline(
            QPolygonF(
                [QPointF(tip + side * 3, y - 3), QPointF(tip, y), QPointF(tip + side * 3, y + 3)]
            )
        )
        pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(tip, y), QPointF(x - side * theme.space("m"), y))
