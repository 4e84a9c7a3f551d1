"""The command that says who spoke the words of a quotation."""

from __future__ import annotations

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.library.decisions import DecisionKind
from dateline.library.entity_state import effective_entity
from dateline.library.rows import Row
from dateline.library.selectors import current_text_of
from dateline.library.speakers import quotation_at
from dateline.library.writer import Transaction
from dateline.model.messages import Message
from dateline.model.spans import Field, Span


def set_speaker(
    quotation_id: int, *, entity_id: int | None = None, name: str = "", author: Author
) -> Command:
    """Return the command that gives a quotation its speaker; it holds after every later extraction.

    The speaker is an entity, or a `name` that is none; neither of them says that nobody is known.
    """

    def run(transaction: Transaction) -> Done:
        row = quotation_at(transaction.connection, quotation_id)
        text = None if row is None else current_text_of(transaction.connection, row["article_id"])
        if row is None or text is None:
            raise CommandError(Message.of("editing.no_such_quotation"))
        speaker = _speaker(transaction, entity_id, name)
        selector = text.select(Field(row["field"]), Span(row["start"], row["end"]))
        seq, _ = decide(
            transaction,
            DecisionKind.SPEAKER,
            target=f"article:{row['article_uid']}",
            payload={"selector": selector.as_json(), **speaker},
            previous={"name": row["speaker"]},
            author=author,
        )
        return Done((seq,), Message.of("editing.speaker", name=speaker["name"] or "?"))

    return run


def _speaker(transaction: Transaction, entity_id: int | None, name: str) -> Row:
    """Return the uid of the speaker's entity and the name to print, each None where there is none."""
    if entity_id is None:
        return {"speaker": None, "name": " ".join(name.split()) or None}
    row = effective_entity(transaction.connection, entity_id)
    if row is None:
        raise CommandError(Message.of("editing.no_such_entity"))
    return {"speaker": row["uid"], "name": row["name"]}
