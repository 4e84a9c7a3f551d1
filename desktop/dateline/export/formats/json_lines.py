"""JSON Lines: one object a line, as `--json` prints in the terminal."""

from __future__ import annotations

import json
from typing import BinaryIO, Final

from dateline.export.exporter import Exporter, ExportOptions, Row, Table
from dateline.model.messages import Message


def json_line(row: Row) -> str:
    """Return a row as one line of JSON without its end, its keys in the order of the columns.

    ASCII alone: lone surrogates have no UTF-8, and U+2028 ends a line for some readers.
    """
    return json.dumps(row, separators=(",", ":"))


def write(table: Table, stream: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001 - one signature for all
    """Write one object a line."""
    stream.writelines(f"{json_line(row)}\n".encode("ascii") for row in table.rows)


EXPORTER: Final = Exporter(
    "jsonl", Message.of("export.formats.jsonl"), ".jsonl", "application/jsonl", write
)
