"""JSON: one array of objects, readable by a person as well."""

from __future__ import annotations

import json
from typing import BinaryIO, Final

from dateline.export.cells import encodable
from dateline.export.exporter import Exporter, ExportOptions, Table
from dateline.model.messages import Message


def write(table: Table, stream: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001 - one signature for all
    """Write an array with an object for each row, one at a time, in UTF-8."""
    before = "[\n"
    for row in table.rows:
        stream.write(before.encode())
        stream.write(encodable(json.dumps(row, ensure_ascii=False, indent=1)).encode())
        before = ",\n"
    stream.write(b"[]\n" if before == "[\n" else b"\n]\n")


EXPORTER: Final = Exporter(
    "json", Message.of("export.formats.json"), ".json", "application/json", write
)
