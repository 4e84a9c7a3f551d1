"""Actions that open a record: the history of decisions, the details of an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dateline.editing.articles import correct_articles
from dateline.library.reads.articles import (
    ArticleRow,
    StoredArticle,
    article_rows,
    stored_article,
)
from dateline.library.reads.relations import Relation, relations
from dateline.ui.dialogs.batch_details import BatchDetailsDialog
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
        self.batch: BatchDetailsDialog | None = None
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
        """Show what was read about the open article; what is changed there is one command.

        Where several are chosen in the list, what they have in common is shown instead.
        """
        chosen = self._bench.list_pane.table.chosen_ids()
        if len(chosen) > 1:
            self._bench.session.ask(
                lambda connection: article_rows(connection, chosen), self._open_batch
            )
            return
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

    def _open_batch(self, rows: Sequence[ArticleRow]) -> None:
        dialog = BatchDetailsDialog(rows, self._bench.window)
        self.batch = dialog
        session, ids = self._bench.session, [row.id for row in rows]

        def take() -> None:
            session.carry_out(correct_articles(ids, dialog.changes, author=session.author))

        dialog.accepted.connect(take)
        dialog.finished.connect(self._forget_batch)
        dialog.open()

    @Slot()
    def _forget_batch(self) -> None:
        self.batch = None

    @Slot()
    def _forget_details(self) -> None:
        self.details = None
