"""Events against hand-made timelines: is the event found, and does it get its day?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.confidence import Confidence
from tests.quality.corpora import PARTS, Document, Record, documents_of, read_records
from tests.quality.figures import Calibration, Figure, Tally
from tests.quality.systems import Remembered

DOCUMENTS, TIMELINES = "semeval15-docs", "semeval15-timeline"


@dataclass(frozen=True, slots=True)
class Dated:
    """A word that tells an event of a timeline, where it stands, and the event's ISO date."""

    document: str
    start: int
    end: int
    date: str


def measure_timelines(system: Remembered) -> Iterator[Figure]:
    """Yield the figures of each part; raises `AbsentCorpusError`."""
    timelines = read_records(TIMELINES)
    documents = documents_of(read_records(DOCUMENTS))
    records = system.read(DOCUMENTS, documents)
    texts = {each.gold["id"]: each.gold["text"] for each in documents}
    answers = list(dated_words(timelines, texts))
    for part in PARTS:
        chosen = [
            (document, record)
            for document, record in zip(documents, records, strict=True)
            if document.part == part
        ]
        yield _figure(chosen, answers, part=part, system=system.name)


def dated_words(timelines: Sequence[Record], texts: dict[str, str]) -> Iterator[Dated]:
    """Yield each telling word of each event whose date is known, once.

    A timeline names the line of the document, from 0, and the word in it.
    """
    seen: set[Dated] = set()
    for timeline in timelines:
        for event in timeline["events"]:
            if not re.fullmatch(r"\d{4}(-\d\d){0,2}", event["date"]):
                continue
            for reference in event["refs"]:
                word = _place(reference, texts.get(reference["doc"], ""), event["date"])
                if word is not None and word not in seen:
                    seen.add(word)
                    yield word


def _place(reference: Record, text: str, date: str) -> Dated | None:
    lines = text.split("\n")
    number = int(reference["sentence"])
    if number >= len(lines):
        return None
    found = re.search(rf"\b{re.escape(reference['token'])}\b", lines[number])
    if found is None:
        return None
    before = sum(len(line) + 1 for line in lines[:number])
    return Dated(reference["doc"], before + found.start(), before + found.end(), date)


def _figure(
    chosen: Sequence[tuple[Document, Record]],
    answers: Sequence[Dated],
    *,
    part: str,
    system: str,
) -> Figure:
    by_id = {record["id"]: (document.gold["date"], record) for document, record in chosen}
    wanted = [answer for answer in answers if answer.document in by_id]
    tallies: Calibration = {confidence.word: Tally(0, 0) for confidence in Confidence}
    for answer in wanted:
        published, record = by_id[answer.document]
        event = telling_event(record, answer)
        if event is not None:
            old = tallies[event["confidence"]]
            right = has_date(event, record, published, answer.date)
            tallies[event["confidence"]] = Tally(old.right + right, old.said + 1)
    found = sum(tally.said for tally in tallies.values())
    right = sum(tally.right for tally in tallies.values())
    p, r = 100 * right / (found or 1), 100 * right / (len(wanted) or 1)
    return Figure(
        corpus="semeval15",
        part=part,
        system=system,
        documents=len(chosen),
        score="event of a timeline with its date",
        p=round(p, 2),
        r=round(r, 2),
        f1=round(2 * p * r / (p + r or 1), 2),
        beside={"found at all": round(100 * found / (len(wanted) or 1), 2)},
        calibration=tallies,
        failed=sum("error" in record for _, record in chosen),
    )


def telling_event(record: Record, answer: Dated) -> Record | None:
    """Return the event whose clause holds the word most narrowly, or None."""
    holding = [
        event
        for event in record["events"]
        if event["start"] <= answer.start and answer.end <= event["end"]
    ]
    return min(holding, key=lambda event: event["end"] - event["start"], default=None)


def has_date(event: Record, record: Record, published: str | None, date: str) -> bool:
    """Tell whether the event's date is just that day, month or year.

    An event without an expression of its own leans on the day of publication.
    """
    if event["timex"] is None:
        return published == date
    value = record["timexes"][event["timex"]]["value"]
    return value is not None and value.split("T")[0] == date
