"""The names sheet: every spelling of every name by outlet, with its days, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.export.exporter import Row, Table, What
from dateline.library.reads.entities import entity_rows
from dateline.library.reads.roles import roles_said
from dateline.library.reads.spellings import spellings_of
from dateline.library.rows import Connection
from dateline.model.days import iso_day

NAME_COLUMNS: Final = (
    *(
        "name",
        "kind",
        "spelling",
        "outlet",
        "mentions",
        "articles",
        "first",
        "last",
        "roles",
        "uid",
    ),
)


def names_table(
    connection: Connection, entity_ids: Sequence[int], *, within: Sequence[int] | None = None
) -> Table:
    """Return a row for each spelling and outlet of these entities, in the articles `within` (None: all).

    `first` and `last` are the publication days of the articles; a role has the newest day on which
    this outlet said it in brackets.
    """
    return Table(What.NAMES, NAME_COLUMNS, _names(connection, entity_ids, within))


def _names(
    connection: Connection, entity_ids: Sequence[int], within: Sequence[int] | None
) -> Iterator[Row]:
    articles = None if within is None else frozenset(within)
    for entity in entity_rows(connection, entity_ids):
        roles: dict[str, list[str]] = {}
        for role in roles_said(connection, entity.id, by_outlet=True):
            if articles is None or role.article_id in articles:
                day = "" if role.published_day is None else f" ({iso_day(role.published_day)})"
                roles.setdefault(role.outlet, []).append(f"{role.words}{day}")
        for spelling in spellings_of(connection, entity.id, articles):
            yield {
                "name": entity.name,
                "kind": entity.kind,
                "spelling": spelling.words,
                "outlet": spelling.outlet,
                "mentions": spelling.mentions,
                "articles": spelling.articles,
                "first": None if spelling.first is None else iso_day(spelling.first),
                "last": None if spelling.last is None else iso_day(spelling.last),
                "roles": roles.get(spelling.outlet, []),
                "uid": entity.uid,
            }
