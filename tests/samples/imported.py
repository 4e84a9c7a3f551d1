"""What the library holds of an imported sample, in the shape of a record of `extract`."""

from __future__ import annotations

import sqlite3

from dateline.library.reads.annotations import annotations_of
from dateline.library.reads.articles import StoredArticle
from dateline.library.reads.events import event_rows
from dateline.model.spans import Field
from tests.samples.answers import Record


def stored_record(connection: sqlite3.Connection, stored: StoredArticle) -> Record:
    """Return the five lists of the text field as the panes read them, with entities' library names."""
    marks = annotations_of(connection, stored.row.text_id)
    timexes = [row for row in marks.timexes if row.timex.field is Field.TEXT]
    places = {
        (row.timex.span.start, row.timex.span.end): place for place, row in enumerate(timexes)
    }
    return {
        "entities": [
            {
                "start": row.span.start,
                "end": row.span.end,
                "label": row.label,
                "entity": row.name,
                "uid": row.entity_uid,
            }
            for row in marks.mentions
            if row.field is Field.TEXT
        ],
        "timexes": [
            {"start": row.timex.span.start, "end": row.timex.span.end, "value": row.timex.value}
            for row in timexes
        ],
        "quotes": [
            {
                "start": row.span.start,
                "end": row.span.end,
                "kind": row.kind,
                "speaker": row.speaker,
            }
            for row in marks.quotations
            if row.field is Field.TEXT
        ],
        "quantities": [
            {
                "start": row.span.start,
                "end": row.span.end,
                "value": row.value,
                "low": row.low,
                "high": row.high,
            }
            for row in marks.quantities
            if row.field is Field.TEXT
        ],
        "events": _events(connection, stored, places),
    }


def _events(
    connection: sqlite3.Connection, stored: StoredArticle, places: dict[tuple[int, int], int]
) -> list[Record]:
    sql = "SELECT id FROM event WHERE text_id = ? ORDER BY position"
    ids = [row[0] for row in connection.execute(sql, (stored.row.text_id,))]
    return [
        {
            "start": row.span.start,
            "end": row.span.end,
            "kind": row.kind,
            "relation": row.relation,
            "status": row.status,
            "timex": None
            if row.timex is None
            else places[row.timex.span.start, row.timex.span.end],
        }
        for row in event_rows(connection, ids)
        if row.field is Field.TEXT
    ]
