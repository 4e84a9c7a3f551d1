"""What to say where nothing was found: the nearest spelling that the library knows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from dateline.library.search.conditions import leaf_condition
from dateline.library.search.names import Names, root_ids, speakers_named
from dateline.library.search.nodes import Form, Leaf, Named, Query, Quoted, Words
from dateline.library.search.tokens import is_unspaced, tokens
from dateline.library.search.vocabulary import Vocabulary, nearest_of
from dateline.model.messages import Message
from dateline.model.spans import Span

_Nearest: TypeAlias = tuple[str, int] | None
"""The nearest token that is known, and in how many articles; None where none is near."""

_NAMES: Final = """
    SELECT name FROM entity_effective WHERE NOT ignored AND entity_id = root_id AND kind = ?"""
_SPEAKERS: Final = """
    SELECT DISTINCT entity_effective.name FROM quotation
    JOIN mention ON mention.id = speaker_mention_id
    JOIN entity_effective ON entity_effective.entity_id = effective_id
    UNION SELECT speaker FROM quotation WHERE speaker IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word of the query that no article holds, the nearest that `articles` do, and the query with it."""

    word: str
    nearest: str
    articles: int
    query: str

    @property
    def message(self) -> Message:
        """What is said in place of results."""
        return Message.of(
            "search.nearly_the_same", text=self.word, nearest=self.nearest, n=self.articles
        )


def nothing_found(query: Query, suggestion: Suggestion | None) -> Message:
    """Return what is said where a query finds no article."""
    if suggestion is not None:
        return suggestion.message
    return Message.of("search.nothing_found", text=query.text.strip())


def suggest(connection: sqlite3.Connection, query: Query) -> Suggestion | None:
    """Return the nearest spelling for the first word, name or speaker that no article has, or None."""
    for leaf in query.positive():
        words, look_up = _asked(connection, leaf)
        if words is None or not _is_plain(words):
            continue
        nearest = look_up(tokens(words.text)[0])
        if nearest is not None:
            return _suggestion(query, words, nearest)
    return None


def _asked(
    connection: sqlite3.Connection, leaf: Leaf
) -> tuple[Words | None, Callable[[str], _Nearest]]:
    """Return the words of a leaf that can be spelled wrongly, and what finds a better spelling."""
    match leaf:
        case Words():
            return leaf, lambda token: _nearest_word(connection, token)
        case Named():
            return leaf.words, lambda token: _nearest_name(connection, leaf, token)
        case Quoted():
            return leaf.speaker, lambda token: _nearest_speaker(connection, leaf, token)
        case _:
            return None, lambda _token: None


def _nearest_word(connection: sqlite3.Connection, token: str) -> _Nearest:
    vocabulary = Vocabulary(connection)
    return None if vocabulary.knows(token) else next(iter(vocabulary.nearest(token)), None)


def _nearest_name(connection: sqlite3.Connection, leaf: Named, token: str) -> _Nearest:
    if root_ids(connection, leaf.words, kind=leaf.kind):
        return None
    near = _nearest_part(connection.execute(_NAMES, (leaf.kind.value,)), token)
    if near is None:
        return None
    return near, _articles(connection, Named(leaf.kind, _words(near)))


def _nearest_speaker(connection: sqlite3.Connection, leaf: Quoted, token: str) -> _Nearest:
    known = root_ids(connection, leaf.speaker, kind=None)
    if known or speakers_named(connection, leaf.speaker):
        return None
    near = _nearest_part(connection.execute(_SPEAKERS), token)
    if near is None:
        return None
    return near, _articles(connection, Quoted(_words(near)))


def _nearest_part(names: Iterable[tuple[str]], token: str) -> str | None:
    """Return the part of a name that is nearest to a token, of equally near ones the most frequent."""
    known = Counter(part for (name,) in names for part in tokens(name))
    return next((part for part, _count in nearest_of(token, known)), None)


def _articles(connection: sqlite3.Connection, leaf: Leaf) -> int:
    condition = leaf_condition(Names(connection), leaf)
    sql = f"SELECT count(*) FROM article WHERE removed_at IS NULL AND {condition[0]}"
    return int(connection.execute(sql, condition[1]).fetchone()[0])


def _suggestion(query: Query, words: Words, nearest: tuple[str, int]) -> Suggestion:
    written = words.span.of(query.text).replace(words.text, nearest[0])
    corrected = f"{query.text[: words.span.start]}{written}{query.text[words.span.end :]}"
    return Suggestion(words.text, *nearest, corrected)


def _words(token: str) -> Words:
    return Words(token, Form.EXACT, Span(0, len(token)))


def _is_plain(words: Words) -> bool:
    one = words.form is Form.EXACT and len(tokens(words.text)) == 1
    return one and not is_unspaced(words.text)
