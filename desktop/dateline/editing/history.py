"""Undo and redo: by appending to the log, through this session or any earlier decision."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.editing.commands import Author, Command, CommandError, Done
from dateline.editing.consequences import Consequences, apply_consequences
from dateline.library.decisions import DecisionKind, append, decision, in_force, log
from dateline.library.writer import Transaction
from dateline.model.messages import Message


def undo_decisions(seqs: tuple[int, ...], *, name: Message, author: Author) -> Command:
    """Return the command that undoes these rows of the log, newest first.

    Undoing the rows that an undo wrote is a redo; `name` is the name of what is undone.
    """

    def run(transaction: Transaction) -> Done:
        written: list[int] = []
        consequences: list[Consequences] = []
        for seq in sorted(seqs, reverse=True):
            entry = decision(transaction.connection, seq)
            undo_seq = append(
                transaction,
                DecisionKind.UNDO,
                target=entry.target,
                payload=_entities_named(transaction, seq),
                previous={},
                author=author.initials,
                undoes=seq,
            )
            consequences.append(
                apply_consequences(transaction, decision(transaction.connection, undo_seq))
            )
            written.append(undo_seq)
        return Done(tuple(written), name, tuple(consequences))

    return run


def _entities_named(transaction: Transaction, seq: int) -> dict[str, list[str]]:
    """Return the entities besides the target that the row in question touches, as its payload does."""
    entry = decision(transaction.connection, seq)
    return {"merged": entry.payload["merged"]} if entry.payload.get("merged") else {}


def undo_last(*, author: Author) -> Command:
    """Return the command that undoes the newest decision in force (the terminal's `undo`)."""

    def run(transaction: Transaction) -> Done:
        standing = in_force(log(transaction.connection))
        if not standing:
            raise CommandError(Message.of("editing.nothing_to_undo"))
        last = standing[-1]
        name = Message.of(f"editing.kinds.{last.kind.value}")
        return undo_decisions((last.seq,), name=name, author=author)(transaction)

    return run


@dataclass(frozen=True, slots=True)
class UndoStack:
    """What this session can undo and redo: (log rows, name) of commands, oldest first."""

    done: tuple[Done, ...] = ()
    undone: tuple[Done, ...] = ()

    def pushed(self, command: Done) -> UndoStack:
        """Return the stack after a new command: what was undone can't be redone any more."""
        return UndoStack((*self.done, command), ())

    def after_undo(self, written: Done) -> UndoStack:
        """Return the stack after its last command was undone by the rows of `written`."""
        return UndoStack(self.done[:-1], (*self.undone, written))

    def after_redo(self, written: Done) -> UndoStack:
        """Return the stack after its last undo was itself undone by the rows of `written`."""
        return UndoStack((*self.done, written), self.undone[:-1])
