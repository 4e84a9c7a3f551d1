"""A query as SQL: full text through FTS5, everything else as conditions, no typed text in either."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from dateline.library.search.conditions import (
    Condition,
    Parameter,
    among,
    joined,
    leaf_condition,
    quotation_condition,
)
from dateline.library.search.expression import Expressions
from dateline.library.search.literals import literals_of
from dateline.library.search.mistakes import WrongQueryError
from dateline.library.search.nodes import And, Mistake, Node, Not, Or, Query, Quoted, Words
from dateline.library.search.quoted import batches, quotations
from dateline.library.search.vocabulary import Vocabulary

_LIVE: Final = "SELECT article.id FROM article WHERE article.removed_at IS NULL AND article.text_id IS NOT NULL"
_MATCH: Final = "SELECT rowid FROM article_fts WHERE article_fts MATCH ?"


@dataclass(frozen=True, slots=True)
class Compiled:
    """A query ready to run on one state of the library.

    `sql` selects the ids of the articles found; `match` is the same as one FTS5 expression, where
    FTS5 can say it. `marks` is the expression of the words to mark, None where there are none, and
    `literals` what to mark in scripts without spaces.
    """

    sql: str
    parameters: tuple[Parameter, ...]
    match: str | None
    marks: str | None
    literals: tuple[Words, ...]


def compile_query(connection: sqlite3.Connection, query: Query) -> Compiled | Mistake:
    """Return `query` as SQL, or a mistake where a pattern stands for too many words.

    Looks up on `connection` what patterns, names, tags and speakers stand for, so a query is
    compiled anew for each state of the library.
    """
    try:
        return _Compiler(connection).query(query)
    except WrongQueryError as error:
        return error.mistake


class _Compiler:
    """Turns each node into a condition, words that stand together into one FTS5 expression."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._expressions = Expressions(Vocabulary(connection))

    def query(self, query: Query) -> Compiled:
        self._expressions.check(query)
        marks = self._expressions.marks(query)
        literals = literals_of(query)
        match = self._expressions.whole(query.root)
        if match is not None:
            return Compiled(_MATCH, (match,), match, marks, literals)
        sql, parameters = self.condition(query.root)
        return Compiled(f"{_LIVE} AND {sql}", parameters, None, marks, literals)

    def condition(self, node: Node) -> Condition:
        match = self._expressions.whole(node)
        if match is not None:
            return f"article.id IN ({_MATCH})", (match,)
        if isinstance(node, And):
            return joined("AND", [self.condition(part) for part in self._together(node)])
        if isinstance(node, Or):
            return joined("OR", [self.condition(part) for part in self._together(node)])
        if isinstance(node, Not):
            sql, parameters = self.condition(node.part)
            return f"NOT ({sql})", parameters
        if isinstance(node, Quoted) and node.said is not None:
            return among("article.id", self._articles_saying(node, node.said))
        return leaf_condition(self._connection, node)

    def _together(self, node: And | Or) -> list[Node]:
        """Return the parts of `node` with those that FTS5 can do at once made one."""
        texts = [part for part in node.parts if self._is_text(part)]
        others = [part for part in node.parts if not self._is_text(part)]
        whole = type(node)(tuple(texts))
        if not others or self._expressions.whole(whole) is None:
            return list(node.parts)
        return [whole, *others]

    def _is_text(self, node: Node) -> bool:
        return self._expressions.whole(node.part if isinstance(node, Not) else node) is not None

    def _articles_saying(self, node: Quoted, said: Node) -> list[int]:
        """Return the articles in which one quotation of the speaker holds `said`."""
        by = quotation_condition(self._connection, node.speaker)
        found: set[int] = set()
        for scratch, article_ids in batches(quotations(self._connection, by, self.condition(said))):
            sql, parameters = _Compiler(scratch.connection).condition(said)
            places = scratch.connection.execute(f"{_LIVE} AND {sql}", parameters)
            found.update(article_ids[int(row[0]) - 1] for row in places)
        return sorted(found)
