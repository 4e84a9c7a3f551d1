"""The gestures on the article's text: pointing at marks, clicking, dragging out, zooming."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from dateline.explore.highlights import Mark
from dateline.ui.article.marked_text import MarkedText
from dateline.ui.theme import current_theme

_CLICK_REACH = 4
"""How far in px the pointer may move between press and release of a click."""
_WHEEL_STEP = 120
"""Eighths of a degree in one notch of a wheel."""


class ReadingText(MarkedText):
    """Tells what the person points at and asks for; a click in the text selects, never filters."""

    mark_clicked = Signal(object, object)
    """Mark and Qt.KeyboardModifiers of a click on a mark that was no drag."""
    place_clicked = Signal(int)
    """Offset in code points of a click in the text, on a mark or beside."""
    mark_hovered = Signal(object)
    """The Mark under the pointer, or None; throttled."""
    selection_span_changed = Signal(object)
    """The selected Span in code points, or None."""
    context_requested = Signal(QPoint, object)
    """Global position, and the Mark there or None."""
    text_size_wheeled = Signal(int)
    """Steps up or down that the wheel asks for with Ctrl."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source_line = ""
        self._press: QPoint | None = None
        self._dragging = False
        self._pending_hover: Mark | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.viewport().setMouseTracking(True)
        self._hover_timer = QTimer(self)
        self._hover_timer.setSingleShot(True)
        self._hover_timer.timeout.connect(self._settle_hover)
        self.selectionChanged.connect(self._tell_selection)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began, to tell it from a drag."""
        self._press = (
            event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        )
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark is told, and the keys go on from there; one beside marks drops it."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        if self._press is None or (place - self._press).manhattanLength() > _CLICK_REACH:
            return
        self._press = None
        found = self.mark_at(place)
        on_mark = found is not None and not self.textCursor().hasSelection()
        if found is not None and on_mark:
            self.make_current(found)
        else:
            self.drop_current()
        self.place_clicked.emit(self.code_point_at(place))
        if found is not None and on_mark:
            self.mark_clicked.emit(found.mark, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word, as everywhere; this is no click on a mark."""
        self._press = None
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer over marks; let a selection be dragged out with its source."""
        if event.buttons() == Qt.MouseButton.NoButton:
            found = self.mark_at(event.position().toPoint())
            self._want_hover(found.mark if found else None)
        self._dragging = True
        super().mouseMoveEvent(event)
        self._dragging = False

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the mark under the pointer when it leaves."""
        if event.type() == QEvent.Type.Leave:
            self._want_hover(None)
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl change the letter size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() // _WHEEL_STEP
            if steps:
                self.text_size_wheeled.emit(steps)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the context menu of the mark or selection under the pointer."""
        local = self.viewport().mapFromGlobal(event.globalPos())
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        found = self.view.current if by_key else self.mark_at(local)
        self.context_requested.emit(event.globalPos(), found.mark if found else None)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give plain text alone; dragged out, with the line that says where it stands."""
        data = QMimeData()
        span = self.selected_span()
        text = "" if span is None or self.article is None else span.of(self.article.text)
        if self._dragging and self.source_line:
            text = f"{text}\n{self.source_line}"
        data.setText(text)
        return data

    def _want_hover(self, mark: Mark | None) -> None:
        self.viewport().setCursor(
            Qt.CursorShape.IBeamCursor if mark is None else Qt.CursorShape.PointingHandCursor
        )
        self._pending_hover = mark
        if mark != self.view.hovered and not self._hover_timer.isActive():
            self._hover_timer.start(current_theme().motion("hover_throttle"))

    @Slot()
    def _settle_hover(self) -> None:
        mark = self._pending_hover
        if mark != self.view.hovered:
            self.hover_mark(mark)
            self.mark_hovered.emit(mark)

    @Slot()
    def _tell_selection(self) -> None:
        self.selection_span_changed.emit(self.selected_span())
