"""EPUB (versions 2 and 3): each section of the reading order is an article."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from dateline.model.article import (
    BlockKind,
    MetadataField,
    MetadataValue,
    ReadArticle,
    UnreadableFileError,
)
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.parts import PartKind, numbered_part
from dateline.reading.bylines import is_person_name, turned_name
from dateline.reading.composing import Blocks, Composition, TitlePlace, compose
from dateline.reading.dates import parse_timestamp
from dateline.reading.decoding import decode
from dateline.reading.documents.nodes import (
    Node,
    child,
    children,
    name_of,
    parse_xml,
    texts_of,
    value_of,
)
from dateline.reading.markup import whole_text
from dateline.reading.packed import Packed, opened_zip
from dateline.reading.parts import Part, read_parts
from dateline.reading.source import Source
from dateline.reading.web.tree import parse_page

SOURCE: Final = "book-properties"
_SECTIONS: Final = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_EXPECTED: Final = frozenset({"reading.no_text"})
"""Covers, title pages of pictures and the like are part of any book."""
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class _Book:
    """Where the sections lie, in reading order; their names in the table of contents; the book's own."""

    sections: tuple[str, ...]
    labels: dict[str, str]
    values: tuple[MetadataValue, ...]


def read_epub(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield an article for each section with text; raises `UnreadableFileError`."""
    with opened_zip(source) as packed:
        book = _book(packed, source.limits.xml_bytes)

        def section(name: str) -> Callable[[], Iterable[ReadArticle]]:
            return lambda: [_section(source, packed, book, name, reader=reader, version=version)]

        parts = (
            Part(numbered_part(PartKind.SECTION, number), section(name))
            for number, name in enumerate(book.sections, start=1)
        )
        yield from read_parts(source, parts, silent=_EXPECTED)


def _section(
    source: Source, packed: Packed, book: _Book, name: str, *, reader: str, version: int
) -> ReadArticle:
    data = packed.named(name, largest=source.limits.page_bytes)
    if data is None:
        raise UnreadableFileError(Message.of("reading.document.damaged"))
    root = parse_page(decode(data).text)
    blocks = Blocks()
    for block in [] if root is None else whole_text(root):
        blocks.take(block)
    values = list(book.values)
    label = book.labels.get(name, "")
    begins_with_heading = bool(blocks.drafts) and blocks.drafts[0].kind is BlockKind.HEADING
    if label:
        values.append(_value(MetadataField.TITLE, label, Confidence.LIKELY))
    is_told = bool(label) and not begins_with_heading
    place = TitlePlace.ELSEWHERE if is_told else TitlePlace.TEXT
    found = Composition(blocks.drafts, values, title_place=place)
    return compose(source.inside("", b""), found, reader=reader, version=version)


def _book(packed: Packed, largest: int) -> _Book:
    """Return the plan of a book; raises `UnreadableFileError` where it has none or is locked."""
    package_name = _package_name(packed, largest)
    data = packed.named(package_name, largest=largest)
    if data is None:
        raise UnreadableFileError(Message.of("reading.document.damaged"))
    package = parse_xml(data)
    folder = posixpath.dirname(package_name)
    items = {value_of(item, "id"): item for item in children(child(package, "manifest"))}
    spine = [items.get(value_of(ref, "idref")) for ref in children(child(package, "spine"))]
    sections = [
        _place(folder, value_of(item, "href"))
        for item in spine
        if item is not None and _is_section(item)
    ]
    if _is_locked(packed, sections, largest):
        raise UnreadableFileError(Message.of("reading.book_locked"))
    labels = dict(_labels(packed, folder, items, largest))
    values = tuple(_book_values(child(package, "metadata")))
    return _Book(tuple(dict.fromkeys(sections)), labels, values)


def _package_name(packed: Packed, largest: int) -> str:
    data = packed.named("META-INF/container.xml", largest=largest)
    for node in () if data is None else parse_xml(data).iter():
        if name_of(node) == "rootfile" and value_of(node, "full-path"):
            return value_of(node, "full-path")
    found = (info.filename for info in packed.entries if info.filename.endswith(".opf"))
    return next(found, "")


def _is_section(item: Node) -> bool:
    is_contents = "nav" in value_of(item, "properties").split()
    return value_of(item, "media-type") in _SECTIONS and not is_contents


def _place(folder: str, href: str) -> str:
    """Return where in the ZIP a relative address leads; it is only looked up there."""
    path = unquote(href.partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/")


def _is_locked(packed: Packed, sections: list[str], largest: int) -> bool:
    """Return whether the sections are encrypted; fonts alone may be (EPUB 3.3, section 4.2.6.3.2)."""
    data = packed.named("META-INF/encryption.xml", largest=largest)
    if data is None:
        return False
    locked = {
        _place("", value_of(node, "URI"))
        for node in parse_xml(data).iter()
        if name_of(node) == "CipherReference"
    }
    return any(section in locked for section in sections)


def _labels(
    packed: Packed, folder: str, items: dict[str, Node], largest: int
) -> Iterator[tuple[str, str]]:
    """Yield sections with their names in the table of contents, the last first."""
    for item in items.values():
        is_nav = "nav" in value_of(item, "properties").split()
        is_ncx = value_of(item, "media-type") == "application/x-dtbncx+xml"
        place = _place(folder, value_of(item, "href"))
        data = packed.named(place, largest=largest) if is_nav or is_ncx else None
        if data is None:
            continue
        base = posixpath.dirname(place)
        named = _nav_labels(parse_xml(data)) if is_nav else _ncx_labels(parse_xml(data))
        found = [(_place(base, href), label) for href, label in named if label]
        # Of several places in one section the first names it.
        yield from reversed(found)


def _nav_labels(root: Node) -> Iterator[tuple[str, str]]:
    for nav in root.iter():
        if name_of(nav) == "nav" and value_of(nav, "type") in {"toc", ""}:
            for link in nav.iter():
                if name_of(link) == "a":
                    yield value_of(link, "href"), texts_of(link)[:300]


def _ncx_labels(root: Node) -> Iterator[tuple[str, str]]:
    for point in root.iter():
        if name_of(point) == "navPoint":
            content, label = child(point, "content"), child(point, "navLabel")
            if content is not None and label is not None:
                yield value_of(content, "src"), texts_of(label)[:300]


def _book_values(metadata: Node | None) -> Iterator[MetadataValue]:
    """Yield what the book says of all its sections (Dublin Core elements of the package).

    The book's title stands in for an outlet, as of a magazine; a creator is a byline as far as it
    is a person.
    """
    texts = [(name_of(node), texts_of(node)[:500]) for node in children(metadata)]
    for name, text in texts:
        person = turned_name(text)
        if name == "creator" and is_person_name(person):
            yield _value(MetadataField.BYLINE, person, Confidence.UNSURE)
        elif name == "date":
            yield from _day(text)
        elif name == "language" and text:
            yield _value(MetadataField.LANGUAGE, text[:2].lower(), Confidence.UNSURE)
    publisher = next((text for name, text in texts if name == "publisher" and text), None)
    title = next((text for name, text in texts if name == "title" and text), None)
    if publisher is not None:
        yield _value(MetadataField.OUTLET, publisher, Confidence.LIKELY)
    if title is not None:
        yield _value(MetadataField.OUTLET, title, Confidence.UNSURE)
        yield _value(MetadataField.TITLE, title, Confidence.UNSURE)


def _day(text: str) -> Iterator[MetadataValue]:
    value = parse_timestamp(text)
    if value is None and _YEAR.fullmatch(text.strip()):
        value = text.strip()
    if value is not None and not value.startswith("0101"):
        yield _value(MetadataField.PUBLISHED, value, Confidence.UNSURE)


def _value(field: MetadataField, value: str, confidence: Confidence) -> MetadataValue:
    return MetadataValue(field, value, value, SOURCE, confidence)
