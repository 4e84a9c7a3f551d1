"""Pictures and scans: kept without text, so that they can be noted and cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.kinds import is_picture
from dateline.reading.limits import Limits
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class PictureReader:
    """Reads what a picture's file says of itself; what it shows is not looked at."""

    id: str = "picture"
    version: int = 1
    suffixes: tuple[str, ...] = (
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".tif",
        ".tiff",
        ".bmp",
        ".webp",
    )
    media_types: tuple[str, ...] = (
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/tiff",
        "image/bmp",
        "image/webp",
    )

    def largest(self, limits: Limits) -> int:
        """Return the limit for scans, which is that for PDFs of them."""
        return limits.pdf_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the mark at the start; no suffix makes a picture of anything else."""
        del path
        return 0.95 if is_picture(head) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the picture as an article without text."""
        from dateline.reading.textless import read_picture

        yield read_picture(source, reader=self.id, version=self.version)


READER: Final = PictureReader()
