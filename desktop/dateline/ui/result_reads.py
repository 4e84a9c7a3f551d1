"""Reads what the results show: rows, facets, the number of hits, and why there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from dateline.explore.focus import Focus
from dateline.explore.found import Found, Missing
from dateline.explore.results import FacetGroup, facet_groups
from dateline.library.search.query import Result
from dateline.ui.session import Session

_LONG: Final = ("rank", "count-hits", "missing")
"""The kinds of reads that may take long, on the thread of searches."""


class ResultReads(QObject):
    """Asks for what belongs to the articles found last; answers for others are dropped."""

    hits_counted = Signal(int)
    """How many hits all articles have together; not sent where they are too many to count."""
    facets_read = Signal(object)
    """The FacetGroups of the scope."""
    nothing_found = Signal(object)
    """Missing: why the scope is empty."""
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Found | None = None
        session.focus_changed.connect(self._stop)

    @property
    def found(self) -> Found | None:
        """What was found last; None where nothing is searched for."""
        return self._found

    def take(self, found: Found | None) -> bool:
        """Read for these articles from now on; return whether rows read before are still true."""
        before, self._found = self._found, found
        return shows_alike(before, found)

    def rows(self, ids: Sequence[int], done: Callable[[Sequence[Result]], None]) -> None:
        """Call `done` once with the rows of `ids`, as a `RowSource` does."""
        found = self._found
        if found is None:
            done(())
            return

        def take(rows: Sequence[Result]) -> None:
            if shows_alike(found, self._found):
                done(rows)
            else:
                # Another search has come in between, and its rows have other snippets.
                self.rows(ids, done)

        def fail(error: BaseException) -> None:
            done(())
            self.failed.emit(error)

        self._session.ask(lambda connection: found.rows(connection, ids), take, failed=fail)

    def ask_facets(self, most: int) -> None:
        """Read the facets, up to `most` values of each."""
        found = self._found
        if found is None:
            return

        def take(groups: tuple[FacetGroup, ...]) -> None:
            if found is self._found:
                self.facets_read.emit(groups)

        self._session.ask(lambda _: facet_groups(found.scope, most=most), take, kind="facets")

    def ask_hits(self) -> None:
        """Count the hits, some articles at a time, so that whatever is asked next waits for few."""
        found = self._found
        if found is not None and found.chunks:
            self._count(found, list(found.chunks), 0)

    def _count(self, found: Found, chunks: list[Sequence[int]], before: int) -> None:
        if not chunks:
            self.hits_counted.emit(before)
            return
        first, *rest = chunks

        def take(hits: int) -> None:
            if found is self._found:
                self._count(found, rest, before + hits)

        self._session.search(
            lambda connection: found.hits(connection, first),
            take,
            kind="count-hits",
            failed=self.failed.emit,
        )

    def ask_why_nothing(self) -> None:
        """Find out why the scope is empty."""
        found = self._found
        if found is None:
            return

        def take(missing: Missing) -> None:
            if found is self._found:
                self.nothing_found.emit(missing)

        self._session.search(found.missing, take, kind="missing", failed=self.failed.emit)

    @Slot(object)
    def _stop(self, focus: Focus) -> None:
        """End what is still read for results that are about to go, so that nothing waits for it."""
        found = self._found
        if found is not None and focus.on_article(None) != found.scope.focus.on_article(None):
            for kind in _LONG:
                # A newer read of a kind interrupts the older one.
                self._session.search(lambda _: None, lambda _: None, kind=kind)


def shows_alike(one: Found | None, other: Found | None) -> bool:
    """Whether an article is shown alike in both: the same search on the same state of the library."""
    if one is None or other is None:
        return False
    return one.query == other.query and one.scope.facets is other.scope.facets
