"""The top of a text article: title, byline, date and outlet lines, and where the body begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.model.article import BlockKind, MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.model.spans import Span
from dateline.reading.datelines import read_dateline
from dateline.reading.fields import read_bare_name, read_line
from dateline.reading.identity import folded
from dateline.reading.inline import Dialect
from dateline.reading.named import FieldReading, split_key
from dateline.reading.structure import Chunk, TextLine, draft

_LINES_LOOKED_AT: Final = 10
"""Lines under the title among which bylines and dates are looked for."""
_LONGEST_TITLE: Final = 200
_MOST_TITLE_LINES: Final = 3
_LONGEST_DECK: Final = 320
_MOST_DECKS: Final = 2
_ENOUGH = frozenset({MetadataField.BYLINE, MetadataField.PUBLISHED})
"""What a header says at most before its article begins."""
_NO_TITLE_END = re.compile(r"""[.;:,]["'”’»)\]*_]*$""")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|[A-Z]\.)$")


@dataclass(frozen=True, slots=True)
class Header:
    """The title, what the lines under it say (spans count in the laid-out text), and the body."""

    title: str
    values: tuple[MetadataValue, ...]
    body: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A line near the top, by its chunk and its place in it."""

    chunk: int
    line: int
    text: TextLine


def read_header(chunks: Sequence[Chunk], dialect: Dialect) -> Header:
    """Return the header of an article given as its chunks.

    The title is the first heading, or a first line that can be one. Lines that say something under
    it (or above it) are taken out; a standfirst between them stays, as the beginning of the body.
    """
    title, values, rest = _take_title(list(chunks), dialect)
    lines_values, body = _take_lines(rest, title)
    values.extend(lines_values)
    told = {value.field for value in values}
    values.extend(value for value in _dateline(body) if value.field not in told)
    return Header(title, tuple(values), tuple(body))


def _take_title(
    chunks: list[Chunk], dialect: Dialect
) -> tuple[str, list[MetadataValue], list[Chunk]]:
    above: list[MetadataValue] = []
    while chunks:
        first, rest = chunks[0], chunks[1:]
        if first.kind is None:
            chunks = rest
            continue
        if first.kind is BlockKind.HEADING and not _is_line(first.text):
            return *_titled(first, dialect, above, sure=True), rest
        if first.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            break
        line = first.lines[0]
        behind = [replace(first, lines=first.lines[1:]), *rest] if first.lines[1:] else rest
        readings = read_line(line.text)
        if (
            readings is not None
            and behind
            and (_is_line(line.text) or _is_masthead(behind, dialect))
        ):
            above.extend(_values(readings, line, "header-line"))
            chunks = behind
            continue
        if _is_broken_title(first, rest):
            return *_titled(first, dialect, above, sure=False), rest
        if behind and _can_be_title(first, dialect):
            head = replace(first, lines=(line,))
            return *_titled(head, dialect, above, sure=False), behind
        break
    title = next((value.value for value in above if value.field is MetadataField.TITLE), "")
    return title, above, chunks


def _is_line(text: str) -> bool:
    """Return whether a line says who or when, or nothing; one that may name an outlet may be a title."""
    readings = read_line(text)
    return readings is not None and (
        not readings
        or split_key(text) is not None
        or any(reading.field is not MetadataField.OUTLET for reading in readings)
    )


def _is_masthead(behind: Sequence[Chunk], dialect: Dialect) -> bool:
    """Return whether what follows an outlet's name is the title, and the name a head above it."""
    following = _behind_lines(behind)
    if following is None:
        return False
    if following.kind is BlockKind.HEADING:
        return True
    is_title = following.kind is BlockKind.PARAGRAPH and _can_be_title(following, dialect)
    return is_title and not _is_line(following.lines[0].text)


def _behind_lines(chunks: Sequence[Chunk]) -> Chunk | None:
    """Return what follows the first lines that say who or when, None where nothing follows."""
    for chunk in chunks[:_LINES_LOOKED_AT]:
        for place, line in enumerate(chunk.lines):
            if chunk.kind is not None and not _is_line(line.text):
                return replace(chunk, lines=chunk.lines[place:])
    return None


def _titled(
    chunk: Chunk, dialect: Dialect, above: list[MetadataValue], *, sure: bool
) -> tuple[str, list[MetadataValue]]:
    block = draft(chunk, dialect)
    title = " ".join(block.text.split())
    value = MetadataValue(
        MetadataField.TITLE,
        title,
        chunk.text,
        "heading" if sure else "first-line",
        Confidence.SURE if sure else Confidence.LIKELY,
        block.source_span,
    )
    return title, [*above, value] if title else above


def _can_be_title(chunk: Chunk, dialect: Dialect) -> bool:
    if len(chunk.lines) > 1 and all(read_line(line.text) is None for line in chunk.lines[1:4]):
        named = [line for line in chunk.lines[1:3] if read_bare_name(line.text)]
        if not named:
            return False
    text = draft(replace(chunk, lines=chunk.lines[:1]), dialect).text
    if not text or len(text) > _LONGEST_TITLE or "\n" in text:
        return False
    return _NO_TITLE_END.search(text) is None or _ELLIPSIS.search(text) is not None


