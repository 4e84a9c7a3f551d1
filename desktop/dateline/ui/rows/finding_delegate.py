"""Paints a row of the Findings pane: the words, their source, the check state and the note."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from dateline.library.reads.findings import FindingRow
from dateline.ui.rows.paged_model import ROW_ROLE
from dateline.ui.rows.row_delegate import RowDelegate, inside
from dateline.ui.theme import Theme
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.wrapped_text import cut_at_word, cut_before, paint_lines, wrapped
from dateline.ui.wording import iso_words

_LINES: Final = 3
"""Lines of a row's words; a note takes the last of them, so that all rows are of one height."""
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_STATE_SIGNS: Final = {"checked": ("check", "ok"), "rejected": ("close", "error")}
"""The icon and the ink of a check state; one that is not here has words alone."""
_STATE_WORDS: Final = {
    "not checked": "not checked",
    "checked": "checked",
    "rejected": "rejected",
}


def state_words(row: FindingRow) -> str:
    """Return the check state with the initials of who checked, in the language of the window."""
    words = QCoreApplication.translate("Findings", _STATE_WORDS[row.check_state])
    if row.checked_by:
        words = QCoreApplication.translate("Findings", "{state} by {who}").format(
            state=words, who=row.checked_by
        )
    if row.second_check_by:
        second = QCoreApplication.translate("Findings", "second check {who}")
        words = f"{words}, {second.format(who=row.second_check_by)}"
    return words


def gone_words(row: FindingRow) -> str:
    """Return the alarm of a finding whose sentence the outlet took out later, "" for others."""
    if row.gone_in is None:
        return ""
    return QCoreApplication.translate(
        "Findings", "The outlet's later text no longer has this sentence."
    )


class FindingDelegate(RowDelegate):
    """The words in one to three lines, source and check state, and the alarm and note where there are."""

    row_height = "finding"

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell the whole of what a row may have cut: words, source and note."""
        row: FindingRow | None = index.data(ROW_ROLE)
        if row is None:
            return False
        source = ", ".join(part for part in (row.title, row.outlet) if part)
        note = " ".join(row.note.split())
        parts = (gone_words(row), " ".join(row.words.split()), source, note)
        # As text with a mark-up look would be taken for mark-up, each part is escaped.
        shown = "".join(f"<p>{escape(part)}</p>" for part in parts if part)
        QToolTip.showText(event.globalPos(), f"<html>{shown}</html>", view)
        return True

    def paint_row(self, painter: QPainter, rect: QRect, row: FindingRow, theme: Theme) -> None:
        """Paint one finding."""
        place = QRectF(inside(rect, theme))
        font, line = theme.font("snippet"), theme.line_height("snippet")
        words = " ".join(row.words.split())
        gone = gone_words(row)
        most = _LINES - bool(row.note) - bool(gone)
        painter.setPen(theme.color("text"))
        lines = wrapped(words, font, width=place.width(), most=most)
        paint_lines(painter, place, lines, font, line_height=line)
        facts = QRectF(
            place.left(),
            place.top() + len(lines) * line + theme.space("hair"),
            place.width(),
            theme.line_height("meta"),
        )
        left = self._paint_state(painter, facts, row, theme)
        facts.setRight(left - theme.space("m"))
        self._paint_source(painter, facts, row, theme)
        below = facts.translated(0, theme.line_height("meta") + theme.space("hair"))
        below.setRight(place.right())
        if gone:
            self._paint_line(painter, below, gone, theme, sign="warning", ink="warn")
            below.translate(0, theme.line_height("meta") + theme.space("hair"))
        if row.note:
            note = " ".join(row.note.split())
            self._paint_line(painter, below, note, theme, sign="note", ink="text_muted")

    def _paint_state(self, painter: QPainter, rect: QRectF, row: FindingRow, theme: Theme) -> float:
        """Paint the check state at the right, never cut; return where it begins."""
        words = state_words(row)
        font = theme.font("meta")
        left = rect.right() - QFontMetricsF(font).horizontalAdvance(words)
        sign, ink = _STATE_SIGNS.get(row.check_state, ("", "text_muted"))
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(
            QRectF(left, rect.y(), rect.right() - left + 1, rect.height()), _MIDDLE_LEFT, words
        )
        if sign:
            size = theme.icon("small")
            left -= size + theme.space("xs")
            at = QRectF(left, rect.center().y() - size / 2, size, size)
            paint_icon(painter, sign, at, theme.hex(ink))
        return left

    def _paint_source(self, painter: QPainter, rect: QRectF, row: FindingRow, theme: Theme) -> None:
        """Paint where the words are from; where room is short, the day is what stays whole."""
        font = theme.font("meta")
        day = "" if row.published is None else iso_words(row.published, with_weekday=False)
        source = cut_before(row.outlet or row.title, day, font, width=rect.width())
        painter.setFont(font)
        painter.setPen(theme.color("text_muted"))
        painter.drawText(rect, _MIDDLE_LEFT, source)

    def _paint_line(
        self, painter: QPainter, rect: QRectF, words: str, theme: Theme, *, sign: str, ink: str
    ) -> None:
        """Paint a sign and one line of words, cut where they don't fit."""
        size = theme.icon("small")
        at = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
        paint_icon(painter, sign, at, theme.hex(ink))
        place = rect.adjusted(size + theme.space("s"), 0, 0, 0)
        font = theme.font("meta")
        painter.setFont(font)
        painter.setPen(theme.color("warn" if ink == "warn" else "text"))
        painter.drawText(place, _MIDDLE_LEFT, cut_at_word(words, font, width=place.width()))
