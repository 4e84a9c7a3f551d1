"""The Results pane: what a search finds, with the places in the text, beside the facets to narrow it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.editing.articles import star
from dateline.explore.found import Found, Missing
from dateline.explore.results import FacetGroup
from dateline.explore.scope import Scope
from dateline.library.changes import Changes
from dateline.library.search.query import Result, Sort
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.panes import PaneSpec
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.search.filtered_out import focus_after
from dateline.ui.search.narrow import Narrow, NarrowHead, filters_beside_query
from dateline.ui.search.result_controls import ResultControls
from dateline.ui.search.result_delegate import ResultDelegate, row_height
from dateline.ui.search.result_order import ResultOrder
from dateline.ui.search.result_reads import ResultReads
from dateline.ui.search.result_states import (
    failed_state,
    found_words,
    missing_state,
    nothing_asked_state,
    row_words,
)
from dateline.ui.session import Passage
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.announce import announce

_LEAST_BESIDE: Final = 380
"""Narrower results give the room of the facets up: these are then opened with a button."""
_LEAST_WITH_EXPORT: Final = 500
"""Narrower heads leave out the export, which the toolbar has as well."""
FIRST_HIT: Final = 0
LAST_HIT: Final = -1


class ResultsPane(Pane):
    """Lists the articles of a scope that has a query; knows the session and no other pane."""

    listed = Signal()
    """The articles on show, or their order, are others."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        body = QWidget(parent)
        narrow = Narrow(parent)
        title = QCoreApplication.translate("Panes", "Results")
        super().__init__(title, body, parent, linkable=False, more=False, beside=narrow)
        self._context = context
        self._session = context.session
        self._missing: Missing | None = None
        self._failure: BaseException | None = None
        self._hits: int | None = None
        self._stale = False
        self._wanted_hit = FIRST_HIT
        self._go_when_listed: Callable[[], object] | None = None
        self.reads = ResultReads(self._session, self)
        self.narrow = narrow
        self.narrow_head = NarrowHead(self)
        self.controls = ResultControls(context.actions, self)
        self.head.add_control(self.controls)
        self.model: PagedModel[Result] = PagedModel(
            self.reads.rows,
            id_of=lambda row: row.article_id,
            text_of=lambda row, _: row_words(row),
            headers=(self.tr("Result"),),
            parent=self,
        )
        self.table = RowTable(self.model, body, row_height=row_height(current_theme()))
        self.delegate = ResultDelegate(self)
        self.table.setItemDelegate(self.delegate)
        self.table.setAccessibleName(self.tr("Results"))
        self.order = ResultOrder(self._session, untouched=self._is_untouched, parent=self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self._wire()
        self.show_state(nothing_asked_state())

    def _wire(self) -> None:
        self._context.scopes.scope_changed.connect(self._show_scope)
        self._context.scopes.busy_changed.connect(self._show_busy)
        self._context.scopes.failed.connect(self._show_failure)
        self._session.library_changed.connect(self._content_changed)
        self.reads.hits_counted.connect(self._take_hits)
        self.reads.facets_read.connect(self._show_facets)
        self.reads.nothing_found.connect(self._take_missing)
        self.reads.failed.connect(self._show_failure)
        self.order.ordered.connect(self._show_order)
        self.order.best_offered.connect(self.controls.offer_best)
        self.order.failed.connect(self._show_failure)
        self.controls.sort_chosen.connect(self.order.want)
        self.controls.narrow_toggled.connect(self._fold)
        self.narrow.focus_wanted.connect(self._session.set_focus)
        self.narrow.more_wanted.connect(self._ask_facets)
        self.narrow_head.cleared.connect(self.narrow.clear)
        self.table.current_id_changed.connect(self._open)
        self.table.clicked_id.connect(self._clicked)
        self.table.visible_changed.connect(self._say_visible)
        self.table.context_requested.connect(self._show_menu)
        self.delegate.star_clicked.connect(self._star)
        self.state_chosen.connect(self._choose)
        self._context.actions.attach("list", self.table)
        self._context.actions.attach("library", self.table)
        self.setFocusProxy(self.table)
        theme_switch().changed.connect(self._refit)

    def take_head(self) -> QWidget:
        """Give both heads away side by side, to be the title bar of a dock."""
        results_head = super().take_head()
        heads = QWidget(self)
        row = QHBoxLayout(heads)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.narrow_head)
        row.addWidget(results_head, 1)
        return heads

    # What is found ------------------------------------------------------------------------------

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        query, before = self._context.scopes.query, self.reads.found
        found = None if query is None or not scope.focus.query else Found(scope, query)
        self._failure = None
        kept = self.reads.take(found)
        if not kept.rows:
            self.model.forget()
        if not kept.articles and (before is None or before.scope.focus != scope.focus):
            self._hits = None
        self.narrow_head.clear.setEnabled(filters_beside_query(scope.focus))
        self._ask_facets()
        if found is None:
            self._show_nothing_asked()
        elif found.count:
            self.order.arrange(found)
        else:
            self.order.arrange(None)
            self.reads.ask_why_nothing()
        self._say_scope()

    def _show_nothing_asked(self) -> None:
        self.order.arrange(None)
        self.table.set_ids(())
        self.set_scope("")
        self.show_state(nothing_asked_state())
        self.listed.emit()

    @Slot(object, object)
    def _show_order(self, ids: Iterable[int], sort: Sort) -> None:
        self.show_body()
        self.controls.show_sort(sort)
        self.table.set_ids(ids)
        self.listed.emit()
        go, self._go_when_listed = self._go_when_listed, None
        if go is not None:
            go()

    @Slot(int)
    def _take_hits(self, hits: int) -> None:
        self._hits = hits
        self._say_scope()
        announce(self, self.head.scope_words)

    @Slot(object)
    def _take_missing(self, missing: Missing) -> None:
        if (found := self.reads.found) is not None:
            self._missing = missing
            self.table.set_ids(())
            self.show_state(missing_state(found, missing, self._context.scopes))
            self.listed.emit()

    def set_stale(self, *, stale: bool) -> None:
        """Say that these are the results of the last search that could be run."""
        if stale != self._stale:
            self._stale = stale
            self._say_scope()

    def _say_scope(self) -> None:
        found = self.reads.found
        if found is not None:
            seconds = self._context.scopes.seconds
            words = found_words(found.count, hits=self._hits, seconds=seconds)
            last = self.tr("your last search")
            self.set_scope(f"{words} · {last}" if self._stale else words)

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.set_busy(busy=busy)

    @Slot(object)
    def _show_failure(self, error: BaseException) -> None:
        if self.reads.found is not None or self._session.focus.query:
            self._failure = error
            self.order.arrange(None)
            self.show_state(failed_state())

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        self.model.refresh(changes.articles)

    # Facets -------------------------------------------------------------------------------------

    @Slot()
    def _ask_facets(self) -> None:
        self.reads.ask_facets(self.narrow.most)

    @Slot(object)
    def _show_facets(self, groups: tuple[FacetGroup, ...]) -> None:
        if (found := self.reads.found) is not None:
            self.narrow.show_groups(found.scope.focus, groups)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the facets into a button where there is no room for both."""
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        room = self.width() - current_theme().size("narrow")
        self.controls.set_folded(folded=room < _LEAST_BESIDE)
        self.controls.set_export_shown(shown=room >= _LEAST_WITH_EXPORT)
        shown = self.controls.narrow_shown
        if self.narrow.isHidden() == shown:
            self.narrow.setVisible(shown)
            self.narrow_head.setVisible(shown)

    @Slot()
    def _refit(self) -> None:
        self.table.set_row_height(row_height(current_theme()))

    # What is done in it -------------------------------------------------------------------------

    def show_open(self, article_id: int | None) -> None:
        """Mark which article is open in the article pane."""
        if article_id != self.delegate.open_id:
            self.delegate.open_id = article_id
            self.table.make_current(article_id)
            self.table.viewport().update()

    def step(self, distance: int, *, hit: int = FIRST_HIT) -> bool:
        """Open the result `distance` rows from the open one, at a hit counted as in `Passage`.

        Where results are about to be listed, the step is taken in these. Returns whether there is
        such a result.
        """
        if self.order.waiting:
            self._go_when_listed = partial(self.step, distance, hit=hit)
            return True
        opened, current = self.delegate.open_id, self.table.current_id()
        places = (self.model.row_of(i) for i in (opened, current) if i is not None)
        here = next((place for place in places if place is not None), None)
        return self._go_to(0 if here is None else here + distance, hit=hit)

    def open_first(self) -> None:
        """Open the first result, or what is about to be the first."""
        if self.order.waiting:
            self._go_when_listed = self.open_first
        else:
            self._go_to(0, hit=FIRST_HIT)

    def _go_to(self, number: int, *, hit: int) -> bool:
        wanted = self.model.id_at(number)
        self._wanted_hit = hit
        if wanted == self.table.current_id():
            self._open(wanted)
        else:
            self.table.make_current(wanted)
        self._wanted_hit = FIRST_HIT
        return wanted is not None

    def _is_untouched(self) -> bool:
        """Whether nobody has begun to read: no row is current, and the pointer is elsewhere."""
        return self.table.current_id() is None and not self.table.viewport().underMouse()

    @Slot(object)
    def _open(self, article_id: int | None) -> None:
        if article_id is not None and article_id != self.delegate.open_id:
            self._session.show_passage(Passage(article_id, hit=self._wanted_hit))

    @Slot(int, object)
    def _clicked(self, article_id: int, modifiers: Qt.KeyboardModifier) -> None:
        if article_id == self.delegate.open_id and not modifiers:
            self._session.show_passage(Passage(article_id, hit=FIRST_HIT))

    @Slot(int)
    def _star(self, article_id: int) -> None:
        row = self.model.row(article_id)
        if row is not None:
            command = star(article_id, starred=not row.starred, author=self._session.author)
            self._session.carry_out(command, quiet=True)

    @Slot()
    def _say_visible(self) -> None:
        if self.isVisible():
            opened = [self.delegate.open_id] if self.delegate.open_id is not None else []
            self._session.show_on_screen([*opened, *self.table.visible_ids()])

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        menu = self._context.actions.context_menu("library", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    @Slot(str)
    def _choose(self, choice: str) -> None:
        missing, focus = self._missing, self._session.focus
        if choice == "search":
            self._context.actions.action("search").trigger()
        elif choice == "again":
            self._context.scopes.start()
        elif choice == "details" and self._failure is not None:
            details = "".join(traceback.format_exception(self._failure))
            QGuiApplication.clipboard().setText(details)
        elif choice == "nearest" and missing is not None and missing.suggestion is not None:
            self._session.set_focus(focus.with_query(missing.suggestion.query))
        elif choice == "no-query":
            self._session.set_focus(focus.with_query(""))
        elif self.reads.found is not None:
            self._session.set_focus(
                focus_after(choice, self.reads.found.scope, focus, keep_query=True)
            )


def _make(context: PaneContext, parent: QWidget) -> ResultsPane:
    return ResultsPane(context, parent)


PANE = PaneSpec("results", "Results", "left", 1, "go_results", _make, standing=False)
