"""What each action does in the window: every handler is bound here, room by room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.ui.article_deeds import ArticleDeeds
from dateline.ui.entity_deeds import EntityDeeds
from dateline.ui.finding_deeds import FindingDeeds
from dateline.ui.help_window import HelpDeeds
from dateline.ui.record_deeds import RecordDeeds
from dateline.ui.removal_deeds import RemovalDeeds
from dateline.ui.row_deeds import RowDeeds
from dateline.ui.timeline.deeds import TimelineDeeds
from dateline.ui.view_deeds import ViewDeeds

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


def bind_deeds(bench: Workbench) -> None:
    """Bind the handlers of a workbench to the actions, and fill the menu bar."""
    ViewDeeds(bench)
    rows = RowDeeds(bench)
    articles = ArticleDeeds(bench)
    rows.add(bench.library_pane.table, {"list.remove": articles.remove})
    EntityDeeds(bench, rows)
    FindingDeeds(bench, rows)
    RecordDeeds(bench)
    RemovalDeeds(bench)
    HelpDeeds(bench)
    TimelineDeeds(bench)
    bench.window.actions_registry.fill_menu_bar(bench.window.menuBar())
