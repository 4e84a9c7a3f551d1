"""Lets the lanes of the timeline follow what other panes show: the open article, a name's own lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dateline.explore.opened_article import OpenedArticle
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.panes.timeline import TimelinePane

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class LaneDeeds(QObject):
    """Owned by the workbench; the two panes know nothing of each other."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._toast = bench.window.toast
        names, timeline = bench.window.pane("entities"), bench.window.pane("timeline")
        assert isinstance(names, EntitiesPane)  # noqa: S101 - built by its own spec
        assert isinstance(timeline, TimelinePane)  # noqa: S101 - built by its own spec
        self._names = names
        self._timeline = timeline
        bench.window.actions_registry.bind("entities.lane", self.toggle)
        bench.article.opened_changed.connect(self._follow)

    @Slot(object)
    def _follow(self, opened: OpenedArticle | None) -> None:
        self._timeline.follow_article(None if opened is None else opened.row.id)

    @Slot()
    def toggle(self) -> None:
        """Add the lane of the current name, or take it away, and say which."""
        current = self._names.table.current_id()
        row = None if current is None else self._names.model.row(current)
        if row is None:
            return
        added = self._timeline.toggle_lane(row.id)
        words = self.tr("{name} has a lane on the timeline")
        gone = self.tr("{name} has no lane on the timeline any more")
        self._toast.show_words((words if added else gone).format(name=row.name))
