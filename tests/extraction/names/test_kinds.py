"""What a word means: feasts, faiths, peoples, and the charge of a minister."""

from __future__ import annotations

import pytest

from dateline.extraction.names import kinds
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


@pytest.mark.parametrize("words", ["Ramadan", "St. Osyth's Day", "Victory Day", "Christmas"])
def test_a_feast_is_an_event(words: str) -> None:
    of = pages(f"before {words} in Velm")
    found = kinds.feasts_and_faiths(of, [draft(of, words, Label.PERSON)])
    assert read(of, found) == [(words, Label.EVENT)]


def test_a_faith_is_no_name() -> None:
    of = pages("read the Koran in Velm")
    drafts = [draft(of, "Koran", Label.PERSON), draft(of, "Velm", Label.GPE)]
    assert kinds.feasts_and_faiths(of, drafts) == drafts[1:]


@pytest.mark.parametrize("word", ["Rohingya", "Chechens", "Kurdish"])
def test_a_people_is_a_group_whatever_the_model_calls_it(word: str) -> None:
    of = pages(f"that the {word} left")
    for label in (Label.PERSON, Label.ORG, Label.GPE):
        assert read(of, kinds.groups(of, [draft(of, word, label)])) == [(word, Label.NORP)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("said the Home Secretary Ada Okoro", "Home"),
        ("the Shadow Home Secretary", "Shadow Home"),
        ("the Minister of Health and", "Health"),
        ("a Minister for the Interior there", "Interior"),
    ],
)
def test_the_charge_of_a_minister_is_no_body(text: str, words: str) -> None:
    of = pages(text)
    assert kinds.charges(of, [draft(of, words, Label.ORG)]) == []


def test_a_body_with_a_minister_stays() -> None:
    of = pages("said Harbour Board Secretary Ada Okoro of Health")
    drafts = [draft(of, "Harbour Board", Label.ORG), draft(of, "Health", Label.ORG)]
    assert kinds.charges(of, drafts) == drafts


def test_the_sign_of_a_currency_is_no_name() -> None:
    of = pages("paid NZ$5 and RM20 to GBQ")
    drafts = [draft(of, word, Label.ORG) for word in ("NZ", "RM20", "GBQ")]
    assert kinds.amounts(of, drafts) == drafts[2:]


def test_a_numbered_act_is_no_part_of_the_body() -> None:
    of = pages("with Harbour Council Resolution 12 and the Harbour Bill")
    drafts = [
        draft(of, "Harbour Council Resolution 12", Label.ORG),
        draft(of, "Harbour Bill", Label.ORG),
    ]
    assert read(of, kinds.numbered_acts(of, drafts)) == [
        ("Harbour Council", Label.ORG),
        ("Harbour Bill", Label.ORG),
    ]


def test_somebody_called_day_and_a_bearer_of_a_peoples_name_stay_people() -> None:
    of = pages("saw Ada Day and Christian Rask. Then Christian left")
    drafts = [
        draft(of, "Ada Day", Label.PERSON),
        draft(of, "Christian Rask", Label.PERSON),
        draft(of, "Christian", Label.PERSON, nth=1),
    ]
    assert kinds.groups(of, kinds.feasts_and_faiths(of, drafts)) == drafts


@pytest.mark.parametrize("word", ["NorvikBank", "eVelm", "LennaOne"])
def test_a_word_with_a_capital_inside_is_a_body_and_no_place(word: str) -> None:
    of = pages(f"in {word} there")
    for label in (Label.GPE, Label.NORP):
        assert read(of, kinds.trade_names(of, [draft(of, word, label)])) == [(word, Label.ORG)]


@pytest.mark.parametrize("word", ["McVelm", "DeLenna", "Velm", "VELM", "Velm-Lenna"])
def test_a_town_with_a_prefix_or_plain_capitals_stays_a_place(word: str) -> None:
    of = pages(f"in {word} there")
    drafts = [draft(of, word, Label.GPE)]
    assert kinds.trade_names(of, drafts) == drafts
