"""MHTML (RFC 2557): a page and what it shows, as the parts of a mail."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import Message as Mail
from email.parser import BytesParser
from typing import Final

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.captures.page import Capture, read_capture
from dateline.reading.mail.headers import header, sent_day
from dateline.reading.source import Source

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield the article of the saved page; raises `UnreadableFileError`."""
    data = source.data(largest=source.limits.mail_bytes).lstrip(b"\xef\xbb\xbf\r\n")
    try:
        mail = BytesParser(policy=policy.compat32).parsebytes(data)
        page = _page(mail)
    except RecursionError as error:
        raise UnreadableFileError(Message.of("reading.mail.too_deep")) from error
    if page is None:
        raise UnreadableFileError(Message.of("reading.page_without_text"))
    written = header(mail, "date")
    saved = sent_day(written)
    charset = page.get_param("charset")
    url = header(mail, "snapshot-content-location") or header(page, "content-location")
    capture = Capture(
        _payload(page),
        charset if isinstance(charset, str) else "",
        url or header(mail, "content-location"),
        "" if saved is None else saved[0],
        written,
    )
    yield from read_capture(source, capture, reader=reader, version=version, name=source.path.name)


def _page(mail: Mail) -> Mail | None:
    """Return the part that is the page: the one the mail starts with, else the first that is HTML."""
    start = mail.get_param("start")
    pages = [part for part in mail.walk() if part.get_content_type() in _PAGES]
    named = (
        part for part in pages if isinstance(start, str) and header(part, "content-id") == start
    )
    return next(named, pages[0] if pages else None)


def _payload(part: Mail) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
