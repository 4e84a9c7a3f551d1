"""What the words beside a name say it is."""

from __future__ import annotations

import pytest

from dateline.extraction.names.surroundings import evidence_of
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
        ("saw Velm, president emeritus of it", None),
        ("saw Velm, novelist and pianist", None),
        ("saw Velm, the producer, there", None),
    ],
)
def test_an_office_after_a_comma_shows_a_person(text: str, label: Label | None) -> None:
    of = pages(text)
    assert evidence_of(of, draft(of, "Velm", Label.ORG)) is label
