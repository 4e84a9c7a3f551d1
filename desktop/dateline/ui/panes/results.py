"""The Results pane: what a search finds, with the places in the text, beside the facets to narrow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.editing.articles import star
from dateline.explore.focus import Focus
from dateline.explore.found import Found, Missing
from dateline.explore.results import FacetGroup, facet_groups
from dateline.explore.scope import Scope
from dateline.library.changes import Changes
from dateline.library.search.query import Result, Sort
from dateline.model.messages import Message
from dateline.ui.announce import announce
from dateline.ui.buttons import Button
from dateline.ui.choices import ChoiceButton
from dateline.ui.filtered_out import filtered_out_state, focus_after
from dateline.ui.labels import surface
from dateline.ui.narrow import NarrowColumn, NarrowHead, filters_beside_query
from dateline.ui.paged_model import PagedModel
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.panes import PaneSpec
from dateline.ui.result_delegate import ResultDelegate, facts_of, hit_words, row_height
from dateline.ui.result_order import ResultOrder
from dateline.ui.row_table import RowTable
from dateline.ui.session import Passage
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.wording import count_words, number_words, say

_LEAST_BESIDE: Final = 380
"""Narrower results give their facets' room up: these are then opened with a button."""
_FIRST: Final = 0
_LAST: Final = -1


class ResultsPane(Pane):
    """Lists the articles of a scope that has a query; knows the session and no other pane."""

    listed = Signal()
    """The articles on show, or their order, are others."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        body = QWidget(parent)
        self.narrow = NarrowColumn(body)
        title = QCoreApplication.translate("Panes", "Results")
        super().__init__(title, body, parent, linkable=False, more=False, beside=self._column(body))
