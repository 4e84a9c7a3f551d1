"""Saying and happening: sentences of our own whose events were written down before any rule was.

`saying_happening.jsonl` holds one sentence a line with its day of publication and every event it
tells: trigger, statement or event, date, relation, status, and the source where there is one. A
field that is a list may be any of its values.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.extraction.pipeline import Pipeline, Source
from dateline.model.annotations import Event, Extraction
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from tests.quality.corpora import Record
from tests.quality.figures import HERE, Calibration, Figure, Tally

KEY_FILE: Final = HERE / "saying_happening.jsonl"
DATED: Final = ("trigger", "kind", "date", "relation")
"""The fields of an event that say when; with status and source they are all of them."""
_SOURCE: Final = "to"


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence: what is in its key, and what extraction says it tells."""

    id: str
    text: str
    wanted: tuple[Record, ...]
    told: tuple[Record, ...]

    def missed(self) -> list[Record]:
        """Return the events of the key that no event told has all fields of."""
        return [each for each in self.wanted if not any(agrees(each, t) for t in self.told)]

    def invented(self) -> list[Record]:
        """Return the events told that are none of the key's."""
        return [each for each in self.told if not any(agrees(w, each) for w in self.wanted)]


def read_key() -> list[Record]:
    """Return the sentences of the key."""
    return [json.loads(line) for line in KEY_FILE.read_text("utf-8").splitlines()]


def read_sentences(pipeline: Pipeline) -> list[Read]:
    """Return each sentence of the key as extraction reads it."""
    key = read_key()
    sources = (Source("", each["text"], day_from_iso(each["date"])) for each in key)
    return [
        Read(each["id"], each["text"], tuple(each["events"]), tuple(_told(each["text"], found)))
        for each, found in zip(key, pipeline.stream(sources), strict=True)
    ]


def measure_sayings() -> Iterator[Figure]:
    """Yield the one figure: an event is right when each field of it is."""
    sentences = read_sentences(Pipeline())
    wanted = sum(len(each.wanted) for each in sentences)
    told = sum(len(each.told) for each in sentences)
    right = wanted - sum(len(each.missed()) for each in sentences)
    precise = told - sum(len(each.invented()) for each in sentences)
    p, r = 100 * precise / (told or 1), 100 * right / (wanted or 1)
    whole = sum(not each.missed() and not each.invented() for each in sentences)
    yield Figure(
        corpus="saying and happening",
        part="all",
        system="Dateline",
        documents=len(sentences),
        score="event with day, status and source",
        p=round(p, 2),
        r=round(r, 2),
        f1=round(2 * p * r / (p + r or 1), 2),
        beside={
            "its date and relation": round(100 * _found(sentences, DATED) / (wanted or 1), 2),
            "sentences wholly right": round(100 * whole / (len(sentences) or 1), 2),
        },
        calibration=_calibration(sentences),
    )


def list_sayings() -> Iterator[str]:
    """Yield a line for each event of the key that is missed and each told that is not in it."""
    for each in read_sentences(Pipeline()):
        for sign, events in (("missed", each.missed()), ("extra", each.invented())):
            for event in events:
                yield f"{each.id}  {sign}  {json.dumps(event)}  {each.text}"


def agrees(wanted: Record, told: Record, fields: Sequence[str] | None = None) -> bool:
    """Whether what is told has the wanted value in each field; an unnamed source may be any."""
    return all(
        told[name] in value if isinstance(value, list) else told[name] == value
        for name, value in wanted.items()
        if fields is None or name in fields
    )


def _found(sentences: Sequence[Read], fields: Sequence[str]) -> int:
    return sum(
        any(agrees(wanted, told, fields) for told in each.told)
        for each in sentences
        for wanted in each.wanted
    )


def _told(text: str, extraction: Extraction) -> Iterator[Record]:
    for event in extraction.events:
        value = None if event.timex is None else extraction.timexes[event.timex].value
        yield {
            "trigger": event.trigger.of(text),
            "kind": event.kind.value,
            "date": (value or "").split("T")[0],
            "relation": event.relation.value,
            "status": event.status.value,
            _SOURCE: _source(text, event),
            "confidence": event.confidence.word,
        }


def _source(text: str, event: Event) -> str | None:
    return None if event.attributed_span is None else event.attributed_span.of(text)


def _calibration(sentences: Sequence[Read]) -> Calibration:
    tallies: Calibration = {}
    for word in (confidence.word for confidence in Confidence):
        told = [(each, t) for each in sentences for t in each.told if t["confidence"] == word]
        right = sum(any(agrees(wanted, t) for wanted in each.wanted) for each, t in told)
        tallies[word] = Tally(right, len(told))
    return tallies
