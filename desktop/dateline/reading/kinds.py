"""What a file is that no format reads, told by its first bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dateline.model.messages import Message

_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x00\x00\x01\x00", "picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"7z\xbc\xaf'\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"ID3", "recording"),
    (b"OggS", "recording"),
    (b"fLaC", "recording"),
    (b"\x1aE\xdf\xa3", "recording"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3\x00", "database"),
)
_OUTLOOK_SUFFIXES: Final = frozenset({".msg", ".pst", ".oft"})
_BITMAP_HEAD: Final = 26
"""Bytes of the shortest head of a bitmap: that of its file and the oldest one of its content."""
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""The stream of an office document with a password ([MS-OFFCRYPTO], section 2.3.4.4)."""


def is_picture(head: bytes) -> bool:
    """Return whether a file's first bytes are those of a picture."""
    return _kind(head) == "picture"


def unsupported(head: bytes, path: Path) -> Message:
    """Return the sentence for a file of a kind that is not read."""
    suffix = path.suffix.lower()
    kind = _kind(head)
    if kind == "office" and _LOCKED in head:
        return Message.of("reading.document.locked")
    if kind == "office" and suffix in _OUTLOOK_SUFFIXES:
        kind = "outlook"
    if kind is not None:
        return Message.of(f"reading.unsupported.{kind}")
    if b"\x00" in head:
        return Message.of("reading.binary")
    return Message.of("reading.unsupported.other", suffix=suffix or path.name[:40])


def _kind(head: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] in {b"WAVE", b"AVI "}):
        return "recording"
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    # Two letters begin many a text; a bitmap has four bytes of zeros behind its size.
    is_bitmap = head[:2] == b"BM" and head[6:10] == bytes(4) and len(head) > _BITMAP_HEAD
    return "picture" if is_webp or is_bitmap else None
