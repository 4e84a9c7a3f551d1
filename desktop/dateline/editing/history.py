"""Undo and redo: by appending to the log, through this session or any earlier decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.editing.commands import Author, Command, CommandError, Done
from dateline.editing.consequences import Consequences, apply_consequences
from dateline.library.decisions import Decision, DecisionKind, append, decision, in_force, log
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
                payload=_named(transaction, seq),
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


def _named(transaction: Transaction, seq: int) -> dict[str, Any]:
    """Return what the row in question touches besides its target, as its payload names it."""
    payload = decision(transaction.connection, seq).payload
    return {key: payload[key] for key in ("merged", "articles", "other") if payload.get(key)}


def undo_last(*, author: Author) -> Command:
    """Return the command that undoes the newest command in force (the terminal's `undo`)."""

    def run(transaction: Transaction) -> Done:
        standing = in_force(log(transaction.connection))
        if not standing:
            raise CommandError(Message.of("editing.nothing_to_undo"))
        last = standing[-1]
        seqs = tuple(entry.seq for entry in standing if _are_one_command(entry, last))
        name = Message.of(f"editing.kinds.{last.kind.value}")
        return undo_decisions(seqs, name=name, author=author)(transaction)

    return run


def undo_command(seq: int, *, author: Author) -> Command:
    """Return the command that undoes a decision of any time, with all that its command decided."""

    def run(transaction: Transaction) -> Done:
        standing = in_force(log(transaction.connection))
        chosen = next((entry for entry in standing if entry.seq == seq), None)
        if chosen is None:
            raise CommandError(Message.of("editing.nothing_to_undo"))
        seqs = tuple(entry.seq for entry in standing if _are_one_command(entry, chosen))
        name = Message.of(f"editing.kinds.{chosen.kind.value}")
        return undo_decisions(seqs, name=name, author=author)(transaction)

    return run


def _are_one_command(one: Decision, other: Decision) -> bool:
    """Whether two rows of the log were written by one command."""
    command = other.payload.get("command")
    return one.seq == other.seq or (command is not None and one.payload.get("command") == command)


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
