"""The command that gives one expression of time its date, and takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.editing.consequences import Consequences
from dateline.library.decisions import DecisionKind
from dateline.library.given_dates import date_as_json, timex_at
from dateline.library.resolution import timex_from_row
from dateline.library.rows import Row
from dateline.library.selectors import current_text_of
from dateline.library.writer import Transaction
from dateline.model.messages import Message
from dateline.model.timex import GivenDate


def set_date(timex_id: int, given: GivenDate | None, *, author: Author) -> Command:
    """Return the command that dates an expression; what leans on it is read anew.

    None lets the reading hold again. It holds after every later extraction, and when the
    publication day changes.
    """

    def run(transaction: Transaction) -> Done:
        row = _expression(transaction, timex_id)
        seq, words, consequences = _decide(transaction, row, given, author)
        resolution = consequences.resolution
        moved = () if resolution is None else resolution.moved
        others = sum(move.timex_id != timex_id for move in moved)
        name = Message.of("editing.date", text=words)
        if others:
            name = Message.of("editing.date_moved", text=words, n=others)
        return Done((seq,), name, (consequences,))

    return run


def accept_dates(timex_ids: Sequence[int], *, author: Author) -> Command:
    """Return the command that takes these expressions as they are read now, in one step."""

    def run(transaction: Transaction) -> Done:
        rows = [_expression(transaction, timex_id) for timex_id in timex_ids]
        # Each is taken as it was read before any of them was decided.
        read = [GivenDate.of(timex_from_row(row)) for row in rows]
        seqs = tuple(
            _decide(transaction, row, given, author)[0]
            for row, given in zip(rows, read, strict=True)
        )
        return Done(seqs, Message.of("editing.accept_dates", n=len(seqs)))

    return run


def set_dates(timex_ids: Sequence[int], given: GivenDate, *, author: Author) -> Command:
    """Return the command that gives all of these expressions one date, in one step."""

    def run(transaction: Transaction) -> Done:
        rows = [_expression(transaction, timex_id) for timex_id in timex_ids]
        decided = [_decide(transaction, row, given, author) for row in rows]
        name = Message.of("editing.dates", text=decided[0][1], n=len(decided))
        return Done(tuple(seq for seq, _, _ in decided), name)

    return run


def _decide(
    transaction: Transaction, row: Row, given: GivenDate | None, author: Author
) -> tuple[int, str, Consequences]:
    """Append the decision on one expression; return its row of the log, the words and what moved."""
    before = timex_from_row(row)
    text = current_text_of(transaction.connection, row["article_id"])
    if text is None:
        raise CommandError(Message.of("editing.no_such_date"))
    selector = text.select(before.field, before.span)
    seq, consequences = decide(
        transaction,
        DecisionKind.DATE,
        target=f"article:{row['article_uid']}",
        payload={"selector": selector.as_json(), "date": date_as_json(given)},
        previous={"value": before.value, "decided": before.decided},
        author=author,
    )
    return seq, " ".join(selector.exact.split()), consequences


def _expression(transaction: Transaction, timex_id: int) -> Row:
    row = timex_at(transaction.connection, timex_id)
    if row is None:
        raise CommandError(Message.of("editing.no_such_date"))
    return row
