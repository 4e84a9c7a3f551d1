"""What the words beside a name say it is."""

from __future__ import annotations

import pytest

from dateline.extraction.names.surroundings import companies, evidence_of
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("told the weekly Velm that", Label.ORG),
        ("from her company, Velm, which", Label.ORG),
        ("in the town Velm there", Label.GPE),
        ("so chef Velm cooked", Label.PERSON),
        ("then a Velm spokesman said", Label.ORG),
        ("saw Velm, who left", Label.PERSON),
        ("saw Velm, 45, there", Label.PERSON),
        ("it is done, said Velm.", Label.PERSON),
    ],
)
def test_the_words_beside_a_name_say_what_it_is(text: str, label: Label) -> None:
    of = pages(text)
    assert evidence_of(of, draft(of, "Velm", Label.PRODUCT)) is label


@pytest.mark.parametrize(
    "text",
    [
        "members of Velm, who left",
        "of the Velm who left",
        "so member Velm voted",
        "the winner Velm",
        "then Velm came",
        "it is done, said Velm again",
    ],
)
def test_other_words_say_nothing(text: str) -> None:
    of = pages(text)
    assert evidence_of(of, draft(of, "Velm", Label.PRODUCT)) is None


def test_what_belongs_to_a_place_makes_no_body_of_it() -> None:
    of = pages("then a Velm spokesman said")
    assert evidence_of(of, draft(of, "Velm", Label.GPE)) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("saw Velm, a retired novelist, there", Label.PERSON),
        ("saw Velm, president emeritus of it", Label.PERSON),
        ("saw Velm, novelist and pianist", None),
        ("saw Velm, the producer, there", None),
    ],
)
def test_an_office_after_a_comma_shows_a_person(text: str, label: Label | None) -> None:
    of = pages(text)
    assert evidence_of(of, draft(of, "Velm", Label.ORG)) is label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the mayor of Velm said", Label.GPE),
        ("Residents of Velm said", Label.GPE),
        ("shares of Velm fell", Label.ORG),
        ("the mayor of Velm's council", None),
        ("the leader of Velm said", None),
        ("saw Velm, home to many", Label.GPE),
        ("candidate Velm Senator Okoro", None),
        ("in Lenna, Velm, who voted", None),
        ("said Velm's Ada Okoro left", Label.ORG),
    ],
)
def test_what_governs_or_follows_a_name_shows_its_kind(text: str, label: Label | None) -> None:
    of = pages(text)
    assert evidence_of(of, draft(of, "Velm", Label.PERSON)) is label


def test_a_longer_name_that_has_shares_is_a_company() -> None:
    of = pages("shares of Lenna Sands and shareholders of Velm and in Lenna Sands")
    drafts = [
        draft(of, "Lenna Sands", Label.GPE),
        draft(of, "Velm", Label.GPE),
        draft(of, "Lenna Sands", Label.GPE, nth=1),
    ]
    labels = [each.label for each in companies(of, drafts)]
    assert labels == [Label.ORG, Label.GPE, Label.GPE]
