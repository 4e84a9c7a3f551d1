"""Dropping onto the window: the whole of it is the target, whatever lies under the pointer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from dateline.ui.imports.drop_card import DropCounts, DropOverlay

_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop)
_FREE = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress)
"""What a window hears of the pointer only while nothing is dragged."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was let go: local paths, or else a text and its HTML if there was any.

    `options_first` is whether Shift was held: the person wants to choose how to import.
    """

    paths: tuple[str, ...] = ()
    text: str = ""
    html: str = ""
    options_first: bool = False


def dropped_from(data: QMimeData, *, options_first: bool = False) -> Dropped | None:
    """Return what Dateline can take of `data`, or None.

    Local files and folders come before text; addresses on the web are never fetched, so a link
    alone is nothing.
    """
    if data.hasUrls():
        paths = tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())
        if paths:
            return Dropped(paths=paths, options_first=options_first)
    html = data.html() if data.hasHtml() else ""
    text = data.text() if data.hasText() and not data.hasUrls() else ""
    if text.strip() or html.strip():
        return Dropped(text=text, html=html, options_first=options_first)
    return None


class DropTarget(QObject):
    """Takes drags from other programs over one window; drags inside the window are left alone.

    It listens to the native window, before any child is asked: a text field would otherwise take
    the files as text, and a click-through overlay would flicker at every border. `files_entered`
    asks for a count; whoever counts (in a worker) answers with `set_counts`.
    """

    files_entered = Signal(object)
    """The tuple of paths that are dragged over the window."""
    dropped = Signal(object)
    """The `Dropped` that was let go."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._overlay = DropOverlay(window)
        self._offer: Dropped | None = None
        self._refused = False
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_native()

    @property
    def overlay(self) -> DropOverlay:
        """The overlay that is shown during a drag."""
        return self._overlay

    @Slot(object)
    def set_counts(self, counts: DropCounts) -> None:
        """Say what the dragged files are; nothing usable turns the drag away."""
        if self._offer is not None:
            self._refused = counts.readable == 0
            self._overlay.show_counts(counts)

    def _watch_native(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the drags of the native window; find that window once it exists."""
        if watched is self._window:
            if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange):
                self._watch_native()
            return False
        if event.type() in _DROPS:
            return self._handle(event)
        if event.type() in _FREE:
            # The other program ended in the middle of its drag, and nobody says that it left.
            self._leave()
        return False

    def _handle(self, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if isinstance(event, QDragLeaveEvent):
            return self._leave()
        if isinstance(event, QDragMoveEvent):
            return self._move(event)
        if isinstance(event, QDropEvent):
            return self._drop(event)
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        if event.source() is not None:
            return False
        offer = dropped_from(event.mimeData())
        self._offer = offer
        self._refused = offer is None
        if offer is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._overlay.show_waiting(text=not offer.paths)
        if offer.paths:
            self.files_entered.emit(offer.paths)
        return True

    def _move(self, event: QDragMoveEvent) -> bool:
        if self._offer is None and not self._refused:
            return False
        if self._refused:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        return True

    def _leave(self) -> bool:
        if self._offer is None and not self._refused:
            return False
        self._end()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        offer = self._offer
        if offer is None:
            return False
        refused = self._refused
        self._end()
        if refused:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # What was offered when the drag came in: asking the other program again would hold up the
        # window for seconds, and lose the files, where that program has ended meanwhile.
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.dropped.emit(replace(offer, options_first=shift))
        return True

    def _end(self) -> None:
        self._offer = None
        self._refused = False
        self._overlay.hide()
