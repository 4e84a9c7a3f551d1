"""The texts to learn from: free ones only, with their names as far as these can be trusted."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dateline.extraction.model import Fields, parse
from dateline.extraction.names.step import find_names
from dateline.extraction.parsed import ParsedArticle, ParsedField
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence
from dateline.model.spans import Field

if TYPE_CHECKING:
    from spacy.language import Language

FREE_LICENCES: Final = frozenset(
    ("CC BY 2.5", "CC BY 3.0", "CC BY 4.0", "CC BY-SA 3.0", "CC BY-SA 4.0", "CC0", "public domain")
)
MASKED: Final = "?"
"""The kind of a span that teaches nothing: its annotation can't be trusted or isn't ours."""
_KINDS: Final = {
    Label.PERSON: "PER",
    Label.ORG: "ORG",
    Label.GPE: "LOC",
    Label.LOC: "LOC",
    Label.FAC: "LOC",
}
_KINDS_OF_ALL: Final = {label.value: kind for label, kind in _KINDS.items()} | {
    kind: kind for kind in ("PER", "ORG", "LOC")
}
_TITLE: Final = re.compile(
    r"(?:Chief|Mr|Mrs|Ms|Dr|GEN|Gen|Justice|President|Lord|Sir|King|Queen|Prince|Professor)\b"
)
_MENTIONS_BY_RULE: Final = "GUM"
"""A corpus whose names were cut out of whole mentions by rule: an institution often lost its "of"."""


@dataclass(frozen=True, slots=True)
class Name:
    """The characters `[start, end)` of a text, and PER, ORG, LOC or `MASKED`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its names in order; `is_silver` where they are what the base model and rules say."""

    id: str
    text: str
    names: tuple[Name, ...]
    is_silver: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Where texts come from, for the card: corpus, genre, licence, and how many documents."""

    corpus: str
    genre: str
    licence: str
    documents: int


def read_documents(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a gzip JSON-lines file; raises OSError or ValueError for others."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_free(licence: str) -> bool:
    """Whether every licence named ("text CC BY 2.5; annotation CC BY 4.0") allows a shipped model."""
    named = [
        part.strip().removeprefix("text ").removeprefix("annotation ")
        for part in licence.split(";")
    ]
    return all(part in FREE_LICENCES for part in named)


def sources_of(documents: Iterable[dict[str, Any]]) -> list[Source]:
    """Return the sources of documents, for the card."""
    counts = Counter(
        (each["corpus"], each.get("genre", each["corpus"]), each["licence"]) for each in documents
    )
    return [Source(*key, documents=number) for key, number in sorted(counts.items())]


def gold_texts(nlp: Language, documents: Sequence[dict[str, Any]]) -> Iterator[Text]:
    """Yield the annotated documents as texts; what is annotated beside the three kinds is masked."""
    for document in documents:
        names = [
            Name(each["start"], each["end"], _KINDS_OF_ALL.get(each["label"], MASKED))
            for each in document["entities"]
        ]
        if document["corpus"] == _MENTIONS_BY_RULE:
            names = _trusted(document["text"], names, list(_found(nlp, document["text"])))
        yield Text(document["id"], document["text"], _in_order(names), is_silver=False)


def silver_texts(nlp: Language, documents: Sequence[dict[str, Any]]) -> Iterator[Text]:
    """Yield documents with what the base model and the rules find in them: replay of the base model."""
    for document in documents:
        found = _found(nlp, document["text"])
        yield Text(document["id"], document["text"], _in_order(found), is_silver=True)


def _found(nlp: Language, text: str) -> Iterator[Name]:
    _, doc = parse(nlp, [Fields("", text)])[0]
    article = ParsedArticle(None, ParsedField(Field.TEXT, text, doc), None)
    for mention in find_names(article).mentions:
        kind = _KINDS.get(mention.label, MASKED)
        if mention.label is not Label.NORP:
            doubtful = mention.confidence is Confidence.UNSURE
            yield Name(mention.span.start, mention.span.end, MASKED if doubtful else kind)


def _trusted(text: str, gold: Iterable[Name], found: Sequence[Name]) -> list[Name]:
    """Mask annotated names that a longer name found here holds, titles, and what only we find."""
    names: list[Name] = []
    for name in gold:
        written = text[name.start : name.end]
        longer = next((each for each in found if _holds(each, name)), None)
        if longer is not None:
            names.append(Name(longer.start, longer.end, MASKED))
        elif any(char.isupper() for char in written):
            is_titled = _TITLE.match(written) is not None
            names.append(Name(name.start, name.end, MASKED if is_titled else name.kind))
    missing = [each for each in found if not any(_touches(each, name) for name in names)]
    return names + [Name(each.start, each.end, MASKED) for each in missing if each.kind != "LOC"]


def _holds(one: Name, other: Name) -> bool:
    inside = one.start <= other.start and other.end <= one.end
    return inside and one.end - one.start > other.end - other.start


def _touches(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


def _in_order(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names in reading order; of two that overlap the first."""
    kept: list[Name] = []
    for name in sorted(set(names), key=lambda each: (each.start, -each.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)
