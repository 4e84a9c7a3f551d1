"""The quality suite measures rightly: two small documents of ours, scored as the corpora are."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Final

import pytest

from tests.quality.corpora import PARTS, AbsentCorpusError, Record, documents_of, read_records
from tests.quality.figures import Figure, Tally, as_json, keep, pooled, table
from tests.quality.measures import TASKS, Corpus, chosen_part, figure
from tests.quality.systems import BareSpacy, Dateline, Remembered, given
from tests.quality.timelines import Dated, dated_words, has_date, telling_event
from tests.shared import shared

FIRST: Final = (
    'Angela Merkel visited Paris on Tuesday. "We had a good talk," Merkel said.\n'
    "A second visit to Berlin is planned for June 2026."
)
SECOND: Final = "Barack Obama spoke in Chicago on 4 May 2024. Nobody from London came."


def marked(text: str, words: str, **more: str | int) -> Record:
    """Return an answer at the first place of `words`."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


def our_records() -> list[Record]:
    """Return the two documents with all their answers."""
    merkel = FIRST.rindex("Merkel")
    return [
        {
            "id": "first",
            "title": "A visit",
            "date": "2025-03-13",
            "text": FIRST,
            "entities": [
                marked(FIRST, "Angela Merkel", label="PERSON", cluster="m"),
                marked(FIRST, "Paris", label="GPE", cluster="p"),
                marked(FIRST, "Berlin", label="GPE", cluster="b"),
                {"start": merkel, "end": merkel + 6, "label": "PERSON", "cluster": "m"},
            ],
            "timexes": [
                marked(FIRST, "Tuesday", type="DATE", value="2025-03-11"),
                marked(FIRST, "June 2026", type="DATE", value="2026-06"),
            ],
            "quotes": [
                marked(
                    FIRST,
                    "We had a good talk,",
                    kind="direct",
                    speaker="Merkel",
                    speaker_start=merkel,
                    speaker_end=merkel + 6,
                )
            ],
        },
        {
            "id": "second",
            "title": None,
            "date": None,
            "text": SECOND,
            "entities": [
                marked(SECOND, "Barack Obama", label="PERSON", cluster="o"),
                marked(SECOND, "Chicago", label="GPE", cluster="c"),
                marked(SECOND, "London", label="GPE", cluster="l"),
            ],
            "timexes": [marked(SECOND, "4 May 2024", type="DATE", value="2024-05-04")],
            "quotes": [],
        },
    ]


@pytest.fixture(scope="module")
def dateline() -> Remembered:
    return Remembered(Dateline)


@pytest.fixture(scope="module")
def predicted(dateline: Remembered) -> list[Record]:
    return dateline.read("ours", documents_of(our_records()))


def test_extraction_sees_the_text_and_none_of_the_answers(predicted: list[Record]) -> None:
    assert [record["id"] for record in predicted] == ["first", "second"]
    for record, gold in zip(predicted, our_records(), strict=True):
        assert record["text"] == gold["text"]
        assert all("confidence" in item for item in record["entities"])
        for item in record["entities"]:
            assert gold["text"][item["start"] : item["end"]] == item["text"]


def test_a_corpus_is_read_once_by_a_system(dateline: Remembered, predicted: list[Record]) -> None:
    assert dateline.read("ours", documents_of(our_records())) is predicted


def test_bare_spacy_gives_names_clustered_by_equal_words() -> None:
    first, second = BareSpacy().read(documents_of(our_records()))
    named = {first_name(item, FIRST): item["cluster"] for item in first["entities"]}
    assert named["Paris"] == "paris"
    assert {"Chicago", "London"} <= {first_name(item, SECOND) for item in second["entities"]}


def first_name(item: Record, text: str) -> str:
    """Return the words of an item."""
    return text[item["start"] : item["end"]]


def test_each_third_document_is_put_away_also_in_a_sample() -> None:
    records = [{"id": str(place)} for place in range(90)]
    documents = documents_of(records)
    assert [d.gold["id"] for d in documents if d.part == PARTS[1]][:3] == ["2", "5", "8"]
    sample = documents_of(records, at_most=30)
    assert [each.part for each in sample].count(PARTS[1]) == 10
    assert len({each.gold["id"] for each in sample}) == len(sample) == 30
    assert sample == documents_of(records, at_most=30)
    assert {(each.gold["id"], each.part) for each in sample} <= {
        (each.gold["id"], each.part) for each in documents
    }


