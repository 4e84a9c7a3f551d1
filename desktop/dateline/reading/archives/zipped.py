"""ZIP archives: the articles inside, and documents that are ZIPs themselves under another name."""

from __future__ import annotations

import calendar
import json
import stat
from collections.abc import Iterator
from typing import Final
from zipfile import ZipInfo

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.archives.members import member, wanted_names
from dateline.reading.captures.warc import read_warc
from dateline.reading.packed import Packed, opened_zip
from dateline.reading.parts import Part, read_parts
from dateline.reading.plain import as_mapping
from dateline.reading.source import Source

_OFFICE: Final = ("xl/", "ppt/", "visio/")


def read_zip(source: Source) -> Iterator[ReadArticle]:
    """Yield the articles in a ZIP; raises `UnreadableFileError`."""
    other = _document_reader(source)
    if other is not None:
        yield from other
        return
    with opened_zip(source) as packed:
        regular = [info for info in packed.entries if not _is_link(info)]
        places = wanted_names(info.filename for info in regular)
        if not places:
            raise UnreadableFileError(Message.of("reading.archive.no_articles"))
        parts = (
            _part(source, packed, info, places[info.filename])
            for info in regular
            if info.filename in places
        )
        yield from read_parts(source, parts)


def _part(source: Source, packed: Packed, info: ZipInfo, place: str) -> Part:
    largest = source.limits.entry_bytes
    return member(source, place, lambda: packed.read(info, largest=largest), _modified(info))


def _document_reader(source: Source) -> Iterator[ReadArticle] | None:
    """Return the articles of a document or capture that is a ZIP; raises for those that are not read."""
    from dateline.reading.documents.open_document import is_open_document
    from dateline.reading.documents.word import is_word
    from dateline.reading.formats import docx, epub, odt, wacz

    with opened_zip(source) as packed:
        if is_word(packed):
            return docx.READER.read(source)
        if is_open_document(packed):
            return odt.READER.read(source)
        if "META-INF/container.xml" in packed:
            return epub.READER.read(source)
        if "datapackage.json" in packed and any(_is_warc(info) for info in packed.entries):
            return wacz.READER.read(source)
        if _is_office(packed):
            raise UnreadableFileError(Message.of("reading.unsupported.office"))
    return None


def _is_office(packed: Packed) -> bool:
    """Return whether a ZIP is a sheet, a show or a drawing, or a document of Apple's programs."""
    names = [info.filename for info in packed.entries]
    if "[Content_Types].xml" in packed and any(name.startswith(_OFFICE) for name in names):
        return True
    is_open = "mimetype" in packed and "content.xml" in packed
    return is_open or any(name.endswith(".iwa") for name in names)


def read_wacz(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield the pages of a web archive collection (WACZ 1.1.1): those it lists, else all."""
    with opened_zip(source) as packed:
        wanted = _listed_pages(packed, source)
        parts = [
            _warc_part(source, packed, info, wanted, reader=reader, version=version)
            for info in packed.entries
            if _is_warc(info)
        ]
        if not parts:
            raise UnreadableFileError(Message.of("reading.archive.no_articles"))
        yield from read_parts(source, parts)


def _warc_part(
    source: Source,
    packed: Packed,
    info: ZipInfo,
    wanted: frozenset[str] | None,
    *,
    reader: str,
    version: int,
) -> Part:
    def read() -> Iterator[ReadArticle]:
        data = packed.read(info, largest=source.limits.unpacked_bytes)
        inner = source.inside(info.filename, data)
        yield from read_warc(inner, reader=reader, version=version, wanted=wanted)

    return Part(info.filename.split("/")[-1], read)


def _is_warc(info: ZipInfo) -> bool:
    name = info.filename.lower()
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _listed_pages(packed: Packed, source: Source) -> frozenset[str] | None:
    """Return the addresses in `pages/pages.jsonl`, None where nothing is listed."""
    data = packed.named("pages/pages.jsonl", largest=source.limits.xml_bytes)
    urls: set[str] = set()
    for line in (data or b"").splitlines():
        try:
            row: object = json.loads(line)
        except (ValueError, RecursionError):
            continue
        url = as_mapping(row).get("url")
        if isinstance(url, str):
            urls.add(url)
    return frozenset(urls) or None


def _is_link(info: ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _modified(info: ZipInfo) -> float | None:
    """Return the time of last change that the archive notes, which is a local one of no known zone."""
    try:
        return float(calendar.timegm((*info.date_time, 0, 0, 0)))
    except (ValueError, OverflowError):
        return None
