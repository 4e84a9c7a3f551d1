"""A month to choose a day in, dressed in the tokens: weekday heads, today, the chosen day."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY
from dateline.ui.widgets.icons import make_icon

_WEEKS: Final = 6
_DAYS: Final = 7
_BAR: Final = "qt_calendar_navigationbar"
_VIEW: Final = "qt_calendar_calendarview"
_STEPS: Final = {"qt_calendar_prevmonth": "back", "qt_calendar_nextmonth": "forward"}


class Calendar(QCalendarWidget):
    """Shows one month, Monday first; arrow keys choose a day, PgUp and PgDn go by months.

    Today has a ring, the chosen day is filled, days of the months beside are muted. Nothing is red:
    a Sunday is no mistake.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(1, 1, 1, 1)  # the room of the border
        self.setAccessibleName(self.tr("Calendar"))
        self._name_parts()
        theme_switch().changed.connect(self._dress)
        self._dress()

    @property
    def days(self) -> QTableView:
        """The table of days, which takes the keys."""
        view = self.findChild(QTableView, _VIEW)
        assert view is not None  # noqa: S101 - Qt's own part, by its documented name
        return view

    def _name_parts(self) -> None:
        words = {
            "qt_calendar_prevmonth": self.tr("Month before"),
            "qt_calendar_nextmonth": self.tr("Next month"),
            "qt_calendar_monthbutton": self.tr("Month"),
            "qt_calendar_yearbutton": self.tr("Year"),
        }
        for name, said in words.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setAccessibleName(said)
                button.setToolTip(said)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        year = self.findChild(QWidget, "qt_calendar_yearedit")
        if year is not None:
            year.setAccessibleName(self.tr("Year"))
        self.days.setAccessibleName(self.tr("Days"))
        # A style asks for so much that Sunday would stand outside the widget.
        self.days.horizontalHeader().setMinimumSectionSize(1)
        # The chosen day shows the focus, as a field shows its own.
        self.days.setProperty(RINGED_PROPERTY, False)  # noqa: FBT003 - a Qt property

    def sizeHint(self) -> QSize:
        """Return the room for seven columns and six weeks of hit areas, under a bar and the heads."""
        theme = current_theme()
        side = theme.size("calendar_day")
        rows = theme.row("tabs") + (_WEEKS + 1) * side
        return QSize(_DAYS * side + 2, rows + 2)

    def minimumSizeHint(self) -> QSize:
        """Never cut a day."""
        return self.sizeHint()

    @Slot()
    def _dress(self) -> None:
        """Take inks and icons of the theme; what a style sheet can say stands in the style sheet."""
        theme = current_theme()
        heads = QTextCharFormat()
        heads.setForeground(theme.color("text_muted"))
        heads.setBackground(theme.color("field"))
        heads.setFont(theme.font("caption"))
        self.setHeaderTextFormat(heads)
        for day in Qt.DayOfWeek:
            # Of a weekday's format its head alone is left, for the days are painted below.
            self.setWeekdayTextFormat(day, heads)
        for name, icon in _STEPS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(make_icon(icon))
                button.setIconSize(QSize(theme.icon("size"), theme.icon("size")))
        bar = self.findChild(QWidget, _BAR)
        if bar is not None:
            bar.setFixedHeight(theme.row("tabs"))
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        """Paint one day."""
        theme = current_theme()
        chosen = date == self.selectedDate()
        beside = date.month() != self.monthShown() or date.year() != self.yearShown()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("field"))
        box = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(box, theme.radius("control"), theme.radius("control"))
        elif date == QDate.currentDate():
            painter.setPen(QPen(theme.color("accent"), theme.stroke("hairline")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.radius("control"), theme.radius("control"))
        if chosen and self.days.hasFocus():
            self._paint_focus(painter, box, theme)
        ink = "on_accent" if chosen else "text_faint" if beside else "text"
        strong = chosen or date == QDate.currentDate()
        painter.setFont(theme.font("body_strong" if strong else "body", tabular=True))
        painter.setPen(theme.color(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        painter.restore()

    def _paint_focus(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        width = theme.stroke("focus")
        painter.setPen(QPen(theme.color("on_accent"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = box.adjusted(width + 0.5, width + 0.5, -width - 0.5, -width - 0.5)
        radius = max(0.0, theme.radius("control") - width)
        painter.drawRoundedRect(inner, radius, radius)
