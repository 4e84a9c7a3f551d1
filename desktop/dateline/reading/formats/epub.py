"""Books and magazines in EPUB."""

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
class EpubReader:
    """Reads each section of a book as an article."""

    id: str = "epub"
    version: int = 1
    suffixes: tuple[str, ...] = (".epub",)
    media_types: tuple[str, ...] = ("application/epub+zip",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for documents."""
        return limits.document_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the kind that the first entry names (EPUB 3.3, section 4.3.2)."""
        if not head.startswith(ZIP_MARKS):
            return 0.0
        if b"mimetypeapplication/epub+zip" in head[:200] or b"META-INF/container.xml" in head:
            return 0.97
        return 0.6 if path.suffix.lower() in self.suffixes else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield an article for each section with text."""
        from dateline.reading.books.epub import read_epub

        yield from read_epub(source, reader=self.id, version=self.version)


READER: Final = EpubReader()
