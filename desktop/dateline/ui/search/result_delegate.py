"""Paints a result: the headline, where and when, how many hits, and up to three places of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dateline.library.search.query import Result
from dateline.library.search.snippets import Snippet
from dateline.model.spans import Span
from dateline.ui.rows.paged_model import ROW_ROLE
from dateline.ui.rows.row_delegate import row_ground
from dateline.ui.theme import Theme, current_theme
from dateline.ui.widgets.hit_text import HitText
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.wording import count_words, day_words

_SNIPPET_LINES: Final = 3
_TITLE_LINES: Final = 2
_KEPT: Final = 256
"""Rows whose broken lines are kept: several screens full, so that scrolling back costs nothing."""
_LEAD: Final = 20
"""Characters left before the first hit where a snippet gets one line only."""
_ACCENT_BAR: Final = 3
_DOT: Final = " · "
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Broken:
    """A row broken into lines for one width and theme."""

    row: Result
    width: int
    theme: Theme
    title: HitText
    snippets: tuple[HitText, ...]


def row_height(theme: Theme) -> int:
    """Return the height of every row: a headline, a line of facts, and three lines of text.

    Rows of one height are what keeps lists of any length quick and still. A headline of two lines
    takes its second from the text.
    """
    lines = theme.line_height("body_strong") + theme.line_height("meta")
    text = _SNIPPET_LINES * theme.line_height("snippet")
    return lines + theme.space("xs") + text + 2 * _margin(theme) + 1


def _margin(theme: Theme) -> int:
    return theme.space("m") + theme.space("hair")


class ResultDelegate(QStyledItemDelegate):
    """Paints `Result` values; a row whose page has not come yet is left blank."""

    star_clicked = Signal(int)
    """The id of the article whose star was clicked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.open_id: int | None = None
        self._broken: dict[int, _Broken] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row by the theme."""
        return QSize(0, row_height(current_theme()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one result."""
        theme = current_theme()
        rect: QRect = option.rect
        row: Result | None = index.data(ROW_ROLE)
        opened = row is not None and row.article_id == self.open_id
        painter.save()
        painter.setClipRect(rect)
        ground = "selection" if opened else row_ground(option.state)
        painter.fillRect(rect, theme.color(ground))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.color("border"))
        if opened:
            bar = QRect(rect.left(), rect.top(), _ACCENT_BAR, rect.height())
            painter.fillRect(bar, theme.color("accent"))
        if row is not None:
            self._paint_row(painter, rect, row, theme)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: Result, theme: Theme) -> None:
        margin = _margin(theme)
        side = theme.space("l") + theme.space("hair")
        inner = rect.adjusted(side, margin, -side, -margin)
        size = theme.icon("size")
        star = QRectF(inner.right() + 1 - size, inner.top() + 1, size, size)
        icon, ink = ("star_filled", "accent") if row.starred else ("star", "text_muted")
        paint_icon(painter, icon, star, theme.hex(ink))
        broken = self._break(row, inner.width(), theme)
        text = theme.color("text")
        broken.title.paint(painter, inner.left(), inner.top(), ink=text)
        top = inner.top() + broken.title.height
        self._paint_facts(painter, QRect(inner.left(), top, inner.width(), 0), row, theme)
        top += theme.line_height("meta") + theme.space("xs")
        for snippet in broken.snippets:
            snippet.paint(painter, inner.left(), top, ink=text)
            top += snippet.height

    def _paint_facts(self, painter: QPainter, at: QRect, row: Result, theme: Theme) -> None:
        font = theme.font("meta")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        baseline = (
            at.top() + (theme.line_height("meta") + metrics.ascent() - metrics.descent()) // 2
        )
        hits = hit_words(row)
        room = at.width() - metrics.horizontalAdvance(_DOT + hits) if hits else at.width()
        facts = metrics.elidedText(_DOT.join(facts_of(row)), Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.color("text_muted"))
        painter.drawText(at.left(), baseline, facts + (_DOT if facts and hits else ""))
        left = at.left() + metrics.horizontalAdvance(facts + _DOT if facts else "")
        painter.setPen(theme.color("text"))
        painter.drawText(left, baseline, hits)

    # Breaking into lines ------------------------------------------------------------------------

    def _break(self, row: Result, width: int, theme: Theme) -> _Broken:
        kept = self._broken.get(row.article_id)
        if kept is not None and kept.row is row and kept.width == width and kept.theme == theme:
            return kept
        beside_star = width - theme.icon("size") - theme.space("m")
        title = HitText(
            row.title or self.tr("Without a title"),
            row.title_hits,
            style="body_strong",
            width=beside_star,
            most=_TITLE_LINES,
            theme=theme,
        )
        lines = _SNIPPET_LINES - (title.lines - 1)
        broken = _Broken(row, width, theme, title, _broken_snippets(row, width, lines, theme))
        if len(self._broken) >= _KEPT:
            self._broken.clear()
        self._broken[row.article_id] = broken
        return broken

    def editorEvent(  # noqa: D102 - Qt's hook for clicks on a part of a row
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            row: Result | None = index.data(ROW_ROLE)
            at_star = star_place(option.rect).contains(event.position().toPoint())
            if row is not None and at_star and event.button() is Qt.MouseButton.LeftButton:
                self.star_clicked.emit(row.article_id)
                return True
        return False


def star_place(rect: QRect) -> QRect:
    """Return where in a row a click is meant for its star."""
    theme = current_theme()
    side = theme.icon("hit_area") + theme.space("m")
    return QRect(rect.right() + 1 - side, rect.top(), side, side)


def facts_of(row: Result) -> list[str]:
    """Return outlet and day of a result, as far as they are known; a byline that is hit as well."""
    day = "" if row.published_day is None else day_words(row.published_day, with_weekday=False)
    return [part for part in (row.outlet, row.byline.replace("; ", ", "), day) if part]


def hit_words(row: Result) -> str:
    """Return how many hits there are; nothing where the search is not for words."""
    return count_words(row.hits, one="{n} hit", other="{n} hits") if row.hits else ""


def _broken_snippets(row: Result, width: int, lines: int, theme: Theme) -> tuple[HitText, ...]:
    """Return the snippets with `lines` shared out: one to each, the rest to the first that need it."""
    shown = row.snippets[:lines]
    broken: list[HitText] = []
    for number, snippet in enumerate(shown):
        most = lines - sum(text.lines for text in broken) - (len(shown) - number - 1)
        broken.append(_broken_snippet(snippet, width, most, theme))
    return tuple(broken)


def _broken_snippet(snippet: Snippet, width: int, most: int, theme: Theme) -> HitText:
    """Return a snippet in `most` lines, begun later where its first hit would be out of sight."""
    first, *later = _starts(snippet)

    def begun_at(start: int) -> HitText:
        text, hits = _from(snippet, start)
        return HitText(text, hits, style="snippet", width=width, most=most, theme=theme)

    laid_out = begun_at(first)
    while later and not laid_out.marked:
        laid_out = begun_at(later.pop(0))
    return laid_out


def _starts(snippet: Snippet) -> tuple[int, ...]:
    """Return where a snippet may begin: at its start, a few words before its first hit, or at it."""
    if not snippet.hits:
        return (0,)
    first = snippet.hits[0].start
    space = snippet.text.rfind(" ", 0, max(0, first - _LEAD))
    return 0, space + 1, first


def _from(snippet: Snippet, start: int) -> tuple[str, tuple[Span, ...]]:
    """Return the words of a snippet from `start` on, with "…" where it is cut, and its hits in them.

    A break between paragraphs is one blank.
    """
    words: list[str] = []
    hits: list[Span] = []
    length = 0
    before = "…" if start or snippet.cut_before else ""
    found = list(_WORD.finditer(snippet.text, start))
    if snippet.cut_after and not snippet.hits and len(found) > 1:
        # Without a hit to begin and end at, a text is cut wherever it is long enough.
        found.pop()
    for match in found:
        place = len(before) + length - match.start()
        span = Span(match.start(), match.end())
        hits += [_part(hit, span).shifted(place) for hit in snippet.hits if hit.overlaps(span)]
        words.append(match[0])
        length += len(match[0]) + 1
    after = "" if not snippet.cut_after else "…" if words and words[-1][-1:].isalnum() else " …"
    return f"{before}{' '.join(words)}{after}", tuple(_joined(hits))


def _part(hit: Span, word: Span) -> Span:
    """Return the part of a hit that lies in a word."""
    return Span(max(hit.start, word.start), min(hit.end, word.end))


def _joined(hits: Iterable[Span]) -> list[Span]:
    """Return hits with those made one that only a blank parts."""
    joined: list[Span] = []
    for hit in hits:
        if joined and hit.start - joined[-1].end == 1:
            joined[-1] = Span(joined[-1].start, hit.end)
        else:
            joined.append(hit)
    return joined
