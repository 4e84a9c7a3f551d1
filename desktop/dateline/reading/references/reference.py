"""One entry of a list of references: what it says of an article, and where the article's file lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.bylines import is_person_name, turned_name
from dateline.reading.dates import find_date

SOURCE: Final = "reference"
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry as it stands: `published` and `accessed` in any form of date, `authors` one each.

    `files` are the paths of the attached files as written, relative to the list; they are only
    ever compared with paths that exist, and never opened.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    accessed: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    abstract: str = ""
    files: tuple[str, ...] = ()


def reference_values(reference: Reference) -> Iterator[MetadataValue]:
    """Yield the metadata that an entry gives, all of which a person has entered or checked."""
    sure = Confidence.SURE
    plain = ((MetadataField.TITLE, reference.title), (MetadataField.OUTLET, reference.outlet))
    for field, text in plain:
        if any(char.isalpha() for char in text):
            yield MetadataValue(field, text[:_LONGEST], text[:_LONGEST], SOURCE, sure)
    for author in reference.authors:
        name = turned_name(author)
        trust = sure if is_person_name(name) else Confidence.LIKELY
        if any(char.isalpha() for char in name):
            yield MetadataValue(MetadataField.BYLINE, name[:200], author[:200], SOURCE, trust)
    if reference.url.startswith(("http://", "https://")):
        url = reference.url[:_LONGEST]
        yield MetadataValue(MetadataField.URL, url, url, SOURCE, sure)
    if reference.language[:2].isalpha() and reference.language[2:3] in {"", "-", "_"}:
        code = reference.language[:2].lower()
        yield MetadataValue(
            MetadataField.LANGUAGE, code, reference.language[:20], SOURCE, Confidence.LIKELY
        )
    yield from _time(MetadataField.PUBLISHED, reference.published)
    yield from _time(MetadataField.SAVED, reference.accessed)


def _time(field: MetadataField, text: str) -> Iterator[MetadataValue]:
    found = find_date(text[:160])
    if found is not None:
        trust = Confidence.SURE if found.is_certain else Confidence.UNSURE
        yield MetadataValue(field, found.value, text[:160], SOURCE, trust)
