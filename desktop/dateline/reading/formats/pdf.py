"""PDF files that carry their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.decoding import is_binary
from dateline.reading.limits import Limits
from dateline.reading.source import Source

_MARK: Final = b"%PDF-"
_MARK_WITHIN: Final = 1024
"""Bytes within which readers accept the mark (ISO 32000-1, implementation note 13 of Annex H)."""


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads the text layer of a PDF."""

    id: str = "pdf"
    version: int = 1
    suffixes: tuple[str, ...] = (".pdf",)
    media_types: tuple[str, ...] = ("application/pdf",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for PDFs."""
        return limits.pdf_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the mark; a binary file with the suffix alone is a damaged PDF at best."""
        if _MARK in head[:_MARK_WITHIN]:
            return 1.0
        return 0.1 if path.suffix.lower() in self.suffixes and is_binary(head) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the file."""
        from dateline.reading.pdf.article import read_pdf_article

        yield read_pdf_article(source, reader=self.id, version=self.version)


READER: Final = PdfReader()
