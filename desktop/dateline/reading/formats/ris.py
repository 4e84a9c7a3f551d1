"""RIS, the exchange format of reference managers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.decoding import as_utf8, is_binary
from dateline.reading.limits import Limits
from dateline.reading.source import Source

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*TY  - [A-Z]{2,8}\s")


@dataclass(frozen=True, slots=True)
class RisReader:
    """Reads the abstracts of a list; articles in files beside it take their metadata from it."""

    id: str = "ris"
    version: int = 1
    suffixes: tuple[str, ...] = (".ris",)
    media_types: tuple[str, ...] = ("application/x-research-info-systems",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for records."""
        return limits.table_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the first entry; with the suffix any text will do."""
        if is_binary(head):
            return 0.0
        if _OPENING.match(as_utf8(head)):
            return 0.9
        return 0.2 if path.suffix.lower() in self.suffixes else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield an article for each entry with an abstract and without a file of its own."""
        from dateline.reading.references.list_articles import read_references
        from dateline.reading.references.ris import read_ris

        yield from read_references(source, read_ris, reader=self.id, version=self.version)


READER: Final = RisReader()
