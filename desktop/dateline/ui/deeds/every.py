"""What each action does in the window: every handler is bound here, room by room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.ui.deeds.article_deeds import ArticleDeeds
from dateline.ui.deeds.check_deeds import CheckDeeds
from dateline.ui.deeds.compare_deeds import CompareDeeds
from dateline.ui.deeds.date_deeds import DateDeeds
from dateline.ui.deeds.entity_deeds import EntityDeeds
from dateline.ui.deeds.finding_deeds import FindingDeeds
from dateline.ui.deeds.lane_deeds import LaneDeeds
from dateline.ui.deeds.name_deeds import NameDeeds
from dateline.ui.deeds.original_deeds import OriginalDeeds
from dateline.ui.deeds.pair_deeds import PairDeeds
from dateline.ui.deeds.place_deeds import PlaceDeeds
from dateline.ui.deeds.quote_deeds import QuoteDeeds
from dateline.ui.deeds.record_deeds import RecordDeeds
from dateline.ui.deeds.removal_deeds import RemovalDeeds
from dateline.ui.deeds.row_deeds import RowDeeds
from dateline.ui.deeds.text_deeds import TextDeeds
from dateline.ui.deeds.text_name_deeds import TextNameDeeds
from dateline.ui.deeds.timeline_deeds import TimelineDeeds
from dateline.ui.deeds.timeline_refusals import TimelineRefusals
from dateline.ui.deeds.view_deeds import ViewDeeds
from dateline.ui.help.help_window import HelpDeeds

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


def bind_deeds(bench: Workbench) -> None:
    """Bind the handlers of a workbench to the actions, and fill the menu bar."""
    ViewDeeds(bench)
    rows = RowDeeds(bench)
    dates = DateDeeds(bench)
    articles = ArticleDeeds(bench)
    TextDeeds(bench, dates, articles)
    records = RecordDeeds(bench)
    OriginalDeeds(bench)
    CompareDeeds(bench)
    for table in (bench.library_pane.table, bench.search.pane.table):
        rows.add(table, {"list.remove": articles.remove, "list.rename": records.ask_details})
    names = NameDeeds(bench)
    TextNameDeeds(bench, names)
    EntityDeeds(bench, rows, names)
    PairDeeds(bench, rows)
    CheckDeeds(bench, rows, dates)
    LaneDeeds(bench)
    PlaceDeeds(bench)
    QuoteDeeds(bench, rows)
    FindingDeeds(bench, rows)
    RemovalDeeds(bench)
    HelpDeeds(bench)
    TimelineDeeds(bench, dates)
    TimelineRefusals(bench)
    bench.window.actions_registry.fill_menu_bar(bench.window.menuBar())
