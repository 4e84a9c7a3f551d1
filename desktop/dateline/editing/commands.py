"""How a command is carried out: decisions, consequences and name for Undo, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from dateline.editing.consequences import Consequences, apply_consequences
from dateline.library.decisions import DecisionKind, Scope, append, decision
from dateline.library.writer import Transaction
from dateline.model.messages import Message, MessageError


class CommandError(MessageError):
    """A command that can't be carried out on what it names; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Done:
    """A command carried out: its rows in the log, its name ("merge of 3 names"), what moved."""

    seqs: tuple[int, ...]
    name: Message
    consequences: tuple[Consequences, ...] = ()


Command: TypeAlias = Callable[[Transaction], Done]
"""Runs in the writer's transaction; raises CommandError before it changed anything."""


def together(commands: Sequence[Command], *, name: Message) -> Command:
    """Return the command that carries out all of these in one transaction, under one name."""

    def run(transaction: Transaction) -> Done:
        done = [command(transaction) for command in commands]
        seqs = tuple(seq for part in done for seq in part.seqs)
        return Done(seqs, name, tuple(found for part in done for found in part.consequences))

    return run


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides: the initials that sign the log."""

    initials: str = ""


def decide(
    transaction: Transaction,
    kind: DecisionKind,
    *,
    target: str,
    payload: Mapping[str, Any],
    previous: Any,
    author: Author,
    scope: Scope = Scope.THESE,
) -> tuple[int, Consequences]:
    """Append one decision and apply what follows from it; return its `seq` and what moved.

    The row names the transaction, so that all that one command decided can be undone together.
    """
    seq = append(
        transaction,
        kind,
        target=target,
        payload={**payload, "command": transaction.uid},
        previous=previous,
        author=author.initials,
        scope=scope,
    )
    return seq, apply_consequences(transaction, decision(transaction.connection, seq))
