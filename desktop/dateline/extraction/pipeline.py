"""The extraction steps, their versions and what each needs, and the run through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.extraction import quantities
from dateline.extraction.events import step as events
from dateline.extraction.model import Fields, forgetting, load_model, parse
from dateline.extraction.names import step as names
from dateline.extraction.parsed import ParsedArticle, ParsedField
from dateline.extraction.quotations import step as quotations
from dateline.extraction.time import step as time
from dateline.model.annotations import Extraction
from dateline.model.spans import Field

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, its version, and the steps whose results it reads."""

    name: str
    version: int
    needs: tuple[str, ...] = ()


STEPS: Final = (
    Step("names", names.STEP_VERSION),
    Step("time", time.STEP_VERSION),
    Step("quotations", quotations.STEP_VERSION, ("names",)),
    Step("quantities", quantities.STEP_VERSION),
    Step("events", events.STEP_VERSION, ("names", "time", "quotations")),
)
_BATCH_ARTICLES: Final = 64
_BATCH_CHARACTERS: Final = 60_000
"""Parses of one batch are in memory together: about 1.5 kB a word."""


def stale_steps(done: Mapping[str, int]) -> tuple[str, ...]:
    """Return the names of the steps whose stored version is not ours, and of all that need them."""
    stale: list[str] = []
    for step in STEPS:
        if done.get(step.name) != step.version or any(name in stale for name in step.needs):
            stale.append(step.name)
    return tuple(stale)


@dataclass(frozen=True, slots=True)
class Source:
    """What is extracted from: title and text as stored, and the publication day number or None."""

    title: str
    text: str
    published_day: int | None


class Pipeline:
    """Owns the loaded model; one in a process, in one thread."""

    def __init__(self) -> None:
        """Load the model; takes about a second."""
        self._nlp = load_model()

    def extract(self, source: Source) -> Extraction:
        """Return everything extraction says about one article, of any length."""
        return self._batch([source])[0]

    def stream(self, sources: Iterable[Source]) -> Iterator[Extraction]:
        """Yield one extraction for each source, in order; short texts share the model's batches."""
        for batch in _batches(sources):
            yield from self._batch(batch)

    def _batch(self, batch: Sequence[Source]) -> list[Extraction]:
        fields = [Fields(_encodable(source.title), _encodable(source.text)) for source in batch]
        with forgetting(self._nlp):
            parsed = zip(batch, fields, parse(self._nlp, fields), strict=True)
            return [_annotated(_article(source, given, docs)) for source, given, docs in parsed]


def _batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    characters = 0
    for source in sources:
        batch.append(source)
        characters += len(source.text)
        if len(batch) >= _BATCH_ARTICLES or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _encodable(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate, which spaCy's UTF-8 can't hold."""
    return (
        "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
        if not text.isascii()
        else text
    )


def _article(source: Source, given: Fields, docs: tuple[Doc, Doc]) -> ParsedArticle:
    title = ParsedField(Field.TITLE, given.title, docs[0]) if given.title else None
    return ParsedArticle(title, ParsedField(Field.TEXT, given.text, docs[1]), source.published_day)


def _annotated(article: ParsedArticle) -> Extraction:
    found = names.find_names(article)
    timexes = time.find_timexes(article)
    quoted = quotations.find_quotations(article, found.mentions, found.clusters)
    return Extraction(
        mentions=found.mentions,
        clusters=found.clusters,
        timexes=timexes,
        quotations=quoted,
        quantities=quantities.find_quantities(article),
        events=events.find_events(article, found.mentions, timexes, quoted),
        roles=found.roles,
        sentences=tuple(article.text.sentences()),
        steps=tuple((step.name, step.version) for step in STEPS),
    )
