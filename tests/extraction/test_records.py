"""Lines of JSON in, lines of JSON out (DESIGN section 9)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extraction.pipeline import Pipeline, Source
from dateline.extraction.records import extract_lines, record_of
from dateline.extraction.working_copy import WorkingCopy
from dateline.model.annotations import (
    Cluster,
    Event,
    EventKind,
    Extraction,
    Label,
    Mention,
    Quantity,
    Quotation,
    QuotationKind,
    Relation,
    Status,
)
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span

TEXT = (
    "Greta Halvorsen, the fisheries minister, told Pavel\nDrozdov on 12 March 2025 that Norway had\n"
    "sent 30 boats to Orlovets. “The boats will stay,” Halvorsen said."
)
LISTS = ("entities", "timexes", "quotes", "quantities", "events")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Return one loaded pipeline."""
    return Pipeline()


def run(
    pipeline: Pipeline, *lines: bytes | str, lines_at_once: int = 32
) -> list[tuple[dict[str, Any], bool]]:
    """Return the records of these lines, and whether each went well."""
    found = extract_lines(lines, pipeline, lines_at_once=lines_at_once)
    return [(json.loads(line), good) for line, good in found]


def check_spans(record: dict[str, Any]) -> None:
    """Assert that every item of a record stands where it says."""
    for name in LISTS:
        for item in record[name]:
            assert record["text"][item["start"] : item["end"]] == item["text"]
            assert item["text"]


def test_a_line_gains_five_lists_and_keeps_its_keys(pipeline: Pipeline) -> None:
    line = json.dumps(
        {"id": 7, "title": None, "date": "2025-03-13", "text": TEXT, "mine": {"x": [1]}}
    )
    ((record, good),) = run(pipeline, line)
    assert good
    assert record["mine"] == {"x": [1]}
    assert record["text"] == TEXT
    assert set(LISTS) <= set(record)
    check_spans(record)
    names = {item["text"]: item for item in record["entities"]}
    assert names["Pavel\nDrozdov"]["entity"] == "Pavel Drozdov"
    assert names["Halvorsen"]["cluster"] == names["Greta Halvorsen"]["cluster"]
    assert names["Norway"]["label"] == "GPE"
    assert [item["value"] for item in record["timexes"]] == ["2025-03-12"]


def test_a_relative_day_needs_a_date(pipeline: Pipeline) -> None:
    lines = [
        json.dumps({"text": "They met on Tuesday.", "date": date}) for date in ("2025-03-13", None)
    ]
    (dated, _), (undated, _) = run(pipeline, *lines)
    assert dated["timexes"][0]["earliest"] == dated["timexes"][0]["latest"] == "2025-03-11"
    assert undated["timexes"][0]["earliest"] is undated["timexes"][0]["latest"] is None


@pytest.mark.parametrize(
    ("line", "identity", "words"),
    [
        (b'{"id": "a", "text": "\xff"}', {"line": 1}, "UTF-8"),
        ("{", {"line": 1}, "JSON"),
        ("", {"line": 1}, "JSON"),
        ("[" * 100_000, {"line": 1}, "JSON"),
        ('["text"]', {"line": 1}, "object"),
        ('{"id": "a"}', {"id": "a"}, "text"),
        ('{"id": 0, "text": 5}', {"id": 0}, "text"),
        ('{"text": "x", "title": 5}', {"line": 1}, "title"),
        ('{"id": "a", "text": "x", "date": "yesterday"}', {"id": "a"}, "yesterday"),
        ('{"id": "a", "text": "x", "date": "2025-02-30"}', {"id": "a"}, "2025-02-30"),
    ],
)
def test_a_bad_line_gets_its_sentence_and_the_rest_go_on(
    pipeline: Pipeline, line: bytes | str, identity: dict[str, Any], words: str
) -> None:
    (bad, went_badly), (good, went_well) = run(pipeline, line, '{"text": "Ada Okoro left."}')
    assert (went_badly, went_well) == (False, True)
    assert words in bad.pop("error")
    assert bad == identity
    assert good["entities"][0]["text"] == "Ada Okoro"


