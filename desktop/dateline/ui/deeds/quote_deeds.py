"""Actions on the quotations of the list: pin, note, card, and filter by who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot

from dateline.editing.findings import pin
from dateline.explore.focus import Mode
from dateline.library.reads.quotations import QuotationListRow
from dateline.ui.cards.card_contents import listed_quotation_card
from dateline.ui.dialogs.ask_text import NoteDialog
from dateline.ui.panes.quotes import QuotesPane

if TYPE_CHECKING:
    from dateline.ui.deeds.row_deeds import RowDeeds
    from dateline.ui.workbench import Workbench


class QuoteDeeds(QObject):
    """Adds what the list of quotations does to the shared actions; owned by the workbench."""

    def __init__(self, bench: Workbench, rows: RowDeeds) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        pane = bench.window.pane("quotes")
        assert isinstance(pane, QuotesPane)  # noqa: S101 - built by its own spec
        self._pane = pane
        self.dialog: NoteDialog | None = None
        rows.add(
            pane.table,
            {
                "list.card": self.show_card,
                "entities.show_only": self.show_only,
                "entities.add": self.add,
                "entities.leave_out": self.leave_out,
                "entities.pin": self.pin,
                "entities.note": self.note,
            },
        )

    def _row(self) -> QuotationListRow | None:
        current = self._pane.table.current_id()
        return None if current is None else self._pane.model.row(current)

    # The speaker --------------------------------------------------------------------------------

    @Slot()
    def show_only(self) -> None:
        """Show only articles with the speaker."""
        self._filter(Mode.REPLACE)

    @Slot()
    def add(self) -> None:
        """Add the speaker to the filter."""
        self._filter(Mode.ADD)

    @Slot()
    def leave_out(self) -> None:
        """Leave articles with the speaker out."""
        self._filter(Mode.EXCLUDE)

    def _filter(self, mode: Mode) -> None:
        row = self._row()
        if row is None:
            return
        if row.speaker_id is None:
            words = self.tr("The speaker of this quote is no name in the list of names.")
            self._bench.window.toast.show_words(words)
            return
        self._bench.focus.filter_by(row.speaker_id, mode)

    # The words ----------------------------------------------------------------------------------

    @Slot()
    def pin(self) -> None:
        """Pin the quotation."""
        self._pin("")

    def _pin(self, note: str) -> None:
        row = self._row()
        if row is not None:
            command = pin(
                row.article_id,
                row.field,
                row.span,
                kind="quotation",
                note=note,
                author=self._session.author,
            )
            self._session.carry_out(command)

    @Slot()
    def note(self) -> None:
        """Pin the quotation with a note."""
        row = self._row()
        if row is None:
            return
        dialog = NoteDialog(
            self.tr("Pin with a note"),
            self.tr("The note is kept with these words, and exported only if you say so."),
            self.tr("Pin with this note"),
            text="",
            parent=self._bench.window,
            quoted=row.words,
        )
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._pin(dialog.text))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    @Slot()
    def show_card(self) -> None:
        """Show the whole quotation with its speaker."""
        row = self._row()
        number = None if row is None else self._pane.model.row_of(row.id)
        if row is None or number is None:
            return
        table = self._pane.table
        rect = table.visualRect(self._pane.model.index(number, 0))
        anchor = QRect(table.viewport().mapToGlobal(rect.topLeft()), rect.size())
        self._bench.window.cards.show_card(listed_quotation_card(row), anchor, focus=True)
