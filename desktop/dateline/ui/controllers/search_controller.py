"""Turns the window into a search and back, steps from hit to hit, and says what is wrong with a query."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from dateline.explore.scope import Scope
from dateline.library.search.nodes import Mistake
from dateline.ui.controllers.article_controller import ArticleController
from dateline.ui.controllers.focus_controller import FocusController
from dateline.ui.panes.library import LibraryPane
from dateline.ui.panes.results import FIRST_HIT, LAST_HIT, ResultsPane
from dateline.ui.scope_feed import ScopeFeed
from dateline.ui.search.search_prompts import SearchPrompts
from dateline.ui.session import Session
from dateline.ui.theme import current_theme
from dateline.ui.window import MainWindow

_RESULTS: Final = "results"
_ROOM_FOR_NARROW: Final = 1180
"""Below this width of the window the facets are a button (DESIGN-UI section 10)."""


class SearchController(QObject):
    """While a query is in the focus, results stand beside the article in place of the other panes.

    The layout changes when a search begins or ends and when its words change, so that a layout
    which the person chose in between stays.
    """

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        scopes: ScopeFeed,
        article: ArticleController,
        focus: FocusController,
    ) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._scopes = scopes
        self._focus = focus
        self._query = ""
        self._fresh = False
        self._field = window.toolbar.search
        pane = window.pane(_RESULTS)
        assert isinstance(pane, ResultsPane)  # noqa: S101 - built by its own spec
        self.pane = pane
        self.prompts = SearchPrompts(self._field, window)
        self._article = article
        self._wire()

    def _wire(self) -> None:
        self._scopes.scope_changed.connect(self._show_scope)
        self._scopes.mistake_found.connect(self._mistake_found)
        self._focus.mistake_typed.connect(self._mistake_typed)
        self._article.opened_changed.connect(self._opened)
        self._window.others_shown.connect(self._others_shown)
        self._window.article.next_hit_article_requested.connect(self.next_result)
        self._field.submitted.connect(self._submitted)
        self._field.previous_requested.connect(self.previous_result)
        self._field.list_requested.connect(self._go_to_list)
        self._field.left.connect(self._leave_field)
        self.prompts.repaired.connect(self._take_repair)
        self.prompts.exact_wanted.connect(self._focus.search_exactly)
        self.prompts.mistaken_changed.connect(self._show_mistaken)

    # The layout ---------------------------------------------------------------------------------

    @property
    def shown(self) -> bool:
        """Whether the results are the list that articles are chosen from."""
        return self._window.alone == _RESULTS

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        query = scope.focus.query if scope.total else ""
        if query == self._query:
            return
        self._query = query
        self._fresh = True
        if query:
            self._show_results()
        else:
            self._leave()

    def _show_results(self) -> None:
        theme = current_theme()
        width = theme.size("results")
        if self._window.width() >= _ROOM_FOR_NARROW:
            width += theme.size("narrow")
        room = self._window.width() - theme.pane("min_article")
        self._window.show_alone(_RESULTS, width=min(width, room))

    def _leave(self) -> None:
        keys = self._window.focusWidget()
        had_keys = keys is not None and self._window.dock(_RESULTS).isAncestorOf(keys)
        self._window.show_others()
        self._others_shown()
        if had_keys:
            self._window.bring_to_front("library")

    @Slot()
    def _others_shown(self) -> None:
        """Bring the article that was opened from the results into sight in the library."""
        # The list has its new height in the next turn.
        QTimer.singleShot(0, self, self._show_open_in_library)

    @Slot()
    def _show_open_in_library(self) -> None:
        library = self._window.pane("library")
        assert isinstance(library, LibraryPane)  # noqa: S101 - built by its own spec
        library.show_open_row()

    @Slot()
    def go_to_results(self) -> None:
        """Show the results and give them the keys; where nothing is searched for, the search field."""
        if not self._query:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._field.selectAll()
            return
        self._show_results()
        self._window.bring_to_front(_RESULTS)

    # From hit to hit ----------------------------------------------------------------------------

    @Slot()
    def next_hit(self) -> None:
        """Go to the next hit, into the next result after the last."""
        if not self._window.article.next_hit() and self._query:
            self.next_result()

    @Slot()
    def previous_hit(self) -> None:
        """Go to the hit before, into the result before at the first, where its last hit is."""
        if not self._window.article.previous_hit() and self._query:
            self._step(-1, hit=LAST_HIT)

    @Slot()
    def next_result(self) -> None:
        """Open the next result at its first hit."""
        self._step(1)

    @Slot()
    def previous_result(self) -> None:
        """Open the result before at its first hit."""
        self._step(-1)

    def _step(self, distance: int, *, hit: int = FIRST_HIT) -> None:
        if not self.pane.step(distance, hit=hit) and self.pane.model.rowCount():
            last, first = self.tr("This is the last result."), self.tr("This is the first result.")
            self._window.toast.show_words(last if distance > 0 else first)

    @Slot(object)
    def _opened(self, opened: object) -> None:
        self._fresh = False
        current = self._article.opened
        self.pane.show_open(None if current is None else current.row.id)

    # The field ----------------------------------------------------------------------------------

    @Slot()
    def _go_to_list(self) -> None:
        if self._query and self.shown:
            self.pane.setFocus(Qt.FocusReason.TabFocusReason)
            if self._fresh:
                self.pane.open_first()

    @Slot()
    def _leave_field(self) -> None:
        self._window.article.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _submitted(self, query: str) -> None:
        if self.prompts.mistake is not None:
            self.prompts.reveal()
        elif query and query == self._query and self._fresh:
            self.pane.open_first()
        elif query and query == self._query:
            self.next_result()

    # Mistakes -----------------------------------------------------------------------------------

    @Slot(object)
    def _mistake_typed(self, mistake: Mistake | None) -> None:
        self.prompts.set_mistake(mistake, results=self.pane.reads.found is not None)

    @Slot(object)
    def _mistake_found(self, mistake: Mistake | None) -> None:
        """Take what is wrong with the query of the focus, which what is typed may have left behind."""
        if mistake is None and self._field.text().strip() != self._session.focus.query:
            return
        self.prompts.set_mistake(mistake, results=self.pane.reads.found is not None)
        if mistake is not None and not self._field.hasFocus():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _take_repair(self, query: str) -> None:
        self._field.show_query(query)
        self._focus.search(query)

    @Slot(bool)
    def _show_mistaken(self, mistaken: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.pane.set_stale(stale=mistaken)
