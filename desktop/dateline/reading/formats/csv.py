"""Articles as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.decoding import as_utf8, is_binary
from dateline.reading.limits import Limits
from dateline.reading.records.columns import names_columns
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class CsvReader:
    """Reads each row that has a text, by the well-known names of the columns."""

    id: str = "csv"
    version: int = 1
    suffixes: tuple[str, ...] = (".csv", ".tsv")
    media_types: tuple[str, ...] = ("text/csv", "text/tab-separated-values")

    def largest(self, limits: Limits) -> int:
        """Return the limit for records."""
        return limits.table_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the suffix, or by a first line of column names."""
        if is_binary(head):
            return 0.0
        if names_columns(as_utf8(head)):
            return 0.65
        return 0.2 if path.suffix.lower() in self.suffixes else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield an article for each row with a text."""
        from dateline.reading.records.csv_records import read_csv

        yield from read_csv(source, reader=self.id, version=self.version)


READER: Final = CsvReader()
