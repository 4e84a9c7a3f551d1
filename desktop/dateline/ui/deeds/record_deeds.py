"""Actions that open a record: the history of decisions, the details of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dateline.library.reads.articles import StoredArticle, stored_article
from dateline.library.reads.relations import Relation, relations
from dateline.ui.dialogs.details import DetailsDialog
from dateline.ui.dialogs.history import HistoryDialog
from dateline.ui.relation_words import relation_lines

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class RecordDeeds(QObject):
    """Owned by the workbench; opens at most one dialog of each kind."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self.history: HistoryDialog | None = None
        self.details: DetailsDialog | None = None
        bench.window.actions_registry.bind("history", self.show_history)
        bench.window.actions_registry.bind("library.details", self.ask_details)

    @Slot()
    def show_history(self) -> None:
        """Show every decision, or bring the list to the front."""
        if self.history is None:
            self.history = HistoryDialog(self._bench.session, self._bench.window)
            self.history.destroyed.connect(self._forget_history)
        self.history.show()
        self.history.activateWindow()

    @Slot()
    def _forget_history(self) -> None:
        self.history = None

    @Slot()
    def ask_details(self) -> None:
        """Show what was read about the open article; what is changed there is one command."""
        opened = self._bench.article.opened
        if opened is not None:
            article_id = opened.row.id
            self._bench.session.ask(
                lambda connection: (
                    stored_article(connection, article_id),
                    relations(connection, [article_id]).get(article_id, ()),
                ),
                self._open_details,
            )

    def _open_details(self, found: tuple[StoredArticle | None, tuple[Relation, ...]]) -> None:
        article, related = found
        if article is None:
            return
        dialog = DetailsDialog(article, self._bench.window, related=relation_lines(related))
        self.details = dialog
        session = self._bench.session

        def take() -> None:
            command = dialog.command(session.author)
            if command is not None:
                session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.finished.connect(self._forget_details)
        dialog.open()

    @Slot()
    def _forget_details(self) -> None:
        self.details = None
