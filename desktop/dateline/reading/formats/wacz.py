"""Web archive collections (WACZ)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.limits import Limits
from dateline.reading.packed import ZIP_MARKS
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class WaczReader:
    """Reads the pages of a collection, by its list of pages."""

    id: str = "wacz"
    version: int = 1
    suffixes: tuple[str, ...] = (".wacz",)
    media_types: tuple[str, ...] = ("application/wacz",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for archives."""
        return limits.archive_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit a ZIP by its suffix or by the names of its first entries."""
        if not head.startswith(ZIP_MARKS):
            return 0.0
        is_named = path.suffix.lower() in self.suffixes
        return 0.7 if is_named or (b"archive/" in head and b".warc" in head) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield an article for each page."""
        from dateline.reading.archives.zipped import read_wacz

        yield from read_wacz(source, reader=self.id, version=self.version)


READER: Final = WaczReader()
