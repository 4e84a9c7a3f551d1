"""The import report as a CSV file, as spreadsheets open it; it holds file names and no folders."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QCoreApplication

from dateline.export.cells import encodable, plain_cell
from dateline.export.writing import write_whole
from dateline.ui.imports.report_model import ReportRow, result_words

_COLUMNS = ("Result", "File", "Article", "What happened")


def write_report(path: Path, rows: Sequence[ReportRow]) -> None:
    """Write the rows into the file `path`, whole or not at all; raises ExportError."""
    lines = [[QCoreApplication.translate("Import", name) for name in _COLUMNS]]
    lines += [[result_words(row.result), row.file, row.title, row.what] for row in rows]

    def write(stream: BinaryIO) -> None:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
        try:
            writer = csv.writer(text, quoting=csv.QUOTE_ALL)
            writer.writerows([encodable(plain_cell(cell)) for cell in line] for line in lines)
        finally:
            text.detach()

    write_whole(path, write)
