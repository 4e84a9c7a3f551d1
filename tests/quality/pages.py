"""Real web pages with known answers: is what is read the whole article, its title, byline and day?"""

from __future__ import annotations

import io
import json
import re
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import isnan, nan
from pathlib import Path
from typing import Any, Final

from dateline.model.article import MetadataField, ReadArticle, UnreadableFileError
from dateline.reading.read import read_file
from tests.quality.corpora import PARTS, AbsentCorpusError, Document, Record, documents_of
from tests.quality.figures import Calibration, Figure, Tally
from tests.shared import shared_root

SCORE: Final = "right, of those said"
_WORD = re.compile(r"\w+")
_GRAM: Final = 4
_QUOTES: Final = str.maketrans("‘’“”–—\N{NO-BREAK SPACE}", "''\"\"-- ")
_PERSONS = re.compile(r"\s*(?:;|,|\band\b|&|\n)\s*")
_OPENING = re.compile(r"\s*(?:by|par|von)\s+", re.IGNORECASE)
_DAY_BEHIND = re.compile(
    r"\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},\s+\d{4}\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What the readability set leaves in the bylines it gives as true."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a system says of a page; "" and () where it says nothing."""

    body: str = ""
    title: str = ""
    byline: tuple[str, ...] = ()
    day: str = ""
    day_word: str = ""
    """How sure the system is of the day, in a word; "" where it does not say."""


def read_by_dateline(path: Path) -> Reading:
    """Return what the product reads; a refused page says nothing."""
    try:
        article = next(read_file(path), None)
    except UnreadableFileError:
        return Reading()
    if article is None:
        return Reading()
    day = article.best(MetadataField.PUBLISHED)
    return Reading(
        article.text,
        article.title,
        _values(article, MetadataField.BYLINE),
        day.value[:10] if day else "",
        day.confidence.word if day else "",
    )


def _values(article: ReadArticle, field: MetadataField) -> tuple[str, ...]:
    return tuple(value.value for value in article.metadata if value.field is field)


def read_by_trafilatura(path: Path) -> Reading:
    """Return what the library alone reads with the settings it comes with."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(path.read_bytes(), with_metadata=True)
    if found is None:
        return Reading()
    return Reading(
        found.text or "",
        found.title or "",
        tuple(name for name in (found.author or "").split("; ") if name),
        (found.date or "")[:10],
    )


SYSTEMS: Final = (("Dateline", read_by_dateline), ("trafilatura", read_by_trafilatura))


@dataclass(frozen=True, slots=True)
class Measured:
    """A field of one set of pages, and how a reading of it is compared with the truth.

    `compare` returns (share of what was said that is right, share of the truth that was said).
    """

    pages: str
    field: str
    compare: Callable[[Reading, Any], tuple[float, float]]
    key: str


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the overlapping runs of four words of a text, each with its number."""
    words = _WORD.findall(text.casefold())
    return Counter(zip(*(words[place:] for place in range(_GRAM)), strict=False))


def _body(reading: Reading, truth: str) -> tuple[float, float]:
    said, true = shingles(reading.body), shingles(truth)
    common = (said & true).total()
    return common / max(said.total(), 1), common / max(true.total(), 1)


def _title(reading: Reading, truth: str) -> tuple[float, float]:
    return _equal(_plain(reading.title), _plain(truth))


def _day(reading: Reading, truth: str) -> tuple[float, float]:
    return _equal(reading.day, truth[:10])


def _byline(reading: Reading, truth: str | list[str]) -> tuple[float, float]:
    names = [_DAY_BEHIND.sub("", _OPENING.sub("", truth))] if isinstance(truth, str) else truth
    true = {_person(name) for each in names for name in _PERSONS.split(each)} - {""}
    said = {_person(name) for name in reading.byline} - {""}
    return _equal(" ".join(sorted(said)), " ".join(sorted(true)))


def _equal(said: str, true: str) -> tuple[float, float]:
    """Return what an answer scores; one that abstains says nothing wrong."""
    return (nan, 0.0) if not said else (float(said == true), float(said == true))


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).split())


def _person(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold().removeprefix("by ")))


MEASURED: Final = (
    Measured("aeb", "body, runs of 4 words", _body, "body"),
    Measured("newspaper4k", "body, runs of 4 words", _body, "body"),
    Measured("htmldate", "day", _day, "date"),
    Measured("htmldate-mediacloud", "day", _day, "date"),
    Measured("readability", "day", _day, "date"),
    Measured("readability", "title", _title, "title"),
    Measured("htmldate", "title", _title, "title"),
    Measured("readability", "byline", _byline, "author"),
    Measured("htmldate", "byline", _byline, "author"),
)


@contextmanager
def unpacked_pages() -> Iterator[Path]:
    """Unpack the pages for the length of the block; raises `AbsentCorpusError`."""
    archive = shared_root() / "pages" / "pages.tar.xz"
    if not archive.is_file():
        message = f"reading: not measured, for {archive.name} is not in the shared material."
        raise AbsentCorpusError(message)
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as packed:
            packed.extractall(name, filter="data")
        yield Path(name) / "pages"


def measure_pages() -> Iterator[Figure]:
    """Yield a line for each field of each set, part and system, of pages read once."""
    with unpacked_pages() as folder:
        rows: list[Record] = [
            json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()
        ]
        documents = documents_of(rows)
        read = {
            name: [system(folder / each.gold["file"]) for each in documents]
            for name, system in SYSTEMS
        }
    for measured in MEASURED:
        for part in PARTS:
            for name, readings in read.items():
                yield figure(measured, part, name, documents, readings)


def figure(
    measured: Measured,
    part: str,
    system: str,
    documents: Sequence[Document],
    readings: Sequence[Reading],
) -> Figure:
    """Return one line of the table."""
    answers = [
        (reading, *measured.compare(reading, document.gold[measured.key]))
        for document, reading in zip(documents, readings, strict=True)
        if document.part == part
        and document.gold["set"] == measured.pages
        and document.gold.get(measured.key)
    ]
    said = [right for _, right, _ in answers if not isnan(right)]
    p = 100 * sum(said) / max(len(said), 1)
    r = 100 * sum(found for _, _, found in answers) / max(len(answers), 1)
    words = _tallies(answers) if measured.key == "date" else {}
    return Figure(
        corpus=f"{measured.pages}: {measured.field}",
        part=part,
        system=system,
        documents=len(answers),
        score=SCORE,
        p=p,
        r=r,
        f1=2 * p * r / max(p + r, 1e-9),
        calibration=words,
    )


def _tallies(answers: Sequence[tuple[Reading, float, float]]) -> Calibration:
    """Return how often a day said with each word of confidence was right."""
    tallies: Calibration = {}
    for reading, right, _ in answers:
        if reading.day_word and not isnan(right):
            before = tallies.get(reading.day_word, Tally(0, 0))
            tallies[reading.day_word] = Tally(before.right + int(right), before.said + 1)
    return tallies
