"""Keeps chips, search field and focus in step: the filter row shows what the focus filters."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from dateline.explore.filters import Axis, Chip, ChipKind, Period
from dateline.explore.focus import Focus, Mode
from dateline.explore.highlights import mark_kind
from dateline.explore.merged import AskedNames
from dateline.explore.scope import Scope
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Mistake
from dateline.model.annotations import EntityKind
from dateline.ui.controllers.article_controller import ArticleController
from dateline.ui.scope_feed import ScopeFeed, periods_today
from dateline.ui.search.filter_row import Chip as ShownChip
from dateline.ui.search.filter_row import FilterRow
from dateline.ui.search.query_times import times_words
from dateline.ui.search.search_field import SearchField
from dateline.ui.session import Session
from dateline.ui.wording import say

_ICONS = {
    ChipKind.QUERY: "search",
    ChipKind.PERIOD: "calendar",
    ChipKind.TAG: "tag",
    ChipKind.OUTLET: "file",
}


class FocusController(QObject):
    """Translates between the focus and what shows it; changes the focus only by a person's gesture.

    What is typed and has a mistake changes nothing: the last good search stays in the focus. Typing
    on is one step of the history, until Enter or another field takes the keys.
    """

    unchanged = Signal()
    """A filter was asked for that is there already."""
    mistake_typed = Signal(object)
    """The Mistake in what is typed, or None when it can be run."""

    def __init__(
        self,
        session: Session,
        scopes: ScopeFeed,
        row: FilterRow,
        field: SearchField,
        article: ArticleController,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._scopes = scopes
        self._row = row
        self._field = field
        self._article = article
        self._chips: dict[str, Chip] = {}
        self._query = ""
        self._typed: Focus | None = None
        self._asked = AskedNames()
        """Whom the filter was asked for by before they were merged: an undo gives them back."""
        session.focus_changed.connect(self._show_focus)
        scopes.scope_changed.connect(self._show_scope)
        row.chip_removed.connect(self._remove)
        row.chip_inverted.connect(self._invert)
        row.chip_clicked.connect(self._edit)
        row.clear_requested.connect(self.clear)
        row.set_can_save(can_save=False)
        field.query_changed.connect(self.search)
        field.submitted.connect(self._submit)
        field.exact_submitted.connect(self.search_exactly)
        field.editingFinished.connect(self._end_typing)

    @Slot(object)
    def _show_focus(self, focus: Focus) -> None:
        if focus.query != self._query:
            self._query = focus.query
            self._field.show_query(focus.query)
        self._asked = self._asked.among(focus)
        self._show_chips()

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        root = scope.facets.columns.entities.root
        focus, asked = self._asked.followed(self._session.focus, root)
        self._session.amend_focus(focus)
        self._asked = asked
        self._show_chips()
        self._row.set_counts(say(scope.message))
        self._article.set_query(scope.focus.query)

    def _show_chips(self) -> None:
        self._chips = {f"{n}": chip for n, chip in enumerate(self._session.focus.chips())}
        self._row.set_chips([self._shown(chip_id, chip) for chip_id, chip in self._chips.items()])

    def _shown(self, chip_id: str, chip: Chip) -> ShownChip:
        kind = self._entity_kind(chip)
        icon = _ICONS.get(chip.kind, "filter")
        return ShownChip(
            chip_id,
            self._scopes.chip_words(chip),
            None if kind is None else mark_kind(kind),
            "" if kind is not None else icon,
            excluded=chip.excluded,
            note=times_words(str(chip.key)) if chip.kind is ChipKind.QUERY else "",
        )

    def _entity_kind(self, chip: Chip) -> EntityKind | None:
        scope = self._scopes.scope
        if scope is None or not isinstance(chip.key, int):
            return None
        entities = scope.facets.columns.entities
        code = entities.code(chip.key)
        return None if code is None else entities.kind(code)

    # What a person does -------------------------------------------------------------------------

    @Slot(str)
    def search(self, query: str) -> None:
        """Search for `query`, unless it has a mistake, which is told instead."""
        parsed = parse(query, periods=periods_today()) if query else None
        if isinstance(parsed, Mistake):
            self.mistake_typed.emit(parsed)
            return
        self.mistake_typed.emit(None)
        before = self._session.focus
        focus = before.with_query(query)
        if query and before == self._typed:
            self._typed = focus
            self._session.amend_focus(focus)
        else:
            self._typed = focus if query else None
            self._session.set_focus(focus)

    @Slot(str)
    def _submit(self, query: str) -> None:
        self.search(query)
        self._end_typing()

    @Slot(str)
    def search_exactly(self, words: str) -> None:
        """Search for the words as they stand."""
        exact = '"' + words.replace('"', " ").strip() + '"' if words else ""
        self._field.show_query(exact)
        self._submit(exact)

    @Slot()
    def _end_typing(self) -> None:
        self._typed = None

    @Slot(str)
    def _remove(self, chip_id: str) -> None:
        if chip_id in self._chips:
            self._session.set_focus(self._session.focus.without(self._chips[chip_id]))

    @Slot(str)
    def _invert(self, chip_id: str) -> None:
        if chip_id in self._chips:
            self._session.set_focus(self._session.focus.turned(self._chips[chip_id]))

    @Slot(str)
    def _edit(self, chip_id: str) -> None:
        chip = self._chips.get(chip_id)
        if chip is not None and chip.kind is ChipKind.QUERY:
            self._field.setFocus()
            self._field.selectAll()

    def filter_by(self, entity_id: int, mode: Mode) -> None:
        """Filter by a name as asked for by key or menu; what is filtered so already is said."""
        focus = self._session.focus.with_entity(entity_id, mode)
        if focus == self._session.focus:
            self.unchanged.emit()
        self._session.set_focus(focus)

    @Slot()
    def clear(self) -> None:
        """Drop every filter; the article stays open."""
        self._session.set_focus(self._session.focus.unfiltered())

    @Slot(int, int)
    def show_only_days(self, first: int, last: int) -> None:
        """Filter by the days that were marked on the timeline."""
        period = Period(Axis.EVENT, first, last)
        self._session.set_focus(self._session.focus.with_period(period))
