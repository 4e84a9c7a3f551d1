"""The answer key of the sample library: each answer stands where the key says it stands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "dateline_data" / "samples"
ARTICLES: list[dict[str, Any]] = json.loads((SAMPLES / "answer_key.json").read_text("utf-8"))[
    "articles"
]
LISTS = ("entities", "timexes", "quotes", "quantities", "events")

each_article = pytest.mark.parametrize(
    "article", ARTICLES, ids=[article["id"] for article in ARTICLES]
)


@each_article
def test_the_text_of_the_key_is_the_body_of_the_source(article: dict[str, Any]) -> None:
    source = (SAMPLES / "sources" / f"{article['id']}.txt").read_text("utf-8")
    assert source.partition("\n---\n")[2].strip("\n") == article["text"]
    assert 150 <= len(article["text"].split()) <= 450


@each_article
def test_every_answer_stands_at_its_offsets(article: dict[str, Any]) -> None:
    text = article["text"]
    for name in LISTS:
        assert article[name], name
        for item in article[name]:
            assert text[item["start"] : item["end"]] == item["text"]
            assert item["text"] == item["text"].strip()
            assert "[" not in item["text"]


@each_article
def test_a_known_miss_is_one_of_the_answers_and_says_why(article: dict[str, Any]) -> None:
    for miss in article["known_misses"]:
        spans = [(answer["start"], answer["end"]) for answer in article[miss["list"]]]
        assert (miss["start"], miss["end"]) in spans
        assert miss["why"]


@each_article
def test_a_speaker_stands_outside_the_words_spoken(article: dict[str, Any]) -> None:
    for quote in article["quotes"]:
        assert quote["speaker"]
        assert quote["speaker_end"] <= quote["start"] or quote["end"] <= quote["speaker_start"]


@each_article
def test_direct_words_stand_between_marks(article: dict[str, Any]) -> None:
    text = article["text"]
    for quote in article["quotes"]:
        if quote["kind"] != "indirect":
            assert text[quote["start"] - 1] in '"“', quote["text"]
            assert text[quote["end"]] in '"”', quote["text"]


@each_article
def test_an_event_lies_in_its_sentence_with_its_date(article: dict[str, Any]) -> None:
    for event in article["events"]:
        assert event["sentence_start"] <= event["start"] < event["end"] <= event["sentence_end"]
        assert article["text"][event["sentence_end"] - 1] in '."”'
        if event["timex"] is not None:
            timex = article["timexes"][event["timex"]]
            assert event["sentence_start"] <= timex["start"] < timex["end"] <= event["sentence_end"]


@each_article
def test_a_weekday_has_the_value_of_such_a_weekday(article: dict[str, Any]) -> None:
    for timex in article["timexes"]:
        named = timex["text"].removeprefix("next ").removeprefix("late on ").split()[0]
        if named.endswith("day") and len(timex["value"]) >= 10:
            assert date.fromisoformat(timex["value"][:10]).strftime("%A") == named


def test_there_are_two_stories_six_outlets_and_three_months() -> None:
    assert {article["story"] for article in ARTICLES} == {"lenna", "ferry"}
    assert len({article["outlet"] for article in ARTICLES}) == 6
    days = [date.fromisoformat(article["date"][:10]) for article in ARTICLES]
    assert 80 <= (max(days) - min(days)).days <= 95


def test_a_wire_has_two_copies_under_other_outlets_and_one_article_a_later_version() -> None:
    by_id = {article["id"]: article for article in ARTICLES}
    copies = [article for article in ARTICLES if article["copy_of"]]
    assert len({article["outlet"] for article in copies}) == 2
    assert all(by_id[article["copy_of"]]["text"] == article["text"] for article in copies)
    (later,) = [article for article in ARTICLES if article["later_version_of"]]
    first = by_id[later["later_version_of"]]
    assert later["url"] == first["url"]
    assert later["text"] != first["text"]


def test_the_key_covers_every_status_relation_and_kind_of_quotation() -> None:
    events = [event for article in ARTICLES for event in article["events"]]
    assert {event["status"] for event in events} == {
        "reported",
        "attributed",
        "planned",
        "denied",
        "conditional",
    }
    assert {event["relation"] for event in events} == {"on", "by", "since", "until"}
    assert {event["kind"] for event in events} == {"statement", "event"}
    quotes = [quote for article in ARTICLES for quote in article["quotes"]]
    assert {quote["kind"] for quote in quotes} == {"direct", "mixed", "indirect"}
    spoken_by = {
        article["text"][q["speaker_start"] : q["speaker_end"]]
        for article in ARTICLES
        for q in article["quotes"]
    }
    assert {"she", "he", "He"} <= spoken_by


def test_two_persons_of_one_surname_are_kept_apart_in_one_article() -> None:
    article = ARTICLES[0]
    orsaks = {item["entity"] for item in article["entities"] if "Orsak" in item["text"]}
    assert orsaks == {"Milan Orsak", "Vera Orsak"}


def test_articles_disagree_about_the_number_of_the_dead() -> None:
    values = {
        quantity["value"]
        for article in ARTICLES
        if article["story"] == "ferry"
        for quantity in article["quantities"]
    }
    assert {38, 41, 43, 44} <= values
