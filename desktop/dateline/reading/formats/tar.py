"""TAR archives of articles, and compressed files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.limits import Limits
from dateline.reading.packed import COMPRESSED_MARKS
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class TarReader:
    """Reads what lies in a TAR, plain or compressed, and what a compressed file holds."""

    id: str = "tar"
    version: int = 1
    suffixes: tuple[str, ...] = (".tar", ".tgz", ".gz", ".bz2", ".xz")
    media_types: tuple[str, ...] = (
        "application/x-tar",
        "application/gzip",
        "application/x-bzip2",
        "application/x-xz",
    )

    def largest(self, limits: Limits) -> int:
        """Return the limit for archives."""
        return limits.archive_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the mark of a TAR or of a compression."""
        if head[257:262] == b"ustar":
            return 0.95
        return 0.5 if head.startswith(COMPRESSED_MARKS) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the articles of each file inside."""
        from dateline.reading.archives.tarred import read_tar

        yield from read_tar(source)


READER: Final = TarReader()
