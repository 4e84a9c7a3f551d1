"""OpenDocument texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.limits import Limits
from dateline.reading.packed import ZIP_MARKS
from dateline.reading.source import Source

_KIND: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"
_OTHER: Final = (b"mimetypeapplication/", b"[Content_Types].xml")


@dataclass(frozen=True, slots=True)
class OdtReader:
    """Reads an OpenDocument text; no macro, field or link in it is ever run."""

    id: str = "odt"
    version: int = 1
    suffixes: tuple[str, ...] = (".odt", ".ott")
    media_types: tuple[str, ...] = ("application/vnd.oasis.opendocument.text",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for documents."""
        return limits.document_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the kind that the first entry names (ODF 1.3, part 2, section 3.3)."""
        if not head.startswith(ZIP_MARKS):
            return 0.0
        if _KIND in head[:200]:
            return 0.97
        is_named = path.suffix.lower() in self.suffixes
        return 0.6 if is_named and not any(mark in head[:200] for mark in _OTHER) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the document."""
        from dateline.reading.documents.open_document import read_open_document

        yield read_open_document(source, reader=self.id, version=self.version)


READER: Final = OdtReader()
