"""Paints a row of the article list: title in two lines, outlet and day, star, what needs a person."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from dateline.library.reads.articles import ArticleRow
from dateline.ui.icons import paint_icon
from dateline.ui.paged_model import ROW_ROLE
from dateline.ui.row_delegate import RowDelegate
from dateline.ui.theme import Theme, current_theme
from dateline.ui.wording import day_words


class LibraryDelegate(RowDelegate):
    """Paints `ArticleRow` values; a row whose page has not come yet is left blank."""

    row_height = "library_two_line"
    star_clicked = Signal(int)
    """The id of the article whose star was clicked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.open_id: int | None = None

    @property
    def one_line(self) -> bool:
        """Whether titles are cut to one line."""
        return self.row_height == "library_one_line"

    def set_one_line(self, *, one_line: bool) -> None:
        """Cut titles to one line, or to two."""
        self.row_height = "library_one_line" if one_line else "library_two_line"

    def is_chosen(self, row: ArticleRow) -> bool:
        """Return whether the article is open."""
        return row.id == self.open_id

    def paint_row(self, painter: QPainter, rect: QRect, row: ArticleRow, theme: Theme) -> None:
        """Paint one article."""
        self._paint_row(painter, rect, row, theme)

    def _paint_row(self, painter: QPainter, rect: QRect, row: ArticleRow, theme: Theme) -> None:
        margin, small = theme.space("l"), theme.icon("size")
        inner = rect.adjusted(margin, theme.space("m") - 1, -margin, -theme.space("s"))
        star = QRect(inner.right() - small + 1, inner.top() + 1, small, small)
        icon = "star_filled" if row.starred else "star"
        ink = "accent" if row.starred else "text_faint"
        paint_icon(painter, icon, QRectF(star), theme.hex(ink))
        title = QRect(
            inner.left(), inner.top(), inner.width() - small - theme.space("m"), inner.height()
        )
        lines = 1 if self.one_line else 2
        used = self._paint_title(painter, title, row, theme, lines=lines)
        self._paint_facts(painter, inner.adjusted(0, used + theme.space("hair"), 0, 0), row, theme)

    def _paint_title(
        self, painter: QPainter, rect: QRect, row: ArticleRow, theme: Theme, *, lines: int
    ) -> int:
        style = "body_strong" if row.opened_utc is None else "body"
        font = theme.font(style)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        height = theme.line_height(style)
        metrics = QFontMetrics(font)
        used = height
        for number, line in enumerate(wrapped(row.title, metrics, font, rect.width(), lines)):
            baseline = (
                rect.top() + number * height + (height + metrics.ascent() - metrics.descent()) // 2
            )
            painter.drawText(rect.left(), baseline, line)
            used = (number + 1) * height
        return used

    def _paint_facts(self, painter: QPainter, rect: QRect, row: ArticleRow, theme: Theme) -> None:
        font = theme.font("meta")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        note = self._note(row)
        width = rect.width()
        baseline = rect.top() + metrics.ascent()
        if note:
            taken = metrics.horizontalAdvance(note)
            painter.setPen(theme.color("warn"))
            painter.drawText(rect.right() - taken, baseline, note)
            width -= taken + theme.space("m")
        day = (
            self.tr("no date")
            if row.published_day is None
            else day_words(row.published_day, with_weekday=False)
        )
        words = " · ".join(part for part in (row.outlet, day) if part)
        painter.setPen(theme.color("text_muted"))
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(rect.left(), baseline, elided)

    def _note(self, row: ArticleRow) -> str:
        if row.language is not None and row.language.split("-")[0] != "en":
            return self.tr("{language} · read and search only").format(language=row.language)
        if row.published_day is None:
            return self.tr("Set date…")
        if row.extracted_utc is None:
            return self.tr("waiting")
        return ""

    def editorEvent(  # noqa: D102 - Qt's hook for clicks on a part of a row
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            rect: QRect = option.rect
            theme = current_theme()
            edge = theme.icon("hit_area") + theme.space("m")
            row: ArticleRow | None = index.data(ROW_ROLE)
            at_star = (
                event.position().x() > rect.right() - edge
                and event.position().y() < rect.top() + edge
            )
            if row is not None and at_star and event.button() is Qt.MouseButton.LeftButton:
                self.star_clicked.emit(row.id)
                return True
        return False


def wrapped(text: str, metrics: QFontMetrics, font: object, width: int, lines: int) -> list[str]:
    """Return `text` broken into at most `lines` lines of `width` px; the last ends in "…" if cut."""
    layout = QTextLayout(text, font)  # pyright: ignore[reportArgumentType]
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    pieces: list[str] = []
    while len(pieces) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        last = len(pieces) == lines - 1
        rest = text[start:] if last else text[start : start + length]
        pieces.append(
            metrics.elidedText(rest.rstrip(), Qt.TextElideMode.ElideRight, width)
            if last
            else rest.rstrip()
        )
    layout.endLayout()
    return pieces
