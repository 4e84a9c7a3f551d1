"""Safari's web archives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.limits import Limits
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class WebarchiveReader:
    """Reads the page of a web archive, with its address."""

    id: str = "webarchive"
    version: int = 1
    suffixes: tuple[str, ...] = (".webarchive",)
    media_types: tuple[str, ...] = ("application/x-webarchive",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for documents."""
        return limits.document_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the property list and the key of the page in it."""
        is_list = head.startswith(b"bplist0") or b"<plist" in head[:1_000]
        if is_list and b"WebMainResource" in head:
            return 0.98
        return 0.7 if is_list and path.suffix.lower() in self.suffixes else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the page."""
        from dateline.reading.captures.webarchive import read_webarchive

        yield from read_webarchive(source, reader=self.id, version=self.version)


READER: Final = WebarchiveReader()
