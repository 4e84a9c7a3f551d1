"""Which articles a node of a query chooses: full text through FTS5, everything else as conditions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from dateline.library.search.conditions import (
    Condition,
    among,
    joined,
    leaf_condition,
    quotation_condition,
)
from dateline.library.search.expression import Expressions
from dateline.library.search.names import Names
from dateline.library.search.nodes import And, Node, Not, Or, Quoted
from dateline.library.search.quoted import Said, batches, quotations
from dateline.library.search.vocabulary import Vocabulary

LIVE: Final = (
    "SELECT article.id FROM article"
    " WHERE article.removed_at IS NULL AND article.text_id IS NOT NULL"
)
MATCH: Final = "SELECT rowid FROM article_fts WHERE article_fts MATCH ?"


class Choice:
    """Turns each node into a condition, words that stand together into one FTS5 expression."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Look names, tags and speakers up on `connection`, and expand patterns by its index."""
        self._connection = connection
        self.names = Names(connection)
        self.expressions = Expressions(Vocabulary(connection))

    def condition(self, node: Node) -> Condition:
        """Return what `node` asks, as a condition over a row of `article`."""
        match = self.expressions.whole(node)
        if match is not None:
            return f"article.id IN ({MATCH})", (match,)
        if isinstance(node, And):
            return joined("AND", [self.condition(part) for part in self._together(node)])
        if isinstance(node, Or):
            return joined("OR", [self.condition(part) for part in self._together(node)])
        if isinstance(node, Not):
            sql, parameters = self.condition(node.part)
            return f"NOT ({sql})", parameters
        if isinstance(node, Quoted) and node.said is not None:
            return among("article.id", self._articles_saying(node, node.said))
        return leaf_condition(self.names, node)

    def _together(self, node: And | Or) -> list[Node]:
        """Return the parts of `node` with those that FTS5 can do at once made one."""
        texts = [part for part in node.parts if self._is_text(part)]
        others = [part for part in node.parts if not self._is_text(part)]
        whole = type(node)(tuple(texts))
        if not others or self.expressions.whole(whole) is None:
            return list(node.parts)
        return [whole, *others]

    def _is_text(self, node: Node) -> bool:
        return self.expressions.whole(node.part if isinstance(node, Not) else node) is not None

    def _articles_saying(self, node: Quoted, said: Node) -> list[int]:
        """Return the articles in which one quotation of the speaker holds `said`."""
        by = quotation_condition(self.names, node.speaker)
        found = saying(self._connection, by, self.condition(said), said)
        return sorted({one.article_id for one in found})


def saying(
    connection: sqlite3.Connection, by: Condition, within: Condition, said: Node
) -> Iterator[Said]:
    """Yield the quotations that hold `said`.

    `by` is a condition over `quotation`, `within` one over `article`.
    """
    for scratch, batch in batches(quotations(connection, by, within)):
        sql, parameters = Choice(scratch.connection).condition(said)
        found = scratch.connection.execute(f"{LIVE} AND {sql}", parameters).fetchall()
        for (number,) in found:
            yield batch[number]
