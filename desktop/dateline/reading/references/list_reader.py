"""What readers of reference lists share: how a list is known, and what of it becomes articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model.article import ReadArticle
from dateline.reading.decoding import as_utf8, is_binary
from dateline.reading.limits import Limits
from dateline.reading.source import Source

if TYPE_CHECKING:
    from dateline.reading.references.reference import Reference


@dataclass(frozen=True, slots=True)
class ReferenceListReader:
    """Reads the abstracts of a list; articles in files beside it take their metadata from it.

    `opening` matches the first entry of a list, and `parser` gives what reads the text of one: it
    is loaded with the first list.
    """

    id: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    opening: re.Pattern[bytes]
    parser: Callable[[], Callable[[str], Iterable[Reference]]]
    version: int = 1

    def largest(self, limits: Limits) -> int:
        """Return the limit for records."""
        return limits.table_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the first entry; with the suffix any text will do."""
        if is_binary(head):
            return 0.0
        if self.opening.match(as_utf8(head)):
            return 0.9
        return 0.2 if path.suffix.lower() in self.suffixes else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield an article for each entry with an abstract and without a file of its own."""
        from dateline.reading.references.list_articles import read_references

        yield from read_references(source, self.parser(), reader=self.id, version=self.version)
