"""Actions on findings: go to the sentence, note, check state, place in the order, unpin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from dateline.editing.commands import Author, together
from dateline.editing.findings import check, move, unpin, write_note
from dateline.model.messages import Message
from dateline.ui.dialogs.ask_text import LineDialog, NoteDialog
from dateline.ui.dialogs.settings import MOST_INITIALS
from dateline.ui.panes.findings import FindingsPane

if TYPE_CHECKING:
    from dateline.ui.deeds.row_deeds import RowDeeds
    from dateline.ui.workbench import Workbench

_CONDITIONS: Final = frozenset({"finding"})
_STATE_NAMES: Final = {
    "checked": "editing.checks",
    "rejected": "editing.rejects",
    "not checked": "editing.unchecks",
}


class FindingDeeds(QObject):
    """Binds what is done with the chosen findings; owned by the workbench."""

    def __init__(self, bench: Workbench, rows: RowDeeds) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        pane = bench.window.pane("findings")
        assert isinstance(pane, FindingsPane)  # noqa: S101 - built by its own spec
        self._pane = pane
        self.dialog: LineDialog | NoteDialog | None = None
        registry = bench.window.actions_registry
        for action_id, handler in {
            "findings.go_to_sentence": self.go_to_sentence,
            "findings.note": self.note,
            "findings.check": self.check,
            "findings.reject": self.reject,
            "findings.uncheck": self.uncheck,
            "findings.move_up": self.move_up,
            "findings.move_down": self.move_down,
        }.items():
            registry.bind(action_id, handler)
        rows.add(pane.table, {"list.remove": self.unpin, "list.card": self.go_to_sentence})
        pane.table.selectionModel().selectionChanged.connect(self._note_chosen)
        pane.model.modelReset.connect(self._note_chosen)

    @Slot()
    def _note_chosen(self) -> None:
        chosen = bool(self._pane.table.chosen_ids())
        self._bench.set_conditions(_CONDITIONS if chosen else frozenset(), of=_CONDITIONS)

    @Slot()
    def go_to_sentence(self) -> None:
        """Open the sentence of the current finding, and give the keys to the article."""
        current = self._pane.table.current_id()
        row = None if current is None else self._pane.model.row(current)
        if row is not None and row.article_id is None:
            gone = self.tr("The article of this finding was removed for good. Its words are kept.")
            self._bench.window.toast.show_words(gone)
        elif current is not None:
            self._pane.go_to(current)

    # Decisions ----------------------------------------------------------------------------------

    @Slot()
    def note(self) -> None:
        """Ask for the note of the current finding; an empty one takes it away."""
        current = self._pane.table.current_id()
        row = None if current is None else self._pane.model.row(current)
        if row is None:
            return
        dialog = NoteDialog(
            self.tr("Note on a finding"),
            self.tr("It is kept with the finding, and exported only if you say so."),
            self.tr("Keep the note"),
            text=row.note,
            parent=self._bench.window,
            quoted=row.words,
        )

        def take() -> None:
            if dialog.text != row.note:
                command = write_note(row.id, dialog.text, author=self._session.author)
                self._session.carry_out(command)

        self._open(dialog)
        dialog.accepted.connect(take)

    @Slot()
    def unpin(self) -> None:
        """Take the chosen findings off the list; Undo brings them back."""
        ids = self._pane.table.chosen_ids()
        if ids:
            commands = [unpin(row_id, author=self._session.author) for row_id in ids]
            name = Message.of("editing.unpins", n=len(ids))
            self._session.carry_out(together(commands, name=name))

    @Slot()
    def check(self) -> None:
        """Say that the chosen findings were checked, signed with the person's initials."""
        self._sign("checked")

    @Slot()
    def reject(self) -> None:
        """Say that the chosen findings do not hold, signed with the person's initials."""
        self._sign("rejected")

    @Slot()
    def uncheck(self) -> None:
        """Say that the chosen findings are not checked."""
        self._set_state("not checked")

    @Slot()
    def move_up(self) -> None:
        """Move the current finding before the one above it."""
        self._move(down=False)

    @Slot()
    def move_down(self) -> None:
        """Move the current finding behind the one below it."""
        self._move(down=True)

    def _move(self, *, down: bool) -> None:
        current = self._pane.table.current_id()
        place = None if current is None else self._pane.model.row_of(current)
        if current is None or place is None:
            return
        if 0 <= place + (1 if down else -1) < self._pane.model.rowCount():
            command = move(current, down=down, author=self._session.author)
            self._session.carry_out(command, quiet=True)
        else:
            self._session.refused.emit(Message.of("editing.nowhere_to_move"))

    def _set_state(self, state: str) -> None:
        ids = self._pane.table.chosen_ids()
        if ids:
            commands = [check(row_id, state, author=self._session.author) for row_id in ids]
            name = Message.of(_STATE_NAMES[state], n=len(ids))
            self._session.carry_out(together(commands, name=name))

    # Initials -----------------------------------------------------------------------------------

    def _sign(self, state: str) -> None:
        """Set a state that is signed; the first time the person is asked for their initials."""
        if self._session.author.initials:
            self._set_state(state)
            return
        dialog = LineDialog(
            self.tr("Who checks?"),
            self.tr("Your initials sign what you check. Exports have them only with your notes."),
            self.tr("Sign"),
            text="",
            label=self.tr("Initials"),
            parent=self._bench.window,
            most=MOST_INITIALS,
        )

        def take() -> None:
            self._session.set_author(Author(dialog.text))
            self._set_state(state)

        self._open(dialog)
        dialog.accepted.connect(take)

    def _open(self, dialog: LineDialog | NoteDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None
