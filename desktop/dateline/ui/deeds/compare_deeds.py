"""Actions that compare texts: an article with another version or copy, a finding with what came later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Slot

from dateline.explore.differences import Difference, difference
from dateline.library.reads.articles import article_rows
from dateline.library.reads.relations import Kinship, relations
from dateline.library.reads.versions import latest_texts, text_version
from dateline.library.rows import Connection
from dateline.ui.dialogs.differences import DifferencesDialog
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.relation_words import relation_lines

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench

_PAIR = 2
_FOLLOWING = frozenset({Kinship.COPIED, Kinship.EARLIER})
"""What an article is to another that came after it."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two texts by id, the earlier first, and what the one chosen is to the other."""

    before: int
    after: int
    words: str = ""


_Find: TypeAlias = Callable[[Connection], Sequence[_Pair]]


class CompareDeeds(QObject):
    """Owned by the workbench; opens at most one dialog."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        pane = bench.window.pane("findings")
        assert isinstance(pane, FindingsPane)  # noqa: S101 - built by its own spec
        self._findings = pane
        self._pairs: Sequence[_Pair] = ()
        self.dialog: DifferencesDialog | None = None
        registry = bench.window.actions_registry
        registry.bind("library.compare", self.compare)
        registry.bind("findings.compare", self.compare_finding)
        bench.window.article.compare_clicked.connect(self.compare_opened)
        bench.article.compare_wanted.connect(self.compare_later)

    @Slot()
    def compare(self) -> None:
        """Compare the two articles that are chosen, else the open one with its versions and copies."""
        ids = self._bench.list_pane.table.chosen_ids()
        if len(ids) == _PAIR:
            self._ask(lambda connection: _chosen(connection, ids))
        else:
            self.compare_opened()

    @Slot()
    def compare_opened(self) -> None:
        """Compare the open article with its versions and copies, the likeliest first."""
        opened = self._bench.article.opened
        if opened is not None:
            article_id = opened.row.id
            self._ask(lambda connection: _related(connection, article_id))

    @Slot()
    def compare_later(self) -> None:
        """Compare the open article with what its outlet printed last."""
        opened = self._bench.article.opened
        if opened is not None:
            row = opened.row
            self._ask(
                lambda connection: [_Pair(row.text_id, latest_texts(connection, [row.id])[row.id])]
            )

    @Slot()
    def compare_finding(self) -> None:
        """Compare the text that the current finding cites with the later one that lost its sentence."""
        current = self._findings.table.current_id()
        row = None if current is None else self._findings.model.row(current)
        if row is None:
            return
        if row.text_id is None or row.gone_in is None:
            words = self.tr("No later text is known in which this sentence is gone.")
            self._bench.window.toast.show_words(words)
            return
        pair = _Pair(row.text_id, row.gone_in)
        self._ask(lambda _: [pair])

    def _ask(self, find: _Find) -> None:
        def compare(connection: Connection) -> tuple[Sequence[_Pair], Difference | None]:
            pairs = find(connection)
            return pairs, _difference(connection, pairs[0]) if pairs else None

        self._session.ask(compare, self._open, kind="compare")

    def _open(self, found: tuple[Sequence[_Pair], Difference | None]) -> None:
        pairs, compared = found
        if compared is None:
            words = self.tr(
                "No other version or copy of it is here. Choose two articles of the list to compare them."
            )
            self._bench.window.toast.show_words(words)
            return
        if self.dialog is not None:
            self.dialog.close()
        self._pairs = pairs
        others = [pair.words for pair in pairs]
        dialog = DifferencesDialog(self._session, compared, self._bench.window, others=others)
        dialog.other_chosen.connect(self._choose)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.show()

    @Slot(int)
    def _choose(self, place: int) -> None:
        pair = self._pairs[place]
        self._session.ask(
            lambda connection: _difference(connection, pair), self._show, kind="compare"
        )

    def _show(self, compared: Difference | None) -> None:
        if self.dialog is not None and compared is not None:
            self.dialog.show_difference(compared)

    @Slot()
    def _forget_dialog(self) -> None:
        if self.sender() is self.dialog:
            self.dialog = None


def _difference(connection: Connection, pair: _Pair) -> Difference | None:
    before, after = text_version(connection, pair.before), text_version(connection, pair.after)
    return None if before is None or after is None else difference(before, after)


def _chosen(connection: Connection, article_ids: Sequence[int]) -> list[_Pair]:
    rows = article_rows(connection, article_ids)
    rows.sort(key=lambda row: (row.published_day is None, row.published_day or 0, row.id))
    return [_Pair(rows[0].text_id, rows[1].text_id)] if len(rows) == _PAIR else []


def _related(connection: Connection, article_id: int) -> list[_Pair]:
    """Return the pairs of an article with its versions, then with its copies."""
    found = relations(connection, [article_id]).get(article_id, ())
    own = article_rows(connection, [article_id])
    if not own:
        return []
    text_id = own[0].text_id
    return [
        _Pair(text_id, relation.of.text_id, words)
        if relation.kinship in _FOLLOWING
        else _Pair(relation.of.text_id, text_id, words)
        for relation, words in zip(found, relation_lines(found), strict=True)
    ]
