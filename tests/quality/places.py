"""Where places are said to be, against linked corpora and against cases of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from dateline.extraction.pipeline import Pipeline, Source
from dateline.library.gazetteer import gazetteer
from dateline.linking.folding import folded
from dateline.linking.placing import locate_places
from dateline.model.annotations import EntityKind, Extraction
from dateline.model.messages import english
from dateline.model.places import Location, NamedInText, Place, PlaceKind
from dateline.model.spans import Field, Span
from tests.quality.corpora import PARTS, AbsentCorpusError, Record, documents_of, read_records
from tests.quality.figures import Figure, Tally

OWN_CASES: Final = Path(__file__).resolve().parent / "places.jsonl"
LINKED: Final = {
    "gum-news": "place",
    "gum-interview": "place",
    "gum-other": "place",
    "meantime": "LOC",
}
"""Corpora whose places name a page of an encyclopaedia, with their label of a place."""
_GREATER: Final = (PlaceKind.COUNTRY, PlaceKind.AREA, PlaceKind.WATER)
_QUALIFIED: Final = re.compile(r"(?P<name>.+?)(?:, (?P<outer>.+)| \((?P<note>.+)\))?")


@dataclass(slots=True)
class Located:
    """Counts of places: how many there are, were placed, and placed right; by word of confidence."""

    documents: int = 0
    wanted: int = 0
    unplaceable: int = 0
    said: int = 0
    right: int = 0
    by_word: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    errors: list[str] = field(default_factory=list[str])

    def add(self, location: Location, *, right: bool, note: str) -> None:
        """Count one answer."""
        if location.place is None:
            self.errors.append(f"not placed: {note}: {english(location.reason)}")
            return
        self.said += 1
        self.right += right
        tally = self.by_word.setdefault(location.confidence.word, [0, 0])
        tally[0] += right
        tally[1] += 1
        if not right:
            self.errors.append(f"WRONG: {note} -> {location.place}")

    def figure(self, corpus: str, part: str) -> Figure:
        """Return the counts as a line of the table."""
        p, r = 100 * self.right / (self.said or 1), 100 * self.right / (self.wanted or 1)
        return Figure(
            corpus=corpus,
            part=part,
            system="Dateline",
            documents=self.documents,
            score="a place put where it is",
            p=round(p, 2),
            r=round(r, 2),
            f1=round(2 * p * r / (p + r or 1), 2),
            beside={"placed": self.said, "on no map and left out": self.unplaceable},
            calibration={word: Tally(*tally) for word, tally in self.by_word.items()},
        )


def measure_places() -> Iterator[Figure]:
    """Yield a line for each linked corpus and part, and one for our own cases."""
    for corpus, part, located in located_corpora(Pipeline()):
        yield located.figure(corpus, part)


def located_corpora(pipeline: Pipeline) -> Iterator[tuple[str, str, Located]]:
    """Yield (corpus, part, counts); an absent corpus is left out."""
    for corpus, label in LINKED.items():
        try:
            documents = documents_of(read_records(corpus))
        except AbsentCorpusError:
            continue
        for part in PARTS:
            chosen = [each.gold for each in documents if each.part == part]
            yield corpus, part, _located_in_corpus(pipeline, chosen, label)
    yield "own cases", "in use", located_cases(pipeline)


def located_cases(pipeline: Pipeline) -> Located:
    """Return the counts of our own cases, where a place that nothing vouches for must not be placed."""
    counts = Located()
    for line in OWN_CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        counts.documents += 1
        found = _by_name(*_locations(pipeline, case))
        for name, expected in case["places"].items():
            location = found.get(name)
            if expected is not None:
                counts.wanted += 1
            if location is None:
                counts.errors.append(f"not found: {case['id']}: {name}")
            elif expected is not None or location.place is not None:
                right = expected is not None and _is_in(location.place, expected)
                counts.add(location, right=right, note=f"{case['id']}: {name}")
    return counts


def _is_in(place: Place | None, expected: str) -> bool:
    country, _, region = expected.partition(":")
    return place is not None and place.country == country and region in ("", place.region)


def _locations(pipeline: Pipeline, record: Record) -> tuple[Extraction, Mapping[int, Location]]:
    title, text = record.get("title") or "", record["text"]
    found = pipeline.extract(Source(title, text, None))
    mentions = tuple((m.field, m.span, m.cluster) for m in found.mentions)
    return found, locate_places(NamedInText(title, text, found.clusters, mentions), gazetteer())


def _by_name(found: Extraction, locations: Mapping[int, Location]) -> dict[str, Location]:
    return {
        name: location
        for number, location in locations.items()
        for name in found.clusters[number].names
    }


def _located_in_corpus(pipeline: Pipeline, records: Sequence[Record], label: str) -> Located:
    counts = Located()
    for record in records:
        counts.documents += 1
        found, locations = _locations(pipeline, record)
        seen: set[tuple[str, int]] = set()
        for item, page in _linked(record, label):
            wanted = _candidates(page)
            number = _cluster_at(found, _head_of(item))
            if number is None or (page, number) in seen or number not in locations:
                continue
            if not _is_named_by(page, found.clusters[number].names, exactly=not wanted):
                continue  # "eastern Karvenia" has a page of its own, and Karvenia is our mention
            seen.add((page, number))
            location = locations[number]
            if wanted:
                counts.wanted += 1
            else:
                counts.unplaceable += 1
            if wanted or location.place is not None:
                right = location.place is not None and location.place.id in wanted
                counts.add(location, right=right, note=f"{record['id']}: {page}")
    return counts


def _is_named_by(page: str, names: Sequence[str], *, exactly: bool) -> bool:
    """Return whether names are the title of a page, or share a word with it."""
    title = folded(page)
    words = set(title.split())
    return any(
        folded(name) == title if exactly else words & set(folded(name).split()) for name in names
    )


def _linked(record: Record, label: str) -> Iterator[tuple[Any, str]]:
    for item in record["entities"]:
        page = item.get("wiki") or item.get("link")
        named = item.get("named") or item.get("syntactic") == "NAM"
        if page and named and item["label"] == label:
            yield item, unquote(page.rsplit("/", 1)[-1]).replace("_", " ")


def _head_of(item: Record) -> Span:
    """Return the head of a gold mention: its span may take in another place ("the hall in Oslo")."""
    start, end = item.get("head_start"), item.get("head_end")
    whole = Span(item["start"], item["end"])
    return whole if start is None or end is None else Span(start, end)


def _cluster_at(found: Extraction, head: Span) -> int | None:
    """Return the cluster of the place whose mention holds these characters."""
    holding = [
        mention.cluster
        for mention in found.mentions
        if mention.field is Field.TEXT
        and mention.span.start <= head.start
        and head.end <= mention.span.end
        and found.clusters[mention.cluster].label.kind is EntityKind.PLACE
    ]
    return holding[0] if holding else None


def _candidates(page: str) -> set[int]:
    """Return the places that the title of a page may mean: with what it lies in, or the best known."""
    match = _QUALIFIED.fullmatch(page)
    assert match is not None
    places = gazetteer().named([folded(match["name"])]).get(folded(match["name"]), ())
    outer = match["outer"] or match["note"]
    if outer is None:
        return {place.id for place in _best_known(places)}
    key = folded(outer)
    around = {place.country for place in gazetteer().named([key]).get(key, ())}
    inside = {
        place.id
        for place in places
        if place.country in around or key in folded(place.region) or place.kind.value in key
    }
    return inside or {place.id for place in _best_known(places)}


def _best_known(places: Sequence[Place]) -> list[Place]:
    """Return the first of the places by fame, with the region or country around it of that name."""
    if not places:
        return []
    best = max(places, key=lambda each: (each.renown >= 40, each.population))
    return [each for each in places if each.kind in _GREATER or each.country == best.country]


def list_place_errors() -> Iterator[str]:
    """Yield each place that was put elsewhere or nowhere, in the parts that rules may look at."""
    for corpus, part, located in located_corpora(Pipeline()):
        if part == PARTS[0]:
            yield from (f"{corpus}: {error}" for error in located.errors)
