"""Reads what the results show: rows, facets, the number of hits, and why there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from dateline.explore.focus import Focus
from dateline.explore.found import Found, Missing
from dateline.explore.results import FacetGroup, facet_groups
from dateline.library.search.query import Result
from dateline.ui.session import Session

_LONG: Final = ("rank", "count-hits", "missing")
"""The kinds of reads that may take long, on the thread of searches."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays true for articles that were found anew: their rows, and which they are."""

    rows: bool
    articles: bool


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
        self._counted: Found | None = None
        session.focus_changed.connect(self._stop)

    @property
    def found(self) -> Found | None:
        """What was found last; None where nothing is searched for."""
        return self._found

    def take(self, found: Found | None) -> Kept:
        """Read for these articles from now on; return what was read before and is still true."""
        before, self._found = self._found, found
        if found is None:
            self._counted = None
            return Kept(rows=False, articles=False)
        articles = found.has_the_articles_of(before)
        if not articles or self._counted is None:
            self._start_counting(found)
        return Kept(rows=found.shows_like(before), articles=articles)

    def rows(self, ids: Sequence[int], done: Callable[[Sequence[Result]], None]) -> None:
        """Call `done` once with the rows of `ids`, as a `RowSource` does."""
        found = self._found
        if found is None:
            done(())
            return

        def take(rows: Sequence[Result]) -> None:
            if found.shows_like(self._found):
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

    def _start_counting(self, found: Found) -> None:
        """Count the hits, some articles at a time, so that whatever is asked next waits for few."""
        self._counted = found
        if found.chunks:
            self._count(found, list(found.chunks), 0)

    def _count(self, found: Found, chunks: list[Sequence[int]], before: int) -> None:
        if not chunks:
            self.hits_counted.emit(before)
            return
        first, *rest = chunks

        def take(hits: int) -> None:
            if found is self._counted:
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
            self._counted = None
            for kind in _LONG:
                # A newer read of a kind interrupts the older one.
                self._session.search(lambda _: None, lambda _: None, kind=kind)
