"""Reads the timeline's events: at once for a person, now and then while the library is changing."""

from __future__ import annotations

from time import perf_counter
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from dateline.explore.focus import Focus
from dateline.explore.scope import Scope
from dateline.explore.timeline_book import EventBook
from dateline.explore.timeline_loading import LaneChoice, LoadedTimeline, load_timeline
from dateline.library.changes import Changes
from dateline.library.rows import Connection
from dateline.ui.session import Session

GATHER_MS: Final = 300
"""Changes of the library within this time are read once: extraction ends in many small steps."""
REST_SHARE: Final = 9
"""After a read the feed rests this many times as long as reading and showing took: a tenth at most
of an import's time goes to the timeline, however many events there are."""


class TimelineFeed(QObject):
    """Owns the book of events; one read at a time, and only of what changed since the last.

    Nothing is read while the timeline is out of sight; what was missed is read when it comes back.
    """

    loaded = Signal(object)
    """The LoadedTimeline of the scope and the choice that were wanted last."""
    busy_changed = Signal(bool)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._scope: Scope | None = None
        self._choice = LaneChoice()
        self._focus: Focus | None = None
        self._book: EventBook | None = None
        self._stale: dict[int, int] = {}
        self._serial = 0
        self._running = self._again = self._missed = False
        self._awake = True
        self._rest_ms = 0
        self._rested = QElapsedTimer()
        self._rested.start()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.read)

    @property
    def book(self) -> EventBook | None:
        """Every event of the library as it was read last, None before the first read."""
        return self._book

    @property
    def reads_next_after_ms(self) -> int:
        """How long the feed waits before it reads what the library changed now."""
        return max(GATHER_MS, self._rest_ms - self._rested.elapsed())

    @property
    def events_of_library(self) -> int | None:
        """How many events the library had at the last read; None before it and out of sight."""
        return len(self._book.events) if self._book is not None and self._awake else None

    def want(self, scope: Scope, choice: LaneChoice) -> None:
        """Read this scope and choice: at once, or soon where only the library's content changed."""
        asked = scope.focus.on_article(None) != self._focus or choice != self._choice
        self._scope, self._choice, self._focus = scope, choice, scope.focus.on_article(None)
        if asked:
            self.read()
        else:
            self._read_soon()

    def take_changes(self, changes: Changes) -> None:
        """Note what changed, and read it soon."""
        if changes.articles:
            self._serial += 1
            self._stale |= dict.fromkeys(changes.articles, self._serial)
        if changes.articles or changes.entities:
            self._read_soon()

    def set_awake(self, *, awake: bool) -> None:
        """Say whether the timeline is in sight."""
        self._awake = awake
        if awake and self._missed:
            self.read()

    def _read_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start(self.reads_next_after_ms)

    @Slot()
    def read(self) -> None:
        """Read what is wanted now; while a read runs, once more after it."""
        if self._scope is None:
            return
        if self._running or not self._awake:
            self._again |= self._running
            self._missed |= not self._awake
            return
        self._soon.stop()
        self._missed = False
        self._set_running(running=True)
        scope, choice, book = self._scope, self._choice, self._book
        serial, changed = self._serial, frozenset(self._stale)

        def load(connection: Connection) -> tuple[LoadedTimeline, float, int]:
            begun = perf_counter()
            read = load_timeline(connection, scope, choice, book=book, changed=changed)
            return read, perf_counter() - begun, serial

        self._session.search(load, self._settle, kind="timeline", failed=self._fail)

    def _settle(self, answer: tuple[LoadedTimeline, float, int]) -> None:
        loaded, seconds, serial = answer
        self._book = loaded.book
        self._stale = {article: seen for article, seen in self._stale.items() if seen > serial}
        begun = perf_counter()
        self._set_running(running=False)
        self.loaded.emit(loaded)
        self._rest_ms = round((seconds + perf_counter() - begun) * 1000 * REST_SHARE)
        self._rested.restart()
        self._go_on()

    def _fail(self, error: BaseException) -> None:
        self._set_running(running=False)
        self._session.answers.failed.emit(error)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.busy_changed.emit(running)

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self.read()
