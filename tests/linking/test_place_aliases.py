"""A place that the gazetteer knows under several names goes by its first."""

from __future__ import annotations

import pytest

from dateline.library.gazetteer import gazetteer
from dateline.linking.place_aliases import first_names
from dateline.model.annotations import Cluster, Label
from dateline.model.confidence import Confidence


def first_name(name: str, label: Label = Label.GPE) -> str:
    return first_names([Cluster(name, label, (name,), Confidence.SURE)], gazetteer())[0]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Москва", "Moscow"),
        ("Kurakhovo", "Kurakhove"),
        ("Napoli", "Naples"),
        ("Firenze", "Florence"),
        ("Torino", "Turin"),
    ],
)
def test_another_name_of_a_town_stands_for_its_first(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize("name", ["Paris", "Aleksandrovka", "Oresk", "Kursk region", "Milovoye"])
def test_what_is_a_first_name_or_a_villages_or_unknown_stands_for_itself(name: str) -> None:
    assert first_name(name) == ""


def test_people_and_buildings_have_no_such_name() -> None:
    assert first_name("Москва", Label.PERSON) == ""
    assert first_name("Москва", Label.FAC) == ""