class Brittle:
    """The pipeline, but for a step that breaks on one text."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def extract(self, source: Source) -> Extraction:
        if source.text == "BREAK":
            raise ZeroDivisionError
        return self._pipeline.extract(source)

    def stream(self, sources: Iterable[Source]) -> Iterator[Extraction]:
        return map(self.extract, sources)


def test_an_article_that_breaks_a_step_is_reported_alone(pipeline: Pipeline) -> None:
    texts = {"a": "Ada Okoro left.", "b": "BREAK", "c": "Ada Okoro left."}
    lines = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
    found = [(json.loads(line), good) for line, good in extract_lines(lines, Brittle(pipeline))]
    assert [good for _, good in found] == [True, False, True]
    assert found[1][0]["id"] == "b"
    assert "ZeroDivisionError" in found[1][0]["error"]
    assert found[2][0]["entities"][0]["text"] == "Ada Okoro"


def test_lines_are_answered_as_they_come_when_asked(pipeline: Pipeline) -> None:
    asked: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(3):
            asked.append(number)
            yield json.dumps({"id": number, "text": "x"})

    answers = extract_lines(lines(), pipeline, lines_at_once=1)
    next(answers)
    assert asked == [0]


def test_an_answer_is_one_line_whatever_the_text_holds(pipeline: Pipeline) -> None:
    line = json.dumps({"text": "Ada Okoro\u2028left \ud83d \x85 now", "odd\u2029": "\udfff"})
    ((text, good),) = extract_lines([line], pipeline)
    assert good
    assert len(text.splitlines()) == 1
    assert text.encode("utf-8")
    assert json.loads(text)["text"] == "Ada Okoro\u2028left \ud83d \x85 now"


ODD = st.lists(
    st.sampled_from(
        ["Ada Okoro", "Velm", " said ", "Harbour\nOffice", "\r\n", "\n\n", "\x00", "\ud800", "\udfff", "\U0001f600",
         "\u202eאבג\u202c", "\xad", "\u200b", "“No,”", "on Tuesday", "*Herald*", "30 boats", ". ", "-\n", "\x0c", "’s "]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=ODD)
def test_every_span_stands_in_the_given_text(pipeline: Pipeline, text: str) -> None:
    text = json.loads(json.dumps(text))  # halves of a pair that meet are one character in JSON
    line = json.dumps({"text": text, "date": "2025-03-13", "title": text})
    ((record, good),) = run(pipeline, line)
    assert good
    assert record["text"] == text
    check_spans(record)


def test_indices_count_in_the_lists_of_the_record() -> None:
    text = "Velm sent 30 boats, Ada said."
    in_title = Mention(Field.TITLE, Span(0, 3), Label.PERSON, 0, Confidence.SURE, "model")
    velm = Mention(Field.TEXT, Span(0, 4), Label.GPE, 2, Confidence.SURE, "model")
    ada = Mention(Field.TEXT, Span(20, 23), Label.PERSON, 0, Confidence.LIKELY, "model")
    clusters = tuple(Cluster(name, label, (name,), Confidence.SURE) for name, label in
                     (("Ada Okoro", Label.PERSON), ("Only Title", Label.ORG), ("Velm", Label.GPE)))  # fmt: skip
    event = Event(
        field=Field.TEXT, span=Span(0, 18), trigger=Span(5, 9), sentence=Span(0, 29), kind=EventKind.EVENT,
        timex=None, relation=Relation.BY, participants=(0, 1), place=1, status=Status.ATTRIBUTED,
        attributed_span=Span(20, 23), attributed_mention=2, confidence=Confidence.UNSURE, maker="test",
    )  # fmt: skip
    quote = Quotation(
        field=Field.TEXT, span=Span(0, 18), kind=QuotationKind.INDIRECT, speaker="Ada Okoro",
        speaker_span=Span(20, 23), speaker_mention=2, cue=Span(24, 28), confidence=Confidence.LIKELY, maker="test",
    )  # fmt: skip
    boats = Quantity(
        Field.TEXT, Span(10, 12), 30.0, None, None, None, Span(13, 18), Confidence.SURE, "test"
    )
    extraction = Extraction(
        mentions=(in_title, velm, ada),
        clusters=clusters,
        quotations=(quote,),
        quantities=(boats,),
        events=(event,),
    )
    record = json.loads(json.dumps(record_of(extraction, WorkingCopy.of(text))))
    assert [item["cluster"] for item in record["entities"]] == [0, 1]
    assert record["events"] == [
        {
            "start": 0, "end": 18, "text": "Velm sent 30 boats", "sentence_start": 0, "sentence_end": 29,
            "kind": "event", "timex": None, "relation": "by", "participants": [0], "place": 0,
            "status": "attributed", "attributed_to": "Ada", "confidence": "unsure",
        }
    ]  # fmt: skip
    assert record["quotes"] == [
        {
            "start": 0, "end": 18, "text": "Velm sent 30 boats", "kind": "indirect", "speaker": "Ada Okoro",
            "speaker_start": 20, "speaker_end": 23, "cue": "said", "confidence": "likely",
        }
    ]  # fmt: skip
    assert record["quantities"] == [
        {
            "start": 10, "end": 12, "text": "30", "value": 30.0, "low": None, "high": None, "unit": None,
            "subject": "boats", "confidence": "sure",
        }
    ]  # fmt: skip
