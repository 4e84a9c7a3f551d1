"""Extractions as the JSON records of `dateline extract` (DESIGN section 9), one line for one line."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypeVar, cast

from dateline.extraction.working_copy import WorkingCopy
from dateline.model.annotations import Event, Extraction, Mention, Quantity, Quotation
from dateline.model.days import day_from_iso, iso_day
from dateline.model.messages import Message, english
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex

if TYPE_CHECKING:
    from dateline.extraction.pipeline import Source

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Record: TypeAlias = dict[str, Json]
_Item = TypeVar("_Item", Mention, Timex, Quotation, Quantity, Event)

_LOG: Final = logging.getLogger(__name__)
_LINES_AT_ONCE: Final = 32


def record_of(extraction: Extraction, copy: WorkingCopy) -> Record:
    """Return the five lists of the record: `entities`, `timexes`, `quotes`, `quantities`, `events`.

    All spans count code points in `copy.given`, half-open; what lies in the title is left out, and
    indices count in the record's own lists (None where they pointed into the title).
    """
    return _Writer(extraction, copy).record()


class _Writer:
    """Writes one extraction; keeps how indices of the extraction become indices of the record."""

    def __init__(self, extraction: Extraction, copy: WorkingCopy) -> None:
        self._copy = copy
        self._extraction = extraction
        self._mentions = _in_text(extraction.mentions)
        self._timexes = _in_text(extraction.timexes)
        self._mention_index = {place: number for number, (place, _) in enumerate(self._mentions)}
        self._timex_index = {place: number for number, (place, _) in enumerate(self._timexes)}
        clusters = dict.fromkeys(mention.cluster for _, mention in self._mentions)
        self._cluster_index = {cluster: number for number, cluster in enumerate(clusters)}

    def record(self) -> Record:
        """Return the record's lists."""
        extraction = self._extraction
        return {
            "entities": [self._entity(mention) for _, mention in self._mentions],
            "timexes": [self._timex(timex) for _, timex in self._timexes],
            "quotes": [self._quote(quotation) for _, quotation in _in_text(extraction.quotations)],
            "quantities": [
                self._quantity(quantity) for _, quantity in _in_text(extraction.quantities)
            ],
            "events": [self._event(event) for _, event in _in_text(extraction.events)],
        }

    def _where(self, span: Span) -> Record:
        back = self._copy.back(span)
        return {"start": back.start, "end": back.end, "text": back.of(self._copy.given)}

    def _words(self, span: Span | None) -> str | None:
        return None if span is None else self._copy.words(span)

    def _entity(self, mention: Mention) -> Record:
        return {
            **self._where(mention.span),
            "label": mention.label.value,
            "entity": self._extraction.clusters[mention.cluster].name,
            "cluster": self._cluster_index[mention.cluster],
            "confidence": mention.confidence.word,
            "maker": mention.maker,
        }

    def _timex(self, timex: Timex) -> Record:
        earliest, latest = timex.iso_interval
        anchor = timex.anchor
        return {
            **self._where(timex.span),
            "type": timex.type.value,
            "value": timex.value,
            "mod": timex.mod,
            "earliest": earliest,
            "latest": latest,
            "granularity": timex.granularity.value,
            "anchor": {
                "kind": anchor.kind.value,
                "day": None if anchor.day is None else iso_day(anchor.day),
                "timex": None if anchor.timex is None else self._timex_index.get(anchor.timex),
            },
            "rule": timex.rule,
            "reason": english(timex.reason),
            "confidence": timex.confidence.word,
        }

    def _quote(self, quotation: Quotation) -> Record:
        speaker = (
            None if quotation.speaker_span is None else self._copy.back(quotation.speaker_span)
        )
        return {
            **self._where(quotation.span),
            "kind": quotation.kind.value,
            "speaker": quotation.speaker,
            "speaker_start": None if speaker is None else speaker.start,
            "speaker_end": None if speaker is None else speaker.end,
            "cue": self._words(quotation.cue),
            "confidence": quotation.confidence.word,
        }

    def _quantity(self, quantity: Quantity) -> Record:
        return {
            **self._where(quantity.span),
            "value": quantity.value,
            "low": quantity.low,
            "high": quantity.high,
            "unit": quantity.unit,
            "subject": self._words(quantity.subject),
            "confidence": quantity.confidence.word,
        }

    def _event(self, event: Event) -> Record:
        sentence = self._copy.back(event.sentence)
        participants = (self._mention_index.get(mention) for mention in event.participants)
        return {
            **self._where(event.span),
            "sentence_start": sentence.start,
            "sentence_end": sentence.end,
            "kind": event.kind.value,
            "timex": None if event.timex is None else self._timex_index.get(event.timex),
            "relation": event.relation.value,
            "participants": [index for index in participants if index is not None],
            "place": None if event.place is None else self._mention_index.get(event.place),
            "status": event.status.value,
            "attributed_to": self._words(event.attributed_span),
            "confidence": event.confidence.word,
        }


