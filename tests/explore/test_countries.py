from __future__ import annotations

import pytest

from dateline.explore.countries import is_country


@pytest.mark.parametrize("name", ["Norway", "norway", "the United States", "U.S.", "The Gambia"])
def test_a_country_is_known_by_each_of_its_names(name: str) -> None:
    assert is_country(name)


@pytest.mark.parametrize("name", ["Bergen", "Norwegian", "Norway House", ""])
def test_other_places_and_peoples_are_no_countries(name: str) -> None:
    assert not is_country(name)
