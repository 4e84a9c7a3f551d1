"""ZIP archives of articles."""

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
class ZipReader:
    """Reads what lies in a ZIP, each file by its own reader; nothing is unpacked to a disk."""

    id: str = "zip"
    version: int = 1
    suffixes: tuple[str, ...] = (".zip",)
    media_types: tuple[str, ...] = ("application/zip",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for archives."""
        return limits.archive_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the mark; documents that are ZIPs fit their own readers better."""
        return 0.5 if head.startswith(ZIP_MARKS) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the articles of each file inside."""
        from dateline.reading.archives.zipped import read_zip

        yield from read_zip(source)


READER: Final = ZipReader()
