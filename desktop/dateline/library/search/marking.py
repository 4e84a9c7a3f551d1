"""What of an article a query hits: its words, and the annotations that its fields ask for."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.library.search.choosing import saying
from dateline.library.search.conditions import (
    Condition,
    as_json,
    event_condition,
    finding_condition,
    mention_condition,
    quotation_condition,
    role_condition,
    timex_condition,
)
from dateline.library.search.fulltext import Row, indexed_rows
from dateline.library.search.names import Names
from dateline.library.search.nodes import (
    Column,
    Dated,
    Described,
    Leaf,
    Named,
    Near,
    Node,
    Noted,
    Query,
    Quoted,
    Reported,
    Tagged,
    Words,
    positive,
)
from dateline.library.search.quoted import quotation_rows
from dateline.library.search.word_hits import apart, word_hits
from dateline.model.spans import Field, Span

_PLACES: Final = """
    SELECT article.id, {table}.field, {table}.start, {table}."end"
    FROM json_each(?) AS wanted CROSS JOIN article ON article.id = wanted.value
    CROSS JOIN {table} ON {table}.text_id = article.text_id WHERE {condition}"""
"""The articles come first whatever the planner thinks of the condition: they are few."""
_READ_TITLES: Final = """
    SELECT article.id, article_text.title FROM json_each(?) AS wanted
    CROSS JOIN article ON article.id = wanted.value
    CROSS JOIN article_text ON article_text.id = article.text_id"""


@dataclass(frozen=True, slots=True)
class Hits:
    """Where an article is hit: spans of its headline as shown and of its text, in order and apart.

    Words may stand in the byline too, which is no text to walk through: they do not count.
    """

    title: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()
    byline: tuple[Span, ...] = ()

    @property
    def count(self) -> int:
        """How many hits headline and text have."""
        return len(self.title) + len(self.body)


@dataclass(frozen=True, slots=True)
class Marking:
    """What is a hit: words, rows of annotations by table, and words inside certain quotations."""

    words: tuple[Leaf, ...]
    annotations: tuple[tuple[str, Condition], ...]
    said: tuple[tuple[Condition, Node], ...]


def marking_of(names: Names, query: Query) -> Marking:
    """Return what `query` marks in an article that it may have found.

    Names, tags and speakers are looked up once, in `names`.
    """
    leaves = list(query.positive(inside_quotations=False))
    return Marking(
        tuple(leaf for leaf in leaves if isinstance(leaf, Words | Near)),
        tuple(_annotations(names, leaves)),
        tuple(
            (quotation_condition(names, leaf.speaker), leaf.said)
            for leaf in leaves
            if isinstance(leaf, Quoted) and leaf.said is not None
        ),
    )


def hits_of(
    connection: sqlite3.Connection, marking: Marking, rows: Sequence[Row]
) -> dict[int, Hits]:
    """Return the hits of articles by id; `rows` are what the index holds of them."""
    spans: dict[tuple[int, Column], list[Span]] = defaultdict(list)
    for place, found in word_hits(marking.words, rows).items():
        spans[place] += found
    for article_id, field, span in _annotated(connection, marking, rows):
        spans[article_id, Column.TITLE if field is Field.TITLE else Column.BODY].append(span)
    columns = (Column.TITLE, Column.BODY, Column.BYLINE)
    return {row[0]: Hits(*(apart(spans[row[0], column]) for column in columns)) for row in rows}


def hits_in_article(connection: sqlite3.Connection, query: Query, article_id: int) -> Hits:
    """Return what `query` hits in one article, as its result shows it; nothing in one that is gone."""
    rows = indexed_rows(connection, [article_id])
    found = hits_of(connection, marking_of(Names(connection), query), rows)
    return found.get(article_id, Hits())


def _annotations(names: Names, leaves: Iterable[Leaf]) -> Iterator[tuple[str, Condition]]:
    """Yield each table of annotations that a leaf asks for, and the condition over its rows."""
    for leaf in leaves:
        match leaf:
            case Dated():
                yield "timex", timex_condition(leaf)
            case Reported():
                yield "event", event_condition(leaf)
            case Named():
                yield "mention", mention_condition(names, leaf)
            case Described():
                yield "role", role_condition(names, leaf)
            case Quoted() if leaf.said is None:
                yield "quotation", quotation_condition(names, leaf.speaker)
            case Tagged() | Noted():
                yield "finding", finding_condition(names, leaf)
            case _:
                pass


def _annotated(
    connection: sqlite3.Connection, marking: Marking, rows: Sequence[Row]
) -> Iterator[tuple[int, Field, Span]]:
    """Yield where annotations are hit; not those of a headline that a person has changed since."""
    if not marking.annotations and not marking.said:
        return
    ids = as_json(row[0] for row in rows)
    read = dict(connection.execute(_READ_TITLES, (ids,)).fetchall())
    changed = {row[0] for row in rows if read.get(row[0]) != row[1]}
    for article_id, field, span in _places(connection, marking, ids):
        if span.length and not (field is Field.TITLE and article_id in changed):
            yield article_id, field, span


def _places(
    connection: sqlite3.Connection, marking: Marking, ids: str
) -> Iterator[tuple[int, Field, Span]]:
    for table, (condition, parameters) in marking.annotations:
        sql = _PLACES.format(table=table, condition=condition)
        for article_id, field, start, end in connection.execute(sql, (ids, *parameters)):
            yield article_id, Field(field), Span(start, end)
    within = ("article.id IN (SELECT value FROM json_each(?))", (ids,))
    for by, said in marking.said:
        yield from _said(connection, by, within, said)


def _said(
    connection: sqlite3.Connection, by: Condition, within: Condition, said: Node
) -> Iterator[tuple[int, Field, Span]]:
    """Yield where the words of `said` stand in the quotations that hold it."""
    found = list(saying(connection, by, within, said))
    words = list(positive(said))
    # The words of a quotation are the body of its row; nothing else of it holds any.
    for (number, _column), spans in word_hits(words, quotation_rows(found)).items():
        one = found[number]
        for span in spans:
            yield one.article_id, one.field, span.shifted(one.start)
