"""Commands on single mentions: words that are no name, and words that are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.library.decisions import DecisionKind, Scope
from dateline.library.effective import effective_article
from dateline.library.entity_state import effective_entity
from dateline.library.rows import Row, new_uid
from dateline.library.selectors import CurrentText, current_text_of
from dateline.library.splits import mentions_at, places_mentioned
from dateline.library.writer import Transaction
from dateline.linking.keys import name_keys
from dateline.model.annotations import EntityKind, Label
from dateline.model.messages import Message
from dateline.model.spans import Field, Span

LABELS: Final = {
    EntityKind.PERSON: Label.PERSON,
    EntityKind.ORGANISATION: Label.ORG,
    EntityKind.PLACE: Label.GPE,
    EntityKind.NATIONALITY: Label.NORP,
    EntityKind.EVENT: Label.EVENT,
    EntityKind.PRODUCT: Label.PRODUCT,
}
"""The label of a mention whose kind alone is known."""
_LONGEST: Final = 200
"""Code points of a name: longer selections are no name."""


def ignore_mentions(mention_ids: Sequence[int], *, author: Author) -> Command:
    """Return the command that says these words are no names, here; elsewhere they may be."""

    def run(transaction: Transaction) -> Done:
        mentions = mentions_at(transaction.connection, mention_ids)
        if not mentions:
            raise CommandError(Message.of("editing.no_such_mention"))
        seqs = [
            _decide_on(transaction, article_id, list(rows), author=author)
            for article_id, rows in groupby(mentions, key=lambda row: row["article_id"])
        ]
        name = mentions[0]["name"]
        return Done(tuple(seqs), Message.of("editing.not_a_name", n=len(mentions), name=name))

    return run


def _decide_on(
    transaction: Transaction, article_id: int, mentions: list[Row], *, author: Author
) -> int:
    text = _text(transaction, article_id)
    places = [(Field(row["field"]), Span(row["start"], row["end"])) for row in mentions]
    seq, _ = decide(
        transaction,
        DecisionKind.NOT_NAME,
        target=f"article:{mentions[0]['article_uid']}",
        payload={
            "name": mentions[0]["name"],
            "selectors": [text.select(*place).as_json() for place in places],
        },
        previous={"names": [row["name"] for row in mentions]},
        author=author,
    )
    return seq


def add_mention(
    article_id: int,
    field: Field,
    span: Span,
    *,
    into: int | None = None,
    name: str = "",
    kind: EntityKind = EntityKind.PERSON,
    scope: Scope = Scope.THESE,
    author: Author,
) -> Command:
    """Return the command that says that words of an article are a name.

    `span` counts code points of `field`; the same words are names wherever else they stand in the
    article as whole words. `into` is the entity that is meant; None makes a new one of this kind,
    called `name` ("" takes the words). As a rule, later articles that name it follow.
    """

    def run(transaction: Transaction) -> Done:
        article = effective_article(transaction.connection, article_id)
        if article is None:
            raise CommandError(Message.of("editing.no_such_article"))
        text = _text(transaction, article_id)
        place = _trimmed(text.of(field), span)
        words = place.of(text.of(field))
        target = _target(transaction, into, name=name or words, kind=kind)
        label = LABELS[EntityKind(target["kind"])]
        keys = name_keys(target["name"], label) if into is None and scope is Scope.RULE else ()
        places = _whole_words(transaction, text, field, place)
        seq, _ = decide(
            transaction,
            DecisionKind.MENTION,
            target=f"article:{article['uid']}",
            payload={
                "into": target["uid"],
                "name": target["name"],
                "kind": target["kind"],
                "label": label.value,
                "keys": [[key.text, key.weak] for key in keys],
                "selectors": [text.select(*place).as_json() for place in places],
            },
            previous={},
            author=author,
            scope=scope,
        )
        return Done((seq,), Message.of("editing.mention", n=len(places), name=target["name"]))

    return run


def _text(transaction: Transaction, article_id: int) -> CurrentText:
    text = current_text_of(transaction.connection, article_id)
    if text is None:
        raise CommandError(Message.of("editing.no_such_article"))
    return text


def _target(transaction: Transaction, into: int | None, *, name: str, kind: EntityKind) -> Row:
    """Return uid, name and kind of the entity that is meant."""
    if into is None:
        return {"uid": new_uid(), "name": " ".join(name.split()), "kind": kind.value}
    row = effective_entity(transaction.connection, into)
    if row is None:
        raise CommandError(Message.of("editing.no_such_entity"))
    return row


def _trimmed(whole: str, span: Span) -> Span:
    """Return the span without white space at its ends; raises CommandError where no name is left."""
    words = span.of(whole)
    start = span.start + len(words) - len(words.lstrip())
    trimmed = Span(start, start + len(words.strip()))
    if trimmed.length > _LONGEST or not re.search(r"\w", trimmed.of(whole)):
        raise CommandError(Message.of("editing.no_words_for_a_name"))
    return trimmed


def _whole_words(
    transaction: Transaction, text: CurrentText, field: Field, span: Span
) -> list[tuple[Field, Span]]:
    """Return the chosen place, then every other where the same words stand whole and are no name yet."""
    words = r"\s+".join(map(re.escape, span.of(text.of(field)).split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)")
    found = [
        (where, Span(*match.span()))
        for where in (Field.TITLE, Field.TEXT)
        for match in pattern.finditer(text.of(where))
    ]
    taken = [(field, span), *places_mentioned(transaction.connection, text.id)]
    free = [
        place
        for place in found
        if not any(place[0] is where and place[1].overlaps(other) for where, other in taken)
    ]
    return [(field, span), *free]
