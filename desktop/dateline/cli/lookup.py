"""What a person names in the terminal: articles and entities, by uid or by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.cli.failures import WrongUsageError
from dateline.model.messages import Message

if TYPE_CHECKING:
    from dateline.library.reads.entities import EntityRow
    from dateline.library.rows import Connection
    from dateline.model.spans import Field, Span

_MOST_CHOICES: Final = 8


def article_named(connection: Connection, uid: str) -> int:
    """Return the id of the article whose uid is, or begins with, `uid`; raises WrongUsageError."""
    from dateline.library.reads.articles import article_id_of

    wanted = uid.strip().lower()
    article_id = article_id_of(connection, wanted) if wanted else None
    if article_id is None:
        raise WrongUsageError(Message.of("cli.no_such_article", uid=uid))
    return article_id


def entity_meant(connection: Connection, name: str) -> EntityRow:
    """Return the one entity that `name` (or a uid) stands for; raises WrongUsageError.

    A shown name comes first; else a name under which the texts know one entity alone.
    """
    found = entities_meant(connection, name)
    if len(found) > 1:
        choices = [f"  {row.uid}  {row.name} ({row.kind})" for row in found[:_MOST_CHOICES]]
        raise WrongUsageError(
            Message.of("cli.several_entities", name=name, n=len(found)), details=choices
        )
    return found[0]


def entities_meant(connection: Connection, name: str) -> list[EntityRow]:
    """Return the entities that `name` stands for, at least one; raises WrongUsageError."""
    from dateline.library.reads.entities import entity_named, entity_rows
    from dateline.library.search.names import root_ids
    from dateline.library.search.nodes import Form, Words
    from dateline.library.search.tokens import tokens
    from dateline.model.spans import Span

    found = entity_named(connection, name)
    if not found and tokens(name):
        words = Words(name, Form.EXACT, Span(0, len(name)))
        found = entity_rows(connection, root_ids(connection, words, kind=None))
    if not found:
        raise WrongUsageError(Message.of("cli.no_such_entity", name=name))
    return found


def quotation_meant(connection: Connection, article_id: int, quote: str) -> int:
    """Return the id of the one quotation of an article that `quote` stands for.

    `quote` is the place where it starts (code points), or words that it alone holds, in any
    capitals. Raises WrongUsageError.
    """
    from dateline.library.reads.quotations import quotation_ids, quotation_rows

    rows = quotation_rows(connection, quotation_ids(connection, [article_id]))
    words = " ".join(quote.split()).casefold()
    found = [row for row in rows if str(row.span.start) == quote.strip()] or [
        row for row in rows if words and words in " ".join(row.words.split()).casefold()
    ]
    if len(found) != 1:
        choices = [f"  {row.span.start}  {row.words}" for row in (found or rows)[:_MOST_CHOICES]]
        message = Message.of("cli.which_quotation", n=len(found), quote=quote)
        raise WrongUsageError(message, details=choices)
    return found[0].id


def words_meant(connection: Connection, article_id: int, words: str) -> tuple[Field, Span]:
    """Return where words first stand whole in an article, its text before its title.

    Raises WrongUsageError where they don't.
    """
    from dateline.library.selectors import current_text_of
    from dateline.model.spans import Field, Span

    text = current_text_of(connection, article_id)
    whole = r"\s+".join(map(re.escape, words.split()))
    pattern = re.compile(rf"(?<!\w){whole}(?!\w)")
    for field in (Field.TEXT, Field.TITLE):
        found = None if text is None or not words.strip() else pattern.search(text.of(field))
        if found is not None:
            return field, Span(*found.span())
    raise WrongUsageError(Message.of("cli.no_such_words", words=words))
