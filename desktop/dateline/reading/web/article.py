"""A saved web page to an article: body, metadata, and what of both stands in the wrong place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.model.article import (
    BlockKind,
    MetadataField,
    MetadataValue,
    ReadArticle,
    UnreadableFileError,
)
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.reading.assembly import Draft, assemble
from dateline.reading.corrections import mark_corrections
from dateline.reading.datelines import read_dateline
from dateline.reading.decoding import decode
from dateline.reading.fields import read_line
from dateline.reading.footers import is_footer, sign_off_persons
from dateline.reading.identity import folded
from dateline.reading.languages import detect_language
from dateline.reading.metadata import best_first, file_guesses, title_of
from dateline.reading.source import Source
from dateline.reading.text_article import check_is_text
from dateline.reading.web.body import drafts_from_elements, drafts_from_text
from dateline.reading.web.captions import captions
from dateline.reading.web.extractors import guessed_day, main_body, main_text
from dateline.reading.web.links import with_links
from dateline.reading.web.marks import mark_paragraph_breaks, mark_spaces
from dateline.reading.web.metadata import read_web_metadata
from dateline.reading.web.regions import drop_unseen
from dateline.reading.web.teasers import split_teasers
from dateline.reading.web.tree import DEEPEST, Element, deepest_nesting, parse_page

_TOO_LITTLE: Final = 250
"""Characters below which the first extractor has likely missed the article."""
_MORE: Final = 1.5
_BOOKMARKS: Final = "netscape-bookmark-file-1"
"""The document type of exported bookmarks."""
_LINES_ABOVE: Final = 4
_DEEPEST_FALLBACK: Final = 2_000
"""Nesting beyond which the second extractor's time grows with the square of it."""


def read_web_article(source: Source, *, reader: str, version: int) -> ReadArticle:
    """Return the article of a page; raises `UnreadableFileError` where the page holds no text."""
    data = source.data(largest=source.limits.page_bytes)
    check_is_text(data)
    decoded = decode(data)
    root = parse_page(decoded.text)
    if root is None:
        raise UnreadableFileError(Message.of("reading.page_without_text"))
    if _lists_links(root, decoded.text):
        raise UnreadableFileError(Message.of("reading.records.list_of_links"))
    drop_unseen(root)
    values = [*read_web_metadata(root), *file_guesses(source.path, source.modified)]
    url = next(
        (value.value for value in best_first(values) if value.field is MetadataField.URL), ""
    )
    values.extend(_guessed(root, values, url))
    drafts = _drafts(root, decoded.text, url=url)
    ranked = best_first(values)
    drafts, above = _without_header(drafts, title_of(ranked))
    beside = captions(root, (draft.text for draft in drafts))
    drafts, apart = _without_footers(drafts)
    drafts, pointers = split_teasers(with_links(drafts, root, url=url), url=url)
    if not drafts:
        raise UnreadableFileError(Message.of("reading.page_without_text"))
    length = max(draft.runs[-1].end for draft in drafts)
    body = assemble(mark_corrections(drafts), source_length=length)
    language = detect_language(body.text)
    ranked = best_first(
        [
            *ranked,
            *above,
            *sign_off_persons(apart),
            *_dateline(body.text, ranked),
            *([language] if language else []),
        ]
    )
    return ReadArticle(
        part="",
        title=title_of(ranked),
        text=body.text,
        blocks=body.blocks,
        formats=body.formats,
        offsets=body.offsets,
        apart=(*beside, *pointers, *apart),
        metadata=ranked,
        reader=reader,
        reader_version=version,
        warnings=decoded.warnings(),
    )


def _lists_links(root: Element, page: str) -> bool:
    """Return whether a page is what browsers, Instapaper and Pocket export: links that were saved."""
    if _BOOKMARKS in page[:500].casefold():
        return True
    return any(link.get("time_added") is not None for link in root.iter("a"))


def _drafts(root: Element, page: str, *, url: str) -> list[Draft]:
    mark_paragraph_breaks(root)
    mark_spaces(root)
    body = main_body(root, url=url)
    drafts = [] if body is None else drafts_from_elements(body)
    length = sum(len(draft.text) for draft in drafts)
    if length >= _TOO_LITTLE:
        return drafts
    if not drafts and deepest_nesting(page) > _DEEPEST_FALLBACK:
        raise UnreadableFileError(Message.of("reading.page_too_deep", deepest=DEEPEST))
    if deepest_nesting(page) > _DEEPEST_FALLBACK:
        return drafts
    fallback = drafts_from_text(main_text(page))
    longer = sum(len(draft.text) for draft in fallback) > _MORE * length
    return fallback if longer else drafts


def _guessed(root: Element, values: list[MetadataValue], url: str) -> list[MetadataValue]:
    """Return htmldate's reading where the page does not plainly say when it was published.

    A day on which the page was saved or changed is not taken for that of publication.
    """
    published = [value for value in values if value.field is MetadataField.PUBLISHED]
    if any(value.confidence >= Confidence.LIKELY for value in published):
        return []
    day = guessed_day(root, url=url)
    other = {MetadataField.SAVED, MetadataField.MODIFIED}
    if day is None or any(value.field in other and value.value.startswith(day) for value in values):
        return []
    return [MetadataValue(MetadataField.PUBLISHED, day, day, "page-text", Confidence.UNSURE)]


def _without_header(drafts: list[Draft], title: str) -> tuple[list[Draft], list[MetadataValue]]:
    """Return the drafts without title, byline and date lines at their top, and what those said."""
    kept: list[Draft] = []
    found: list[MetadataValue] = []
    name = folded(title)
    for place, draft in enumerate(drafts):
        if place >= _LINES_ABOVE or draft.kind is BlockKind.QUOTE:
            kept.append(draft)
            continue
        text = draft.text
        if name and folded(text) == name:
            continue
        readings = read_line(text)
        if readings is None:
            kept.append(draft)
            continue
        found.extend(
            MetadataValue(
                reading.field,
                reading.value,
                reading.as_found,
                "line-under-title",
                min(reading.confidence, Confidence.LIKELY),
            )
            for reading in readings
        )
    return (kept, found) if kept else (drafts, [])


def _dateline(text: str, known: Iterable[MetadataValue]) -> list[MetadataValue]:
    """Return what a dateline tells that is not known: the outlet of a copy is not its agency."""
    told = {value.field for value in known}
    return [
        MetadataValue(
            reading.field, reading.value, reading.as_found, "dateline", reading.confidence
        )
        for reading in read_dateline(text)
        if reading.field not in told
    ]


def _without_footers(drafts: list[Draft]) -> tuple[list[Draft], tuple[str, ...]]:
    end = len(drafts)
    while end > 1 and is_footer(drafts[end - 1].text):
        end -= 1
    return drafts[:end], tuple(draft.text for draft in drafts[end:])
