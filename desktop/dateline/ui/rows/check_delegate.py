"""Paints a row of the pane "Dates to check": a date as it is read, its sentence, its article."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from dateline.explore.to_check import DateCase, Weight
from dateline.library.reads.unsure_dates import UnsureDateRow
from dateline.model.quoting import inside_quotes, quoted
from dateline.ui.article.date_notes import interval_of
from dateline.ui.mention_words import NARROW
from dateline.ui.rows.row_delegate import RowDelegate, inside
from dateline.ui.theme import Theme
from dateline.ui.widgets.wrapped_text import cut_at_word
from dateline.ui.wording import count_words, day_words

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _tr(words: str) -> str:
    return QCoreApplication.translate("ToCheck", words)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A case with the words of its expression."""

    case: DateCase
    date: UnsureDateRow

    @property
    def id(self) -> int:
        """The id of the expression."""
        return self.case.timex_id


def reading_words(row: CheckRow) -> str:
    """Return the expression and what it is read as: "“Tuesday” → ~11 Mar 2025"."""
    days = interval_of(row.date.timex) or _tr("no day")
    return f"{quoted(row.date.words)} → {days}"


def weight_words(row: CheckRow) -> str:
    """Return why the case stands where it does: "pinned", how many are equal, its source."""
    parts = [_tr("pinned")] if row.case.weight is Weight.PINNED else []
    others = len(row.case.equal) - 1
    if others:
        parts.append(count_words(others, one="{n} equal case", other="{n} equal cases"))
    day = row.date.published_day
    source = (row.date.outlet, "" if day is None else day_words(day, with_weekday=False))
    return " · ".join([*parts, *(part for part in source if part)])


def sentence_about(row: CheckRow) -> str:
    """Return the sentence in quotation marks, from a little before the expression on."""
    place = row.date.sentence.find(row.date.words)
    start = max(0, place - NARROW)
    cut = row.date.sentence.find(" ", start) + 1 if start else 0
    return f"“{'…' if cut else ''}{inside_quotes(row.date.sentence[cut:])}”"


class CheckDelegate(RowDelegate):
    """Three lines: the reading, the sentence, what hangs on it with the source."""

    row_height = "check"

    def paint_row(self, painter: QPainter, rect: QRect, row: CheckRow, theme: Theme) -> None:
        """Paint one case."""
        place = QRectF(inside(rect, theme))
        lines = (
            (reading_words(row), "body_medium", "body", "text"),
            (sentence_about(row), "meta", "meta", "text_muted"),
            (weight_words(row), "meta", "meta", "text_muted"),
        )
        top = place.top()
        for words, font_name, line, ink in lines:
            height = theme.line_height(line)
            font = theme.font(font_name)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            box = QRectF(place.left(), top, place.width(), height)
            painter.drawText(box, _MIDDLE_LEFT, cut_at_word(words, font, width=box.width()))
            top += height + theme.space("hair")
        self._paint_confidence(painter, place, row, theme)

    def _paint_confidence(
        self, painter: QPainter, place: QRectF, row: CheckRow, theme: Theme
    ) -> None:
        """Write "not settled" at the right where there is no day at all: nothing else says it."""
        if row.date.timex.placed:
            return
        font = theme.font("meta")
        words = _tr("not settled")
        width = QFontMetricsF(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(theme.color("warn"))
        box = QRectF(place.right() - width, place.top(), width + 1, theme.line_height("body"))
        painter.drawText(box, _MIDDLE_LEFT, words)
