"""Verbs that list articles and names, and what every listing verb shares: options, rows, their end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dateline.cli.failures import WrongUsageError
from dateline.cli.lookup import short_uid
from dateline.cli.output import print_json, print_note, print_table
from dateline.cli.scope import Scope, articles_in, understood
from dateline.cli.session import session_of
from dateline.library.reads.uids import Listed
from dateline.model.annotations import EntityKind
from dateline.model.confidence import Confidence
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from dateline.export.exporter import Row
    from dateline.library.rows import Connection
    from dateline.library.search.compile import Compiled
    from dateline.library.search.query import Result

SORTS: Final = ("best", "newest", "earliest")
KINDS: Final = ", ".join(EntityKind)
_RESULT_IN_FEW: Final = ("text", "found_in", "hits")
_RESULTS_AT_ONCE: Final = 50
_DOUBTS: Final = (Confidence.LIKELY.word, Confidence.UNSURE.word)


def _at_least_0(limit: int) -> int:
    if limit < 0:
        raise typer.BadParameter(english(Message.of("cli.negative_limit")))
    return limit


Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
Limit = Annotated[
    int,
    typer.Option("--limit", callback=_at_least_0, metavar="N", help="At most N rows; 0 for all."),
]
Query = Annotated[
    str, typer.Option("--query", metavar="QUERY", help="Only articles found by this search.")
]
Entity = Annotated[
    str | None,
    typer.Option("--entity", metavar="NAME", help="Only where this name, or this uid, is meant."),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="DAY", help="The first day: 2025, 2025-03, 2025-03-11 or words."
    ),
]
To = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help="The last day, written as for --from.")
]


def articles(
    context: typer.Context,
    *,
    query: Query = "",
    entity: Entity = None,
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """List the articles, newest first."""
    from dateline.export.rows import articles_table

    with session_of(context).reading() as connection:
        ids = articles_in(connection, Scope(query, entity))
        print_rows(
            articles_table(connection, first_of(ids, limit)).rows,
            ("title", "outlet", "published", "uid"),
            total=len(ids),
            shown=_article_shown(connection),
            as_json=as_json,
        )


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY", help="Words, or in quotation marks phrases and fields: see the README."
        ),
    ],
    *,
    sort: Annotated[
        str, typer.Option("--sort", metavar="|".join(SORTS), help="Order of results.")
    ] = "best",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """Search the articles, as in the window's search field."""
    from dateline.library.search.query import Sort, sorted_ids
    from dateline.library.search.suggest import suggest

    if sort not in SORTS:
        raise WrongUsageError(Message.of("cli.no_such_sort", sort=sort, sorts=", ".join(SORTS)))
    with session_of(context).reading() as connection:
        asked, compiled = understood(connection, " ".join(words))
        ids = sorted_ids(connection, compiled, Sort(sort))
        rows = _results(connection, compiled, first_of(ids, limit))
        if as_json:
            for row in rows:
                print_json(row)
            return
        columns = ("title", "source", "hits", "text", "uid")
        print_table(columns, map(_result_shown(connection), rows), narrow=_RESULT_IN_FEW)
        print_note(Message.of("cli.found", n=len(ids)))
        suggestion = suggest(connection, asked) if not ids else None
        if suggestion is not None:
            print_note(suggestion.message)


