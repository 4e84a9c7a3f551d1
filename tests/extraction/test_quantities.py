"""Quantities: how many and how much, of what; and the numbers that say neither."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from dateline.extraction.numerals import number_at, words_of
from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.quantities import find_quantities
from dateline.model.annotations import Quantity
from dateline.model.confidence import Confidence
from dateline.model.spans import Field

KEY = Path(__file__).resolve().parents[2] / "resources/dateline_data/samples/answer_key.json"
Parsed: TypeAlias = Callable[..., ParsedArticle]
SAMPLES: list[dict[str, Any]] = [
    article
    for article in json.loads(KEY.read_text("utf-8"))["articles"]
    if article["copy_of"] is None
]


@pytest.fixture
def only(parsed: Parsed) -> Callable[[str], Quantity]:
    """Return a function that gives the one quantity of a text."""

    def one(text: str) -> Quantity:
        (quantity,) = find_quantities(parsed(text))
        return quantity

    return one


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("35,000", 35_000),
        ("1.3bn", 1.3e9),
        ("1.3 billion", 1.3e9),
        ("8-billion", 8e9),
        ("two hundred and six", 206),
        ("forty-two thousand", 42_000),
        ("three hundred thousand and five", 300_005),
        ("a dozen", 12),
        ("two thirds", 200 / 3),
        ("one in five", 20),
        ("half", 50),
    ],
)
def test_a_number_is_read_however_it_is_written(written: str, value: float) -> None:
    words = words_of(written)
    number = number_at(words, 0)
    assert number is not None
    assert number.value == pytest.approx(value)
    assert number.last == len(words)


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "subject"),
    [
        ("The raid involved 35,000 troops.", "35,000 troops", 35_000, None, "troops"),
        (
            "They took 1,300 square kilometres of land.",
            "1,300 square kilometres",
            1300,
            "km²",
            "land",
        ),
        ("The army holds 86 percent of the territory.", "86 percent", 86, "%", "territory"),
        ("Prices rose by 5.2% in the capital.", "5.2%", 5.2, "%", None),
        ("It would have cost €18,000 to mend.", "€18,000", 18_000, "EUR", None),
        ("The bank approved a $1.3 billion loan.", "$1.3 billion", 1.3e9, "USD", "loan"),
        ("The state gave US$20m in aid.", "US$20m", 20e6, "USD", None),
        ("They declared a 30-kilometre zone.", "30-kilometre", 30, "km", "zone"),
        ("Some 5m people left the coast.", "Some 5m people", 5e6, None, "people"),
        ("Eleven lorries crossed the pass.", "Eleven lorries", 11, None, "lorries"),
        ("Two thirds of the town burned.", "Two thirds", 200 / 3, "%", "town"),
        ("Seven in 10 voters stayed at home.", "Seven in 10", 70, "%", "voters"),
        ("The pumps moved 2m barrels of oil.", "2m barrels", 2e6, "bbl", "oil"),
    ],
)
def test_a_quantity_has_value_unit_and_subject(
    only: Callable[[str], Quantity],
    text: str,
    span: str,
    value: float,
    unit: str | None,
    subject: str | None,
) -> None:
    quantity = only(text)
    assert quantity.span.of(text) == span
    assert quantity.value == pytest.approx(value)
    assert quantity.unit == unit
    assert (quantity.subject and quantity.subject.of(text)) == subject


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("At least 12 miners died.", "At least 12 miners", 12, None),
        ("More than 1,000 houses burned.", "More than 1,000 houses", 1000, None),
        ("Up to 400 guards will go.", "Up to 400 guards", None, 400),
        ("Fewer than 30 boats returned.", "Fewer than 30 boats", None, 30),
        ("Between 3 and 5 ships sank.", "Between 3 and 5 ships", 3, 5),
        ("They lost 3 to 5 million tonnes.", "3 to 5 million tonnes", 3e6, 5e6),
        ("He has three or four children.", "three or four children", 3, 4),
        ("The army lost 500 or more tanks.", "500 or more tanks", 500, None),
        ("Over half of the crew fled.", "Over half", 50, None),
    ],
)
def test_an_inexact_number_has_bounds_and_no_value(
    only: Callable[[str], Quantity], text: str, span: str, low: float | None, high: float | None
) -> None:
    quantity = only(text)
    assert quantity.span.of(text) == span
    assert (quantity.value, quantity.low, quantity.high) == (None, low, high)


def test_a_rise_from_one_number_to_another_is_no_range(parsed: Parsed) -> None:
    text = "The toll rose from 10 people to 20 people."
    assert [quantity.value for quantity in find_quantities(parsed(text))] == [10, 20]


@pytest.mark.parametrize(
    "text",
    [
        "The talks began on 24 February 2022.",
        "Nothing happened in 2019.",
        "The F-16 met a Su-35 over the sea.",
        "The shop opens at 6.15 p.m.",
        "They waited for 48 hours.",
        "Marit Aldane, 52, left the room.",
        "The 52-year-old woman sang.",
        "The home side won 3-2.",
        "Article 5 was read out.",
        "He was one of the best.",
        "No one came to the door.",
        "Call 555-1234-888 for help.",
        "It was four times the usual rate.",
        "The minister left 10 Downing Street.",
        "See https://example.example/2024/17 for more.",
        "1. Boil the water.",
        "The two-week truce held.",
    ],
)
def test_other_numbers_are_no_quantities(parsed: Parsed, text: str) -> None:
    assert find_quantities(parsed(text)) == ()


def test_a_vague_plural_has_a_subject_and_no_value(only: Callable[[str], Quantity]) -> None:
    text = "Hundreds of thousands of refugees crossed the river."
    quantity = only(text)
    assert quantity.span.of(text) == "Hundreds of thousands"
    assert (quantity.value, quantity.low, quantity.high) == (None, None, None)
    assert quantity.subject is not None
    assert quantity.subject.of(text) == "refugees"


def test_a_bare_number_is_unsure_and_a_measured_one_sure(only: Callable[[str], Quantity]) -> None:
    assert only("The figure stands at 96.").confidence is Confidence.UNSURE
    assert only("The wall is 96 metres long.").confidence is Confidence.SURE


def test_the_title_is_read_first(parsed: Parsed) -> None:
    article = parsed("A fire killed 12 people.", title="Twelve people die in fire")
    assert [quantity.field for quantity in find_quantities(article)] == [Field.TITLE, Field.TEXT]


@pytest.mark.parametrize(
    "text", ["", "9" * 5000, "½ ⅔ ٣٤ 12,,3 -- $ $$ %", "1,0 1.2.3 \x00 5\ufe0f⃣"]
)
def test_odd_text_raises_nothing(parsed: Parsed, text: str) -> None:
    for quantity in find_quantities(parsed(text)):
        assert quantity.span.of(text).strip()


@pytest.mark.parametrize("article", SAMPLES, ids=[article["id"] for article in SAMPLES])
def test_the_sample_articles_give_the_numbers_of_the_key(
    parsed: Parsed, article: dict[str, Any]
) -> None:
    text = article["text"]
    found = find_quantities(parsed(text))
    spans = [(quantity.span.start, quantity.span.end) for quantity in found]
    assert spans == sorted(spans)
    missed = [
        answer["text"]
        for answer in article["quantities"]
        if not any(
            quantity.span.start < answer["end"]
            and answer["start"] < quantity.span.end
            and (quantity.value, quantity.low) == (answer["value"], answer["low"])
            for quantity in found
        )
    ]
    known = [miss["text"] for miss in article["known_misses"] if miss["list"] == "quantities"]
    assert sorted(missed) == sorted(known)
