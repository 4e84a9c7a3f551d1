"""The Library pane: the articles of the present scope, newest first, and what each one needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from dateline.editing.articles import star
from dateline.explore.scope import Scope
from dateline.library.changes import Changes
from dateline.library.reads.articles import ArticleRow, article_rows
from dateline.library.reads.relations import Relation, relations
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.panes import PaneSpec
from dateline.ui.relation_words import part_lines, relation_lines
from dateline.ui.rows.library_delegate import LibraryDelegate
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.search.filtered_out import filtered_out_state, focus_after
from dateline.ui.session import Passage
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import IconButton
from dateline.ui.wording import count_words, day_words

_SORTS = ("newest", "earliest", "added", "outlet")


class LibraryPane(Pane):
    """Lists the articles of the scope; it knows the session and no other pane."""

    import_requested = Signal()

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        body = QWidget(parent)
        super().__init__(QCoreApplication.translate("Panes", "Library"), body, parent)
        self._context = context
        self._session = context.session
        self._sort = "newest"
        self._kept_scope: Scope | None = None
        self.model: PagedModel[ArticleRow] = PagedModel(
            self._fetch,
            id_of=lambda row: row.id,
            text_of=self._words,
            headers=(self.tr("Article"),),
            parent=self,
            first_whole=True,
        )
        self.delegate = LibraryDelegate(self)
        theme = current_theme()
        self.table = RowTable(self.model, body, row_height=theme.row("library_two_line"))
        self.table.setItemDelegate(self.delegate)
        self.table.setAccessibleName(self.tr("Articles"))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self._order = IconButton("sort", self.tr("Order"), self)
        self.head.add_control(self._order)
        self._wire()

    def _wire(self) -> None:
        self._order.clicked.connect(self._ask_order)
        self.table.current_id_changed.connect(self._open)
        self.table.visible_changed.connect(self._say_visible)
        self.table.context_requested.connect(self._show_menu)
        self.delegate.star_clicked.connect(self._star)
        self.state_chosen.connect(self._choose)
        self.link_toggled.connect(self._follow_again)
        self._session.library_changed.connect(self._content_changed)
        self._context.scopes.scope_changed.connect(self._show_scope)
        self._context.scopes.busy_changed.connect(self._show_busy)
        self._context.actions.attach("list", self.table)
        self._context.actions.attach("library", self.table)
        self.setFocusProxy(self.table)
        theme_switch().changed.connect(self._refit)

    # What is listed -----------------------------------------------------------------------------

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        before, self._kept_scope = self._kept_scope, scope
        if not self.head.linked:
            return
        self.table.set_ids(scope.article_ids(self._sort))
        if before is None or before.focus.on_article(None) != scope.focus.on_article(None):
            # Rows that arrive leave the list where a person has scrolled it; a new filter does not.
            self.show_open_row()
        self._say_scope(scope)
        self._show_state(scope)

    def _say_scope(self, scope: Scope) -> None:
        if scope.count == scope.total:
            self.set_scope(count_words(scope.total, one="{n} article", other="{n} articles"))
        else:
            self.set_scope(self.tr("{n} of {total}").format(n=scope.count, total=scope.total))

    def _show_state(self, scope: Scope) -> None:
        if scope.count:
            self.show_body()
            return
        if scope.total == 0:
            what, why = self.tr("No articles yet"), self.tr("Drop files onto the window.")
            self.show_state(PaneState(what, why, (Choice("import", self.tr("Import files…")),)))
            return
        self.show_state(filtered_out_state(scope, self._context.scopes))

    @Slot(str)
    def _choose(self, choice: str) -> None:
        scope = self._kept_scope
        if choice == "import":
            self._context.actions.action("import_files").trigger()
        elif scope is not None:
            self._session.set_focus(focus_after(choice, scope, self._session.focus))

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.set_busy(busy=busy)

    @Slot()
    def _follow_again(self) -> None:
        if self._kept_scope is not None:
            self._show_scope(self._kept_scope)

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        self.model.refresh(changes.articles)
        if changes.removed or changes.added:
            # What the others repeat or follow may be another article now, or none.
            self.model.refresh(self.delegate.related_ids)

    def _fetch(self, ids: Sequence[int], done: Callable[[Sequence[ArticleRow]], None]) -> None:
        def take(found: tuple[Sequence[ArticleRow], dict[int, tuple[Relation, ...]]]) -> None:
            rows, related = found
            self.delegate.relate(ids, related)
            done(rows)

        self._session.ask(
            lambda connection: (article_rows(connection, ids), relations(connection, ids)), take
        )

    def _words(self, row: ArticleRow, column: int) -> str:
        day = "" if row.published_day is None else day_words(row.published_day, with_weekday=False)
        starred = self.tr("starred") if row.starred else ""
        unread = self.tr("unread") if row.opened_utc is None else ""
        related = relation_lines(self.delegate.relations(row.id))
        parts = (row.title, row.outlet, day, starred, unread, *related, *part_lines(row))
        return ", ".join(part for part in parts if part)

    # What is done in it -------------------------------------------------------------------------

    def show_open(self, article_id: int | None) -> None:
        """Mark which article is open in the article pane."""
        if article_id != self.delegate.open_id:
            self.delegate.open_id = article_id
            self.table.make_current(article_id)
            self.table.viewport().update()

    def show_open_row(self) -> None:
        """Scroll the open article into sight where it is listed."""
        if self.delegate.open_id is not None:
            self.table.show_row(self.delegate.open_id)

    def set_one_line(self, *, one_line: bool) -> None:
        """Show titles in one line or in two."""
        if one_line != self.delegate.one_line:
            self.delegate.set_one_line(one_line=one_line)
            self._refit()

    @Slot()
    def _refit(self) -> None:
        self.table.set_row_height(current_theme().row(self.delegate.row_height))

    @Slot(object)
    def _open(self, article_id: int | None) -> None:
        if article_id is not None and article_id != self.delegate.open_id:
            self._session.show_passage(Passage(article_id))

    @Slot(int)
    def _star(self, article_id: int) -> None:
        row = self.model.row(article_id)
        if row is not None:
            command = star(article_id, starred=not row.starred, author=self._session.author)
            self._session.carry_out(command, quiet=True)

    @Slot()
    def _say_visible(self) -> None:
        opened = [self.delegate.open_id] if self.delegate.open_id is not None else []
        self._session.show_on_screen([*opened, *self.table.visible_ids()])

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        menu = self._context.actions.context_menu("library", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    @Slot()
    def _ask_order(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = {
            "newest": self.tr("Newest first"),
            "earliest": self.tr("Earliest first"),
            "added": self.tr("Last added first"),
            "outlet": self.tr("By outlet"),
        }
        for sort in _SORTS:
            action = menu.addAction(words[sort])
            action.setCheckable(True)
            action.setChecked(sort == self._sort)
            action.setData(sort)
        menu.triggered.connect(self._take_order)
        menu.popup(self._order.mapToGlobal(self._order.rect().bottomLeft()))

    @Slot(object)
    def _take_order(self, action: object) -> None:
        self._sort = str(action.data())  # pyright: ignore[reportAttributeAccessIssue]
        self._follow_again()


def _make(context: PaneContext, parent: QWidget) -> LibraryPane:
    return LibraryPane(context, parent)


PANE = PaneSpec("library", "Library", "left", 0, "go_library", _make)
