"""Contact, subscription and copyright blocks at the end of an article, which are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.model.spans import Span
from dateline.reading.bylines import split_byline
from dateline.reading.corrections import is_correction
from dateline.reading.inline import Dialect
from dateline.reading.structure import Chunk, draft

_LONGEST_FOOTER: Final = 600
"""Characters above which a block at the end is text, whatever it begins with."""
_MOST_FOOTERS: Final = 8

_CALL = re.compile(
    r"""(?:to\s+(?:contact|subscribe|reach|donate|report\s+an?\s+error|read\s+more|support\s+our|comment\s+on)
    |contact(?:\s+(?:us|the|our|information|details))?(?:\s+(?:at|by|via|on)\b|\s*:|\s+(?:us|the|our)\b)
    |(?:follow|join|find|like|email|e-mail|write\s+to|tweet)\s+(?:us|the\s+author|@)
    |(?:sign\s+up|subscribe|register)\s+(?:to|for|here|now|today|and)\b
    |(?:get|receive)\s+(?:our|the)\s+(?:free\s+)?(?:\w+\s+){0,2}newsletter
    |(?:for\s+)?(?:more|further)\s+information\b.{0,60}(?:visit|contact|see|go\s+to|call|:)
    |(?:for\s+)?(?:press|media|media\s+and\s+press)\s+(?:enquiries|inquiries|contacts?)\b
    |(?:e-?mail|phone|tel|telephone|fax|website|web|address)\s*[:.]\s
    |(?:have|got)\s+(?:a|any)\s+(?:tip|story|news|question)
    |visit\s+(?:us|our|the\s+website|www|https?:)
    |donate\s+(?:to|now|here|today)
    |read\s+(?:the\s+)?(?:original|full|more)\b.{0,40}(?:at|on|here|:)
    |(?:this\s+(?:article|story|piece)|article|story)\s+(?:was\s+)?(?:first|originally)\s+(?:appeared|published|ran)
    |(?:originally|first)\s+published\s+(?:at|by|in|on)
    |end\s+of\s+document$|load-date:)""",
    re.IGNORECASE | re.VERBOSE,
)
_COPYRIGHT = re.compile(
    r"""(?:©|\(c\)\s*\d{4}|&copy;|copyright\b\s*(?:©|\(c\)|\d{4}|[:,-]|notice|the\b|by\b|[A-Z])
    |all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|tous\s+droits\s+réservés
    |todos\s+los\s+derechos\s+reservados|все\s+права\s+защищены)""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = re.compile(
    r"""\b(?:follow|reach|contact|e-?mail|write\s+to)\s+(?:him|her|them|me|us)\s+(?:on|at|via)\b|\bcan\s+be\s+reached\s+at\b
    |\bif\s+you\s+(?:enjoyed|liked)\s+this\s+(?:article|story|piece|post)\b|\bclick\s+here\s+(?:to|for)\b
    |\bif\s+you\s+(?:buy|purchase)\b.{0,60}\b(?:links?|post|page)\b.{0,80}\b(?:share|commission|earn)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands anywhere in a short note behind an article, of its author or its outlet."""
_SIGN_OFF = re.compile(
    r"\(?(?:(?:additional\s+)?reporting|writing|compiled|editing)\s+by\s+(?-i:[A-Z])|sources?\s*:\s*[^.]{2,60}$",
    re.IGNORECASE,
)
"""Who reported, wrote and edited, as wire services print it behind an article."""
_REPORTED_BY = re.compile(
    r"\(?(?:reporting|writing)\s+by\s+(?P<names>[^;.()]{3,200})", re.IGNORECASE
)
_LABELLED = re.compile(r"\b(?:contact|e-?mail|phone|tel|telephone|fax)\s*:", re.IGNORECASE)
_RIGHTS = re.compile(
    r"all rights reserved|(?:©|\(c\))\s*(?:\d{4}|(?-i:[A-Z]))|may not be (?:published|reproduced)",
    re.IGNORECASE,
)
_ADDRESS_ONLY = re.compile(
    r"""\W*(?:(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}
    |(?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,12}(?:/\S*)?|\+?[\d() /-]{7,20}|@\w{2,30})\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?\.){1,3}[a-z]{2,12})(?=[/\s)\]>,;:'\"]|\.?$)",
    re.IGNORECASE,
)
_MAIL_DOMAIN = re.compile(r"[\w.+-]{1,64}@((?:[\w-]{1,60}\.){1,4}[a-z]{2,12})", re.IGNORECASE)
# Services where anybody has a page: their domain says nothing of the outlet.
_SERVICES: Final = frozenset(
    """twitter.com x.com facebook.com instagram.com youtube.com youtu.be t.me telegram.me linkedin.com
    whatsapp.com tiktok.com reddit.com bit.ly t.co substack.com medium.com gmail.com outlook.com
    hotmail.com yahoo.com protonmail.com proton.me apple.com google.com paypal.com patreon.com
    mastodon.social bsky.app threads.net creativecommons.org archive.org""".split()
)


def split_footers(chunks: Sequence[Chunk], dialect: Dialect) -> tuple[list[Chunk], list[Chunk]]:
    """Return the body's chunks and the closing contact and copyright chunks, each in order.

    The first chunk of an article is never a footer; rules between body and footers go.
    """
    end = len(chunks)
    while end > 1 and len(chunks) - end < _MOST_FOOTERS:
        chunk = chunks[end - 1]
        if chunk.kind is not None and not is_footer(draft(chunk, dialect).text):
            break
        end -= 1
    footers = [chunk for chunk in chunks[end:] if chunk.kind is not None]
    return [chunk for chunk in chunks[:end] if chunk.kind is not None], footers


def is_footer(text: str) -> bool:
    """Return whether a block at the end of an article is a contact, subscription or rights notice."""
    if len(text) > _LONGEST_FOOTER or is_correction(text):
        return False
    bare = text.strip("*_-–—•·|()[] \t\n")
    if _ADDRESS_ONLY.match(bare) or _COPYRIGHT.match(bare):
        return True
    if _CALL.match(bare):
        return len(bare) < 240 or _DOMAIN.search(bare) is not None
    if _SIGN_OFF.match(bare) or (len(bare) < 300 and _BEHIND.search(bare)):
        return True
    if len(bare) < 240 and _LABELLED.search(bare) and _DOMAIN.search(bare):
        return True
    return len(bare) < 300 and _RIGHTS.search(bare) is not None


def sign_off_persons(footers: Iterable[str]) -> Iterator[MetadataValue]:
    """Yield who reported or wrote, as a wire service's closing line says; not who edited it."""
    for text in footers:
        line = _REPORTED_BY.match(text)
        if line is not None:
            for name in split_byline(line["names"]).persons:
                yield MetadataValue(MetadataField.BYLINE, name, text, "footer", Confidence.LIKELY)
            return


def outlet_domain(footers: Sequence[Chunk], dialect: Dialect) -> MetadataValue | None:
    """Return the domain that the footers name as a weak reading of the outlet."""
    for chunk in footers:
        block = draft(chunk, dialect)
        targets = [item.target for item in block.formats if item.target]
        for text in (*targets, block.text):
            domain = _domain(text)
            if domain is not None:
                return MetadataValue(
                    MetadataField.OUTLET,
                    domain,
                    block.text,
                    "footer",
                    Confidence.UNSURE,
                    _span(chunk),
                )
    return None


def _domain(text: str) -> str | None:
    for pattern in (_MAIL_DOMAIN, _DOMAIN):
        for match in pattern.finditer(text):
            domain = match[1].casefold().removeprefix("www.")
            if domain not in _SERVICES and not domain.endswith((".html", ".htm", ".pdf", ".php")):
                return domain
    return None


def _span(chunk: Chunk) -> Span:
    return Span(chunk.lines[0].offset, chunk.lines[-1].end)


def apart_texts(footers: Sequence[Chunk], dialect: Dialect) -> tuple[str, ...]:
    """Return the footers as they read, without markup."""
    texts = (draft(chunk, dialect).text for chunk in footers)
    return tuple(text for text in texts if text)