def entities(
    context: typer.Context,
    *,
    kind: Annotated[
        EntityKind | None,
        typer.Option(
            "--kind", metavar="KIND", help=f"Only names of this kind: {KINDS}.", show_default=False
        ),
    ] = None,
    not_placed: Annotated[
        bool, typer.Option("--not-placed", help="Only places that are on no map.")
    ] = False,
    query: Query = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """List people, places and other names, most mentioned first."""
    from dateline.export.rows import entities_table
    from dateline.library.locations import unplaced_ids

    with session_of(context).reading() as connection:
        within = articles_in(connection, Scope(query)) if query.strip() else None
        ids = entities_in(connection, kind=kind, within=within)
        columns = ("name", "kind", "mentions", "articles", "decided", "uid")
        if not_placed:
            unplaced = unplaced_ids(connection)
            ids = [entity_id for entity_id in ids if entity_id in unplaced]
            columns = ("name", "mentions", "articles", "place_reason", "uid")
        print_rows(
            entities_table(connection, first_of(ids, limit), within=within).rows,
            columns,
            total=len(ids),
            shown=_shown(connection, Listed.ENTITY),
            as_json=as_json,
        )


def entities_in(
    connection: Connection, *, kind: EntityKind | None, within: Sequence[int] | None
) -> list[int]:
    """Return the ids of the entities of a kind, most mentioned first in the articles `within`."""
    from dateline.library.reads.contents import entity_counts_in
    from dateline.library.reads.entities import entity_totals

    totals = [row for row in entity_totals(connection) if kind is None or row[3] == kind.value]
    if within is None:
        return [row[0] for row in totals]
    counts = entity_counts_in(connection, within)
    here = [row[0] for row in totals if row[0] in counts]
    return sorted(here, key=lambda entity_id: counts[entity_id], reverse=True)


def first_of(ids: Sequence[int], limit: int) -> Sequence[int]:
    """Return the first `limit` ids; 0 stands for all."""
    return ids[:limit] if limit else ids


def print_rows(
    rows: Iterable[Row],
    columns: Sequence[str],
    *,
    total: int,
    shown: Callable[[Row], Mapping[str, object]],
    as_json: bool,
    narrow: Sequence[str] | None = None,
) -> None:
    """Print rows whole as JSON, or as a table of these columns, each row as `shown` makes it.

    A narrow terminal has the columns `narrow` instead, where they are given.
    """
    if as_json:
        for row in rows:
            print_json(row)
    else:
        print_rest(print_table(columns, map(shown, rows), narrow=narrow), of=total)


def print_rest(printed: int, *, of: int) -> None:
    """Say how many rows the limit left out, or that there is none."""
    if printed < of:
        print_note(Message.of("cli.more", n=of - printed))
    if not of:
        print_note(Message.of("cli.nothing"))


def cited(row: Mapping[str, object]) -> dict[str, object]:
    """Return a row with its day of publication alone, and its source: outlet and day in one cell."""
    day = str(row.get("published") or "")[: len("2025-03-13")]
    source = ", ".join(part for part in (str(row.get("outlet") or ""), day) if part)
    return {**row, "published": day, "source": source}


def _shown(
    connection: Connection, listed: Listed
) -> Callable[[Mapping[str, object]], dict[str, object]]:
    """Return how a row is shown: with its source in one cell, and a short uid."""

    def shown(row: Mapping[str, object]) -> dict[str, object]:
        return {**cited(row), "uid": short_uid(connection, listed, str(row["uid"]))}

    return shown


def _article_shown(
    connection: Connection,
) -> Callable[[Mapping[str, object]], dict[str, object]]:
    """Return how an article is shown: a day of publication in doubt says so beside it."""
    shown = _shown(connection, Listed.ARTICLE)

    def with_doubt(row: Mapping[str, object]) -> dict[str, object]:
        known, word = shown(row), row["published_confidence"]
        if not known["published"] or word not in _DOUBTS:
            return known
        return {**known, "published": f"{known['published']} ({word})"}

    return with_doubt


def _results(
    connection: Connection, compiled: Compiled, ids: Sequence[int]
) -> Iterator[dict[str, object]]:
    """Yield search results page by page: the article's row, its hits and its snippets."""
    from dateline.export.rows import articles_table
    from dateline.library.search.query import results

    for first in range(0, len(ids), _RESULTS_AT_ONCE):
        page = ids[first : first + _RESULTS_AT_ONCE]
        rows = articles_table(connection, page).rows
        for row, result in zip(rows, results(connection, compiled, page), strict=True):
            yield {**row, "hits": result.hits, "snippets": _snippets(result)}


def _snippets(result: Result) -> list[dict[str, object]]:
    """Return the snippets with their place in the article's text and their hits (code points)."""
    return [
        {
            "start": piece.start,
            "text": piece.text,
            "hits": [[hit.start, hit.end] for hit in piece.hits],
        }
        for piece in result.snippets
    ]


def _result_shown(connection: Connection) -> Callable[[Mapping[str, Any]], dict[str, object]]:
    """Return how a result is shown: as its article, with the first of its snippets as text."""
    shown = _shown(connection, Listed.ARTICLE)

    def with_text(row: Mapping[str, Any]) -> dict[str, object]:
        pieces = row["snippets"]
        known = shown(row)
        facts = (known["title"], known["source"], known["uid"])
        where = ", ".join(str(fact) for fact in facts if fact)
        return {**known, "found_in": where, "text": pieces[0]["text"] if pieces else ""}

    return with_text


VERBS = {"articles": articles, "search": search, "entities": entities}
