"""What a person names in the terminal: articles and entities, by uid or by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.cli.failures import WrongUsageError
from dateline.library.reads.uids import Listed, ids_beginning, telling_digits
from dateline.model.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.library.reads.entities import EntityRow
    from dateline.library.rows import Connection
    from dateline.model.spans import Field, Span

LEAST_DIGITS: Final = 6
"""Digits of a uid that must be given: a shorter run of a to f and digits may well be a word."""
_SHOWN_DIGITS: Final = 8
_UID: Final = re.compile("[0-9a-f]{1,32}")
_MOST_CHOICES: Final = 8


class UnknownNameError(WrongUsageError):
    """No entity of the library has this name, or a uid that begins so."""


def article_named(connection: Connection, uid: str) -> int:
    """Return the id of the article whose uid is, or begins with, `uid`; raises WrongUsageError."""
    from dateline.library.reads.articles import article_rows

    digits = _digits_of(uid)
    found = ids_beginning(connection, Listed.ARTICLE, digits, most=_MOST_CHOICES) if digits else []
    if not found:
        raise WrongUsageError(Message.of("cli.no_such_article", uid=uid))
    if len(found) > 1 or len(digits) < LEAST_DIGITS:
        rows = article_rows(connection, found)
        choices = [
            f"  {short_uid(connection, Listed.ARTICLE, row.uid)}  {row.title}" for row in rows
        ]
        raise _unclear_uid(digits, choices)
    return found[0]


def entity_meant(connection: Connection, name: str) -> EntityRow:
    """Return the one entity that `name` (or a uid) stands for; raises WrongUsageError.

    A shown name comes first; then a name under which the texts know one entity alone; then the
    beginning of a uid.
    """
    found = entities_meant(connection, name)
    if len(found) > 1:
        message = Message.of("cli.several_entities", name=name, n=len(found))
        raise WrongUsageError(message, details=_entity_choices(connection, found))
    return found[0]


def entities_meant(connection: Connection, name: str) -> list[EntityRow]:
    """Return the entities that `name` stands for, at least one.

    Raises UnknownNameError where there is none, WrongUsageError for a uid that fits several.
    """
    from dateline.library.reads.entities import entity_named, entity_rows
    from dateline.library.search.names import root_ids
    from dateline.library.search.nodes import Form, Words
    from dateline.library.search.tokens import tokens
    from dateline.model.spans import Span

    found = entity_named(connection, name)
    if not found and tokens(name):
        words = Words(name, Form.EXACT, Span(0, len(name)))
        found = entity_rows(connection, root_ids(connection, words, kind=None))
    found = found or _entity_of_uid(connection, _digits_of(name))
    if not found:
        raise UnknownNameError(Message.of("cli.no_such_entity", name=name))
    return found


def _entity_of_uid(connection: Connection, digits: str) -> list[EntityRow]:
    """Return the one entity whose uid begins with these digits, or none; raises WrongUsageError."""
    from dateline.library.reads.entities import entity_rows

    if not digits or (len(digits) < LEAST_DIGITS and digits.isalpha()):
        return []
    ids = ids_beginning(connection, Listed.ENTITY, digits, most=_MOST_CHOICES)
    found = entity_rows(connection, ids)
    if found and (len(found) > 1 or len(digits) < LEAST_DIGITS):
        raise _unclear_uid(digits, _entity_choices(connection, found))
    return found


def _entity_choices(connection: Connection, rows: Sequence[EntityRow]) -> list[str]:
    return [
        f"  {short_uid(connection, Listed.ENTITY, row.uid)}  {row.name} ({row.kind})"
        for row in rows[:_MOST_CHOICES]
    ]


def _digits_of(text: str) -> str:
    """Return a text that can be the beginning of a uid in small letters, "" for any other."""
    digits = text.strip().lower()
    return digits if _UID.fullmatch(digits) else ""


def _unclear_uid(digits: str, choices: Sequence[str]) -> WrongUsageError:
    unclear = "short_uid" if len(digits) < LEAST_DIGITS else "several_uids"
    message = Message.of(f"cli.{unclear}", uid=digits, least=LEAST_DIGITS)
    return WrongUsageError(message, details=choices)


def short_uid(connection: Connection, listed: Listed, uid: str) -> str:
    """Return the first digits of a uid that no other begins with, as tables show it."""
    return telling_digits(connection, listed, uid, least=_SHOWN_DIGITS)


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
