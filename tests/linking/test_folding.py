"""Folded names: peoples and their countries."""

from __future__ import annotations

import pytest

from dateline.linking.folding import country_of_people


@pytest.mark.parametrize(
    ("people", "country"),
    [
        ("Russians", "russia"),
        ("Norwegian", "norway"),
        ("Chechens", "russia"),
        ("Rohingya", "myanmar"),
        ("Arabs", None),
        ("Velmians", None),
    ],
)
def test_a_people_leads_to_its_country(people: str, country: str | None) -> None:
    assert country_of_people(people) == country
