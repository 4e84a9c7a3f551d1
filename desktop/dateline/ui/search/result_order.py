"""In which order results stand, and when it may change: never under the pointer or a current row."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dateline.explore.found import Found
from dateline.library.search.query import Sort
from dateline.ui.session import Session

_PATIENCE_MS: Final = 100
"""How long the ranked order is waited for before the newest stand first: below what is noticed."""


class ResultOrder(QObject):
    """Decides which order is on show for what was found last.

    Ranking a word of every article takes half a second, so the newest come first at once and the
    ranked order follows if nobody has begun to read; otherwise it is offered.
    """

    ordered = Signal(object, object)
    """Ids and the Sort that they stand in."""
    best_offered = Signal(bool)
    """Whether the ranked order is ready and held back."""
    failed = Signal(object)

    def __init__(self, session: Session, *, untouched: Callable[[], bool], parent: QObject) -> None:
        """`untouched` says whether the order may change without moving what a person looks at."""
        super().__init__(parent)
        self._session = session
        self._untouched = untouched
        self._wanted = Sort.BEST
        self._found: Found | None = None
        self._shown: array[int] = array("q")
        self._shown_sort = Sort.BEST
        self._ranked: array[int] | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE_MS)
        self._waiting.timeout.connect(self._show_newest)

    @property
    def wanted(self) -> Sort:
        """The order the person asked for."""
        return self._wanted

    @property
    def waiting(self) -> bool:
        """Whether what was found last is about to be put in order."""
        return self._waiting.isActive()

    def arrange(self, found: Found | None) -> None:
        """Put what was found in order; the same focus on a changed library keeps its order."""
        before, self._found = self._found, found
        if found is not None and self._shown and found.has_the_articles_of(before):
            self._keep(
                found, focused_anew=before is None or before.scope.focus != found.scope.focus
            )
            return
        self._ranked = None
        self._waiting.stop()
        self.best_offered.emit(False)  # noqa: FBT003 - Qt's signal
        if found is None:
            self._forget(ranking=before is not None)
            return
        if self._wanted is not Sort.BEST:
            self._show(found.by_day(self._wanted), self._wanted)
            return
        same = before is not None and before.scope.focus == found.scope.focus
        if same and self._shown and self._shown_sort is Sort.BEST:
            self._show(_merged(self._shown, found), Sort.BEST)
        elif same and self._shown:
            self._show_newest()
        else:
            self._waiting.start()
        self._rank(found)

    def want(self, sort: Sort) -> None:
        """Stand in this order now, as the person asked."""
        self._wanted = sort
        found = self._found
        if found is None:
            return
        self._waiting.stop()
        if sort is not Sort.BEST:
            self._show(found.by_day(sort), sort)
        elif self._ranked is not None:
            self._show(self._ranked, Sort.BEST)
        else:
            self._rank(found, asked=True)

    def _keep(self, found: Found, *, focused_anew: bool) -> None:
        """Leave everything as it is; what a new focus may have interrupted is asked for again."""
        if focused_anew and self._ranked is None and self._wanted is Sort.BEST:
            self._rank(found)

    def _forget(self, *, ranking: bool) -> None:
        self._shown = array("q")
        if ranking:
            # Takes the place of a ranking that may still run, which ends it.
            self._session.search(lambda _: None, lambda _: None, kind="rank")

    def _rank(self, found: Found, *, asked: bool = False) -> None:
        self._session.search(
            found.ranked,
            lambda ids: self._take_ranking(found, ids, asked=asked),
            kind="rank",
            failed=self.failed.emit,
        )

    def _take_ranking(self, found: Found, ids: array[int], *, asked: bool) -> None:
        gone = self._found is None or not found.has_the_articles_of(self._found)
        if gone or self._wanted is not Sort.BEST:
            return
        self._ranked = ids
        waited = self._waiting.isActive()
        self._waiting.stop()
        if asked or waited or ids == self._shown or self._untouched():
            self._show(ids, Sort.BEST)
        else:
            self.best_offered.emit(True)  # noqa: FBT003 - Qt's signal

    @Slot()
    def _show_newest(self) -> None:
        if self._found is not None:
            self._show(self._found.by_day(Sort.NEWEST), Sort.NEWEST)

    def _show(self, ids: array[int], sort: Sort) -> None:
        self._shown, self._shown_sort = ids, sort
        if sort is self._wanted:
            self.best_offered.emit(False)  # noqa: FBT003 - Qt's signal
        self.ordered.emit(ids, sort)


def _merged(shown: Iterable[int], found: Found) -> array[int]:
    """Return the ids on show that are still found, in their order, and then the new ones."""
    newest = found.by_day(Sort.NEWEST)
    inside = set(newest)
    kept = array("q", (i for i in shown if i in inside))
    inside.difference_update(kept)
    return kept + array("q", (i for i in newest if i in inside))
