"""The article's text in a column of fixed width, with its marks painted on the lines in sight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import (
    QEasingCurve,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from dateline.explore.highlights import ArticleDocument, Mark, MarkKind
from dateline.model.spans import Span, Utf16Map
from dateline.ui.article.mark_painter import MarkPainter, MarkView
from dateline.ui.article.marks import MarkIndex, PlacedMark
from dateline.ui.article.reading_document import fill_document, open_gaps, restyle
from dateline.ui.article.visible_lines import ScreenLine, line_at, visible_lines
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.tokens import tokens

DEFAULT_KINDS = frozenset(MarkKind) - {MarkKind.NATIONALITY}
"""The kinds shown until the person chooses otherwise."""
_READ_FROM = 1 / 3
"""Where in the window's height a place that is jumped to comes to stand."""


def _column_pad() -> int:
    """Room in px beside the letters for rings and tints; the column's own width is without it."""
    return round(current_theme().mark("column_pad"))


class MarkedText(QTextEdit):
    """Shows one `ArticleDocument` and its marks; knows no library and changes nothing.

    The viewport is the column itself, so that a wider pane never lays the text out again; what
    stands beside it (`QuoteMargin`, `HitMap`) are children placed in the viewport's margins.
    """

    current_changed = Signal(object)
    """The Mark that the keys have gone to, or None."""
    scrolled = Signal()
    """The text moved, was laid out anew, or its marks changed or fade in: what stands beside follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "paper")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._article: ArticleDocument | None = None
        self._utf16 = Utf16Map("")
        self._marks: tuple[Mark, ...] = ()
        self._index = MarkIndex((), utf16=self._utf16, length=0)
        self._hits: tuple[Span, ...] = ()
        self._current_hit: Span | None = None
        self._view = MarkView(DEFAULT_KINDS)
        self._scale = current_theme().scale
        self._size = current_theme().type_style("reading").size * self._scale
        self._head: QWidget | None = None
        self._head_height = 0
        self._make_animations()
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.document().documentLayout().documentSizeChanged.connect(self._moved)
        theme_switch().changed.connect(self._retheme)

    def _make_animations(self) -> None:
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._fade_to)
        self._glide = QVariantAnimation(self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glide_to)

    # --- what is shown

    @property
    def article(self) -> ArticleDocument | None:
        """The article on show."""
        return self._article

    @property
    def index(self) -> MarkIndex:
        """The marks by range."""
        return self._index

    @property
    def view(self) -> MarkView:
        """What of the marks is shown."""
        return self._view

    @property
    def text_size(self) -> float:
        """Size of the letters in px."""
        return self._size

    def show_article(self, article: ArticleDocument) -> None:
        """Show the text from its top, without marks."""
        self._article = article
        self._utf16 = Utf16Map(article.text)
        self._marks = ()
        self._index = MarkIndex((), utf16=self._utf16, length=len(article.text))
        self._view = replace(self._view, hovered=None, selected=None, current=None, passage=None)
        self._hits, self._current_hit = (), None
        self.setExtraSelections([])
        fill_document(
            self.document(), article, utf16=self._utf16, theme=current_theme(), size=self._size
        )
        self._reserve_head()
        self.setTextCursor(QTextCursor(self.document()))
        self.verticalScrollBar().setValue(0)
        self._moved()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks; they fade in, and the line at the top of the window stays there."""
        self._marks = tuple(marks)
        length = len(self._article.text) if self._article else 0
        self._index = MarkIndex(self._marks, utf16=self._utf16, length=length)
        self._place_hits()
        self._view = replace(self._view, current=None, hovered=None)
        self._open_gaps()
        duration = current_theme().motion("marks_fade")
        self._fade.stop()
        if duration and self._marks and self.isVisible():
            self._fade_to(0.0)  # an animation tells its first value at the first tick
            self._fade.setDuration(duration)
            self._fade.start()
        else:
            self._fade_to(1.0)
        self._moved()

    def set_kinds_shown(self, kinds: frozenset[MarkKind]) -> None:
        """Show marks of these kinds alone; hits and findings are always shown."""
        if kinds == self._view.shown:
            return
        dates_changed = (MarkKind.DATE in kinds) != (MarkKind.DATE in self._view.shown)
        self._view = replace(self._view, shown=kinds)
        if dates_changed:
            self._open_gaps()
        self._moved()

    def set_notes_shown(self, *, shown: bool) -> None:
        """Show or hide the resolved dates behind the words."""
        if shown != self._view.notes_shown:
            self._view = replace(self._view, notes_shown=shown)
            self._open_gaps()
            self._moved()

    def set_text_size(self, size: float) -> None:
        """Set the letter size in px, within the limits of the tokens; the place is kept."""
        limits = tokens().lengths["reading"]
        size = min(max(size, limits["smallest"]), limits["largest"])
        if size == self._size:
            return
        self._size = size
        self._restyle()

    def set_hits(self, spans: Iterable[Span], *, current: Span | None) -> None:
        """Mark the hits of a search, and the one the cursor is on."""
        self._hits = tuple(span for span in spans if span.length)
        self._current_hit = current
        self._place_hits()
        # The bright ground of the current hit needs dark ink in both themes.
        selections: list[QTextEdit.ExtraSelection] = []
        if current is not None:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor_of(current)
            selection.format.setForeground(current_theme().color("on_hit_current"))
            selections.append(selection)
        self.setExtraSelections(selections)
        self._moved()

    def select_mark(self, mark: Mark | None) -> None:
        """Ring every mark of the same thing as `mark`, or none."""
        if mark != self._view.selected:
            self._view = replace(self._view, selected=mark)
            self.viewport().update()

    def hover_mark(self, mark: Mark | None) -> None:
        """Tint every mark of the same thing as `mark`, as when the pointer is on one."""
        if mark != self._view.hovered:
            self._view = replace(self._view, hovered=mark)
            self.viewport().update()

    def set_passage(self, span: Span | None) -> None:
        """Lay a ground under a sentence, or under none."""
        ends = None
        if span is not None:
            ends = (self._utf16.to_utf16(span.start), self._utf16.to_utf16(span.end))
        if ends != self._view.passage:
            self._view = replace(self._view, passage=ends)
            self.viewport().update()

    # --- places

    def set_head(self, head: QWidget) -> None:
        """Let `head` stand above the text and scroll with it."""
        head.setParent(self.viewport())
        head.show()
        self._head = head
        self.fit_head()

    @Slot()
    def fit_head(self) -> None:
        """Give the head the room it needs in the column's width."""
        if self._head is None:
            return
        width = self.viewport().width() - 2 * _column_pad()
        height = self._head.heightForWidth(width)
        height = height if height >= 0 else self._head.sizeHint().height()
        if height != self._head_height or self._head.width() != width:
            self._head_height = height
            self._reserve_head()
            self._place_head()

    def set_margins(self, *, left: int, right: int) -> None:
        """Leave these margins in px beside the column; the letters stand `left` from the edge."""
        margins = self.viewportMargins()
        wanted = (max(left - _column_pad(), 0), max(right - _column_pad(), 0))
        if (margins.left(), margins.right()) != wanted:
            self.setViewportMargins(wanted[0], 0, wanted[1], 0)
            self.fit_head()

    def scroll_to(self, span: Span, *, animated: bool = True) -> None:
        """Bring `span` to the upper third of the window; stays still where it is in sight."""
        self._bring_into_sight(self.rect_of(span), animated=animated)

    def scroll_to_head(self, place: QRectF) -> None:
        """Bring a place of the head into sight."""
        if self._head is not None:
            self._bring_into_sight(place.translated(self._head.pos()), animated=True)

    def _bring_into_sight(self, rect: QRectF, *, animated: bool) -> None:
        view = self.viewport().rect()
        bar = self.verticalScrollBar()
        gliding = self._glide.state() is QVariantAnimation.State.Running
        # What is in sight on the way may be out of sight where the way ends.
        ahead = self._glide.endValue() - bar.value() if gliding else 0
        if view.contains(rect.translated(0, -ahead).toRect()):
            return
        target = round(bar.value() + rect.top() - view.height() * _READ_FROM)
        target = min(max(target, bar.minimum()), bar.maximum())
        duration = current_theme().motion("scroll_to_hit") if animated else 0
        self._glide.stop()
        if duration and self.isVisible():
            self._glide.setStartValue(bar.value())
            self._glide.setEndValue(target)
            self._glide.setDuration(duration)
            self._glide.start()
        else:
            bar.setValue(target)

    def rect_of(self, span: Span) -> QRectF:
        """Return the box round the first line of `span`, in viewport coordinates."""
        start, end = self._utf16.to_utf16(span.start), self._utf16.to_utf16(span.end)
        line = line_at(self.document(), start)
        if line is None:
            return QRectF()
        box = line.piece(start, max(end, start + 1))
        return box.translated(0, -self.verticalScrollBar().value())

    def acted_rect(self) -> QRect:
        """Return where a person is, in the viewport: the marked sentence, the current mark, the cursor.

        Empty where there is none of these in sight.
        """
        if self._view.passage is not None:
            start, end = (self._utf16.to_code_points(place) for place in self._view.passage)
            first, last = self.rect_of(Span(start, end)), self.rect_of(Span(end - 1, end))
            whole = QRectF(0, first.top(), self.viewport().width(), last.bottom() - first.top())
            return whole.toRect().intersected(self.viewport().rect())
        if self._view.current is not None:
            return self.rect_of(self._view.current.mark.span).toRect()
        return self.cursorRect() if self.hasFocus() else QRect()

    def lines_on_screen(self, *, top: float = 0.0, bottom: float | None = None) -> list[ScreenLine]:
        """Return the lines between two y of the viewport (all of it), in document coordinates."""
        offset = self.verticalScrollBar().value()
        height = self.viewport().height() if bottom is None else bottom
        return list(visible_lines(self.document(), offset + top, offset + height))

    def mark_at(self, position: QPoint) -> PlacedMark | None:
        """Return the shortest shown mark under a point of the viewport."""
        offset = QPointF(0, self.verticalScrollBar().value())
        place = (
            self.document()
            .documentLayout()
            .hitTest(QPointF(position) + offset, Qt.HitTestAccuracy.ExactHit)
        )
        return None if place < 0 else self._index.at(place, kinds=self._view.shown)

    def code_point_at(self, position: QPoint) -> int:
        """Return the offset in code points of the character nearest to a point of the viewport."""
        return self._utf16.to_code_points(self.cursorForPosition(position).position())

    def selected_span(self) -> Span | None:
        """Return the selected range in code points, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._utf16.to_code_points(cursor.selectionStart())
        return Span(start, self._utf16.to_code_points(cursor.selectionEnd()))

    def go_to_mark(self, step: int) -> Mark | None:
        """Go to the next (1) or previous (-1) shown mark; return it, None at the end."""
        top = self.cursorForPosition(QPoint(_column_pad(), 0)).position()
        found = self._index.neighbour(self._view.current, top, kinds=self._view.shown, step=step)
        if found is None:
            return None
        self._view = replace(self._view, current=found)
        self.scroll_to(found.mark.span)
        self.viewport().update()
        self.current_changed.emit(found.mark)
        return found.mark

    def make_current(self, found: PlacedMark) -> None:
        """Let the keys begin from the mark that was clicked; nothing scrolls."""
        self._view = replace(self._view, current=found)
        self.viewport().update()
        self.current_changed.emit(found.mark)

    def drop_current(self) -> bool:
        """Leave the mark the keys went to; return whether there was one."""
        if self._view.current is None:
            return False
        self._view = replace(self._view, current=None)
        self.viewport().update()
        self.current_changed.emit(None)
        return True

    # --- Qt's overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints, letters, then lines and notes."""
        offset = self.verticalScrollBar().value()
        area = event.rect()
        lines = self.lines_on_screen(top=area.top(), bottom=area.bottom())
        marks = MarkPainter(self._index, current_theme(), self._view, self._size)
        painter = QPainter(self.viewport())
        painter.translate(0, -offset)
        marks.paint_ground(painter, lines)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(0, -offset)
        marks.paint_over(painter, lines)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the head in the column."""
        super().resizeEvent(event)
        self.fit_head()

    # --- inner workings

    def _cursor_of(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = max(self.document().characterCount() - 1, 0)
        cursor.setPosition(min(self._utf16.to_utf16(span.start), last))
        cursor.setPosition(
            min(self._utf16.to_utf16(span.end), last), QTextCursor.MoveMode.KeepAnchor
        )
        return cursor

    def _place_hits(self) -> None:
        others = [span for span in self._hits if span != self._current_hit]
        here = [] if self._current_hit is None else [self._current_hit]
        index = self._index.with_layer(MarkKind.HIT, others, utf16=self._utf16)
        self._index = index.with_layer(MarkKind.CURRENT_HIT, here, utf16=self._utf16)

    def _open_gaps(self) -> None:
        shown = self._view.notes_shown and MarkKind.DATE in self._view.shown
        dates = self._index.layer(MarkKind.DATE).placed if shown else []
        place = self._place_kept()
        open_gaps(self.document(), dates, utf16=self._utf16, theme=current_theme())
        self._reserve_head()
        self._return_to(place)

    def _restyle(self) -> None:
        if self._article is None:
            return
        place = self._place_kept()
        restyle(
            self.document(),
            self._article,
            utf16=self._utf16,
            theme=current_theme(),
            size=self._size,
        )
        self._open_gaps()
        self._return_to(place)
        self._moved()

    def _place_kept(self) -> tuple[QTextCursor, int] | None:
        """The text at the top of the window and its distance from there; None at the very top."""
        if self.verticalScrollBar().value() == 0:
            return None
        cursor = self.cursorForPosition(QPoint(_column_pad(), 0))
        return cursor, self.cursorRect(cursor).top()

    def _return_to(self, place: tuple[QTextCursor, int] | None) -> None:
        if place is not None:
            cursor, distance = place
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top() - distance)

    def _reserve_head(self) -> None:
        frame = self.document().rootFrame()
        formatting = frame.frameFormat()
        bottom = current_theme().space("page")
        wanted = (self._head_height, _column_pad(), bottom)
        if (formatting.topMargin(), formatting.leftMargin(), formatting.bottomMargin()) != wanted:
            formatting.setTopMargin(self._head_height)
            formatting.setBottomMargin(bottom)
            formatting.setLeftMargin(_column_pad())
            formatting.setRightMargin(_column_pad())
            frame.setFrameFormat(formatting)

    def _place_head(self) -> None:
        if self._head is not None:
            width = self.viewport().width() - 2 * _column_pad()
            top = -self.verticalScrollBar().value()
            self._head.setGeometry(QRect(_column_pad(), top, width, self._head_height))

    @Slot("QVariant")
    def _fade_to(self, value: float) -> None:
        self._view = replace(self._view, fade=value)
        self.viewport().update()
        self.scrolled.emit()

    @Slot("QVariant")
    def _glide_to(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)

    @Slot()
    def _moved(self) -> None:
        self._place_head()
        self.viewport().update()
        self.scrolled.emit()

    @Slot()
    def _retheme(self) -> None:
        scale = current_theme().scale
        self._size *= scale / self._scale
        self._scale = scale
        self._restyle()