def _in_text(items: Sequence[_Item]) -> list[tuple[int, _Item]]:
    """Return the items of the text field with their places in the whole list."""
    return [(place, item) for place, item in enumerate(items) if item.field is Field.TEXT]


class Extractor(Protocol):
    """What turns articles into extractions: the pipeline, here or in another process."""

    def extract(self, source: Source) -> Extraction:
        """Return the extraction of one article."""
        ...

    def stream(self, sources: Iterable[Source]) -> Iterator[Extraction]:
        """Yield one extraction for each article, in order."""
        ...


@dataclass(frozen=True, slots=True)
class _Given:
    """A usable line: its object, the working copies of its title and text, its day."""

    line: int
    record: Record
    title: WorkingCopy
    text: WorkingCopy
    published_day: int | None


@dataclass(frozen=True, slots=True)
class _Refused:
    """A line that can't be used: its id or number, and why."""

    identity: Record
    problem: Message


def extract_lines(
    lines: Iterable[bytes | str], extractor: Extractor, *, lines_at_once: int = _LINES_AT_ONCE
) -> Iterator[tuple[str, bool]]:
    """Yield (line of JSON without its end, whether it went well) for each line of JSON, in order.

    Keys that are not ours pass through. A line that can't be used gives `{"id","error"}`, or
    `{"line","error"}` with its number from 1 where it has no id; the rest go on. `lines_at_once`
    lines are read before the first is answered, which is faster; 1 answers each as it comes.
    """
    numbered = enumerate(lines, 1)
    while batch := list(islice(numbered, lines_at_once)):
        read = [_read(number, line) for number, line in batch]
        found = iter(_found(extractor, [line for line in read if isinstance(line, _Given)]))
        for line in read:
            outcome = next(found) if isinstance(line, _Given) else line
            if isinstance(line, _Given) and not isinstance(outcome, _Refused):
                yield _dumped({**line.record, **outcome}), True
            elif isinstance(outcome, _Refused):
                yield _dumped({**outcome.identity, "error": english(outcome.problem)}), False


def _found(extractor: Extractor, lines: Sequence[_Given]) -> list[Record | _Refused]:
    """Return each line's lists; where one article breaks the batch, each is tried by itself."""
    try:
        extractions = extractor.stream(map(_source, lines))
        return [record_of(each, line.text) for each, line in zip(extractions, lines, strict=True)]
    except Exception:  # noqa: BLE001 - one article must not end a run of thousands
        return [_found_alone(extractor, line) for line in lines]


def _found_alone(extractor: Extractor, line: _Given) -> Record | _Refused:
    try:
        return record_of(extractor.extract(_source(line)), line.text)
    except Exception as error:  # noqa: BLE001 - as above; the log keeps the trace
        _LOG.exception("extraction of line %d failed", line.line)
        problem = Message.of("extraction.failed", error=type(error).__name__)
        return _Refused(_identity(line.line, line.record), problem)


def _source(line: _Given) -> Source:
    from dateline.extraction.pipeline import Source

    return Source(line.title.text, line.text.text, line.published_day)


def _read(number: int, line: bytes | str) -> _Given | _Refused:
    try:
        text = (
            line if isinstance(line, str) else line.decode("utf-8-sig" if number == 1 else "utf-8")
        )
        given = json.loads(text.removeprefix("\ufeff"))
    except UnicodeDecodeError:
        return _Refused({"line": number}, Message.of("extraction.not_utf8"))
    except (ValueError, RecursionError):
        return _Refused({"line": number}, Message.of("extraction.not_json"))
    if not isinstance(given, dict):
        return _Refused({"line": number}, Message.of("extraction.not_an_object"))
    record = cast("Record", given)
    checked = _checked(record)
    if isinstance(checked, Message):
        return _Refused(_identity(number, record), checked)
    title, body, day = checked
    return _Given(number, record, WorkingCopy.of(title), WorkingCopy.of(body), day)


def _checked(record: Mapping[str, Json]) -> tuple[str, str, int | None] | Message:
    """Return title, text and day number of a line, or what is wrong with it."""
    text, title, date = record.get("text"), record.get("title"), record.get("date")
    if not isinstance(text, str):
        return Message.of("extraction.no_text")
    if not isinstance(title, str | None):
        return Message.of("extraction.bad_title")
    if date is None:
        return title or "", text, None
    try:
        return title or "", text, day_from_iso(str(date))
    except ValueError:
        return Message.of("extraction.bad_date", date=str(date))


def _identity(number: int, record: Mapping[str, Json]) -> Record:
    return {"id": record["id"]} if record.get("id") is not None else {"line": number}


def _dumped(record: Record) -> str:
    # ASCII alone: lone surrogates have no UTF-8, and U+2028 ends a line for some readers.
    return json.dumps(record, separators=(",", ":"))
