"""The command that splits mentions off from their entity."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.library.decisions import DecisionKind
from dateline.library.entity_state import effective_entity
from dateline.library.rows import Row, new_uid
from dateline.library.selectors import current_text_of
from dateline.library.splits import mentions_at
from dateline.library.writer import Transaction
from dateline.model.messages import Message
from dateline.model.spans import Field, Span


def split_mentions(
    mention_ids: Sequence[int], *, into: int | None = None, name: str = "", author: Author
) -> Command:
    """Return the command that says these mentions mean another entity than the one they are in.

    `into` is that entity; None makes a new one of the same kind, called `name` ("" keeps the
    name). One decision an article: it names the words, and holds after every later extraction.
    """

    def run(transaction: Transaction) -> Done:
        mentions = mentions_at(transaction.connection, mention_ids)
        if not mentions:
            raise CommandError(Message.of("editing.no_such_mention"))
        target = _target(transaction, mentions[0], into=into, name=name)
        if any(row["entity_id"] == target["root_id"] for row in mentions):
            raise CommandError(Message.of("editing.nothing_to_split", name=target["name"]))
        seqs = [
            _split(transaction, list(rows), target, author=author)
            for _, rows in groupby(mentions, key=lambda row: row["article_id"])
        ]
        count, old = len(mentions), mentions[0]["name"]
        return Done(tuple(seqs), Message.of("editing.split", n=count, name=old, to=target["name"]))

    return run


def _target(transaction: Transaction, mention: Row, *, into: int | None, name: str) -> Row:
    """Return uid, name, kind and root of the entity that the mentions go to; a new one has no root."""
    if into is None:
        new_name = " ".join(name.split()) or mention["name"]
        return {"uid": new_uid(), "name": new_name, "kind": mention["kind"], "root_id": None}
    row = effective_entity(transaction.connection, into)
    if row is None:
        raise CommandError(Message.of("editing.no_such_entity"))
    return row


def _split(transaction: Transaction, mentions: list[Row], target: Row, *, author: Author) -> int:
    text = current_text_of(transaction.connection, mentions[0]["article_id"])
    if text is None:
        raise CommandError(Message.of("editing.no_such_article"))
    places = [(Field(row["field"]), Span(row["start"], row["end"])) for row in mentions]
    seq, _ = decide(
        transaction,
        DecisionKind.SPLIT,
        target=f"article:{mentions[0]['article_uid']}",
        payload={
            "into": target["uid"],
            "name": target["name"],
            "kind": target["kind"],
            "selectors": [text.select(*place).as_json() for place in places],
        },
        previous={"names": [row["name"] for row in mentions]},
        author=author,
    )
    return seq
