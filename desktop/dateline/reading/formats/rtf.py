"""Rich Text Format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.limits import Limits
from dateline.reading.source import Source

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")


@dataclass(frozen=True, slots=True)
class RtfReader:
    """Reads an RTF file; no field or embedded object in it is ever run."""

    id: str = "rtf"
    version: int = 1
    suffixes: tuple[str, ...] = (".rtf",)
    media_types: tuple[str, ...] = ("application/rtf", "text/rtf")

    def largest(self, limits: Limits) -> int:
        """Return the limit for documents."""
        return limits.document_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the opening group."""
        return 0.98 if _OPENING.match(head) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the file."""
        from dateline.reading.documents.rich_text import read_rich_text

        yield read_rich_text(source, reader=self.id, version=self.version)


READER: Final = RtfReader()
