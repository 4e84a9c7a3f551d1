"""Bring the results of other threads to the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from dateline.library.queries import QueryReplacedError

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Answers(QObject):
    """Receives finished futures; owned by the window, so that its slot runs on its thread.

    Futures finish on other threads and only emit; nothing of Qt is touched there.
    """

    failed = Signal(object)
    """An error that no asker took: the window shows it."""
    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def deliver(
        self,
        future: Future[T],
        done: Callable[[T], object],
        *,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Call `done` with the result, on the window's thread; a replaced query calls nothing.

        An error goes to `failed`, else to the signal of that name.
        """
        future.add_done_callback(lambda finished: self._emit(finished, done, failed))

    def close(self) -> None:
        """Deliver nothing any more: the window is going."""
        self._closed = True

    def _emit(self, future: Future[Any], done: object, failed: object) -> None:
        if not self._closed:
            self._arrived.emit(future, done, failed)

    @Slot(object, object, object)
    def _deliver(
        self,
        future: Future[Any],
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None,
    ) -> None:
        if self._closed or _is_gone(done):
            return
        try:
            result = future.result()
        except (CancelledError, QueryReplacedError):
            return
        except Exception as error:  # noqa: BLE001 - told to the asker or the window
            if failed is None or not _is_gone(failed):
                (failed or self._report)(error)
            return
        done(result)

    def _report(self, error: BaseException) -> None:
        _log.error("an answer failed", exc_info=error)
        self.failed.emit(error)


def _is_gone(callback: Callable[..., object]) -> bool:
    """Whether a callback belongs to a widget that was closed while its answer was on the way.

    It belongs to the widget it is a method of, and to those that it was written among and uses.
    """
    owners = (getattr(callback, "__self__", None), *_held(callback))
    return any(isinstance(owner, QObject) and not isValid(owner) for owner in owners)


def _held(callback: Callable[..., object]) -> Iterator[object]:
    """Yield what a nested function uses of the function round it.

    A name that has no value there yet, or none any more, is an empty cell, whose content raises.
    """
    for cell in getattr(callback, "__closure__", None) or ():
        try:
            yield cell.cell_contents
        except ValueError:
            continue
