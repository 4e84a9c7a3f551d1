"""Actions on articles: publication day, star, read, remove, and the steps through the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from dateline.editing.articles import correct_articles, remove_articles, set_publication_day, star
from dateline.library.reading_state import mark_read
from dateline.ui.dialogs.ask_day import DayDialog
from dateline.ui.wording import count_words

if TYPE_CHECKING:
    from dateline.explore.opened_article import OpenedArticle
    from dateline.ui.workbench import Workbench


class ArticleDeeds(QObject):
    """Binds what is done with whole articles; owned by the workbench."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        self._view = bench.window.article
        for action_id, handler in {
            "star": self.star,
            "library.open": self.open_current,
            "library.read": self.toggle_read,
            "library.set_date": self.set_days,
            "remove_article": self.remove,
            "next_article": self.next_article,
            "previous_article": self.previous_article,
        }.items():
            bench.window.actions_registry.bind(action_id, handler)
        bench.article.day_wanted.connect(self.set_day)
        self._view.article_step_requested.connect(self._step)

    @property
    def _opened(self) -> OpenedArticle | None:
        return self._bench.article.opened

    @Slot()
    def open_current(self) -> None:
        """Give the keys to the article of the current row."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def next_article(self) -> None:
        """Open the next article of the list."""
        self._step(1)

    @Slot()
    def previous_article(self) -> None:
        """Open the article before in the list."""
        self._step(-1)

    @Slot(int)
    def _step(self, distance: int) -> None:
        if self._bench.search.shown:
            self._bench.search.pane.step(distance)
            return
        table = self._bench.library_pane.table
        if table.has_step(distance):
            table.step(distance)
        elif distance > 0:
            self._say(self.tr("This is the last article of the list."))
        else:
            self._say(self.tr("This is the first article of the list."))

    def _say(self, words: str) -> None:
        self._bench.window.toast.show_words(words)

    @Slot()
    def star(self) -> None:
        """Star the open article, or take its star away."""
        opened = self._opened
        if opened is not None:
            command = star(
                opened.row.id, starred=not opened.row.starred, author=self._session.author
            )
            self._session.carry_out(command)

    @Slot()
    def toggle_read(self) -> None:
        """Mark the open article as unread, or read."""
        opened = self._opened
        if opened is not None:
            read = opened.row.opened_utc is None
            self._session.library.writer.submit(mark_read(opened.row.id, read=read))
            self._say(self.tr("Marked as read") if read else self.tr("Marked as unread"))

    @Slot()
    def remove(self) -> None:
        """Remove the chosen articles (or the open one); Undo brings them back."""
        ids = self._bench.list_pane.table.chosen_ids()
        if not ids and self._opened is not None:
            ids = [self._opened.row.id]
        if ids:
            self._session.carry_out(remove_articles(ids, author=self._session.author))

    @Slot()
    def set_days(self) -> None:
        """Ask for the publication day of the chosen articles, or of the open one."""
        ids = self._bench.list_pane.table.chosen_ids()
        if len(ids) < 2:
            self.set_day()
            return
        dialog = DayDialog(
            count_words(
                len(ids),
                one="When was {n} article published?",
                other="When were these {n} articles published?",
            ),
            self.tr("Dates such as “on Tuesday” are counted from this day."),
            self.tr("Set the day"),
            day=None,
            parent=self._bench.window,
        )

        def take() -> None:
            changes = {"published": dialog.iso}
            self._session.carry_out(correct_articles(ids, changes, author=self._session.author))

        dialog.accepted.connect(take)
        dialog.open()

    @Slot()
    def set_day(self) -> None:
        """Ask for the publication day; every date that leans on it is resolved anew."""
        opened = self._opened
        if opened is None:
            return
        dialog = DayDialog(
            self.tr("When was this published?"),
            self.tr("Dates such as “on Tuesday” are counted from this day."),
            self.tr("Set the day"),
            day=opened.row.published_day,
            parent=self._bench.window,
        )
        article_id = opened.row.id

        def take() -> None:
            command = set_publication_day(article_id, dialog.iso, author=self._session.author)
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()
