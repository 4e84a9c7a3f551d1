"""Plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.decoding import is_binary
from dateline.reading.limits import Limits
from dateline.reading.source import Source
from dateline.reading.text_article import read_text_article

# Texts for programs; what a person reads in them is no article.
_DATA = re.compile(rb"\s*(?:\{\\rtf|<\?xml|%!PS|\{\s*[\"}]|\[\s*[\[{\"]|#!\s*/|From \S+@\S+ )")
_OTHER_SUFFIXES: Final = frozenset(
    """.json .jsonl .ndjson .csv .tsv .xml .rtf .eml .mbox .mht .mhtml .ris .bib .nbib .ics .vcf .yaml
    .yml .toml .ini .cfg .css .js .mjs .ts .py .c .h .cpp .java .rb .go .rs .sh .bat .ps1 .sql .svg
    .srt .vtt .tex .ps .eps .log .lock .map""".split()
)


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads plain text, with or without Markdown in it."""

    id: str = "text"
    version: int = 1
    suffixes: tuple[str, ...] = (".txt", ".text", ".asc")
    media_types: tuple[str, ...] = ("text/plain",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for texts."""
        return limits.text_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit whatever is text; the suffix of data or a program rules it out."""
        suffix = path.suffix.lower()
        if is_binary(head) or suffix in _OTHER_SUFFIXES:
            return 0.0
        if suffix in self.suffixes:
            return 0.5
        return 0.0 if _DATA.match(head) else 0.3

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the one article of the file."""
        yield read_text_article(source, reader=self.id, version=self.version, is_markdown=False)


READER: Final = TextReader()
