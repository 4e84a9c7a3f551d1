"""Paints a row of the Quotes pane: who, when, how sure; and the first words said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from dateline.library.reads.quotations import QuotationListRow
from dateline.ui.cards.confidence_sign import confidence_words
from dateline.ui.rows.row_delegate import RowDelegate, inside
from dateline.ui.theme import Theme
from dateline.ui.widgets.signs import CONFIDENCE_SIGN_WIDTH, confidence_ink, paint_confidence_sign
from dateline.ui.widgets.wrapped_text import cut_at_word, paint_lines, wrapped
from dateline.ui.wording import day_words

_LINES: Final = 2
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class QuoteDelegate(RowDelegate):
    """Speaker, day and step of confidence in one line; below it the words, in two at most."""

    row_height = "quote"

    def paint_row(
        self, painter: QPainter, rect: QRect, row: QuotationListRow, theme: Theme
    ) -> None:
        """Paint one quotation."""
        place = QRectF(inside(rect, theme))
        head = QRectF(place.x(), place.y(), place.width(), theme.line_height("body"))
        left = self._paint_confidence(painter, head, row, theme)
        self._paint_day_and_name(painter, head, row, theme, room=left - place.x())
        font, height = theme.font("snippet"), theme.line_height("snippet")
        words = " ".join(row.words.split())
        quoted = words if row.kind == "indirect" else f"“{words}”"
        painter.setPen(theme.color("text"))
        below = place.adjusted(0, head.height(), 0, 0)
        lines = wrapped(quoted, font, width=place.width(), most=_LINES)
        paint_lines(painter, below, lines, font, line_height=height)

    def _paint_confidence(
        self, painter: QPainter, rect: QRectF, row: QuotationListRow, theme: Theme
    ) -> float:
        """Paint bars and word at the right; return where they begin."""
        font, words = theme.font("meta"), confidence_words(row.confidence)
        left = rect.right() - QFontMetricsF(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(confidence_ink(row.confidence, theme))
        place = QRectF(left, rect.y(), rect.right() - left + 1, rect.height())
        painter.drawText(place, _MIDDLE_LEFT, words)
        left -= CONFIDENCE_SIGN_WIDTH + theme.space("s")
        bars = QRectF(left, rect.y(), CONFIDENCE_SIGN_WIDTH, rect.height())
        paint_confidence_sign(painter, row.confidence, bars, theme)
        return left

    def _paint_day_and_name(
        self, painter: QPainter, rect: QRectF, row: QuotationListRow, theme: Theme, *, room: float
    ) -> None:
        meta, strong = theme.font("meta"), theme.font("body_medium")
        gap = theme.space("l")
        day = "" if row.published_day is None else day_words(row.published_day, with_weekday=False)
        taken = QFontMetricsF(meta).horizontalAdvance(day)
        painter.setFont(meta)
        painter.setPen(theme.color("text_muted"))
        at = QRectF(rect.x() + room - gap - taken, rect.y(), taken + 1, rect.height())
        painter.drawText(at, _MIDDLE_LEFT, day)
        name = row.speaker or self.tr("speaker not found")
        painter.setFont(strong)
        painter.setPen(theme.color("text" if row.speaker else "text_muted"))
        shown = cut_at_word(name, strong, width=room - taken - 2 * gap)
        painter.drawText(rect, _MIDDLE_LEFT, shown)
