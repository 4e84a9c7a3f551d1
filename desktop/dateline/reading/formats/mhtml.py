"""Web pages saved as MHTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.decoding import is_binary
from dateline.reading.limits import Limits
from dateline.reading.mail.headers import header_names, looks_like_mhtml
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class MhtmlReader:
    """Reads the page of an MHTML file, with its address and the time of saving."""

    id: str = "mhtml"
    version: int = 1
    suffixes: tuple[str, ...] = (".mhtml", ".mht")
    media_types: tuple[str, ...] = ("application/x-mimearchive",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for mails, which this format is one of."""
        return limits.mail_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the header that browsers write."""
        if is_binary(head):
            return 0.0
        if looks_like_mhtml(head):
            return 0.96
        is_named = path.suffix.lower() in self.suffixes
        return 0.9 if is_named and b"content-type" in header_names(head) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the page."""
        from dateline.reading.captures.mhtml import read_mhtml

        yield from read_mhtml(source, reader=self.id, version=self.version)


READER: Final = MhtmlReader()
