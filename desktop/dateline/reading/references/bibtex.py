"""BibTeX and BibLaTeX files to references, their LaTeX letters undone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from dateline.reading.references.reference import Reference

_ENTRY = re.compile(r"@\s*([A-Za-z]{1,40})\s*([{(])")
_FIELD = re.compile(r"\s*([A-Za-z][\w:-]{0,60})\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"]{1,200}")
_JOINT = re.compile(r"\s*#\s*")
_NO_REFERENCE: Final = frozenset({"comment", "string", "preamble"})
_OUTLETS: Final = ("journaltitle", "journal", "newspaper", "maintitle", "booktitle", "publisher")
_MONTHS: Final = {
    name: f"{number:02d}"
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_AND = re.compile(r"\s+and\s+")
_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_ACCENTED = re.compile(
    r"\\([`'^~=.\"])\s*\{?\\?([A-Za-z])\}?|\\([uvHcdkr])(?:\s+|\{)\\?([A-Za-z])\}?"
)
_LETTERS: Final = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textemdash": "—", "textendash": "–",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textdollar": "$", "texteuro": "€",
}  # fmt: skip
_NAMED_LETTER = re.compile(r"\\([A-Za-z]{1,18})(?:\{\}|\s+|(?![A-Za-z]))")
_ESCAPED = re.compile(r"\\([&%$#_{} ,;-])")
_SPLIT_FILES = re.compile(r"(?<!\\);")
_SPLIT_FILE = re.compile(r"(?<!\\):")


def read_bibtex(text: str) -> Iterator[Reference]:
    """Yield the references of a BibTeX text, in order; an entry that breaks off ends it."""
    place = 0
    while (match := _ENTRY.search(text, place)) is not None:
        place = match.end()
        if match[1].casefold() in _NO_REFERENCE:
            continue
        fields, place = _fields(text, place)
        if fields:
            yield _reference(fields)


def _fields(text: str, place: int) -> tuple[dict[str, str], int]:
    """Return the fields of an entry, names folded, and where it ends."""
    fields: dict[str, str] = {}
    comma = text.find(",", place)
    if comma < 0:
        return {}, len(text)
    place = comma + 1
    while (match := _FIELD.match(text, place)) is not None:
        value, place = _value(text, match.end())
        fields.setdefault(match[1].casefold(), value)
        while place < len(text) and text[place] in " \t\r\n,":
            place += 1
    return fields, place


def _value(text: str, place: int) -> tuple[str, int]:
    """Return a value and where it ends: parts in braces, in quotation marks or bare, joined by "#"."""
    parts: list[str] = []
    while place < len(text):
        if text[place] in '{"':
            end = _closing(text, place)
            parts.append(text[place + 1 : end])
            place = end + 1
        else:
            bare = _BARE.match(text, place)
            if bare is None:
                break
            parts.append(bare[0])
            place = bare.end()
        joined = _JOINT.match(text, place)
        if joined is None:
            break
        place = joined.end()
    return "".join(parts), place


def _closing(text: str, start: int) -> int:
    """Return where a braced or quoted value closes; the end of the text where it never does."""
    depth = 0
    place = start
    is_quoted = text[start] == '"'
    while place < len(text):
        char = text[place]
        if char == "\\":
            place += 1
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0 and not is_quoted:
                return place
        elif char == '"' and is_quoted and depth == 0 and place > start:
            return place
        place += 1
    return len(text)


def _reference(fields: dict[str, str]) -> Reference:
    said = {name: _plain(value) for name, value in fields.items() if name != "file"}
    return Reference(
        title=said.get("title", ""),
        authors=tuple(filter(None, map(_plain, _AND.split(fields.get("author", ""))))),
        published=said.get("date") or _printed_day(said),
        accessed=said.get("urldate", ""),
        outlet=next((said[name] for name in _OUTLETS if said.get(name)), ""),
        url=said.get("url", "").replace(" ", ""),
        language=said.get("langid", "") or said.get("language", ""),
        abstract=said.get("abstract", ""),
        files=tuple(_files(fields.get("file", ""))),
    )


def _printed_day(said: dict[str, str]) -> str:
    """Return year, month and day of their own fields as ISO, in the precision that they give."""
    year, month, day = (said.get(name, "") for name in ("year", "month", "day"))
    number = _MONTHS.get(month[:3].casefold(), month.zfill(2) if month.isdigit() else "")
    if not year.isdigit() or not number:
        return year
    return f"{year}-{number}-{day.zfill(2)}" if day.isdigit() else f"{year}-{number}"


def _plain(text: str) -> str:
    """Return the words of a value without LaTeX."""
    text = _ACCENTED.sub(_accented, text)
    text = _NAMED_LETTER.sub(lambda match: _LETTERS.get(match[1], ""), text)
    text = _ESCAPED.sub(r"\1", text.replace("{", "").replace("}", ""))
    text = text.replace("---", "—").replace("--", "–").replace("~", " ")
    return " ".join(text.split())


def _accented(match: re.Match[str]) -> str:
    mark, letter = match[1] or match[3], match[2] or match[4]
    return unicodedata.normalize("NFC", letter + _ACCENTS[mark])


def _files(field: str) -> Iterator[str]:
    r"""Yield what may be a path in a `file` field: "path", "title:path:type", several behind ";".

    Zotero and JabRef write the second form, with ":" and ";" inside a part behind a backslash.
    """
    for entry in _SPLIT_FILES.split(field):
        for part in _SPLIT_FILE.split(entry):
            path = re.sub(r"\\([:;\\_{}])", r"\1", part).strip()
            if "." in path:
                yield path
