"""The marks on the article's text: painted on the lines in sight, found under a point, gone through by keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from dateline.explore.highlights import Mark, MarkKind
from dateline.model.spans import Span
from dateline.ui.article.mark_painter import MarkPainter, MarkView
from dateline.ui.article.marks import MarkIndex, PlacedMark
from dateline.ui.article.reading_column import ReadingColumn
from dateline.ui.article.reading_document import open_gaps
from dateline.ui.theme import current_theme

DEFAULT_KINDS = frozenset(MarkKind) - {MarkKind.NATIONALITY}
"""The kinds shown until the person chooses otherwise."""


class MarkedText(ReadingColumn):
    """Shows the marks of one `ArticleDocument` on its text; knows no library and changes nothing."""

    current_changed = Signal(object)
    """The Mark that the keys have gone to, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._index = MarkIndex((), utf16=self._utf16, length=0)
        self._hits: tuple[Span, ...] = ()
        self._current_hit: Span | None = None
        self._view = MarkView(DEFAULT_KINDS)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._fade_to)

    # --- what is shown

    @property
    def index(self) -> MarkIndex:
        """The marks by range."""
        return self._index

    @property
    def view(self) -> MarkView:
        """What of the marks is shown."""
        return self._view

    def _forget_marks(self) -> None:
        super()._forget_marks()
        self._marks = ()
        self._index = MarkIndex((), utf16=self._utf16, length=0)
        self._view = replace(self._view, hovered=None, selected=None, current=None, passage=None)
        self._hits, self._current_hit = (), None
        self.setExtraSelections([])

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

    def mark_at(self, position: QPoint) -> PlacedMark | None:
        """Return the shortest shown mark under a point of the viewport."""
        offset = QPointF(0, self.verticalScrollBar().value())
        place = (
            self.document()
            .documentLayout()
            .hitTest(QPointF(position) + offset, Qt.HitTestAccuracy.ExactHit)
        )
        return None if place < 0 else self._index.at(place, kinds=self._view.shown)

    def go_to_mark(self, step: int) -> Mark | None:
        """Go to the next (1) or previous (-1) shown mark; return it, None at the end."""
        top = self._cursor_at_top().position()
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

    # --- inner workings

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

    def _style(self) -> None:
        super()._style()
        self._open_gaps()

    @Slot("QVariant")
    def _fade_to(self, value: float) -> None:
        self._view = replace(self._view, fade=value)
        self.viewport().update()
        self.scrolled.emit()
