"""The gazetteer of the data package: what it holds, how small and how fast it is."""

from __future__ import annotations

import time
from importlib.resources import as_file, files

import pytest

from dateline.library.gazetteer import gazetteer
from dateline.linking.folding import folded
from dateline.model.places import Place, PlaceKind


def first(name: str) -> Place:
    return gazetteer().named([folded(name)])[folded(name)][0]


def test_a_town_has_its_country_region_people_and_point() -> None:
    town = first("Sudzha")
    assert (town.kind, town.country, town.region) == (PlaceKind.TOWN, "RU", "Kursk Oblast")
    assert town.population > 5_000
    assert (round(town.latitude, 1), round(town.longitude, 1)) == (51.2, 35.3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sudzha", "Суджа"),
        ("Kyiv", "Kiev"),
        ("Kyiv", "Київ"),
        ("Kharkiv", "Kharkov"),
        ("Mumbai", "Bombay"),
        ("Russia", "Россия"),
        ("Ukraine", "Україна"),
        ("United States", "USA"),
        ("Persian Gulf", "Arabian Gulf"),
        ("Kursk Oblast", "Kursk"),
    ],
)
def test_a_place_is_found_under_its_other_names(one: str, other: str) -> None:
    found = gazetteer().named([folded(other)])[folded(other)]
    assert first(one).id in {place.id for place in found}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Moldova", PlaceKind.COUNTRY),
        ("Bavaria", PlaceKind.REGION),
        ("Ankara", PlaceKind.CAPITAL),
        ("Donbas", PlaceKind.AREA),
        ("Sahel", PlaceKind.AREA),
        ("Dnieper", PlaceKind.WATER),
        ("Strait of Hormuz", PlaceKind.WATER),
    ],
)
def test_regions_seas_rivers_and_areas_are_there(name: str, kind: PlaceKind) -> None:
    assert kind in {place.kind for place in gazetteer().named([folded(name)])[folded(name)]}


def test_a_country_is_found_by_its_code() -> None:
    ukraine = gazetteer().country("UA")
    assert ukraine is not None
    assert ukraine.name == "Ukraine"
    assert gazetteer().country("ZZ") is None


def test_namesakes_come_most_populous_first_and_other_names_last() -> None:
    paris = gazetteer().named(["paris"])["paris"]
    assert paris[0].country == "FR"
    assert [place.other_name for place in paris] == sorted(place.other_name for place in paris)


def test_the_file_stays_small_and_says_whom_it_is_from() -> None:
    folder = files("dateline_data").joinpath("gazetteer")
    with as_file(folder.joinpath("places.sqlite")) as path:
        assert path.stat().st_size < 15_000_000
    credit = folder.joinpath("README.md").read_text("utf-8")
    assert "GeoNames" in credit
    assert "creativecommons.org/licenses/by/4.0" in credit


def test_a_look_up_takes_less_than_a_millisecond() -> None:
    names = [folded(name) for name in ("Kursk", "Springfield", "San José", "Суджа", "Nowhere")]
    gazetteer().named(names)
    started = time.perf_counter()
    for _ in range(200):
        for name in names:
            gazetteer().named([name])
    assert (time.perf_counter() - started) / 1000 < 0.001


def test_distances_are_those_of_the_globe() -> None:
    kyiv, moscow = first("Kyiv"), first("Moscow")
    assert 740 < kyiv.km_to(moscow) < 770
    assert kyiv.km_to(kyiv) == 0
