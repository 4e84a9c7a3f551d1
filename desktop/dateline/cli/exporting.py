"""The verb that writes what the library holds into a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli.failures import WrongUsageError
from dateline.cli.output import as_argument, output_errors_told, print_note
from dateline.cli.reading import KINDS, Entity, From, Query, To, entities_in
from dateline.cli.scope import Scope, articles_in, events_in, findings_in, quotations_in
from dateline.cli.session import session_of
from dateline.export import exporters
from dateline.export.exporter import Exporter, ExportOptions, What
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message, english

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
    what: Annotated[
        What, typer.Option("--what", metavar="WHAT", help=f"One of {', '.join(What)}.")
    ] = What.FINDINGS,
    format_id: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"One of {', '.join(each.id for each in exporters())}; else as OUT ends.",
        ),
    ] = None,
    query: Query = "",
    entity: Entity = None,
    first: From = None,
    last: To = None,
    kind: Annotated[
        EntityKind | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help=f"Only entities of this kind: {KINDS}.",
            show_default=False,
        ),
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
    """Write findings, events or other rows into a file.

    What is pinned (findings) unless --what names events, quotations, articles, entities or names: the spellings of entities by outlet.
    """
    _check_words([out, *context.args], format_id)
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


def _check_words(words: Sequence[str], format_id: str | None) -> None:
    """Raise WrongUsageError, with the command that may be meant, for words that are not one file."""
    misplaced = [word for word in words if word in set(What)]
    if len(words) == 1 and (not misplaced or format_id is not None):
        return
    message = Message.of("cli.unexpected", known=", ".join(What))
    details: list[str] = []
    if misplaced:
        files = [word for word in words if word not in misplaced]
        file = as_argument(files[0] if files else f"{misplaced[0]}.csv")
        command = f"dateline export {file} --what {misplaced[0]}"
        details.append(english(Message.of("cli.repair", query=command)))
    raise WrongUsageError(message, details=details)


def _exporter(format_id: str | None, out: str) -> Exporter:
    suffix = Path(out).suffix.lower()
    for exporter in exporters():
        if format_id == exporter.id or (format_id is None and suffix == exporter.suffix):
            return exporter
    ids = ", ".join(each.id for each in exporters())
    if format_id is not None:
        raise WrongUsageError(Message.of("cli.no_such_format", format=format_id, known=ids))
    suffixes = ", ".join(each.suffix for each in exporters())
    facts = {"file": Path(out).name, "suffix": suffix, "suffixes": suffixes, "known": ids}
    raise WrongUsageError(Message.of("cli.no_format_of" if suffix else "cli.no_ending", **facts))


def _table(connection: Connection, what: What, scope: Scope, options: ExportOptions) -> Table:
    from dateline.export.rows import articles_table, events_table, findings_table
    from dateline.library.findings import findings

    if what is What.EVENTS:
        return events_table(connection, events_in(connection, scope))
    if what is What.ARTICLES:
        return articles_table(connection, articles_in(connection, scope))
    if not findings(connection):
        others = ", ".join(each for each in What if each is not What.FINDINGS)
        raise WrongUsageError(Message.of("cli.nothing_pinned", known=others))
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
SETTINGS: Final = {"export": {"allow_extra_args": True}}
"""Words too many are taken, so that what was meant by them can be said."""
