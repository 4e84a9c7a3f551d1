"""Word documents."""

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
class DocxReader:
    """Reads a Word document; no macro, field or link in it is ever run."""

    id: str = "docx"
    version: int = 1
    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx")
    media_types: tuple[str, ...] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroenabled.12",
    )

    def largest(self, limits: Limits) -> int:
        """Return the limit for documents."""
        return limits.document_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit a ZIP whose first entries are those of a Word document; else the ZIP reader looks."""
        if not head.startswith(ZIP_MARKS):
            return 0.0
        if b"[Content_Types].xml" in head and b"word/" in head:
            return 0.95
        return 0.6 if path.suffix.lower() in self.suffixes else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the document."""
        from dateline.reading.documents.word import read_word

        yield read_word(source, reader=self.id, version=self.version)


READER: Final = DocxReader()
