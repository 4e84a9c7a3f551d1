"""The column of facets beside the results: months, outlets, names, statuses and tags with counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dateline.explore.filters import Axis, ChipKind, Key, Mode, Period
from dateline.explore.focus import Focus
from dateline.explore.results import FacetGroup, FacetKind, FacetRow
from dateline.model.messages import Message
from dateline.ui.search.facet_rows import FacetBox
from dateline.ui.search.month_bars import MonthBars
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.labels import Label, surface
from dateline.ui.wording import say

_FEW: Final = 5
_STEP: Final = 20
"""How many more values each click on "n more" shows."""
_TITLES: Final = {
    FacetKind.MONTH: "Published",
    FacetKind.OUTLET: "Outlet",
    FacetKind.PERSON: "People",
    FacetKind.ORGANISATION: "Organisations",
    FacetKind.PLACE: "Places",
    FacetKind.STATUS: "How it is reported",
    FacetKind.TAG: "Tags",
}


def _with_outlet(focus: Focus, key: Key, mode: Mode) -> Focus:
    return focus.with_outlet(str(key), mode)


def _with_entity(focus: Focus, key: Key, mode: Mode) -> Focus:
    return focus.with_entity(key, mode) if isinstance(key, int) else focus


def _with_status(focus: Focus, key: Key, mode: Mode) -> Focus:
    return focus.with_status(str(key), mode)


def _with_tag(focus: Focus, key: Key, mode: Mode) -> Focus:
    return focus.with_tag(str(key), mode)


_GESTURES: Final[dict[FacetKind, Callable[[Focus, Key, Mode], Focus]]] = {
    FacetKind.OUTLET: _with_outlet,
    FacetKind.PERSON: _with_entity,
    FacetKind.ORGANISATION: _with_entity,
    FacetKind.PLACE: _with_entity,
    FacetKind.STATUS: _with_status,
    FacetKind.TAG: _with_tag,
}


class NarrowHead(QWidget):
    """The head over the facets: their title, and the way to drop every filter but the search."""

    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        surface(self, "window", rule="below")
        theme = current_theme()
        self.clear = Button(self.tr("Clear"), self, look="flat")
        self.clear.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), 0, 0, 0)
        row.setSpacing(theme.space("m"))
        row.addWidget(Label(self.tr("Narrow"), self, style="pane_title"), 1)
        row.addWidget(self.clear)
        row.addWidget(_line(self))
        self._fit()
        theme_switch().changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedSize(theme.size("narrow"), theme.row("pane_header"))


class Narrow(QWidget):
    """Shows the facets of a scope; a click shows only one, Ctrl adds, Alt leaves out.

    It is given groups and asks for a focus; it reads and filters nothing by itself.
    """

    focus_wanted = Signal(object)
    """The Focus after a gesture."""
    more_wanted = Signal()
    """More values of some facet are to be fetched and shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Narrow"))
        self._focus = Focus()
        self._most = dict.fromkeys(FacetKind, _FEW)
        page = QWidget(self)
        surface(page, "panel")
        self._make_page(page)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area, 1)
        row.addWidget(_line(self))
        self._fit()
        theme_switch().changed.connect(self._fit)

    def _make_page(self, page: QWidget) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(0, current_theme().space("m"), 0, current_theme().space("m"))
        column.setSpacing(0)
        self.boxes = {kind: self._make_box(kind, page) for kind in FacetKind}
        self.months = MonthBars(page)
        self.months.chosen.connect(self._choose_period)
        self.boxes[FacetKind.MONTH].add(self.months)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addStretch(1)

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(current_theme().size("narrow"))

    def _make_box(self, kind: FacetKind, page: QWidget) -> FacetBox:
        box = FacetBox(QCoreApplication.translate("Facets", _TITLES[kind]), page)
        box.more_requested.connect(partial(self._show_more, kind))
        box.chosen.connect(partial(self._choose, kind))
        return box

    @property
    def most(self) -> int:
        """How many values of a facet may be shown: what is to be fetched."""
        return max(self._most.values())

    def show_groups(self, focus: Focus, groups: tuple[FacetGroup, ...]) -> None:
        """Show the facets of the scope of `focus`."""
        self._focus = focus
        for group in groups:
            if group.kind is FacetKind.MONTH:
                self._show_months(group)
                continue
            few = shortened(group, self._most[group.kind])
            rows = [(row, self._words(group.kind, row)) for row in few.rows]
            self.boxes[group.kind].show_rows(rows, more=few.more)

    def _show_months(self, group: FacetGroup) -> None:
        period = self._focus.period
        on_publication = period is not None and period.axis is Axis.PUBLISHED
        self.months.show_months(group.rows, period if on_publication else None)
        self.boxes[FacetKind.MONTH].setVisible(bool(group.rows))

    def _words(self, kind: FacetKind, row: FacetRow) -> str:
        if kind is FacetKind.STATUS:
            return say(Message.of(f"explore.chip.status.{row.key}"))
        return row.name or self.tr("Not named")

    def _choose(self, kind: FacetKind, key: Key, modifiers: Qt.KeyboardModifier) -> None:
        mode = self.boxes[kind].mode(key, modifiers)
        if mode is not None:
            self.focus_wanted.emit(_GESTURES[kind](self._focus, key, mode))

    @Slot(object)
    def _choose_period(self, period: Period | None) -> None:
        self.focus_wanted.emit(self._focus.with_period(period))

    @Slot()
    def clear(self) -> None:
        """Ask for the search alone, without any other filter."""
        self.focus_wanted.emit(self._focus.unfiltered().with_query(self._focus.query))

    def _show_more(self, kind: FacetKind) -> None:
        self._most[kind] += _STEP
        self.more_wanted.emit()


def _line(parent: QWidget) -> QWidget:
    """Return the hairline between the facets and the results."""
    line = QWidget(parent)
    surface(line, "line")
    line.setFixedWidth(1)
    return line


def shortened(group: FacetGroup, most: int) -> FacetGroup:
    """Return a group with its first `most` values and what is chosen or left out beyond them."""
    kept = tuple(
        row for place, row in enumerate(group.rows) if place < most or row.chosen or row.excluded
    )
    hidden = sum(1 for row in group.rows if row not in kept and row.count)
    return replace(group, rows=kept, more=group.more + hidden)


def filters_beside_query(focus: Focus) -> bool:
    """Whether anything but the search is filtered."""
    return any(chip.kind is not ChipKind.QUERY for chip in focus.chips())
