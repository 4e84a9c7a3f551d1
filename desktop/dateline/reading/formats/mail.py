"""Mails, as sent and as a person saved them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.decoding import is_binary
from dateline.reading.limits import Limits
from dateline.reading.mail.headers import begins_like_mailbox, header_names, looks_like_mail
from dateline.reading.source import Source


@dataclass(frozen=True, slots=True)
class MailReader:
    """Reads a mail: subject, sender and day are its metadata, attached documents further articles."""

    id: str = "mail"
    version: int = 1
    suffixes: tuple[str, ...] = (".eml",)
    media_types: tuple[str, ...] = ("message/rfc822",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for mails."""
        return limits.mail_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the header; with the suffix any one line of it will do."""
        if is_binary(head):
            return 0.0
        if looks_like_mail(head):
            return 0.85
        if path.suffix.lower() not in self.suffixes:
            return 0.0
        return 0.97 if begins_like_mailbox(head) else 0.8 if header_names(head) else 0.1

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the mail's article and those attached to it."""
        from dateline.reading.mail.message import read_mail

        yield from read_mail(source, reader=self.id, version=self.version)


READER: Final = MailReader()
