"""Live blogs: a page to its dated entries, each an article with its own time, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dateline.model.article import (
    Block,
    MetadataField,
    MetadataValue,
    ReadArticle,
    UnreadableFileError,
)
from dateline.model.confidence import Confidence
from dateline.model.parts import PartKind, numbered_part
from dateline.model.spans import Span
from dateline.reading.assembly import Draft, Run, assemble
from dateline.reading.composing import Composition, TitlePlace, compose
from dateline.reading.dates import parse_timestamp
from dateline.reading.decoding import as_utf8, decode
from dateline.reading.fields import read_line
from dateline.reading.identity import folded
from dateline.reading.mixed_text import blocks_of
from dateline.reading.source import Source
from dateline.reading.web.article import read_web_article
from dateline.reading.web.json_ld import LiveUpdate, read_live_updates
from dateline.reading.web.metadata import json_ld_scripts
from dateline.reading.web.tree import Element, parse_page
from dateline.reading.web.values import is_address, read_author

_MARK: Final = b"liveBlogUpdate"
_FEWEST: Final = 2
_UNSHOWN: Final = frozenset({"script", "style", "template", "noscript"})
_SEEN: Final = 60
"""Folded characters of an entry's beginning that are looked for on the page."""
_SHARED: Final = (
    MetadataField.OUTLET,
    MetadataField.LANGUAGE,
    MetadataField.SAVED,
)
"""What an entry has from its page."""
_LONGEST_TITLE: Final = 90


def read_web_articles(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield the article of a page; of a live blog its entries, the oldest first, behind what frames them.

    Raises `UnreadableFileError` where the page holds no text.
    """
    page = read_web_article(source, reader=reader, version=version)
    updates = _updates(source)
    if not updates:
        yield page
        return
    frame = _frame(page, updates)
    if frame is not None:
        yield frame
    for number, update in enumerate(updates, start=1):
        try:
            entry = _entry(source, page, update)
        except UnreadableFileError:
            continue
        yield replace(entry, part=numbered_part(PartKind.POST, number))


def _updates(source: Source) -> list[LiveUpdate]:
    """Return the page's entries that have a time and a text, each once, the oldest first.

    Empty unless most of them stand on the page itself: a page may describe another one's live blog.
    """
    data = source.data(largest=source.limits.page_bytes)
    is_wide = as_utf8(source.head) is not source.head
    if _MARK not in (as_utf8(data) if is_wide else data):
        return []
    root = parse_page(decode(data).text)
    if root is None:
        return []
    found = {(_moment(each.published), folded(each.body)): each for each in _dated(root)}
    shown = folded(_shown(root))
    seen = sum(_beginning(each) in shown for each in found.values())
    if len(found) < _FEWEST or seen * 2 < len(found):
        return []
    return [found[key] for key in sorted(found)]


def _shown(root: Element) -> str:
    """Return the text of a page without its scripts, in which the entries stand in any case."""
    parts: list[str] = []
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _UNSHOWN:
            parts.append(element.text or "")
        parts.append(element.tail or "")
    return " ".join(parts)


def _dated(root: Element) -> Iterator[LiveUpdate]:
    for update in read_live_updates(json_ld_scripts(root)):
        value = parse_timestamp(update.published)
        if value is not None and "T" in value and folded(_words(update)):
            yield update


def _moment(written: str) -> float:
    """Return a time as POSIX seconds, one without a zone as if in UTC."""
    moment = datetime.fromisoformat(parse_timestamp(written) or "0001-01-01")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _beginning(update: LiveUpdate) -> str:
    return folded(_words(update))[:_SEEN]


def _words(update: LiveUpdate) -> str:
    return " ".join(draft.text for draft in blocks_of(update.body).drafts)


def _frame(page: ReadArticle, updates: Sequence[LiveUpdate]) -> ReadArticle | None:
    """Return the page's article without the text of its entries, None where nothing is left."""
    told = folded(" ".join(f"{each.headline} {_words(each)}" for each in updates))
    entries = [
        place for place, block in enumerate(page.blocks) if folded(block.span.of(page.text)) in told
    ]
    first = entries[0] if entries else len(page.blocks)
    kept = [
        block
        for place, block in enumerate(page.blocks)
        if place < first or (place not in entries and read_line(block.span.of(page.text)) is None)
    ]
    if not kept:
        return None
    if len(kept) == len(page.blocks):
        return page
    body = assemble((_draft(page, block) for block in kept), source_length=len(page.text))
    return replace(
        page,
        text=body.text,
        blocks=body.blocks,
        formats=body.formats,
        offsets=page.offsets.then(body.offsets),
    )


def _draft(page: ReadArticle, block: Block) -> Draft:
    span = block.span
    formats = tuple(
        replace(item, span=Span(item.span.start - span.start, item.span.end - span.start))
        for item in page.formats
        if span.contains(item.span)
    )
    return Draft(block.kind, (Run(span.of(page.text), span.start),), formats, block.page)


def _entry(source: Source, page: ReadArticle, update: LiveUpdate) -> ReadArticle:
    blocks = blocks_of(update.body)
    values = [value for value in page.metadata if value.field in _SHARED]
    values.extend(_values(page, update))
    place = TitlePlace.ELSEWHERE if update.headline else TitlePlace.NOWHERE
    if not update.headline and blocks.drafts:
        title = _opening(blocks.drafts[0].text)
        values.append(
            MetadataValue(MetadataField.TITLE, title, title, "json-ld", Confidence.UNSURE)
        )
    found = Composition(blocks.drafts, values, title_place=place)
    return compose(
        replace(source, path=Path()), found, reader=page.reader, version=page.reader_version
    )


def _values(page: ReadArticle, update: LiveUpdate) -> Iterator[MetadataValue]:
    sure = Confidence.SURE
    for field, written in (
        (MetadataField.PUBLISHED, update.published),
        (MetadataField.MODIFIED, update.modified),
    ):
        value = parse_timestamp(written)
        if value is not None:
            yield MetadataValue(field, value, written, "json-ld", sure)
    if update.headline:
        yield MetadataValue(MetadataField.TITLE, update.headline, update.headline, "json-ld", sure)
    if is_address(update.url):
        yield MetadataValue(MetadataField.URL, update.url, update.url, "json-ld", sure)
    else:
        yield from page.all(MetadataField.URL)[:1]
    named = [each for name in update.authors for each in read_author(name, "json-ld", sure)]
    yield from named or page.all(MetadataField.BYLINE)


def _opening(text: str) -> str:
    """Return how an entry without a headline begins, cut behind a whole word."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return f"{line[:_LONGEST_TITLE].rpartition(' ')[0] or line[:_LONGEST_TITLE]} …"
