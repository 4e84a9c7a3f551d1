"""Commands on findings: pin, note, check state, place in the order, unpin."""

from __future__ import annotations

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.library.decisions import DecisionKind
from dateline.library.findings import citation, finding, findings
from dateline.library.rows import Row, new_uid
from dateline.library.writer import Transaction
from dateline.model.messages import Message
from dateline.model.spans import Field, Span

CHECK_STATES = ("not checked", "checked", "rejected")


def pin(
    article_id: int, field: Field, span: Span, *, kind: str, note: str = "", author: Author
) -> Command:
    """Return the command that pins words of an article as a finding, with a note.

    `span` counts code points in `field` of the current text; `kind` is sentence, selection, event,
    quotation, date, entity or quantity.
    """

    def run(transaction: Transaction) -> Done:
        try:
            values = citation(transaction.connection, article_id, field, span, kind=kind)
        except (LookupError, ValueError) as error:
            raise CommandError(Message.of("editing.nothing_to_pin")) from error
        uid = new_uid()
        seq, _ = decide(
            transaction,
            DecisionKind.PIN,
            target=f"finding:{uid}",
            payload=values | {"pinned": True, "note": note.strip()},
            previous={"pinned": False},
            author=author,
        )
        return Done((seq,), Message.of("editing.pin", words=str(values["words"])))

    return run


def unpin(finding_id: int, *, author: Author) -> Command:
    """Return the command that takes a finding off the list."""

    def run(transaction: Transaction) -> Done:
        row = _finding(transaction, finding_id)
        return _decide(
            transaction,
            row,
            DecisionKind.PIN,
            {"pinned": False},
            author=author,
            name="editing.unpin",
        )

    return run


def write_note(finding_id: int, note: str, *, author: Author) -> Command:
    """Return the command that writes a finding's note."""

    def run(transaction: Transaction) -> Done:
        row = _finding(transaction, finding_id)
        return _decide(
            transaction,
            row,
            DecisionKind.FINDING_NOTE,
            {"note": note.strip()},
            author=author,
            name="editing.note" if note.strip() else "editing.no_note",
        )

    return run


def check(finding_id: int, state: str, *, author: Author) -> Command:
    """Return the command that sets the check state; a second person's check is kept beside the first."""

    def run(transaction: Transaction) -> Done:
        if state not in CHECK_STATES:
            raise CommandError(Message.of("editing.no_such_check_state", state=state))
        row = _finding(transaction, finding_id)
        second = (
            state == "checked"
            and row["check_state"] == "checked"
            and row["checked_by"] != author.initials
        )
        if second:
            payload = {"second_check_by": author.initials}
        else:
            signed = author.initials if state != "not checked" else ""
            payload = {"check_state": state, "checked_by": signed, "second_check_by": ""}
        return _decide(
            transaction,
            row,
            DecisionKind.FINDING_CHECK,
            payload,
            author=author,
            name="editing.check",
        )

    return run


def move(finding_id: int, *, down: bool, author: Author) -> Command:
    """Return the command that changes a finding's place with the one above it, or below."""

    def run(transaction: Transaction) -> Done:
        row = _finding(transaction, finding_id)
        order = findings(transaction.connection)
        ids = [other["id"] for other in order]
        place = ids.index(finding_id) + (1 if down else -1) if finding_id in ids else -1
        if not 0 <= place < len(order):
            raise CommandError(Message.of("editing.nowhere_to_move"))
        other = order[place]
        name = "editing.move_finding"
        seqs = [
            seq
            for moved, rank in ((row, other["rank"]), (other, row["rank"]))
            for seq in _decide(
                transaction,
                moved,
                DecisionKind.FINDING_RANK,
                {"rank": rank},
                author=author,
                name=name,
            ).seqs
        ]
        return Done(tuple(seqs), Message.of(name, words=str(row["words"])))

    return run


def _decide(
    transaction: Transaction,
    row: Row,
    kind: DecisionKind,
    payload: Row,
    *,
    author: Author,
    name: str,
) -> Done:
    previous = {key: row[key] for key in payload if key in row}
    target = f"finding:{row['uid']}"
    seq, _ = decide(
        transaction, kind, target=target, payload=payload, previous=previous, author=author
    )
    return Done((seq,), Message.of(name, words=str(row["words"])))


def _finding(transaction: Transaction, finding_id: int) -> Row:
    row = finding(transaction.connection, finding_id)
    if row is None:
        raise CommandError(Message.of("editing.no_such_finding"))
    return row
