"""The verb that writes what the library holds into a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.failures import WrongUsageError
from dateline.cli.output import output_errors_told, print_note
from dateline.cli.reading import Entity, From, Query, To, entities_in
from dateline.cli.scope import Scope, articles_in, events_in, findings_in, quotations_in
from dateline.cli.session import session_of
from dateline.export import exporters
from dateline.export.exporter import Exporter, ExportOptions, What
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message

if TYPE_CHECKING:
    from dateline.export.exporter import Row, Table
    from dateline.library.rows import Connection

_STANDARD_OUTPUT = "-"


def export(  # noqa: PLR0913 - an argument for each option of the verb
    context: typer.Context,
    out: Annotated[
        str, typer.Argument(metavar="OUT", help="The file to write; - for standard output.")
    ],
    *,
    what: Annotated[What, typer.Option("--what", help="What is written.")] = What.FINDINGS,
    format_id: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(exporter.id for exporter in exporters()),
            help="The format; else told by the ending of OUT.",
        ),
    ] = None,
    query: Query = "",
    entity: Entity = None,
    first: From = None,
    last: To = None,
    kind: Annotated[
        EntityKind | None,
        typer.Option("--kind", help="Only entities of this kind.", show_default=False),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Only quotations of this speaker."),
    ] = None,
    with_notes: Annotated[
        bool,
        typer.Option("--with-notes", help="Add your notes, tags and the initials of who checked."),
    ] = False,
) -> None:
    """Write findings, events, quotations, articles, entities or their spellings into a file."""
    exporter = _exporter(format_id, out)
    options = ExportOptions(with_notes=with_notes)
    scope = Scope.of(query, entity, first, last)
    with session_of(context).reading() as connection:
        if what in (What.ENTITIES, What.NAMES):
            table = _entities(connection, scope, kind, what)
        elif what is What.QUOTATIONS:
            table = _quotations(connection, scope, speaker)
        else:
            table = _table(connection, what, scope, options)
        count = _write(table, out, exporter, options)
    if out != _STANDARD_OUTPUT:
        print_note(Message.of(f"cli.exported.{what.value}", n=count, file=Path(out).name))


def _exporter(format_id: str | None, out: str) -> Exporter:
    suffix = Path(out).suffix.lower()
    for exporter in exporters():
        if format_id == exporter.id or (format_id is None and suffix == exporter.suffix):
            return exporter
    known = ", ".join(exporter.id for exporter in exporters())
    raise WrongUsageError(Message.of("cli.no_such_format", format=format_id or suffix, known=known))


def _table(connection: Connection, what: What, scope: Scope, options: ExportOptions) -> Table:
    from dateline.export.rows import articles_table, events_table, findings_table

    if what is What.EVENTS:
        return events_table(connection, events_in(connection, scope))
    if what is What.ARTICLES:
        return articles_table(connection, articles_in(connection, scope))
    return findings_table(connection, findings_in(connection, scope), options=options)


def _quotations(connection: Connection, scope: Scope, speaker: str | None) -> Table:
    from dateline.export.rows import quotations_table

    return quotations_table(connection, quotations_in(connection, scope, speaker=speaker))


def _entities(connection: Connection, scope: Scope, kind: EntityKind | None, what: What) -> Table:
    from dateline.export.names import names_table
    from dateline.export.rows import entities_table

    limited = scope.query.strip() or scope.entity is not None
    within = articles_in(connection, scope) if limited else None
    ids = entities_in(connection, kind=kind, within=within)
    table = names_table if what is What.NAMES else entities_table
    return table(connection, ids, within=within)


def _write(table: Table, out: str, exporter: Exporter, options: ExportOptions) -> int:
    """Write the table and return the number of its rows."""
    from dateline.export.writing import export_to

    counted = _Counted(table.rows)
    table = replace(table, rows=counted)
    if out == _STANDARD_OUTPUT:
        with output_errors_told():
            sys.stdout.flush()
            exporter.write(table, sys.stdout.buffer, replace(options, byte_order_mark=False))
            sys.stdout.buffer.flush()
    else:
        export_to(Path(out), exporter, table, options=options)
    return counted.count


class _Counted:
    """Rows that count themselves while they are written."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


VERBS = {"export": export}
