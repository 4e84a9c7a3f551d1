"""The codings in which a web server sends a page (RFC 9110, section 8.4.1), undone within a limit."""

# pyright: standard

from __future__ import annotations

import zlib
from typing import Final

from dateline.model.article import UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.limits import MEGABYTE

_LARGEST: Final = 40 * MEGABYTE
_PLAIN: Final = frozenset({"", "identity", "none", "utf-8", "utf8"})
"""No coding, and what servers wrongly name as one."""
_ZLIB: Final = frozenset({"gzip", "x-gzip", "deflate"})


def decompressed(body: bytes, encoding: str) -> bytes:
    """Return the body decompressed; as it is where it is not compressed after all (crawlers undo it).

    `encoding` is the header's value: codings in the order in which they were applied. Raises
    `UnreadableFileError` for a coding that is not known, and for a page beyond the limit.
    """
    for coding in reversed([each.strip().lower() for each in encoding.split(",")]):
        if coding in _ZLIB:
            body = _inflated(body)
        elif coding == "br":
            body = _unbrotlied(body)
        elif coding not in _PLAIN and body.lstrip()[:1] != b"<":
            raise UnreadableFileError(Message.of("reading.capture_coding", coding=coding[:30]))
    return body


def _inflated(body: bytes) -> bytes:
    # A "deflate" body may lack the head of zlib.
    for bits in (47, -15):
        unpacking = zlib.decompressobj(wbits=bits)
        try:
            page = unpacking.decompress(body, _LARGEST)
        except zlib.error:
            continue
        if unpacking.unconsumed_tail:
            raise _too_large()
        return page
    return body


def _unbrotlied(body: bytes) -> bytes:
    import brotli

    unpacking = brotli.Decompressor()
    try:
        page = unpacking.process(body, output_buffer_limit=_LARGEST)
    except brotli.error:
        return body
    if not unpacking.is_finished() and not unpacking.can_accept_more_data():
        raise _too_large()
    return page


def _too_large() -> UnreadableFileError:
    largest = _LARGEST // MEGABYTE
    return UnreadableFileError(Message.of("reading.archive.entry_too_large", largest=largest))
