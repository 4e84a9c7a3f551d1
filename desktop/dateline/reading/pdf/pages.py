"""The typed seam to pdfium: the pages of a PDF as segments of text with their places."""

# pyright: standard

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from dateline.model.article import UnreadableFileError
from dateline.model.messages import Message

_WIDE_GAP: Final = 1.6
"""Gap, in sizes of the type, that parts two columns or cells; justified spaces stay far below."""
_LIGATURES: Final = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\x02": "-",
        "\xa0": " ",
    }
)
_BOLD: Final = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18
"""Font descriptor flag (ISO 32000-1, table 123)."""
_PASSWORD_ERRORS: Final = frozenset({4, 5})


@dataclass(frozen=True, slots=True)
class Segment:
    """Text on one line of a page, in points from the page's lower left corner.

    `size` is the height of the type, `is_bold` set where its first letter is (semi-)bold.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool = False

    @property
    def middle(self) -> float:
        """Height of the middle of the line."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: its number from 1, its size in points, its segments in content order.

    `unmapped` counts characters for which the file does not say which letter they are.
    """

    number: int
    width: float
    height: float
    segments: tuple[Segment, ...]
    characters: int
    unmapped: int


class PdfFile:
    """An opened PDF; use it as a context manager. No script, form or link in it is ever run."""

    def __init__(self, place: Path | bytes) -> None:
        """Open a file, or the bytes of one inside another; raises `UnreadableFileError` where it is locked or damaged."""
        try:
            self._document = pdfium.PdfDocument(place)
        except pdfium.PdfiumError as error:
            raise UnreadableFileError(_reason(error, place)) from error

    def __enter__(self) -> Self:
        """Return the opened file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._document.close()

    def __len__(self) -> int:
        """Number of pages."""
        return len(self._document)

    def information(self, key: str) -> str:
        """Return an entry of the document information ("Title", "CreationDate" …), "" where absent."""
        return self._document.get_metadata_value(key).replace("\x00", "").strip()

    def pages(self) -> Iterator[PageText]:
        """Yield the pages in order; a page that pdfium can't load yields no text."""
        for index in range(len(self._document)):
            try:
                page = self._document[index]
            except pdfium.PdfiumError:
                yield PageText(index + 1, 0.0, 0.0, (), 0, 0)
                continue
            try:
                yield _page_text(page, index + 1)
            finally:
                page.close()


def _reason(error: pdfium.PdfiumError, place: Path | bytes) -> Message:
    code = getattr(error, "err_code", None)
    if code in _PASSWORD_ERRORS:
        return Message.of("reading.pdf.locked")
    with BytesIO(place) if isinstance(place, bytes) else place.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 2048))
        ends = b"%%EOF" in file.read()
    return Message.of(
        "reading.pdf.damaged" if ends else "reading.pdf.truncated", size=max(1, size // 1000)
    )


def _page_text(page: pdfium.PdfPage, number: int) -> PageText:
    textpage = page.get_textpage()
    try:
        reader = _CharacterReader(textpage.raw, textpage.count_chars())
        reader.run()
    finally:
        textpage.close()
    width, height = page.get_size()
    return PageText(number, width, height, tuple(reader.segments), reader.count, reader.unmapped)


class _CharacterReader:
    """Walks the characters of a page in content order and cuts them into segments."""

    def __init__(self, raw: object, count: int) -> None:
        self.count = count
        self.unmapped = 0
        self.segments: list[Segment] = []
        self._raw = raw
        self._box = pdfium_c.FS_RECTF()
        self._start()

    def _start(self) -> None:
        self._parts: list[str] = []
        self._size = 0.0
        self._is_bold = False
        self._left = self._bottom = float("inf")
        self._right = self._top = float("-inf")

    def run(self) -> None:
        unicode_of, box_of = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetLooseCharBox
        reference = ctypes.byref(self._box)
        for index in range(self.count):
            code = unicode_of(self._raw, index)
            if code in {10, 13}:
                self._end()
            elif code in {32, 160}:
                self._parts.append(" ")
            elif code < 32 and code not in {2, 9}:
                self.unmapped += code == 0
            elif box_of(self._raw, index, reference):
                self._add(code, index)
        self._end()

    def _add(self, code: int, index: int) -> None:
        box = self._box
        self.unmapped += code in {0xFFFD, 0xFFFF} or 0xE000 <= code <= 0xF8FF
        size = abs(box.top - box.bottom)
        if self._parts and self._right > float("-inf"):
            gap = box.left - self._right
            apart = gap > _WIDE_GAP * size or gap < -_WIDE_GAP * size
            middle = (box.top + box.bottom) / 2
            if apart or not self._bottom - size / 2 <= middle <= self._top + size / 2:
                self._end()
        if self._right == float("-inf"):
            self._size = size
            self._is_bold = self._has_bold_type(index)
        self._parts.append(chr(code) if code < 0x110000 else "\ufffd")
        self._left, self._right = min(self._left, box.left), max(self._right, box.right)
        self._bottom, self._top = min(self._bottom, box.bottom), max(self._top, box.top)

    def _has_bold_type(self, index: int) -> bool:
        if pdfium_c.FPDFText_GetFontWeight(self._raw, index) >= _BOLD:
            return True
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(128)
        pdfium_c.FPDFText_GetFontInfo(self._raw, index, name, len(name), ctypes.byref(flags))
        return bool(flags.value & _FORCE_BOLD) or _BOLD_NAME.search(name.value) is not None

    def _end(self) -> None:
        text = " ".join("".join(self._parts).translate(_LIGATURES).split())
        if text and self._right > self._left:
            self.segments.append(
                Segment(
                    text,
                    self._left,
                    self._right,
                    self._bottom,
                    self._top,
                    self._size,
                    self._is_bold,
                )
            )
        self._start()
