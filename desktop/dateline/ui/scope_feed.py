"""Turns focus and library changes into one scope that every linked pane shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from dateline.explore.filters import Axis, Chip, ChipKind, Period
from dateline.explore.focus import Focus
from dateline.explore.scope import Scope
from dateline.extraction.time.asked import PeriodsFrom
from dateline.library.changes import Changes
from dateline.library.facets import Facets
from dateline.library.rows import Connection
from dateline.library.search.compile import compile_query
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Mistake, Query
from dateline.library.search.query import search_ids
from dateline.model.days import day_of
from dateline.ui.session import Session
from dateline.ui.wording import range_words, say


@dataclass(frozen=True, slots=True)
class ScopeAnswer:
    """The scope of a focus (or the mistake in its query), and the facets it was made with."""

    scope: Scope | Mistake
    facets: Facets
    seconds: float = 0.0
    """How long the query and the masks took."""


@dataclass(frozen=True, slots=True)
class _Request:
    """All that a scope is computed from, on another thread."""

    focus: Focus
    query: Query | None
    facets: Facets
    loaded: bool
    changed: frozenset[int]
    entities: frozenset[int]

    def answer(self, connection: Connection) -> ScopeAnswer:
        """Bring the facets up to date, run the query, and mask."""
        if self.loaded:
            facets = self.facets.advanced(connection, self.changed, entity_ids=self.entities)
        else:
            facets = Facets.load(connection)
        if self.query is None:
            return ScopeAnswer(Scope.of(self.focus, facets), facets)
        begun = perf_counter()
        compiled = compile_query(connection, self.query)
        if isinstance(compiled, Mistake):
            return ScopeAnswer(compiled, facets)
        found = search_ids(connection, compiled)
        scope = Scope.of(self.focus, facets, found)
        return ScopeAnswer(scope, facets, perf_counter() - begun)


_REST_MS: Final = 250
"""Between two scopes while files stream in; the first change after a rest is shown at once."""


class ScopeFeed(QObject):
    """Owns the facets of the window; answers each focus with a scope, the newest winning.

    A query with a mistake gives no scope: the last good one stays, and the mistake is told.
    """

    scope_changed = Signal(object)
    """The new Scope."""
    busy_changed = Signal(bool)
    mistake_found = Signal(object)
    """The Mistake of the query as it is, or None when it can be run."""
    failed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._facets = Facets.empty()
        self._scope: Scope | None = None
        self._query: Query | None = None
        self._seconds = 0.0
        self._changed: frozenset[int] = frozenset()
        self._entities: frozenset[int] = frozenset()
        self._loaded = False
        self._running = False
        self._again = False
        self._rested = QElapsedTimer()
        self._rested.start()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._compute)
        session.focus_changed.connect(self._focus_changed)
        session.library_changed.connect(self._content_changed)

    @property
    def scope(self) -> Scope | None:
        """The scope on show, None until the facets are loaded."""
        return self._scope

    @property
    def query(self) -> Query | None:
        """The query that the scope was made with, or None."""
        return self._query

    @property
    def seconds(self) -> float:
        """How long the query of the scope took; 0 where there is none."""
        return self._seconds

    def start(self) -> None:
        """Load the facets; called after the first paint."""
        self._compute()

    def chip_words(self, chip: Chip) -> str:
        """Return what a chip is called, without "not"."""
        if isinstance(chip.key, Period):
            words = range_words(chip.key.first, chip.key.last)
            on_events = chip.key.axis is Axis.EVENT
            return self.tr("dated {days}").format(days=words) if on_events else words
        if self._scope is None or chip.kind is ChipKind.QUERY:
            return str(chip.key)
        return say(self._scope.label(chip))

    @Slot(object)
    def _focus_changed(self, focus: Focus) -> None:
        shown = None if self._scope is None or self._running else self._scope.focus
        if shown is not None and _same_filters(focus, shown):
            self.mistake_found.emit(None)
            return
        self._compute()

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if not changes.articles and not changes.entities:
            return
        self._changed |= changes.articles
        self._entities |= changes.entities
        if not self._gather.isActive():
            self._gather.start(0 if self._rested.hasExpired(_REST_MS) else _REST_MS)

    @Slot()
    def _compute(self) -> None:
        """Compute a scope on the query thread; one at a time, and once more if anything changed."""
        if self._running:
            self._again = True
            return
        focus = self._session.focus
        parsed = parse(focus.query, periods=periods_today()) if focus.query else None
        self.mistake_found.emit(parsed if isinstance(parsed, Mistake) else None)
        if isinstance(parsed, Mistake):
            return
        self._set_running(running=True)
        request = _Request(focus, parsed, self._facets, self._loaded, self._changed, self._entities)
        self._changed, self._entities = frozenset(), frozenset()

        def settle(answer: ScopeAnswer) -> None:
            if isinstance(answer.scope, Scope):
                self._query, self._seconds = parsed, answer.seconds
            self._settle(answer)

        def fail(error: BaseException) -> None:
            self._changed |= request.changed
            self._entities |= request.entities
            self._set_running(running=False)
            self.failed.emit(error)

        self._session.search(request.answer, settle, kind="scope", failed=fail)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.busy_changed.emit(running)

    def _settle(self, answer: ScopeAnswer) -> None:
        self._facets, self._loaded = answer.facets, True
        self._rested.restart()
        self._set_running(running=False)
        if isinstance(answer.scope, Mistake):
            self.mistake_found.emit(answer.scope)
        else:
            self._scope = answer.scope
            self.scope_changed.emit(answer.scope)
        if self._again:
            self._again = False
            self._compute()


def periods_today() -> PeriodsFrom:
    """Return the reader of periods in words, counted from the person's own day."""
    return PeriodsFrom(day_of(date.today()))  # noqa: DTZ011 - a person's words count from their own day


def _same_filters(one: Focus, other: Focus) -> bool:
    return one.on_article(None) == other.on_article(None)
