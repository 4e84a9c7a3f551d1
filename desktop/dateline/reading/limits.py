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
    `pdf_pages` a PDF, `article_length` the code points of one article's text. `mail_bytes` bounds
    one mail, `mailbox_bytes` a file of many, `document_bytes` an office document or book and
    `xml_bytes` one of the texts unpacked from it, `table_bytes` a file of records, `archive_bytes`
    a packed file.

    For one file with all that lies inside it: `parts` bounds the articles tried, `unpacked_bytes`
    what is unpacked, `seconds` the time, to which `seconds_per_megabyte` of the file itself are
    added (a large mailbox is much work, and a small archive that takes long is hostile), and `depth` how many files may lie inside each other.
    `entries` bounds the list of one archive, `entry_bytes` each file in it.
    """

    text_bytes: int = 20 * MEGABYTE
    page_bytes: int = 40 * MEGABYTE
    pdf_bytes: int = 150 * MEGABYTE
    pdf_pages: int = 1_000
    article_length: int = 20_000_000
    mail_bytes: int = 50 * MEGABYTE
    mailbox_bytes: int = 2_000 * MEGABYTE
    document_bytes: int = 100 * MEGABYTE
    xml_bytes: int = 60 * MEGABYTE
    table_bytes: int = 200 * MEGABYTE
    archive_bytes: int = 2_000 * MEGABYTE
    unpacked_bytes: int = 2_000 * MEGABYTE
    entry_bytes: int = 150 * MEGABYTE
    entries: int = 50_000
    parts: int = 20_000
    depth: int = 4
    seconds: float = 90.0
    seconds_per_megabyte: float = 1.0


DEFAULT: Final = Limits()
