"""What one export writes: the rows that a person sees or chose, in the order of the terminal's."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.export import exporters
from dateline.export.exporter import Exporter, ExportOptions, Row, Table, What
from dateline.export.names import names_table
from dateline.export.rows import (
    articles_table,
    entities_table,
    events_table,
    findings_table,
    quotations_table,
)
from dateline.export.writing import export_to
from dateline.library.reads.contents import (
    entity_counts_in,
    event_ids_by_time,
    event_ids_in,
    quotation_ids_in,
)
from dateline.library.reads.entities import entity_totals
from dateline.library.reads.findings import FindingRow, finding_ids, finding_rows
from dateline.library.reads.quotations import quotation_ids
from dateline.model.annotations import Status

if TYPE_CHECKING:
    from dateline.library.rows import Connection

NOT_CHECKED: Final = "not checked"
PREVIEW_ROWS: Final = 8
_PREVIEW_CHARACTERS: Final = 60_000
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Extent:
    """What lies before the person: articles newest first, whether a filter made them so, findings.

    `findings` None stands for all that are pinned, `filtered` False for the whole library.
    """

    articles: tuple[int, ...]
    filtered: bool
    findings: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What the person chose in the dialog. `chosen` writes the chosen rows of the list alone."""

    what: What
    chosen: bool
    format_id: str
    with_notes: bool
    unchecked: bool
    path: Path

    @property
    def exporter(self) -> Exporter:
        """The format; raises KeyError for an id that no exporter has."""
        return exporter_of(self.format_id)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each kind an extent has, and how many of its findings are not checked.

    `hedged` counts, by status, the findings that nobody reports as fact; `hedged_checked` of them
    those that are checked or rejected.
    """

    rows: dict[What, int]
    unchecked: int
    hedged: dict[Status, int]
    hedged_checked: dict[Status, int]


def exporter_of(format_id: str) -> Exporter:
    """Return the exporter with this id; raises KeyError for none."""
    return {exporter.id: exporter for exporter in exporters()}[format_id]


def count_rows(connection: Connection, extent: Extent) -> Counts:
    """Return the numbers of rows that an export of `extent` would write; of spellings, of names."""
    pinned = _finding_ids(connection, extent, unchecked=True)
    checked = _finding_ids(connection, extent, unchecked=False)
    names = _entity_ids(connection, extent)
    rows = {
        What.FINDINGS: len(pinned),
        What.EVENTS: len(event_ids_in(connection, extent.articles)),
        What.QUOTATIONS: len(quotation_ids_in(connection, extent.articles)),
        What.ARTICLES: len(extent.articles),
        What.ENTITIES: len(names),
        What.NAMES: len(names),
    }
    hedged, hedged_checked = _hedged(connection, pinned)
    return Counts(rows, len(pinned) - len(checked), hedged, hedged_checked)


def _hedged(
    connection: Connection, finding_ids: Sequence[int]
) -> tuple[dict[Status, int], dict[Status, int]]:
    everything, checked = Counter[Status](), Counter[Status]()
    table = findings_table(connection, finding_ids, options=ExportOptions(with_notes=False))
    for row in table.rows:
        status = None if row["status"] is None else Status(str(row["status"]))
        if status is not None and status is not Status.REPORTED:
            everything[status] += 1
            checked[status] += row["check_state"] != NOT_CHECKED
    return dict(everything), {status: n for status, n in checked.items() if n}


def table_of(connection: Connection, extent: Extent, choices: ExportChoices) -> Table:
    """Return the rows that `choices` ask for; read while they are written."""
    options = ExportOptions(with_notes=choices.with_notes)
    match choices.what:
        case What.FINDINGS:
            ids = _finding_ids(connection, extent, unchecked=choices.unchecked)
            return findings_table(connection, ids, options=options)
        case What.EVENTS:
            return events_table(connection, event_ids_by_time(connection, extent.articles))
        case What.QUOTATIONS:
            return quotations_table(connection, quotation_ids(connection, extent.articles))
        case What.ARTICLES:
            return articles_table(connection, extent.articles)
        case What.ENTITIES:
            within = extent.articles if extent.filtered else None
            return entities_table(connection, _entity_ids(connection, extent), within=within)
        case What.NAMES:
            within = extent.articles if extent.filtered else None
            return names_table(connection, _entity_ids(connection, extent), within=within)


def write_export(connection: Connection, extent: Extent, choices: ExportChoices) -> int:
    """Write the file and return the number of rows; raises ExportError where it can't be written."""
    table = table_of(connection, extent, choices)
    counted = _Counted(table.rows)
    options = ExportOptions(with_notes=choices.with_notes)
    export_to(choices.path, choices.exporter, replace(table, rows=counted), options=options)
    return counted.count


def preview(connection: Connection, extent: Extent, choices: ExportChoices) -> str:
    """Return the beginning of the file as it would be written, its first rows alone."""
    table = table_of(connection, extent, choices)
    stream = io.BytesIO()
    options = ExportOptions(with_notes=choices.with_notes, byte_order_mark=False)
    choices.exporter.write(
        replace(table, rows=list(islice(table.rows, PREVIEW_ROWS))), stream, options
    )
    return stream.getvalue().decode("utf-8", "replace")[:_PREVIEW_CHARACTERS]


def _finding_ids(connection: Connection, extent: Extent, *, unchecked: bool) -> Sequence[int]:
    ids = finding_ids(connection)
    if extent.findings is not None:
        ids = [row_id for row_id in ids if row_id in set(extent.findings)]
    if unchecked:
        return ids
    return [row.id for row in _rows(connection, ids) if row.check_state != NOT_CHECKED]


def _rows(connection: Connection, ids: Sequence[int]) -> Iterator[FindingRow]:
    for first in range(0, len(ids), _CHUNK):
        yield from finding_rows(connection, ids[first : first + _CHUNK])


def _entity_ids(connection: Connection, extent: Extent) -> list[int]:
    totals = entity_totals(connection)
    if not extent.filtered:
        return [row[0] for row in totals]
    counts = entity_counts_in(connection, extent.articles)
    here = [row[0] for row in totals if row[0] in counts]
    return sorted(here, key=lambda entity_id: counts[entity_id], reverse=True)


class _Counted:
    """Rows that count themselves while they are written."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row
