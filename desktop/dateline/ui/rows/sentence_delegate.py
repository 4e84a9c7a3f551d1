"""How a row that cites is drawn: its sentence in two lines, then where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from dateline.ui.rows.row_delegate import RowDelegate, inside
from dateline.ui.theme import Theme
from dateline.ui.widgets.wrapped_text import cut_at_word, paint_lines, wrapped

_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Cited(Protocol):
    """A row with a sentence of an article."""

    @property
    def sentence(self) -> str:
        """The whole sentence, as written."""
        ...


class SentenceDelegate(RowDelegate):
    """Draws any `Cited` row; `source_of` says in words where the row's sentence stands."""

    row_height = "library_two_line"

    def __init__(self, source_of: Callable[[Any], str], parent: QObject) -> None:
        super().__init__(parent)
        self._source_of = source_of

    def paint_row(self, painter: QPainter, rect: QRect, row: Cited, theme: Theme) -> None:
        """Paint the sentence, cut after two lines, and its source below."""
        place = QRectF(inside(rect, theme))
        font, line = theme.font("snippet"), theme.line_height("snippet")
        painter.setPen(theme.color("text"))
        lines = wrapped(row.sentence, font, width=place.width(), most=2)
        paint_lines(painter, place, lines, font, line_height=line)
        meta, height = theme.font("meta"), theme.line_height("meta")
        source = QRectF(place.left(), place.bottom() - height, place.width(), height)
        painter.setFont(meta)
        painter.setPen(theme.color("text_muted"))
        words = cut_at_word(self._source_of(row), meta, width=source.width())
        painter.drawText(source, _MIDDLE_LEFT, words)
