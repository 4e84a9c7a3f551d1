"""Articles as records of JSON, whole or line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.decoding import as_utf8, is_binary
from dateline.reading.limits import Limits
from dateline.reading.source import Source

# A JSON text, or the first line of many.
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
# An object with a named field, which no prose begins with.
_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*){0,9}\{\s*\"[^\"\n]{1,100}\"\s*:")


@dataclass(frozen=True, slots=True)
class JsonReader:
    """Reads each record that has a text, by the well-known names of its fields."""

    id: str = "json"
    version: int = 1
    suffixes: tuple[str, ...] = (".json", ".jsonl", ".ndjson")
    media_types: tuple[str, ...] = ("application/json", "application/x-ndjson")

    def largest(self, limits: Limits) -> int:
        """Return the limit for records."""
        return limits.table_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit what begins with a record; with the suffix any object or list will do."""
        if is_binary(head):
            return 0.0
        narrow = as_utf8(head)
        if _RECORD.match(narrow):
            return 0.6
        if path.suffix.lower() not in self.suffixes:
            return 0.0
        return 0.6 if _OPENING.match(narrow) else 0.1

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield an article for each record with a text."""
        from dateline.reading.records.json_records import read_json

        yield from read_json(source, reader=self.id, version=self.version)


READER: Final = JsonReader()
