"""Web pages saved as HTML, with or without their resources inside."""

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

# Possessive, so that a head full of comments is walked once.
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<!--.*?-->|<\?xml[^>]{0,300}\?>)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(rb"<(?:html|head|body|article|meta)\b", re.IGNORECASE)
_ANY_TAG = re.compile(
    rb"<(?:!--|(?:p|div|h[1-6]|a|span|table|article|br|meta|title)\b[^<>]*>)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads a saved web page; nothing it refers to is ever fetched."""

    id: str = "html"
    version: int = 1
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml", ".xht")
    media_types: tuple[str, ...] = ("text/html", "application/xhtml+xml")

    def largest(self, limits: Limits) -> int:
        """Return the limit for web pages."""
        return limits.page_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit a page by its opening tags; a fragment needs the suffix as well."""
        if is_binary(head):
            return 0.0
        narrow = as_utf8(head)
        if _OPENING.match(narrow):
            return 0.9
        if path.suffix.lower() not in self.suffixes:
            return 0.0
        if _ROOT.search(narrow) or _ANY_TAG.search(narrow):
            return 0.8
        return 0.1

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the page, or the entries of a live blog."""
        from dateline.reading.web.live import read_web_articles

        yield from read_web_articles(source, reader=self.id, version=self.version)


READER: Final = HtmlReader()
