"""What to say where nothing was found: the nearest spelling that the library knows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dateline.library.search.nodes import Form, Query, Words
from dateline.library.search.tokens import is_unspaced, tokens
from dateline.library.search.vocabulary import Vocabulary
from dateline.model.messages import Message


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
    """Return the nearest spelling for the first word that no article holds, or None."""
    vocabulary = Vocabulary(connection)
    for leaf in query.positive():
        if not isinstance(leaf, Words) or not _is_plain(leaf):
            continue
        token = tokens(leaf.text)[0]
        if vocabulary.knows(token):
            continue
        nearest = next(iter(vocabulary.nearest(token)), None)
        if nearest is not None:
            written = leaf.span.of(query.text)
            corrected = (
                query.text[: leaf.span.start]
                + written.replace(leaf.text, nearest[0])
                + query.text[leaf.span.end :]
            )
            return Suggestion(leaf.text, nearest[0], nearest[1], corrected)
    return None


def _is_plain(words: Words) -> bool:
    one = words.form is Form.EXACT and len(tokens(words.text)) == 1
    return one and not is_unspaced(words.text)