def _is_broken_title(chunk: Chunk, rest: Sequence[Chunk]) -> bool:
    """Return whether short lines above a line that says who or when are one title, broken to fit."""
    if not 2 <= len(chunk.lines) <= _MOST_TITLE_LINES or not rest or rest[0].kind is None:
        return False
    texts = [line.text for line in chunk.lines]
    goes_on = chunk.text.isupper() or all(text[0].islower() for text in texts[1:])
    is_whole = len(chunk.text) <= _LONGEST_TITLE and not any(map(_NO_TITLE_END.search, texts))
    return (
        goes_on and is_whole and not any(map(_is_line, texts)) and _is_line(rest[0].lines[0].text)
    )


def _take_lines(chunks: list[Chunk], title: str) -> tuple[list[MetadataValue], list[Chunk]]:
    """Return what the lines under the title say, and the chunks without these lines.

    A line that says the title once more is one of them.
    """
    places = _places(chunks)
    found = _recognised(places, folded(title))
    if not found:
        return [], chunks
    values: list[MetadataValue] = []
    for place, readings in found:
        values.extend(_values(readings, place.text, "line-under-title"))
    taken = {(place.chunk, place.line) for place, _ in found}
    return values, _without(chunks, taken)


def _places(chunks: Sequence[Chunk]) -> list[_Place]:
    """Return the lines near the top; they end at what can't stand between title and body."""
    places: list[_Place] = []
    for index, chunk in enumerate(chunks[:_LINES_LOOKED_AT]):
        if chunk.kind is None:
            continue
        if chunk.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM}:
            break
        places.extend(_Place(index, place, line) for place, line in enumerate(chunk.lines))
    return places[:_LINES_LOOKED_AT]


def _recognised(places: list[_Place], title: str) -> list[tuple[_Place, list[FieldReading]]]:
    """Return the lines that say something, as far as at most two standfirsts lie between them."""
    texts = [_plain(place.text.text) for place in places]
    read = [[] if title and folded(text) == title else read_line(text) for text in texts]
    signed = any(item.field is MetadataField.BYLINE for readings in read for item in readings or ())
    for index, text in enumerate(texts):
        if read[index] is None and not signed and _is_beside_date(read, index):
            read[index] = read_bare_name(text) or None
    read = [None if _is_stray_outlet(read, index) else item for index, item in enumerate(read)]
    found: list[tuple[_Place, list[FieldReading]]] = []
    said: set[MetadataField] = set()
    decks = 0
    for place, readings in zip(places, read, strict=True):
        if readings is not None:
            found.append((place, readings))
            said.update(reading.field for reading in readings)
            continue
        if said >= _ENOUGH:
            break
        decks += 1
        if decks > _MOST_DECKS or len(place.text.text) > _LONGEST_DECK:
            break
    return found


def _is_stray_outlet(read: list[list[FieldReading] | None], index: int) -> bool:
    """Return whether a line names an outlet and stands neither under the title nor beside who and when."""
    readings = read[index]
    if (
        not readings
        or index == 0
        or any(item.field is not MetadataField.OUTLET for item in readings)
    ):
        return False
    neighbours = [
        *(read[index - 1] or ()),
        *(read[index + 1] or () if index + 1 < len(read) else ()),
    ]
    return all(item.field is MetadataField.OUTLET for item in neighbours)


def _is_beside_date(read: list[list[FieldReading] | None], index: int) -> bool:
    neighbours = (
        read[index - 1] if index else None,
        read[index + 1] if index + 1 < len(read) else None,
    )
    dates = {MetadataField.PUBLISHED, MetadataField.MODIFIED}
    return any(
        reading.field in dates for readings in neighbours if readings for reading in readings
    )


def _plain(text: str) -> str:
    """Return a header line without emphasis and quote marks around it."""
    return text.strip("*_> \t")


def _values(readings: list[FieldReading], line: TextLine, source: str) -> list[MetadataValue]:
    values: list[MetadataValue] = []
    for reading in readings:
        place = line.text.find(reading.as_found)
        start = line.offset + max(place, 0)
        length = len(reading.as_found) if place >= 0 else len(line.text)
        values.append(
            MetadataValue(
                reading.field,
                reading.value,
                reading.as_found,
                source,
                reading.confidence,
                Span(start, start + length),
            )
        )
    return values


def _without(chunks: list[Chunk], taken: set[tuple[int, int]]) -> list[Chunk]:
    kept: list[Chunk] = []
    last = max(chunk for chunk, _ in taken)
    for index, chunk in enumerate(chunks):
        lines = tuple(line for place, line in enumerate(chunk.lines) if (index, place) not in taken)
        is_rule = chunk.kind is None and index <= last + 1
        if lines and not is_rule:
            kept.append(replace(chunk, lines=lines))
    return kept


def _dateline(body: Sequence[Chunk]) -> list[MetadataValue]:
    first = next((chunk for chunk in body if chunk.kind is BlockKind.PARAGRAPH), None)
    if first is None:
        return []
    line = first.lines[0]
    return _values(read_dateline(line.text), line, "dateline")
