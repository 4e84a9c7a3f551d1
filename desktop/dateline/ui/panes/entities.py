"""The Entities pane: names of the scope with kind, months, mentions and articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from dateline.explore.entities import EntityList, EntityRow
from dateline.explore.focus import Focus, Mode
from dateline.explore.scope import Scope
from dateline.library.locations import unplaced_ids
from dateline.library.reads.other_names import other_names
from dateline.library.reads.roles import roles_called
from dateline.library.rows import Connection
from dateline.model.annotations import EntityKind
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.panes import PaneSpec
from dateline.ui.rows.entity_delegate import EntityDelegate, EntityHeader
from dateline.ui.rows.entity_table import EntityTable
from dateline.ui.rows.filter_field import FilterField
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.session import Selected
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.labels import surface
from dateline.ui.wording import count_words

_KINDS = (
    ("All kinds", ()),
    ("People", (EntityKind.PERSON,)),
    ("Organisations", (EntityKind.ORGANISATION,)),
    ("Places", (EntityKind.PLACE,)),
    ("Not placed", (EntityKind.PLACE,)),
    ("Nationalities", (EntityKind.NATIONALITY,)),
    ("Events, products", (EntityKind.EVENT, EntityKind.PRODUCT)),
)
_UNPLACED: Final = 4
"""Which of them lists the places alone that are on no map."""


class EntitiesPane(Pane):
    """Lists names; click shows only this one, Ctrl+click adds it, Alt+click leaves it out."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        body, tools = QWidget(parent), QWidget(parent)
        # What is typed into stays while nothing matches it.
        super().__init__(QCoreApplication.translate("Panes", "Entities"), body, parent, above=tools)
        surface(body, "panel")
        surface(tools, "panel")
        self._context = context
        self._session = context.session
        self._scope: Scope | None = None
        self._list: EntityList | None = None
        self._kind = 0
        self._filtered: frozenset[int] = frozenset()
        self._sought: int | None = None
        self._is_coming = False
        self._goes_to_list = False
        self.model: PagedModel[EntityRow] = PagedModel(
            self._fetch,
            id_of=lambda row: row.id,
            text_of=self._words,
            headers=(self.tr("Name"),),
            parent=self,
        )
        theme = current_theme()
        self.table = EntityTable(self.model, body, row_height=theme.row("entity"))
        self.delegate = EntityDelegate(self)
        self.table.setItemDelegate(self.delegate)
        self.table.setAccessibleName(self.tr("Names"))
        self.filter = FilterField(self.tr("Show all names"), tools)
        self.filter.setPlaceholderText(self.tr("Filter names and roles"))
        self.filter.setAccessibleName(self.tr("Filter names"))
        self.kinds = Button(self.tr("All kinds"), tools)
        self.kinds.set_trailing_icon("down")
        self.pairs = Button("", body, look="flat")
        self.pairs.set_ink("accent")
        self.pairs.hide()
        self.header = EntityHeader(body)
        self._lay_out(body, tools)
        self._wire()

    def _lay_out(self, body: QWidget, tools: QWidget) -> None:
        theme = current_theme()
        row = QHBoxLayout(tools)
        row.setContentsMargins(
            theme.space("l"), theme.space("m"), theme.space("l"), theme.space("m")
        )
        row.setSpacing(theme.space("m"))
        row.addWidget(self.filter, 1)
        row.addWidget(self.kinds)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pairs, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.header)
        column.addWidget(self.table, 1)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._refresh)
        self.filter.list_requested.connect(self._go_to_list)
        self.table.left_at_top.connect(self._go_to_filter)
        self.kinds.clicked.connect(self._ask_kind)
        self.table.clicked_id.connect(self._clicked)
        self.table.current_id_changed.connect(self._select)
        self.table.entered.connect(self._hover)
        self.table.context_requested.connect(self._show_menu)
        self.state_chosen.connect(self._choose)
        self.link_toggled.connect(self._refresh)
        self._context.scopes.scope_changed.connect(self._show_scope)
        self._context.scopes.busy_changed.connect(self._show_busy)
        self._session.selected_changed.connect(self._ring)
        self._session.focus_changed.connect(self._follow_filter)
        self._context.actions.attach("list", self.table)
        self._context.actions.attach("entities", self.table)
        self.setFocusProxy(self.table)

    # What is listed -----------------------------------------------------------------------------

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        self._scope = scope
        if self.head.linked:
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        scope = self._scope
        if scope is None:
            return
        self._is_coming, self._goes_to_list = True, False
        kinds, matching = _KINDS[self._kind][1], self.filter.text()
        unplaced = self._kind == _UNPLACED

        def read(connection: Connection) -> EntityList:
            called = roles_called(connection, matching)
            also = other_names(connection, matching)
            only = unplaced_ids(connection) if unplaced else None
            return EntityList.of(
                scope, kinds=kinds, matching=matching, called=called, also=also, only=only
            )

        self._session.ask(read, self._show_list, kind="entities")

    @Slot(int)
    def set_pairs(self, count: int) -> None:
        """Say how many pairs of names may be one."""
        words = count_words(count, one="{n} pair to review", other="{n} pairs to review")
        self.pairs.set_text(words)
        self.pairs.setVisible(count > 0)

    def _show_list(self, found: EntityList) -> None:
        self._list = found
        self._is_coming = False
        self.model.forget()
        self.header.set_months_of_bar(found.months_of_bar)
        self.table.set_ids(found.ids)
        if self._sought is not None:
            self.table.make_current(self._sought)
            self._sought = None
        names = count_words(len(found), one="{n} name", other="{n} names")
        articles = count_words(found.scope.count, one="{n} article", other="{n} articles")
        self.set_scope(self.tr("{names} in {articles}").format(names=names, articles=articles))
        if len(found):
            self.show_body()
        elif self._kind == _UNPLACED and not self.filter.text():
            what = self.tr("Every place here is on the map")
            self.show_state(PaneState(what, "", (Choice("clear-names", self.tr("Clear")),)))
        elif self.filter.text() or self._kind:
            what = self.tr("No name matches “{words}”").format(
                words=self.filter.text() or self.kinds.text()
            )
            self.show_state(PaneState(what, "", (Choice("clear-names", self.tr("Clear")),)))
        elif found.scope.count < found.scope.total:
            what = self.tr("No names in these articles")
            self.show_state(PaneState(what, "", (Choice("clear", self.tr("Clear all"), "Esc"),)))
        else:
            why = self.tr("Names are found in English only, a moment after an article is read.")
            self.show_state(PaneState(self.tr("No names yet"), why))
        if self._goes_to_list and self.filter.hasFocus():
            self._go_to_list()

    def _fetch(self, ids: Sequence[int], done: Callable[[Sequence[EntityRow]], None]) -> None:
        found = self._list
        if found is None:
            done(())
            return
        places = {entity_id: place for place, entity_id in enumerate(found.ids)}
        wanted = sorted(places[entity_id] for entity_id in ids if entity_id in places)
        if not wanted:
            done(())
            return
        first, last = wanted[0], wanted[-1]
        self._session.ask(lambda _: found.rows(first, last - first + 1), done)

    def show_entity(self, entity_id: int) -> None:
        """Choose a name in the list; where what is typed or the kind leaves it out, among all names."""
        if self._list is not None and entity_id not in self._list.ids:
            self._sought = entity_id
            self._choose("clear-names")
        self._session.select(Selected("entity", entity_id))

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.set_busy(busy=busy)

    @Slot(str)
    def _choose(self, choice: str) -> None:
        if choice == "clear-names":
            self._kind = 0
            self.kinds.set_text(self.tr(_KINDS[0][0]))
            self.filter.clear()
            self._refresh()
        elif choice == "clear":
            self._session.set_focus(self._session.focus.unfiltered())

    @Slot()
    def _ask_kind(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, (words, _) in enumerate(_KINDS):
            action = menu.addAction(self.tr(words))
            action.setCheckable(True)
            action.setChecked(number == self._kind)
            action.setData(number)
        menu.triggered.connect(self._take_kind)
        menu.popup(self.kinds.mapToGlobal(self.kinds.rect().bottomLeft()))

    @Slot(QAction)
    def _take_kind(self, action: QAction) -> None:
        self._kind = int(action.data())
        self.kinds.set_text(action.text())
        self._refresh()

    # Between field and list ---------------------------------------------------------------------

    @Slot()
    def _go_to_list(self) -> None:
        """Go to the first name, once the list is that of the words typed."""
        self._goes_to_list = self._is_coming
        if not self._is_coming and self._list is not None and len(self._list):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.make_current(self._list.ids[0])

    @Slot()
    def _go_to_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done in it -------------------------------------------------------------------------

    @Slot(int, object)
    def _clicked(self, entity_id: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            return
        mode = Mode.REPLACE
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            mode = Mode.ADD
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            mode = Mode.EXCLUDE
        self._session.set_focus(self._session.focus.with_entity(entity_id, mode))

    @Slot(object)
    def _select(self, entity_id: int | None) -> None:
        if entity_id is not None:
            self._session.select(Selected("entity", entity_id))

    @Slot(object)
    def _hover(self, index: object) -> None:
        entity_id = index.data(self.delegate.id_role)  # pyright: ignore[reportAttributeAccessIssue]
        self._session.hover(Selected("entity", entity_id) if isinstance(entity_id, int) else None)

    @Slot(object)
    def _ring(self, selected: Selected | None) -> None:
        if selected is not None and selected.kind == "entity":
            self.table.make_current(selected.id)
        elif selected is None:
            self.table.clearSelection()

    @Slot(object)
    def _follow_filter(self, focus: Focus) -> None:
        """Drop the selection of names that are filtered by no more: a lit row says they are."""
        filtered = frozenset((*focus.entities, *focus.any_entities, *focus.without_entities))
        gone, self._filtered = self._filtered - filtered, filtered
        self.table.unchoose(gone)
        selected = self._session.selected
        if selected is not None and selected.kind == "entity" and selected.id in gone:
            self._session.select(None)

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        menu = self._context.actions.context_menu("entities", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    def _words(self, row: EntityRow, column: int) -> str:
        mentions = count_words(row.mentions, one="{n} mention", other="{n} mentions")
        articles = count_words(row.articles, one="{n} article", other="{n} articles")
        also = self.tr("also {name}").format(name=row.also) if row.also else row.called
        parts = (row.name, also, row.kind.value, mentions, articles)
        return ", ".join(part for part in parts if part)


def _make(context: PaneContext, parent: QWidget) -> EntitiesPane:
    return EntitiesPane(context, parent)


PANE = PaneSpec("entities", "Entities", "right", 0, "go_entities", _make)
