"""Actions on pairs of names that may be one: yes, no, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from dateline.editing.entities import keep_apart, merge_pairs
from dateline.explore.pairs import Named
from dateline.library.reads.mention_list import a_mention_of, mention_rows
from dateline.library.rows import Connection
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.panes.pairs import PairsPane
from dateline.ui.session import Passage, Selected

if TYPE_CHECKING:
    from dateline.library.reads.mention_list import MentionListRow
    from dateline.ui.deeds.row_deeds import RowDeeds
    from dateline.ui.workbench import Workbench

_CONDITIONS: Final = frozenset({"pair"})


class PairDeeds(QObject):
    """Binds the answers to the questions of the pane "Maybe the same"; owned by the workbench."""

    def __init__(self, bench: Workbench, rows: RowDeeds) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        pane, names = bench.window.pane("pairs"), bench.window.pane("entities")
        assert isinstance(pane, PairsPane)  # noqa: S101 - built by its own spec
        assert isinstance(names, EntitiesPane)  # noqa: S101 - built by its own spec
        self._pane = pane
        registry = bench.window.actions_registry
        for action_id, handler in {
            "pairs.same": self.same,
            "pairs.different": self.different,
            "pairs.first": self.go_to_first,
            "pairs.second": self.go_to_second,
        }.items():
            registry.bind(action_id, handler)
        rows.add(pane.table, {"list.remove": self.different})
        pane.table.selectionModel().selectionChanged.connect(self._note_chosen)
        pane.table.double_clicked_id.connect(self.go_to_first)
        pane.cases_changed.connect(names.set_pairs)
        names.pairs.clicked.connect(registry.action("review_pairs").trigger)

    @Slot()
    def _note_chosen(self) -> None:
        holding = _CONDITIONS if self._pane.table.chosen_ids() else frozenset[str]()
        self._bench.set_conditions(holding, of=_CONDITIONS)

    @Slot()
    def same(self) -> None:
        """Merge the names of the current pair, and of those with the same names."""
        case = self._pane.case
        if case is not None:
            self._pane.drop(case)
            self._session.carry_out(merge_pairs(case.pairs, author=self._session.author))

    @Slot()
    def different(self) -> None:
        """Keep the names of the current pair apart for good, and those with the same names."""
        case = self._pane.case
        if case is not None:
            self._pane.drop(case)
            self._session.carry_out(keep_apart(case.pairs, author=self._session.author))

    @Slot()
    def go_to_first(self) -> None:
        """Open a sentence with the first name."""
        if self._pane.case is not None:
            self._go_to(self._pane.case.one)

    @Slot()
    def go_to_second(self) -> None:
        """Open a sentence with the second name."""
        if self._pane.case is not None:
            self._go_to(self._pane.case.other)

    def _go_to(self, side: Named) -> None:
        def read(connection: Connection) -> list[MentionListRow]:
            mention_id = a_mention_of(connection, side.id)
            return [] if mention_id is None else mention_rows(connection, [mention_id])

        def show(found: list[MentionListRow]) -> None:
            for row in found:
                self._session.show_passage(Passage(row.article_id, row.field, row.span))
                self._session.select(Selected("entity", side.id))

        self._session.ask(read, show, kind="pair-mention")
