"""How large a file may be before reading it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest inputs read, by kind of file.

    `text_bytes` bounds plain text and Markdown (20 MB are some three million words), `page_bytes` a
    web page (a page saved with its pictures inside can reach tens of megabytes), `pdf_bytes` and
    `pdf_pages` a PDF, `article_length` the code points of one article's text.
    """

    text_bytes: int = 20 * MEGABYTE
    page_bytes: int = 40 * MEGABYTE
    pdf_bytes: int = 150 * MEGABYTE
    pdf_pages: int = 1_000
    article_length: int = 20_000_000


DEFAULT: Final = Limits()
