"""Bytes to text: byte order mark, UTF-8, the declared encoding, then an educated guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dateline.model.messages import Message
from dateline.reading.languages import detect_language

_SAMPLE_BYTES: Final = 65_536
_FEW_HIGH_BYTES: Final = 0.01
"""Share of bytes beyond ASCII below which a text is English with typographic marks (cp1252)."""
_DAMAGED_UTF8: Final = 0.005
"""Share of bytes that may be broken in a text that is still UTF-8."""
_REPLACEMENT = "\ufffd"

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a declared name means in practice (WHATWG Encoding Standard, section 4.2).
_MEANT: Final = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "tis-620": "cp874",
}
_CANDIDATES: Final[tuple[str, ...]] = tuple(
    (
        "utf_8 cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp874 koi8_r koi8_u iso8859_2 "
        "iso8859_5 iso8859_7 cp866 mac_roman cp932 euc_jp gb18030 big5 cp949"
    ).split()
)
_LIKE_WESTERN: Final = frozenset({"cp1250", "iso8859_2", "cp1254", "cp1257", "mac_roman"})
"""Latin alphabets that share most letters with cp1252: a short text fits them all ("Niño", "Nińo")."""
_WESTERN: Final = frozenset("ca da de en es eu fi fo fr ga gl is it nb nl nn no pt sv".split())
_SPLIT_WORD = re.compile(r"[^\W\d_][\u00a1-\u00bf][^\W\d_]")
"""A sign such as ³ or ¿ inside a word: the byte was a letter of another alphabet ("Wa³êsa")."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file; `lost` counts the places where bytes made no character."""

    text: str
    encoding: str
    lost: int = 0

    def warnings(self) -> tuple[Message, ...]:
        """Return the warning about lost characters, if any were."""
        if not self.lost:
            return ()
        return (Message.of("reading.characters_lost", n=self.lost, encoding=self.encoding),)


def decode(data: bytes) -> Decoded:
    """Return the text of `data`; never raises, whatever the bytes are.

    A byte order mark decides; then UTF-8, which other encodings do not form by chance; then the
    encoding that a web page declares; then the guess of charset-normalizer.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    wide = _wide_encoding(data[:4096])
    if wide is not None:
        return _decoded(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass  # told by what follows: another encoding, or UTF-8 with losses
    for encoding in (declared_encoding(data[:4096]), _guess(data)):
        if encoding is not None:
            decoded = _decoded(data, encoding)
            if decoded.lost * 50 <= len(data):
                return decoded
    return _decoded(data, "cp1252")


def declared_encoding(head: bytes) -> str | None:
    """Return the Python name of the encoding that a page declares in its head, None if unknown."""
    match = _DECLARED.search(head)
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii").lower()
    name = _MEANT.get(name, name)
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    is_text = getattr(info, "_is_text_encoding", True)
    # A declaration that can be read byte by byte can't be in a two-byte encoding.
    return (
        info.name if is_text and not info.name.startswith(("utf-16", "utf-32", "utf-7")) else None
    )


def as_utf8(head: bytes) -> bytes:
    """Return the first bytes of a file in UTF-8 where they are in UTF-16 or UTF-32, else as they are."""
    marked = next((encoding for mark, encoding in _BOMS if head.startswith(mark)), None)
    wide = marked or _wide_encoding(head)
    if wide is None or wide == "utf-8-sig":
        return head
    return head.decode(wide, errors="ignore").encode("utf-8", errors="ignore")


@lru_cache(maxsize=4)
def is_binary(head: bytes) -> bool:
    """Return whether the first bytes of a file are no text in any encoding."""
    if not head or head.startswith(tuple(mark for mark, _ in _BOMS)) or _wide_encoding(head):
        return False
    controls = sum(head.count(code) for code in _CONTROL_BYTES)
    if controls * 12 > len(head):
        return True
    return controls * 50 > len(head) and not _is_utf8(head)


_CONTROL_BYTES: Final = tuple(
    bytes([code]) for code in range(32) if code not in b"\t\n\r\f\x0b\x1b"
)


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _wide_encoding(head: bytes) -> str | None:
    """Return UTF-16 by the zero bytes that every second place of Latin text then has."""
    if len(head) < 8 or b"\x00" not in head:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count(_REPLACEMENT) - data.count(b"\xef\xbf\xbd") * (encoding == "utf-8")
    return Decoded(text, encoding.removesuffix("-sig"), max(0, lost))


def _japanese(sample: bytes) -> str | None:
    """Return the Japanese encoding in which a sample has the kana that every Japanese text has."""
    for encoding in ("cp932", "euc_jp"):
        text = sample.decode(encoding, errors="replace")
        wide = sum(char > "\x7f" for char in text)
        kana = sum("\u3041" <= char <= "\u30fe" for char in text)
        if wide and kana > 0.25 * wide and text.count(_REPLACEMENT) < 0.01 * wide + 2:
            return encoding
    return None


def _guess(data: bytes) -> str | None:
    sample = data[:_SAMPLE_BYTES]
    high = len(sample) - len(sample.translate(None, delete=bytes(range(128, 256))))
    lossy = sample.decode("utf-8", errors="replace")
    if lossy.count(_REPLACEMENT) <= _DAMAGED_UTF8 * len(sample) and not lossy.isascii():
        multibyte = len(lossy.encode("utf-8")) - len(lossy)
        if multibyte > 4 * lossy.count(_REPLACEMENT):
            return "utf-8"
    if high < _FEW_HIGH_BYTES * len(sample):
        return "cp1252"
    japanese = _japanese(sample)
    if japanese is not None:
        return japanese
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=[*_CANDIDATES], preemptive_behaviour=False).best()
    if best is None:
        return None
    if best.encoding in _LIKE_WESTERN and _is_western(sample.decode("cp1252", errors="replace")):
        return "cp1252"
    return best.encoding


def _is_western(text: str) -> bool:
    """Return whether `text` is in a language that is written in cp1252, and no word is broken in it."""
    language = None if _SPLIT_WORD.search(text) else detect_language(text)
    return language is not None and language.value in _WESTERN
