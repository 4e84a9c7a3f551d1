"""The header lines of a mail: told from text, decoded, and what they say of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Mail
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.bylines import is_person_name, turned_name
from dateline.reading.dates import find_date
from dateline.reading.decoding import decode
from dateline.reading.identity import folded

SOURCE: Final = "mail-header"
_LONGEST_VALUE: Final = 4_000

SEPARATOR: Final = re.compile(
    rb"From (?:(?:\S{1,200} |-? {0,2})[^\r\n]{0,80}\d{4}[^\r\n]{0,20}|- {0,3})\r?\n?\Z"
)
"""The line before each mail of a mailbox: sender and time of arrival (RFC 4155, appendix A)."""
_LINE = re.compile(rb"([!-9;-~]{1,76})[ \t]*:(?:[ \t]|\r?\n|\r|\Z)")
_BREAK = re.compile(rb"\r\n|\n|\r")
# Names that only programs write, and those that a person's copy of a mail keeps.
_TRANSPORT: Final = frozenset(
    b"""received return-path delivered-to message-id mime-version x-mailer dkim-signature x-received
    authentication-results arc-seal references in-reply-to content-type content-transfer-encoding
    x-mozilla-status x-original-to list-id list-unsubscribe resent-from resent-date
    x-uidl x-gm-message-state x-originating-ip envelope-to""".split()
)
_WRITTEN: Final = frozenset(b"from sender to cc bcc date sent subject reply-to".split())
_MOST_LINES: Final = 200
_MOST_SENDERS: Final = 5

_PREFIX = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)(?:\[\d{1,3}\])?:\s*|\[[^\[\]]{1,40}\]\s+)+", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"^(?:[ \t>]*-{2,}[ ]?(?:forwarded|original) message[ ]?-{2,}[ \t]*\n|[ \t>]*begin forwarded message:[ \t]*\n)?"
    r"(?:[ \t]*\n){0,2}"
    r"(?:[ \t>]*\*?(?:from|sent|date|to|cc|subject|reply-to):\*?[ \t]+\S[^\n]{0,400}\n?){2,7}",
    re.IGNORECASE | re.MULTILINE,
)


def looks_like_mail(head: bytes) -> bool:
    """Return whether a file begins with the header of a mail, as sent or as a person saved it."""
    names = header_names(head)
    if len(names) > 1 and names & {b"return-path", b"received"}:
        return True
    if not names & {b"from", b"sender"}:
        return False
    written = names & _WRITTEN
    return (len(names & _TRANSPORT) >= 1 and len(names) >= 3) or (
        b"from" in names and len(written) >= 3
    )


def looks_like_mhtml(head: bytes) -> bool:
    """Return whether a file begins like a page that a browser saved as MHTML."""
    names = header_names(head)
    if not {b"mime-version", b"content-type"} <= names:
        return False
    top = head[:4_096].lower()
    is_page = b"multipart/related" in top or b"text/html" in top[:1_000]
    by_browser = b"saved by " in top or b"snapshot-content-location" in names
    return is_page and (
        by_browser or not names & {b"received", b"message-id", b"to", b"return-path"}
    )


def begins_like_mailbox(head: bytes) -> bool:
    """Return whether a file begins with the line that stands before each mail of a mailbox."""
    line, _, rest = head.lstrip(b"\r\n").partition(b"\n")
    return SEPARATOR.match(line) is not None and bool(header_names(rest))


@lru_cache(maxsize=4)
def header_names(head: bytes) -> frozenset[bytes]:
    """Return the names of the lines `Name: value` that a file begins with, in lower case.

    The header ends at the first blank line; where another line stands before it there is none.
    """
    names: set[bytes] = set()
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if _LINE.match(text) is None:
        return frozenset()
    lines = _BREAK.split(text, maxsplit=_MOST_LINES)
    for line in lines[:_MOST_LINES]:
        if not line.strip():
            return frozenset(names)
        match = _LINE.match(line)
        if match is not None:
            names.add(match[1].lower())
        elif not names or line[:1] not in b" \t":
            return frozenset() if len(names) < 3 else frozenset(names)
    return frozenset(names)


def header(mail: Mail, name: str) -> str:
    """Return a header of a mail as text, encoded words (RFC 2047) decoded; "" where it has none."""
    # Not mail.get(), which replaces what is no ASCII.
    raw = next((value for key, value in mail.raw_items() if key.lower() == name), "")
    text = str(raw)[:_LONGEST_VALUE]
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError, LookupError):
        parts = [(text, None)]
    words = "".join(_decoded(part, charset) for part, charset in parts)
    return " ".join(words.split())


def _decoded(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        # What was no ASCII came in as lone surrogates (PEP 383).
        raw = part.encode("utf-8", "surrogateescape")
        return decode(raw).text if not part.isascii() else part
    try:
        return part.decode(charset or "ascii")
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(part).text


def header_values(mail: Mail) -> Iterator[MetadataValue]:
    """Yield title, byline or outlet, and publication day: subject, sender and the day it was sent."""
    subject = header(mail, "subject")
    title = _PREFIX.sub("", subject).strip() or subject
    if title:
        yield _value(MetadataField.TITLE, title, subject, Confidence.SURE)
    yield from _sender(mail)
    written = header(mail, "date") or header(mail, "sent")
    day = sent_day(written)
    if day is not None:
        yield _value(MetadataField.PUBLISHED, day[0], written, day[1])


def _sender(mail: Mail) -> Iterator[MetadataValue]:
    written = header(mail, "from") or header(mail, "sender")
    try:
        pairs = getaddresses([written]) if "@" in written else [(written, "")]
    except (ValueError, IndexError):
        pairs = []
    for name, address in pairs[:_MOST_SENDERS]:
        bare = turned_name(name.strip("'\" "))
        is_office = _is_of_domain(bare, address)
        if is_person_name(bare) and not is_office:
            yield _value(MetadataField.BYLINE, bare, written, Confidence.LIKELY)
        elif "@" not in bare and (is_office or len(bare.split()) > 1):
            trust = Confidence.LIKELY if is_office else Confidence.UNSURE
            yield _value(MetadataField.OUTLET, bare, written, trust)


def _is_of_domain(name: str, address: str) -> bool:
    """Return whether a sender is named after its domain, and the mailbox not after the sender.

    "Halden Courier <news@courier.example>" is an outlet, "Jane Courier <jane@courier.example>" not.
    """
    words = [folded(word) for word in name.split()]
    mailbox, _, domain = address.rpartition("@")
    is_own = any(len(word) > 2 and word in folded(mailbox) for word in words)
    return not is_own and any(len(word) > 3 and word in folded(domain) for word in words)


def sent_day(written: str) -> tuple[str, Confidence] | None:
    """Return when a mail was sent, ISO 8601 with its own offset; None where no day is named."""
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError, IndexError):
        found = find_date(written[:160])
        if found is None:
            return None
        return found.value, Confidence.SURE if found.is_certain else Confidence.UNSURE
    if not 1970 <= moment.year <= 2100:
        return None
    # RFC 5322, section 3.3: "-0000" says nothing of the place it was written at.
    zone = moment.strftime("%z")
    offset = f"{zone[:3]}:{zone[3:5]}" if zone else ""
    return f"{moment:%Y-%m-%dT%H:%M}{offset}", Confidence.SURE


def without_forwarded_headers(text: str) -> tuple[str, list[str]]:
    """Return a mail's text without the headers of mails forwarded or answered in it, and these."""
    apart: list[str] = []

    def taken(match: re.Match[str]) -> str:
        apart.append(match[0].strip())
        return "\n"

    return _FORWARDED.sub(taken, text), apart


def _value(
    field: MetadataField, value: str, as_found: str, confidence: Confidence
) -> MetadataValue:
    return MetadataValue(field, value, as_found, SOURCE, confidence)