@pytest.mark.parametrize("name", TASKS)
def test_every_task_of_the_scorer_is_scored_on_our_documents(
    predicted: list[Record], name: str
) -> None:
    shared("score", "score.py")
    gold, task = our_records(), TASKS[name]
    found = figure(task, Corpus("ours"), (gold, predicted), part=PARTS[0], system="Dateline")
    assert found.f1 == 100, found
    assert set(found.beside) == set(task.beside)
    # No cluster carries a word of its own; every other item does, and each was right.
    tallies = [tally for tally in found.calibration.values() if tally.said]
    assert bool(tallies) is task.has_confidence
    assert all(tally.right == tally.said for tally in tallies)


def test_wrong_answers_cost_a_score_and_the_word_that_came_with_them(
    predicted: list[Record],
) -> None:
    shared("score", "score.py")
    wrong: list[Record] = json.loads(json.dumps(predicted))
    wrong[1]["timexes"][0] |= {"value": "2024-05-05", "confidence": "sure"}
    found = figure(
        TASKS["time"], Corpus("ours"), (our_records(), wrong), part=PARTS[0], system="Dateline"
    )
    assert round(found.f1, 1) == 66.7
    assert found.calibration["sure"].said - found.calibration["sure"].right == 1


def test_a_part_keeps_gold_and_prediction_together() -> None:
    records = [{"id": str(place)} for place in range(4)]
    gold, predicted = chosen_part(documents_of(records), records, PARTS[0])
    assert gold == predicted == [records[0], records[1], records[3]]


def test_an_absent_corpus_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_SHARED", str(tmp_path))
    with pytest.raises(AbsentCorpusError, match=r"^ieer: not measured, for ieer\.dev"):
        read_records("ieer")


def test_an_event_of_a_timeline_is_found_by_its_word_and_judged_by_its_date() -> None:
    text = "Title\nThe bridge opened on Monday and was closed in May."
    events = [
        {"date": "2025-03-10", "refs": [{"doc": "d", "sentence": "1", "token": "opened"}]},
        {"date": "XXXX-XX-XX", "refs": [{"doc": "d", "sentence": 1, "token": "closed"}]},
        {"date": "2025-03-10", "refs": [{"doc": "d", "sentence": 9, "token": "opened"}]},
    ]
    (opened,) = dated_words([{"events": events}], {"d": text})
    assert opened == Dated("d", text.index("opened"), text.index("opened") + 6, "2025-03-10")
    wide = {"start": 6, "end": len(text), "timex": 1, "confidence": "sure"}
    narrow = {"start": 6, "end": text.index(" and"), "timex": 0, "confidence": "sure"}
    record = {
        "events": [wide, narrow],
        "timexes": [{"value": "2025-03-10TMO"}, {"value": "2025-05"}],
    }
    assert telling_event(record, opened) is narrow
    assert has_date(narrow, record, None, "2025-03-10")
    assert not has_date(wide, record, None, "2025-03-10")
    assert has_date({"timex": None}, record, "2025-03-10", "2025-03-10")


def test_figures_are_kept_task_by_task(tmp_path: Path) -> None:
    lines = [line(part, right=9) for part in PARTS]
    keep({"names": lines}, day="2025-03-13", folder=tmp_path)
    _, page = keep({"time": lines, "quotes": []}, day="2025-03-14", folder=tmp_path)
    kept = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert {task: entry["measured"] for task, entry in kept.items()} == {
        "names": "2025-03-13",
        "time": "2025-03-14",
    }
    assert kept["names"]["figures"] == as_json({"names": lines})["names"]
    assert "## names, measured 2025-03-13" in page.read_text("utf-8")


def test_the_words_of_all_corpora_are_counted_together() -> None:
    lines = [line(PARTS[0], right=9), line(PARTS[0], right=5)]
    assert pooled(lines) == {"sure": Tally(14, 20)}
    assert any("together" in row and "14 of 20: 70.0" in row for row in table("names", lines))
    assert any("sure (promised 98)" in row for row in table("names", lines))


def test_a_corpus_with_a_style_of_its_own_is_counted_apart_too() -> None:
    own = dataclasses.replace(line(PARTS[0], right=5), corpus="gum-news")
    rows = table("names", [line(PARTS[0], right=9), own])
    assert any("without gum-news" in row and "9 of 10: 90.0" in row for row in rows)
    assert not any("without" in row for row in table("names", [line(PARTS[0], right=9)]))


def line(part: str, *, right: int) -> Figure:
    """Return a figure in which `right` of ten sure readings were right."""
    tallies = {"sure": Tally(right, 10)}
    return Figure("ours", part, "Dateline", 2, "exact", 90, 80, 84.7, {"span": 91.5}, tallies)


def test_extraction_is_given_no_gold_and_no_date_that_is_none() -> None:
    record = our_records()[0]
    seen = {"id": "first", "title": "A visit", "date": "2025-03-13", "text": FIRST}
    assert given(record) == seen
    assert given(record | {"date": "2025-03-1T9"})["date"] is None
    assert given({"id": "bare", "text": FIRST})["title"] is None
