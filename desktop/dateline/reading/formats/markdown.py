"""Markdown, as note and clipping programs save it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.decoding import is_binary
from dateline.reading.limits import Limits
from dateline.reading.source import Source
from dateline.reading.text_article import read_text_article


@dataclass(frozen=True, slots=True)
class MarkdownReader:
    """Reads Markdown; content can't tell it from plain text, so the suffix decides."""

    id: str = "markdown"
    version: int = 1
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")
    media_types: tuple[str, ...] = ("text/markdown",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for texts."""
        return limits.text_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit a text with a Markdown suffix."""
        return 0.6 if path.suffix.lower() in self.suffixes and not is_binary(head) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the file."""
        yield read_text_article(source, reader=self.id, version=self.version, is_markdown=True)


READER: Final = MarkdownReader()
