"""Paints a row of the Entities pane: kind letter, name, sparkline by time, mentions, articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dateline.explore.entities import EntityRow
from dateline.explore.highlights import mark_kind
from dateline.ui.rows.paged_model import ID_ROLE
from dateline.ui.rows.row_delegate import RowDelegate
from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.widgets.signs import paint_kind_sign
from dateline.ui.wording import number_words

_SPARK: Final = 44
_NUMBER: Final = 52
_SIGN: Final = 20
_FEWEST_BARS: Final = 2
_WIDEST_BAR: Final = 7.0
"""Few months are thin bars as many are: a block would look like a larger number."""
_ROOM_FOR_SPARK: Final = 280
"""Narrower panes leave the sparkline out rather than the name."""


@dataclass(frozen=True, slots=True)
class EntityColumns:
    """Where the parts of a row stand in a rectangle."""

    sign: QRect
    name: QRect
    spark: QRect | None
    mentions: QRect
    articles: QRect

    @property
    def widest_name(self) -> QRect:
        """The room for a name where it takes that of the sparkline."""
        return self.name if self.spark is None else self.name.united(self.spark)

    @classmethod
    def of(cls, rect: QRect, theme: Theme) -> EntityColumns:
        """Return the columns of a row or header in `rect`."""
        margin, gap = theme.space("l"), theme.space("m")
        inner = rect.adjusted(margin, 0, -margin, 0)
        right = inner.right() + 1
        articles = QRect(right - _NUMBER, rect.top(), _NUMBER, rect.height())
        mentions = QRect(articles.left() - _NUMBER, rect.top(), _NUMBER, rect.height())
        spark = None
        end = mentions.left()
        if rect.width() >= _ROOM_FOR_SPARK:
            spark = QRect(end - _SPARK, rect.top(), _SPARK, rect.height())
            end = spark.left()
        sign = QRect(inner.left(), rect.top(), _SIGN, rect.height())
        name = QRect(sign.right() + gap, rect.top(), end - sign.right() - 2 * gap, rect.height())
        return cls(sign, name, spark, mentions, articles)


class EntityDelegate(RowDelegate):
    """Paints `EntityRow` values; a name that is left out is struck through."""

    id_role = ID_ROLE
    row_height = "entity"
    ruled = False

    def is_chosen(self, row: EntityRow) -> bool:
        """Return whether the filter asks for the name."""
        return row.chosen

    def paint_row(self, painter: QPainter, rect: QRect, row: EntityRow, theme: Theme) -> None:
        """Paint one name."""
        self._paint_row(painter, EntityColumns.of(rect, theme), row, theme)

    def _paint_row(
        self, painter: QPainter, at: EntityColumns, row: EntityRow, theme: Theme
    ) -> None:
        kind = mark_kind(row.kind)
        if kind is not None:
            paint_kind_sign(painter, kind, QRectF(at.sign), theme)
        if row.also or row.called or at.spark is None:
            self._paint_name(painter, at.widest_name, row, theme)
        else:
            self._paint_name(painter, at.name, row, theme)
            paint_spark(painter, at.spark, row.months, theme)
        painter.setFont(theme.font("body"))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.setPen(theme.color("text"))
        painter.drawText(at.mentions, right, number_words(row.mentions))
        painter.setPen(theme.color("text_muted"))
        painter.drawText(at.articles, right, number_words(row.articles))

    def _paint_name(self, painter: QPainter, room: QRect, row: EntityRow, theme: Theme) -> None:
        """Paint the name, and fainter behind it what else it was found by."""
        font = theme.font("body")
        font.setStrikeOut(row.excluded)
        metrics = QFontMetrics(font)
        plain = QFontMetrics(theme.font("body"))
        why = self.tr("also {name}").format(name=row.also) if row.also else row.called
        also = f" · {why}" if why else ""
        # Another name says why the row is here: a long shown one leaves it half the room.
        least = min(plain.horizontalAdvance(also), room.width() // 2) if row.also else 0
        right = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(row.name, right, room.width() - least)
        painter.setFont(font)
        painter.setPen(theme.color("text_muted" if row.excluded else "text"))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, middle, name)
        if also:
            rest = room.adjusted(metrics.horizontalAdvance(name), 0, 0, 0)
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text_muted"))
            painter.drawText(rest, middle, plain.elidedText(also, right, rest.width()))


def paint_spark(painter: QPainter, rect: QRect, bars: tuple[int, ...], theme: Theme) -> None:
    """Paint how many articles of each month have the name, the most as the full height."""
    highest = max(bars, default=0)
    if highest == 0 or len(bars) < _FEWEST_BARS:
        return
    room = rect.adjusted(0, theme.space("s"), 0, -theme.space("s"))
    width = min(room.width() / len(bars), _WIDEST_BAR)
    ink = theme.color("histogram")
    for number, bar in enumerate(bars):
        if bar:
            height = max(1.0, room.height() * bar / highest)
            left = room.left() + number * width
            painter.fillRect(
                QRectF(left, room.bottom() + 1 - height, max(1.0, width - 1), height), ink
            )


class EntityHeader(QWidget):
    """The column heads, over the same columns as the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._months_of_bar = 1
        self.setFixedHeight(current_theme().row("table_header"))
        theme_switch().changed.connect(self.update)

    @property
    def bar_words(self) -> str:
        """What a bar of the sparkline counts."""
        return {
            1: self.tr("By month"),
            3: self.tr("By quarter"),
            12: self.tr("By year"),
            60: self.tr("By 5 years"),
            120: self.tr("By decade"),
        }.get(self._months_of_bar, self.tr("By century"))

    def set_months_of_bar(self, months: int) -> None:
        """Say how many months a bar of the sparkline stands for; equal changes nothing."""
        if months != self._months_of_bar:
            self._months_of_bar = months
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads and the line below them."""
        theme = current_theme()
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(rect, theme.color("window"))
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), theme.color("border"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text_muted"))
        at = EntityColumns.of(rect, theme)
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(at.name, left, self.tr("Name"))
        if at.spark is not None:
            painter.drawText(at.spark.adjusted(-16, 0, 0, 0), left, self.bar_words)
        painter.drawText(at.mentions.adjusted(-20, 0, 0, 0), right, self.tr("Mentions"))
        painter.drawText(at.articles, right, self.tr("Articles"))
