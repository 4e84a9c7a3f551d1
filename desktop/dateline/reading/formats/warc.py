"""WARC files, as crawlers and archives write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.limits import Limits
from dateline.reading.packed import unpacked_head
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class WarcReader:
    """Reads the pages captured in a WARC, plain or compressed."""

    id: str = "warc"
    version: int = 1
    suffixes: tuple[str, ...] = (".warc", ".gz")
    media_types: tuple[str, ...] = ("application/warc",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for archives, which are read page by page."""
        return limits.archive_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the first record's line."""
        return 0.98 if unpacked_head(head).startswith(b"WARC/") else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield an article for each page."""
        from dateline.reading.captures.warc import read_warc

        yield from read_warc(source, reader=self.id, version=self.version)


READER: Final = WarcReader()
