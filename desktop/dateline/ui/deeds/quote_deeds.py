"""Actions on the quotations of the list: pin, note, card, and filter by who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from dateline.editing.findings import pin
from dateline.library.reads.quotations import QuotationListRow
from dateline.ui.cards.card_contents import listed_quotation_card
from dateline.ui.deeds.filter_deeds import FilterDeeds
from dateline.ui.deeds.pin_note import ask_pin_note
from dateline.ui.dialogs.ask_text import NoteDialog
from dateline.ui.panes.quotes import QuotesPane

if TYPE_CHECKING:
    from dateline.ui.deeds.row_deeds import RowDeeds
    from dateline.ui.workbench import Workbench


class QuoteDeeds(FilterDeeds):
    """Adds what the list of quotations does to the shared actions; owned by the workbench."""

    def __init__(self, bench: Workbench, rows: RowDeeds) -> None:
        super().__init__(bench)
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

    def entity_to_filter_by(self) -> int | None:
        """Return the speaker of the current quotation; one who is in no list is said to be none."""
        row = self._row()
        if row is not None and row.speaker_id is None:
            words = self.tr("The speaker of this quote is no name in the list of names.")
            self._bench.window.toast.show_words(words)
        return None if row is None else row.speaker_id

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
        self.dialog = ask_pin_note(self._bench.window, self._pin, quoted=row.words)
        self.dialog.finished.connect(self._forget_dialog)

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    @Slot()
    def show_card(self) -> None:
        """Show the whole quotation with its speaker."""
        row = self._row()
        anchor = None if row is None else self._pane.table.global_rect_of(row.id)
        if row is not None and anchor is not None:
            content = listed_quotation_card(row)
            self._bench.window.cards.show_card(content, anchor, focus=True)
