"""Chats and channels exported from Telegram, as JSON or as pages."""

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

_JSON = re.compile(
    rb'"type"\s*:\s*"(?:public_|private_)?(?:channel|group|supergroup|personal_chat|bot_chat|saved_messages)"|"chats"\s*:\s*\{'
)
_MESSAGE = re.compile(rb'"messages"\s*:\s*\[|"date_unixtime"')


@dataclass(frozen=True, slots=True)
class TelegramReader:
    """Reads each message with a text, with its own time, channel and number."""

    id: str = "telegram"
    version: int = 1
    suffixes: tuple[str, ...] = (".json", ".html")
    media_types: tuple[str, ...] = ("application/json",)

    def largest(self, limits: Limits) -> int:
        """Return the limit for records."""
        return limits.table_bytes

    def sniff(self, head: bytes, path: Path) -> float:
        """Fit by the fields and classes that Telegram Desktop writes."""
        if is_binary(head):
            return 0.0
        if _JSON.search(head) and _MESSAGE.search(head):
            return 0.97
        return 0.97 if b'class="page_header' in head and b'class="history"' in head else 0.0

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield an article for each message with a text."""
        from dateline.reading.telegram.export import read_telegram

        yield from read_telegram(source, reader=self.id, version=self.version)


READER: Final = TelegramReader()
