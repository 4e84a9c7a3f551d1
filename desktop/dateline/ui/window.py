"""The window: panes in docks round the article, toolbar, filter row, status bar; and its memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from dateline.ui.actions import ActionRegistry
from dateline.ui.dock_tabs import DockTabs
from dateline.ui.imports.progress_strip import ProgressStrip
from dateline.ui.low_dock import LEAST_ROOM, LowDock
from dateline.ui.pane_menu import PaneMenu
from dateline.ui.pane_state import PaneState, StateView
from dateline.ui.panes import PaneSpec, panes
from dateline.ui.theme import current_theme
from dateline.ui.toolbar import Toolbar
from dateline.ui.widgets.labels import Label, surface

if TYPE_CHECKING:
    from dateline.ui.article.article_view import ArticleView
    from dateline.ui.cards.cards import CardHost
    from dateline.ui.drop import DropTarget
    from dateline.ui.libraries.empty_library import EmptyLibrary
    from dateline.ui.pane import Pane
    from dateline.ui.pane_context import PaneContext
    from dateline.ui.search.filter_row import FilterRow
    from dateline.ui.toast import Toast
    from dateline.ui.widgets.focus_ring import FocusRing

LAYOUT_VERSION: Final = 1
"""Raised when docks are added or renamed: an older saved layout is then not restored."""
_AREAS: Final = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
_SMALLEST: Final = QSize(900, 560)
_FIRST_SIZE: Final = QSize(1440, 900)
_FRAME: Final = QSize(8, 40)
"""What a window manager may add: the first window is no larger than the screen has room for."""
_NARROW: Final = 1180
"""Below this width the right panes become tabs of the left ones (DESIGN-UI section 10)."""
_LOW: Final = 720
"""Below this height the timeline has three small lanes and no minimap."""


@dataclass(frozen=True, slots=True)
class _Alone:
    """The pane that stands alone beside the article, and how everything stood before."""

    pane_id: str
    layout_before: str


class MainWindow(QMainWindow):
    """Owns the widgets and where they stand; what they do is bound by controllers.

    The first picture is of the bars alone, so that it is there at once: what else the window holds
    is made when it is first asked for, at the latest with the panes.
    """

    closing = Signal()
    """The window is about to close: save what must be kept."""
    others_shown = Signal()
    """The panes stand again as they stood before one was shown alone."""

    ask_before_closing: Callable[[], bool] | None = None
    """Says whether the window may close now; whoever says no asks and closes it later."""

    def __init__(self) -> None:
        super().__init__()
        self._shape()
        self.actions_registry = ActionRegistry(self)
        self.toolbar = Toolbar(self.actions_registry, self)
        self.strip = ProgressStrip(self)
        self.library_words = Label("", self, style="meta", ink="muted")
        self._pane_widgets: dict[str, Pane] = {}
        self._docks: dict[str, QDockWidget] = {}
        self._specs: dict[str, PaneSpec] = {}
        self._tabs = DockTabs(self, self.toolbar)
        self._low = False
        self._unsized = False
        """Whether the docks were hidden when they got the design's sizes, which they then forget."""
        self._low_docks: list[LowDock] = []
        self._folded = False
        self._alone: _Alone | None = None
        self._center = QStackedWidget(self)
        self._pages: list[QWidget] = []
        self._center.addWidget(_blank_page(self._center))
        self.failed = StateView(self, ground="paper", words="empty_words")
        self._center.addWidget(self.failed)
        self.setCentralWidget(self._center)
        self._make_bars()
        self.toolbar.search.setEnabled(False)

    def _shape(self) -> None:
        """Set the sizes and how docks stand to each other."""
        self.setMinimumSize(_SMALLEST)
        room = self.screen().availableSize() - _FRAME
        self.resize(_FIRST_SIZE.boundedTo(room).expandedTo(_SMALLEST))
        self.setDockNestingEnabled(True)
        self.setDocumentMode(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea)

    def _make_bars(self) -> None:
        rows = QWidget(self)
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        self._bars = column
        bar = QToolBar(self.tr("Toolbar"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(rows)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.setFixedHeight(current_theme().row("status_bar"))
        status.addWidget(self.strip, 1)
        status.addPermanentWidget(self.library_words)
        margin = current_theme().space("l")
        self.library_words.setContentsMargins(0, 0, margin, 0)

    # What comes after the first picture ---------------------------------------------------------

    @cached_property
    def filter_row(self) -> FilterRow:
        """The chips below the toolbar."""
        from dateline.ui.search.filter_row import FilterRow

        row = FilterRow(self)
        self._bars.addWidget(row)
        return row

    @cached_property
    def empty(self) -> EmptyLibrary:
        """The page of a library without articles."""
        from dateline.ui.libraries.empty_library import EmptyLibrary

        page = EmptyLibrary(self)
        self._add_page(page)
        return page

    @cached_property
    def article(self) -> ArticleView:
        """The article, between the panes."""
        from dateline.ui.article.article_view import ArticleView

        page = ArticleView(self)
        page.setMinimumWidth(current_theme().pane("min_article"))
        self._add_page(page)
        return page

    @cached_property
    def opening(self) -> StateView:
        """The page of a library that is still being opened."""
        page = StateView(self, ground="paper", words="empty_words")
        self._center.addWidget(page)
        return page

    @cached_property
    def drop_target(self) -> DropTarget:
        """What takes files that are dragged onto the window."""
        from dateline.ui.drop import DropTarget

        return DropTarget(self)

    @cached_property
    def toast(self) -> Toast:
        """What is said for a moment on the status bar."""
        from dateline.ui.toast import Toast

        toast = Toast(self)
        toast.set_floor(*self.strip.progress_parts, self.article.find_bar)
        toast.set_texts(self.article.text)
        return toast

    @cached_property
    def cards(self) -> CardHost:
        """The one card of the window."""
        from dateline.ui.cards.cards import CardHost

        return CardHost(self)

    @cached_property
    def ring(self) -> FocusRing:
        """The ring round what has the focus."""
        from dateline.ui.widgets.focus_ring import FocusRing

        return FocusRing(self)

    def _add_page(self, page: QWidget) -> None:
        """Add a page to the middle, which is not on show yet and must not hold the window wide."""
        page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._pages.append(page)
        self._center.addWidget(page)

    def _furnish(self) -> None:
        """Make all that the first picture did without, in the order in which Tab goes through it."""
        _ = (self.filter_row, self.empty, self.article, self.drop_target)
        _ = (self.toast, self.cards, self.ring)
        self.actions_registry.show_icons()

    # Panes --------------------------------------------------------------------------------------

    def build_panes(self, context: PaneContext) -> None:
        """Make every pane in its dock; called once, after the first paint."""
        self._furnish()
        for spec in panes():
            pane = spec.make(context, self)
            dock = QDockWidget(self.tr(spec.title), self)
            dock.setObjectName(f"dock-{spec.id}")
            dock.setWidget(pane)
            dock.setTitleBarWidget(pane.take_head())
            self._specs[spec.id], self._pane_widgets[spec.id] = spec, pane
            self._docks[spec.id] = dock
            pane.more_requested.connect(PaneMenu(self, dock, pane).show)
        low = [dock for i, dock in self._docks.items() if self._specs[i].area == "bottom"]
        self.toast.set_grounds(*low)
        self._low_docks = [
            LowDock(self, dock, self._pane_widgets[i])
            for i, dock in self._docks.items()
            if dock in low
        ]
        self.reset_layout()

    def pane(self, pane_id: str) -> Pane:
        """Return a pane by id; raises KeyError for none."""
        return self._pane_widgets[pane_id]

    def pane_ids(self) -> tuple[str, ...]:
        """Return the ids of the panes, by area and order."""
        return tuple(self._specs)

    def dock(self, pane_id: str) -> QDockWidget:
        """Return the dock of a pane."""
        return self._docks[pane_id]

    @Slot()
    def reset_layout(self) -> None:
        """Put every dock where the design has it: library, article, entities, timeline below."""
        self._folded = False
        self._alone = None
        for pane_id, dock in self._docks.items():
            self.addDockWidget(_AREAS[self._specs[pane_id].area], dock)
        for area in ("left", "right", "bottom"):
            self._tab([i for i, spec in self._specs.items() if spec.area == area])
        for pane_id, dock in self._docks.items():
            dock.setFloating(False)
            dock.setVisible(self._specs[pane_id].standing)
        self._resize_docks()
        self._unsized = self._center.currentWidget() is not self.article
        self._fold()
        self._fold_low()
        self._tabs.sweep_soon()

    def _resize_docks(self) -> None:
        self._unsized = False
        self._resize_sides()
        if (bottom := self._first_dock("bottom")) is not None:
            height = current_theme().pane("timeline")
            self.resizeDocks([bottom], [height], Qt.Orientation.Vertical)

    def _resize_sides(self) -> None:
        """Give the panes left and right of the article the design's widths."""
        theme = current_theme()
        wide = {"left": theme.pane("library"), "right": theme.pane("right")}
        docks = {dock: width for area, width in wide.items() if (dock := self._first_dock(area))}
        self.resizeDocks(list(docks), list(docks.values()), Qt.Orientation.Horizontal)

    def _first_dock(self, area: str) -> QDockWidget | None:
        return next((self._docks[i] for i, spec in self._specs.items() if spec.area == area), None)

    def _tab(self, pane_ids: list[str]) -> None:
        for pane_id in pane_ids[1:]:
            self.tabifyDockWidget(self._docks[pane_ids[0]], self._docks[pane_id])
        if pane_ids:
            self._docks[pane_ids[0]].raise_()

    def show_area(self, area: str, *, shown: bool) -> None:
        """Show or hide every dock that stands in an area now; beside a pane alone, that pane."""
        own = [i for i, dock in self._docks.items() if self._stands_in(dock, area)]
        if self.alone in own:
            own = [self.alone]
        for pane_id in own:
            wanted = shown and (self._specs[pane_id].standing or pane_id == self.alone)
            self._docks[pane_id].setVisible(wanted)

    def docks_in(self, area: str) -> list[QDockWidget]:
        """Return the docks that stand in an area now, shown or not."""
        return [dock for dock in self._docks.values() if self._stands_in(dock, area)]

    def _stands_in(self, dock: QDockWidget, area: str) -> bool:
        return not dock.isFloating() and self.dockWidgetArea(dock) == _AREAS[area]

    @property
    def alone(self) -> str | None:
        """The id of the pane that stands beside the article in place of the others, or None."""
        return None if self._alone is None else self._alone.pane_id

    def show_alone(self, pane_id: str, *, width: int) -> None:
        """Show one pane beside the article in place of those at the sides; the low one folds.

        `show_others` brings them back.
        """
        if self._alone is not None:
            return
        self._alone = _Alone(pane_id, self.layout_state())
        for other, dock in self._docks.items():
            if not dock.isFloating() and not self._stands_in(dock, "bottom"):
                dock.setVisible(other == pane_id)
        self._fold_low()
        self.resizeDocks([self._docks[pane_id]], [width], Qt.Orientation.Horizontal)

    def show_others(self) -> None:
        """Put everything back where it stood before one pane was shown alone."""
        alone, self._alone = self._alone, None
        if alone is not None:
            self._fold_low()
            self.restore_layout(alone.layout_before)
            self.others_shown.emit()

    def bring_to_front(self, pane_id: str) -> None:
        """Show a pane and give it the focus; one beside a pane alone comes with all others.

        It would else take the width that the pane alone has, and the article's room.
        """
        dock = self._docks[pane_id]
        if self.alone not in (None, pane_id) and not dock.isFloating():
            self.show_others()
        dock.show()
        dock.raise_()
        self._pane_widgets[pane_id].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_library(self, *, empty: bool) -> None:
        """Fill the window with the first-run page, or show article and panes."""
        wanted: QWidget = self.empty if empty else self.article
        if self._center.currentWidget() is wanted and self._docks_match(shown=not empty):
            return
        for page in self._pages:
            # The page that is not on show must not hold the window wide.
            fits = QSizePolicy.Policy.Preferred if page is wanted else QSizePolicy.Policy.Ignored
            page.setSizePolicy(fits, fits)
        self._center.setCurrentWidget(wanted)
        self.toolbar.search.setEnabled(not empty)
        self.show_others()
        for pane_id, dock in self._docks.items():
            dock.setVisible(not empty and self._specs[pane_id].standing)
        if not empty and self._unsized:
            self._resize_docks()
        self._tabs.sweep_soon()

    def _docks_match(self, *, shown: bool) -> bool:
        """Whether no dock needs to change for the first-run page, or back from it."""
        if self.toolbar.search.isEnabled() != shown:
            return False
        return shown or all(dock.isHidden() for dock in self._docks.values())

    def show_opening(self, state: PaneState) -> None:
        """Say in place of everything that the library is on its way."""
        self.opening.show_state(state)
        self._center.setCurrentWidget(self.opening)
        self.toolbar.search.setEnabled(False)

    def show_failed(self, state: PaneState) -> None:
        """Say in place of everything why there is no library, and what can be done."""
        self.failed.show_state(state)
        self._center.setCurrentWidget(self.failed)
        self.toolbar.search.setEnabled(False)
        self.failed.focus_choice()

    # Small windows ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the right panes into the left ones, and the timeline, where there is no room."""
        super().resizeEvent(event)
        self._fold()
        self._lower()
        self._fold_low()

    def _lower(self) -> None:
        """Give the timeline the height that the window has room for, when that changes."""
        low = self.height() < _LOW
        bottom = self._first_dock("bottom")
        if low == self._low or bottom is None or bottom.isFloating():
            return
        self._low = low
        height = current_theme().pane("timeline_min" if low else "timeline")
        self.resizeDocks([bottom], [height], Qt.Orientation.Vertical)

    def _fold_low(self) -> None:
        """Fold the timeline to its head in a small window, and beside a pane that stands alone."""
        small = self.width() < LEAST_ROOM.width() or self.height() < LEAST_ROOM.height()
        for low in self._low_docks:
            low.set_folded(folded=small or self._alone is not None)

    def _fold(self) -> None:
        narrow = self.width() < _NARROW
        if narrow == self._folded or not self._docks or self._alone is not None:
            return
        self._folded = narrow
        left, right = self._first_dock("left"), self._first_dock("right")
        if left is None or right is None:
            return
        working = bool(self._pages) and self._center.currentWidget() is self.article
        for pane_id, spec in self._specs.items():
            if spec.area != "right":
                continue
            dock = self._docks[pane_id]
            shown = dock.isVisible() or (working and spec.standing)
            if narrow:
                self.tabifyDockWidget(left, dock)
            else:
                self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
                if dock is not right:
                    self.tabifyDockWidget(right, dock)
            dock.setVisible(shown)
        left.raise_()
        if not narrow:
            right.raise_()
            self._resize_sides()

    # Memory -------------------------------------------------------------------------------------

    def layout_state(self) -> str:
        """Return where everything stands, as text: folded, low (0 or 1), and Qt's own state.

        While one pane stands alone, it is how everything stood before.
        """
        if self._alone is not None:
            return self._alone.layout_before
        state = bytes(self.saveState(LAYOUT_VERSION).toBase64().data()).decode("ascii")
        return f"{int(self._folded)}{int(self._low)}{state}"

    def restore_layout(self, state: str) -> bool:
        """Put everything where it stood; False where the layout is of another version.

        What a narrow or low window had folded is unfolded where there is room again.
        """
        data = QByteArray.fromBase64(state[2:].encode("ascii"))
        if not self.restoreState(data, LAYOUT_VERSION):
            return False
        self._folded, self._low = state[0] == "1", state[1] == "1"
        self._unsized = all(dock.isHidden() for dock in self._docks.values())
        self._fold()
        self._lower()
        self._tabs.sweep_soon()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why the key of an action does nothing now: keys that nobody took come here."""
        reason = ""
        # Esc is pressed to be sure that nothing is open; then there is nothing to say.
        if event.key() != Qt.Key.Key_Escape:
            key = event.keyCombination()
            reason = self.actions_registry.why_key_fails(key, self.focusWidget())
        if reason:
            self.toast.show_words(reason)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the controllers, then close, unless something is to be asked first."""
        if self.ask_before_closing is not None and not self.ask_before_closing():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def _blank_page(parent: QWidget) -> QWidget:
    """Return the page of a window whose library is being opened."""
    page = QWidget(parent)
    surface(page, "paper")
    return page
