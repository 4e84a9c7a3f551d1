"""Verbs that read a library: articles, search, entities, timeline, quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli.failures import WrongUsageError
from dateline.cli.output import print_json, print_note, print_table
from dateline.cli.scope import Scope, articles_in, events_in, quotations_in, understood
from dateline.cli.session import session_of
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message

if TYPE_CHECKING:
    from dateline.export.exporter import Row, Table
    from dateline.library.rows import Connection
    from dateline.library.search.compile import Compiled
    from dateline.library.search.query import Result

SORTS: Final = ("best", "newest", "earliest")
_RESULTS_AT_ONCE: Final = 50

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most N; 0 for all.")]
Query = Annotated[
    str, typer.Option("--query", metavar="QUERY", help="Only articles found by this search.")
]
Entity = Annotated[
    str | None,
    typer.Option("--entity", metavar="NAME", help="Only where this name is meant (or a uid)."),
]
From = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="2025, 2025-03, 2025-03-11 or words.")
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
        shown = ("title", "outlet", "published", "published_confidence", "uid")
        _print(articles_table(connection, _first(ids, limit)), shown, len(ids), as_json=as_json)


def search(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Words, phrases, fields: see the README.")
    ],
    *,
    sort: Annotated[
        str, typer.Option("--sort", metavar="|".join(SORTS), help="Order of results.")
    ] = "best",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """Search the articles in the language of the window's search field."""
    from dateline.library.search.query import Sort, sorted_ids
    from dateline.library.search.suggest import suggest

    if sort not in SORTS:
        raise WrongUsageError(Message.of("cli.no_such_sort", sort=sort, sorts=", ".join(SORTS)))
    with session_of(context).reading() as connection:
        asked, compiled = understood(connection, query)
        ids = sorted_ids(connection, compiled, Sort(sort))
        rows = _results(connection, compiled, _first(ids, limit))
        if as_json:
            for row in rows:
                print_json(row)
            return
        shown = ("title", "outlet", "published", "hits", "text", "uid")
        print_table(shown, map(_result_shown, rows))
        print_note(Message.of("cli.found", n=len(ids)))
        suggestion = suggest(connection, asked) if not ids else None
        if suggestion is not None:
            print_note(suggestion.message)


def entities(
    context: typer.Context,
    *,
    kind: Annotated[
        EntityKind | None,
        typer.Option("--kind", help="Only names of this kind.", show_default=False),
    ] = None,
    not_placed: Annotated[
        bool, typer.Option("--not-placed", help="Only places that are on no map.")
    ] = False,
    query: Query = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """List people, organisations, places and other names, most mentioned first."""
    from dateline.export.rows import entities_table
    from dateline.library.locations import unplaced_ids

    with session_of(context).reading() as connection:
        within = articles_in(connection, Scope(query)) if query.strip() else None
        ids = entities_in(connection, kind=kind, within=within)
        shown = ("name", "kind", "mentions", "articles", "decided", "uid")
        if not_placed:
            unplaced = unplaced_ids(connection)
            ids = [entity_id for entity_id in ids if entity_id in unplaced]
            shown = ("name", "mentions", "articles", "place_reason", "uid")
        table = entities_table(connection, _first(ids, limit), within=within)
        _print(table, shown, len(ids), as_json=as_json)


def timeline(
    context: typer.Context,
    *,
    first: From = None,
    last: To = None,
    entity: Entity = None,
    query: Query = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """List dated statements and events in order of time, each with its sentence and source."""
    from dateline.export.rows import events_table

    with session_of(context).reading() as connection:
        ids = events_in(connection, Scope.of(query, entity, first, last))
        shown = ("when", "expression", "status", "attributed_to", "sentence", "outlet", "published")
        _print(events_table(connection, _first(ids, limit)), shown, len(ids), as_json=as_json)


def quotes(
    context: typer.Context,
    *,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only what this speaker said.")
    ] = None,
    query: Query = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """List what speakers say, in their words (direct, mixed) or in the outlet's (indirect)."""
    from dateline.export.rows import quotations_table

    with session_of(context).reading() as connection:
        ids = quotations_in(connection, Scope(query), speaker=speaker)
        shown = ("speaker", "how_said", "said", "confidence", "title", "outlet", "published")
        _print(quotations_table(connection, _first(ids, limit)), shown, len(ids), as_json=as_json)


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


def _first(ids: Sequence[int], limit: int) -> Sequence[int]:
    return ids[:limit] if limit else ids


def _print(table: Table, shown: Sequence[str], total: int, *, as_json: bool) -> None:
    if as_json:
        for row in table.rows:
            print_json(row)
        return
    printed = print_table(shown, map(_claim_shown, table.rows))
    if printed < total:
        print_note(Message.of("cli.more", n=total - printed))
    if not total:
        print_note(Message.of("cli.nothing"))


def _claim_shown(row: Row) -> dict[str, object]:
    """Return a row with its interval in one cell, and the day of publication alone.

    Words stand in quotation marks only where they are the speaker's own: indirect speech is in the
    words of the outlet.
    """
    ends = [str(row[end]) for end in ("earliest", "latest") if row.get(end) is not None]
    when = " – ".join(dict.fromkeys(ends))
    relation = row.get("relation")
    when = when if relation in (None, "on") or not when else f"{relation} {when}"
    said = row.get("words")
    if said and row.get("what") == "quotation" and row.get("kind") != "indirect":
        said = f"“{said}”"
    more = {"when": when, "said": said, "how_said": row.get("kind")}
    return {**row, **more, "published": _day_shown(row.get("published"))}


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


def _result_shown(row: dict[str, object]) -> dict[str, object]:
    """Return a result with the first of its snippets as text."""
    pieces = row["snippets"]
    text = pieces[0]["text"] if isinstance(pieces, list) and pieces else ""
    return {**row, "text": text, "published": _day_shown(row["published"])}


def _day_shown(published: object) -> str:
    return str(published or "")[: len("2025-03-13")]


VERBS = {
    "articles": articles,
    "search": search,
    "entities": entities,
    "timeline": timeline,
    "quotes": quotes,
}
