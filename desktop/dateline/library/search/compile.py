"""A query as SQL that holds no typed text, and what of the articles found is marked as a hit."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dateline.library.search.choosing import LIVE, MATCH, Choice
from dateline.library.search.conditions import Condition, Parameter, joined, timex_condition
from dateline.library.search.marking import Marking, marking_of
from dateline.library.search.mistakes import WrongQueryError
from dateline.library.search.nodes import Dated, Mistake, Query, leaves


@dataclass(frozen=True, slots=True)
class Compiled:
    """A query ready to run on one state of the library.

    `sql` selects the ids of the articles found; `match` is the same as one FTS5 expression, where
    FTS5 can say it. `ranking` is the expression of the words that say how well an article fits,
    None where there are none; without them `exactness` is the condition over `timex` of the times
    asked for, if any. `marking` is what the hits are.
    """

    sql: str
    parameters: tuple[Parameter, ...]
    match: str | None
    ranking: str | None
    exactness: Condition | None
    marking: Marking


def compile_query(connection: sqlite3.Connection, query: Query) -> Compiled | Mistake:
    """Return `query` as SQL, or a mistake where a pattern stands for too many words.

    Looks up on `connection` what patterns, names, tags and speakers stand for, so a query is
    compiled anew for each state of the library.
    """
    choice = Choice(connection)
    try:
        choice.expressions.check(leaf for leaf, _wanted in leaves(query.root))
    except WrongQueryError as error:
        return error.mistake
    ranking = choice.expressions.any_of(query.positive())
    times = [timex_condition(leaf) for leaf in query.positive() if isinstance(leaf, Dated)]
    exactness = joined("OR", times) if times and ranking is None else None
    marking = marking_of(choice.names, query)
    match = choice.expressions.whole(query.root)
    if match is not None:
        return Compiled(MATCH, (match,), match, ranking, None, marking)
    sql, parameters = choice.condition(query.root)
    return Compiled(f"{LIVE} AND {sql}", parameters, None, ranking, exactness, marking)
