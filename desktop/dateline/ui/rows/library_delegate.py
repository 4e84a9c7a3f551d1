"""Paints a row of the article list: title in two lines, outlet and day, star, what needs a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from dateline.library.reads.articles import ArticleRow
from dateline.library.reads.relations import Relation
from dateline.model.confidence import Confidence
from dateline.ui.relation_words import part_lines, relation_lines, relation_mark
from dateline.ui.rows.paged_model import ROW_ROLE
from dateline.ui.rows.row_delegate import RowDelegate
from dateline.ui.theme import Theme, current_theme
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.wrapped_text import cut_before, paint_lines, wrapped
from dateline.ui.wording import day_words


class LibraryDelegate(RowDelegate):
    """Paints `ArticleRow` values."""

    row_height = "library_two_line"
    star_clicked = Signal(int)
    """The id of the article whose star was clicked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.open_id: int | None = None
        self._relations: dict[int, tuple[Relation, ...]] = {}

    def relate(self, article_ids: Iterable[int], found: Mapping[int, tuple[Relation, ...]]) -> None:
        """Know what these articles are to others: copies, later versions, or nothing."""
        for article_id in article_ids:
            self._relations.pop(article_id, None)
        self._relations.update(found)

    def relations(self, article_id: int) -> tuple[Relation, ...]:
        """Return what an article is to others, as far as it is known yet."""
        return self._relations.get(article_id, ())

    @property
    def related_ids(self) -> tuple[int, ...]:
        """The ids of the articles that are known to be something to others."""
        return tuple(self._relations)

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
        ink = "accent" if row.starred else "text_muted"
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
        font, height = theme.font(style), theme.line_height(style)
        painter.setPen(theme.color("text"))
        title = " ".join(row.title.split())
        broken = wrapped(title, font, width=rect.width(), most=lines)
        paint_lines(painter, QRectF(rect), broken, font, line_height=height)
        return max(1, len(broken)) * height

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
        day = self.day_words(row)
        left, mark = rect.left(), relation_mark(self.relations(row.id))
        if mark:
            painter.setPen(theme.color("text"))
            painter.drawText(left, baseline, mark)
            painter.setPen(theme.color("text_muted"))
            painter.drawText(left + metrics.horizontalAdvance(mark), baseline, " · ")
            taken = metrics.horizontalAdvance(f"{mark} · ")
            left, width = left + taken, width - taken
        words = cut_before(row.outlet, day, font, width=width)
        painter.setPen(theme.color("text_muted"))
        painter.drawText(left, baseline, words)

    def day_words(self, row: ArticleRow) -> str:
        """Return the publication day in words; one that was read without certainty says so."""
        if row.published_day is None:
            return self.tr("no date")
        words = day_words(row.published_day, with_weekday=False)
        if row.published_decided or row.published_confidence != int(Confidence.UNSURE):
            return words
        return self.tr("{day}, unsure").format(day=words)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say which article this one repeats or follows, and where it stands in its file."""
        row: ArticleRow | None = index.data(ROW_ROLE)
        lines = [] if row is None else [*relation_lines(self.relations(row.id)), *part_lines(row)]
        if event.type() is not QEvent.Type.ToolTip or not lines:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), "\n".join(lines), view)
        return True

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
