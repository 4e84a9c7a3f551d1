"""Rich Text Format (version 1.9.1): the text as its reader sees it, nesting walked without recursion."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.model.article import BlockKind, FormatKind, MetadataValue, ReadArticle
from dateline.model.messages import Message
from dateline.reading.assembly import Draft
from dateline.reading.composing import Blocks, Composition, Writing, compose
from dateline.reading.documents.properties import saved_value, title_value
from dateline.reading.source import Source

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_DEEPEST: Final = 10_000
# Destinations that hold no text of the document; others begin with \* and are left out likewise.
_SKIPPED: Final = frozenset(
    b"""fonttbl colortbl stylesheet listtable listoverridetable rsidtbl pict object objdata themedata
    colorschememapping datastore latentstyles xmlnstbl header headerl headerr headerf footer footerl
    footerr footerf fldinst info generator listtext pntext pntxta pntxtb annotation atnid atnauthor
    atrfstart atrfend bkmkstart bkmkend filetbl revtbl tc xe template nonshppict mmathPr private1
    ftnsep ftnsepc aftnsep aftnsepc userprops operator author company category keywords doccomm
    hlinkbase sp""".split()
)
_KEPT_STARRED: Final = frozenset(b"shptxt shpinst shptxt".split())
_PLACES: Final = {
    b"footnote": "note",
    b"fonttbl": "fonts",
    b"stylesheet": "style",
    b"info": "info",
    b"fldinst": "instruction",
}
_INFO_PLACES: Final = {b"title": "title", b"revtim": "saved"}
_SWITCHES: Final = {b"b": "bold", b"i": "italic", b"v": "hidden", b"deleted": "hidden"}
_CHARACTERS: Final = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
    b"tab": " ", b"_": "-", b"~": "\u00a0", b"{": "{", b"}": "}", b"\\": "\\",
}  # fmt: skip
_CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""What the word fcharset means (specification, "Font Table")."""
_HYPERLINK = re.compile(r'HYPERLINK\s+"?(https?://[^"\s]{3,1900})', re.IGNORECASE)
_HEADING = re.compile(r"heading\s*\d|title$|berschrift|titre", re.IGNORECASE)
_QUOTE = re.compile(r"quot|zitat|citation", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: formats, font, bytes to skip behind a Unicode character, where text goes."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    font: int = -1
    skip_after: int = 1
    place: str = "text"
    target: str | None = None


@dataclass(slots=True)
class _Paragraph:
    """What is known of the paragraph being read."""

    style: int = 0
    level: int = 9
    in_list: bool = False
    in_table: bool = False

    def learn(self, word: bytes, number: int) -> None:
        """Take what a word says of the paragraph."""
        if word == b"intbl":
            self.in_table = True
        elif word == b"s":
            self.style = number
        elif word == b"outlinelevel":
            self.level = number
        elif word in {b"ls", b"pnlvlbody", b"pnlvlblt"}:
            self.in_list = True


@dataclass(slots=True)
class _Field:
    """A field's instruction, collected until its result begins."""

    instruction: list[str] = field(default_factory=list[str])

    @property
    def target(self) -> str | None:
        """The web address that the field links to."""
        match = _HYPERLINK.search("".join(self.instruction))
        return match[1] if match else None


def read_rich_text(source: Source, *, reader: str, version: int) -> ReadArticle:
    """Return the article in an RTF file; raises `UnreadableFileError`."""
    data = source.data(largest=source.limits.document_bytes)
    reading = _Reading()
    reading.read(data)
    found = Composition(reading.drafts(), list(reading.values()), warnings=reading.warnings())
    return compose(source, found, reader=reader, version=version)


class _Reading:
    """Goes through the tokens of a file, collecting blocks; notes come behind the text."""

    def __init__(self) -> None:
        self._stack: list[_State] = []
        self._state: _State = _State()
        self._encoding = "cp1252"
        self._bytes = bytearray()
        self._to_skip = 0
        self._high: int | None = None
        self._blocks = Blocks()
        self._notes = Blocks()
        self._writing = Writing()
        self._note = Writing()
        self._paragraph = _Paragraph()
        self._fields: list[_Field] = []
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._names: list[str] = []
        self._number = 0
        self._title: list[str] = []
        self._saved: dict[str, int] = {}
        self._too_deep = False

    def read(self, data: bytes) -> None:
        place = 0
        for match in _TOKEN.finditer(data):
            if match.start() < place:
                continue
            word, number, hexadecimal, symbol, brace, text = match.groups()
            if word == b"bin" and number is not None:
                # So many raw bytes follow, whatever they look like.
                place = match.end() + max(0, int(number))
            elif word is not None:
                self._word(word, None if number is None else int(number))
            elif hexadecimal is not None:
                self._byte(int(hexadecimal, 16))
            elif symbol is not None:
                self._symbol(symbol)
            elif brace is not None:
                self._open() if brace == b"{" else self._close()
            elif text is not None:
                self._text(text)
        self._end_paragraph()

    def drafts(self) -> list[Draft]:
        """Return the blocks, notes last."""
        for draft in self._notes.drafts:
            self._blocks.take(draft)
        return self._blocks.drafts

    def values(self) -> Iterator[MetadataValue]:
        """Yield what the file's information group says."""
        yield from title_value(" ".join("".join(self._title).split())[:500])
        saved = self._saved
        if {"yr", "mo", "dy"} <= saved.keys():
            day = f"{saved['yr']:04d}-{saved['mo']:02d}-{saved['dy']:02d}"
            clock = (
                f"T{saved['hr']:02d}:{saved['min']:02d}" if {"hr", "min"} <= saved.keys() else ""
            )
            yield from saved_value(f"{day}{clock}")

    def warnings(self) -> list[Message]:
        """Return what could not be read."""
        return [Message.of("reading.document.too_deep", deepest=_DEEPEST)] if self._too_deep else []

    def _open(self) -> None:
        self._flush()
        if len(self._stack) < _DEEPEST:
            self._stack.append(self._state)
        else:
            self._too_deep = True

    def _close(self) -> None:
        self._flush()
        before = self._state
        if self._stack:
            self._state = self._stack.pop()
        if before.place == "note" and self._state.place != "note":
            self._notes.add(BlockKind.LIST_ITEM, self._note)
            self._note = Writing()
        elif before.place == "style" and self._names:
            self._styles[self._number] = "".join(self._names).strip("; ")
            self._names, self._number = [], 0

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._state = replace(self._state, place=f"*{self._state.place}".replace("**", "*"))
        elif symbol in b"\r\n":
            self._end_paragraph()
        elif symbol in _CHARACTERS:
            self._say(_CHARACTERS[symbol])

    def _word(self, word: bytes, number: int | None) -> None:
        if self._state.place.startswith("*"):
            self._starred(word)
            return
        if word == b"u" and number is not None:
            self._unicode(number)
            return
        self._flush()
        if word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word in _PARAGRAPH_WORDS:
            self._break(word)
        elif not (self._destination(word) or self._style_word(word, number)):
            self._character_word(word, number)

    def _starred(self, word: bytes) -> None:
        place = self._state.place[1:]
        if word == b"fldinst":
            place = "instruction"
        elif word not in _KEPT_STARRED:
            place = "skip"
        self._state = replace(self._state, place=place)

    def _destination(self, word: bytes) -> bool:
        """Enter a destination; return whether the word was one."""
        state = self._state
        if state.place == "skip":
            return True
        if word == b"field":
            self._fields.append(_Field())
            return True
        if word == b"fldrslt":
            target = self._fields.pop().target if self._fields else None
            self._state = replace(state, target=target)
            return True
        place = _PLACES.get(word) or (_INFO_PLACES.get(word) if state.place == "info" else None)
        place = place or ("skip" if word in _SKIPPED else None)
        if place is not None:
            self._state = replace(state, place=place)
        return place is not None

    def _style_word(self, word: bytes, number: int | None) -> bool:
        """Take a word of fonts, styles or times; return whether it was one."""
        place, value = self._state.place, number or 0
        if place == "fonts" and word in {b"f", b"fcharset"}:
            if word == b"f":
                self._number = value
            elif value in _CHARSETS:
                self._fonts[self._number] = _CHARSETS[value]
        elif place == "style" and word == b"s":
            self._number = value
        elif place == "saved":
            self._saved[word.decode("ascii")] = value
        elif word == b"ansicpg":
            self._encoding = _known(f"cp{value}") or self._encoding
        elif word == b"mac":
            self._encoding = "mac_roman"
        else:
            return False
        return True

    def _character_word(self, word: bytes, number: int | None) -> None:
        state = self._state
        if word in _SWITCHES:
            self._state = replace(state, **{_SWITCHES[word]: number != 0})
        elif word == b"plain":
            self._state = replace(state, bold=False, italic=False, hidden=False)
        elif word == b"f" and number is not None:
            self._state = replace(state, font=number)
        elif word == b"uc":
            self._state = replace(state, skip_after=max(0, min(number or 0, 100)))
        elif word == b"pard":
            self._paragraph = _Paragraph()
        else:
            self._paragraph.learn(word, number or 0)

    def _break(self, word: bytes) -> None:
        if self._state.place == "note":
            self._note.write(" ")
        elif self._state.place != "text":
            return
        elif word == b"line":
            self._writing.end_line()
        elif word in {b"cell", b"nestcell"}:
            self._paragraph.in_table = True
            self._writing.end_cell()
        elif word in {b"row", b"nestrow"}:
            self._paragraph.in_table = False
            self._blocks.add(BlockKind.TABLE_ROW, self._writing)
            self._writing = Writing()
        elif self._paragraph.in_table and word == b"par":
            self._writing.write(" ")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._flush()
        self._blocks.add(self._kind(), self._writing)
        self._writing = Writing()

    def _kind(self) -> BlockKind:
        paragraph = self._paragraph
        name = self._styles.get(paragraph.style, "")
        if 0 <= paragraph.level < 9 or _HEADING.search(name):
            return BlockKind.HEADING
        if paragraph.in_list or name.casefold().startswith("list"):
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTE if _QUOTE.search(name) else BlockKind.PARAGRAPH

    def _text(self, text: bytes) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        if self._state.place not in {"skip", "*skip"}:
            self._bytes.extend(text[skipped:])

    def _byte(self, code: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(code)

    def _flush(self) -> None:
        """Say the bytes that were collected, in the encoding of their font."""
        self._to_skip = 0
        if self._bytes:
            encoding = self._fonts.get(self._state.font, self._encoding)
            text = bytes(self._bytes).decode(encoding, "replace")
            self._bytes.clear()
            self._say(text)

    def _unicode(self, number: int) -> None:
        """Say the character of a code unit (UTF-16, given as a signed number)."""
        self._flush()
        self._to_skip = self._state.skip_after
        unit = number % 0x10000
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
        elif 0xDC00 <= unit < 0xE000:
            if self._high is not None:
                self._say(chr(0x10000 + ((self._high - 0xD800) << 10) + unit - 0xDC00))
            self._high = None
        else:
            self._say(chr(unit))

    def _say(self, text: str) -> None:
        state = self._state
        if state.place == "instruction" and self._fields:
            self._fields[-1].instruction.append(text)
        elif state.place == "title":
            self._title.append(text)
        elif state.place == "style":
            self._names.append(text)
        elif state.place in {"text", "note"} and not state.hidden:
            kinds = [FormatKind.STRONG] if state.bold else []
            kinds.extend([FormatKind.EMPHASIS] if state.italic else [])
            writing = self._note if state.place == "note" else self._writing
            writing.write(text, kinds=kinds, target=state.target)


_PARAGRAPH_WORDS: Final = frozenset(
    b"par line sect page column cell row nestcell nestrow softline".split()
)


def _known(encoding: str) -> str | None:
    if encoding == "cp65001":
        return "utf-8"
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "mac_roman" if encoding == "cp10000" else None
