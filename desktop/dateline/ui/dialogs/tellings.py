"""Every sentence that tells of one event, those published first coming first; a row goes to its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dateline.explore.event_groups import EventGroup
from dateline.library.reads.tellings import Telling
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.rows.sentence_delegate import SentenceDelegate
from dateline.ui.session import Passage, Selected, Session
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import count_words, iso_words

_CLOCK: Final = slice(len("2025-03-13T"), len("2025-03-13T14:05"))


def source_words(row: Telling) -> str:
    """Return the outlet and when it was published: `Ledger · Wed 12 Mar 2025, 14:05`.

    The time is that of the outlet's own clock, as printed.
    """
    published = row.published or ""
    clock = published[_CLOCK]
    when = ", ".join(part for part in (iso_words(published), clock) if part)
    return " · ".join(part for part in (row.outlet or row.title, when) if part)


class TellingsDialog(QDialog):
    """Stands beside the window; the current row's sentence is shown in the article pane."""

    def __init__(self, session: Session, words: str, group: EventGroup, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = {telling.event_id: telling for telling in group.tellings}
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Who tells of it"))
        self.resize(theme.size("details_width"), theme.size("history_height"))
        self.model: PagedModel[Telling] = PagedModel(
            self._fetch,
            id_of=lambda row: row.event_id,
            text_of=lambda row, _: f"{row.sentence} {source_words(row)}",
            headers=(self.tr("Sentence"),),
            parent=self,
        )
        self.table = RowTable(self.model, self, row_height=theme.row(SentenceDelegate.row_height))
        self.table.setItemDelegate(SentenceDelegate(source_words, self))
        self.table.setAccessibleName(self.tr("Sentences that tell of it"))
        title = Label(words, self, style="dialog_title")
        title.setWordWrap(True)
        self.count = Label(self._counted(group), self, style="meta", ink="muted")
        self.count.setWordWrap(True)
        close = Button(self.tr("Close"), self, key="Esc", size="normal")
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        for widget in (title, self.count):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.table.set_ids(list(self._rows))
        self.table.current_id_changed.connect(self._go)
        self.table.setFocus()

    def _counted(self, group: EventGroup) -> str:
        """Return "3 articles, 2 outlets. Ledger had it first." as far as it is known."""
        articles = count_words(group.articles, one="{n} article", other="{n} articles")
        outlets = count_words(len(group.outlets), one="{n} outlet", other="{n} outlets")
        words = self.tr("{articles}, {outlets}.").format(articles=articles, outlets=outlets)
        first = group.first_outlets
        if len(group.outlets) < 2 or not first:
            return words
        had = self.tr("{outlet} had it first.").format(outlet=first[0])
        if len(first) > 1:
            had = self.tr("{outlets} had it on the same day.").format(outlets=", ".join(first))
        return f"{words} {had}"

    def _fetch(self, ids: Sequence[int], done: Callable[[Sequence[Telling]], None]) -> None:
        done([self._rows[row_id] for row_id in ids if row_id in self._rows])

    @Slot(object)
    def _go(self, event_id: int | None) -> None:
        row = None if event_id is None else self._rows.get(event_id)
        if row is not None:
            place = Passage(row.article_id, row.field, row.sentence_span, marked=True)
            self._session.show_passage(place)
            self._session.select(Selected("event", row.event_id))
