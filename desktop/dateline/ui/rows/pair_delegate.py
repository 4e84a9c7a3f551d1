"""Paints a row of the pane "Maybe the same": two names, each with a sentence, and what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from dateline.explore.highlights import mark_kind
from dateline.explore.pairs import Named, PairCase
from dateline.library.reads.mention_list import MentionListRow
from dateline.ui.mention_words import sentence_words
from dateline.ui.rows.row_delegate import RowDelegate, inside
from dateline.ui.theme import Theme
from dateline.ui.widgets.signs import paint_kind_sign
from dateline.ui.widgets.wrapped_text import cut_at_word
from dateline.ui.wording import count_words

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SIGN = 20


@dataclass(frozen=True, slots=True)
class PairRow:
    """A question with a mention of each name."""

    id: int
    case: PairCase
    one: MentionListRow | None
    other: MentionListRow | None


def facts_words(case: PairCase) -> str:
    """Return why the pair is asked and what hangs on it, in the words of the window."""
    parts = [
        count_words(
            case.one.mentions + case.other.mentions, one="{n} mention", other="{n} mentions"
        )
    ]
    if case.pinned:
        parts.insert(0, QCoreApplication.translate("Pairs", "pinned"))
    if case.spelling:
        parts.append(QCoreApplication.translate("Pairs", "alike in letters only"))
    if case.also:
        parts.append(count_words(len(case.also), one="{n} equal case", other="{n} equal cases"))
    return " · ".join(parts)


class PairDelegate(RowDelegate):
    """Each name with its kind and count, the sentence of each below it; then the facts."""

    row_height = "pair"

    def paint_row(self, painter: QPainter, rect: QRect, row: PairRow, theme: Theme) -> None:
        """Paint one question."""
        place = QRectF(inside(rect, theme))
        top = place.top()
        for side, seen in ((row.case.one, row.one), (row.case.other, row.other)):
            line = QRectF(place.left(), top, place.width(), theme.line_height("body"))
            self._paint_name(painter, line, side, theme)
            top += line.height()
            below = QRectF(
                place.left() + _SIGN + theme.space("s"),
                top,
                place.width() - _SIGN - theme.space("s"),
                theme.line_height("meta"),
            )
            self._paint_words(painter, below, sentence_words(seen), theme)
            top += below.height() + theme.space("xs")
        facts = QRectF(place.left(), top, place.width(), theme.line_height("meta"))
        self._paint_words(painter, facts, facts_words(row.case), theme, ink="text_muted")

    def _paint_name(self, painter: QPainter, rect: QRectF, side: Named, theme: Theme) -> None:
        kind = mark_kind(side.kind)
        if kind is not None:
            paint_kind_sign(
                painter, kind, QRectF(rect.left(), rect.top(), _SIGN, rect.height()), theme
            )
        count = count_words(side.articles, one="{n} article", other="{n} articles")
        meta = theme.font("meta")
        taken = QFontMetricsF(meta).horizontalAdvance(count)
        painter.setFont(meta)
        painter.setPen(theme.color("text_muted"))
        painter.drawText(
            QRectF(rect.right() - taken, rect.top(), taken + 1, rect.height()), _MIDDLE_LEFT, count
        )
        left = rect.left() + _SIGN + theme.space("s")
        font = theme.font("body_medium")
        room = rect.right() - taken - theme.space("m") - left
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        words = cut_at_word(side.name, font, width=room)
        painter.drawText(QRectF(left, rect.top(), room, rect.height()), _MIDDLE_LEFT, words)

    def _paint_words(
        self, painter: QPainter, rect: QRectF, words: str, theme: Theme, *, ink: str = "text_muted"
    ) -> None:
        font = theme.font("meta")
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(rect, _MIDDLE_LEFT, cut_at_word(words, font, width=rect.width()))
