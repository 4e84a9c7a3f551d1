"""Mailboxes: many mails in one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.limits import Limits
from dateline.reading.mail.headers import begins_like_mailbox
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class MboxReader:
    """Reads each mail of a mailbox as `mail` does."""

    id: str = "mbox"
    version: int = 1
    suffixes: tuple[str, ...] = (".mbox", ".mbx")
    media_types: tuple[str, ...] = ("application/mbox",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for mailboxes, which are read mail by mail."""
        return limits.mailbox_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the line before the first mail."""
        return 0.95 if begins_like_mailbox(head) else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the articles of each mail."""
        from dateline.reading.mail.mailbox import read_mailbox

        yield from read_mailbox(source, reader=self.id, version=self.version)


READER: Final = MboxReader()
