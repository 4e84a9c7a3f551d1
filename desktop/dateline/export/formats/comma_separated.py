"""CSV as spreadsheets open it (RFC 4180), with every cell quoted and no cell a formula."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO, Final

from dateline.export.cells import encodable, plain_cell
from dateline.export.exporter import Exporter, ExportOptions, Table
from dateline.model.messages import Message


def write(table: Table, stream: BinaryIO, options: ExportOptions) -> None:
    """Write a line of column names and a line for each row, in UTF-8."""
    encoding = "utf-8-sig" if options.byte_order_mark else "utf-8"
    text = io.TextIOWrapper(stream, encoding=encoding, newline="", write_through=True)
    try:
        # Every cell is quoted: a program that splits at another sign still sees where one begins.
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        writer.writerow(table.columns)
        for row in table.rows:
            writer.writerow([encodable(plain_cell(row[name])) for name in table.columns])
    finally:
        text.detach()


EXPORTER: Final = Exporter("csv", Message.of("export.formats.csv"), ".csv", "text/csv", write)
