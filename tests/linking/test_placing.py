"""Where the places of an article are, in an invented world."""

from __future__ import annotations

from dateline.model.confidence import Confidence
from dateline.model.messages import english
from dateline.model.places import PlaceKind
from tests.linking.atlas import located, where


def test_a_country_is_placed_surely_and_its_people_are_no_place() -> None:
    found = located("Karvenia voted. Karvenian papers cheered.", "Karvenia", "Karvenian")
    assert list(found) == ["Karvenia"]
    assert found["Karvenia"].confidence is Confidence.SURE
    assert english(found["Karvenia"].reason).startswith("Karvenia is on the list of countries")


def test_a_small_town_is_placed_near_another_place_of_the_article() -> None:
    found = located("Shells fell on Lutno and Oresk in Karvenia.", "Lutno", "Oresk", "Karvenia")
    lutno = found["Lutno"]
    assert lutno.place is not None
    assert (lutno.place.country, lutno.place.region) == ("KV", "Oresk Oblast")
    assert lutno.confidence is Confidence.LIKELY
    assert english(lutno.reason) == "41 km from Oresk, which is named with it."


def test_a_village_with_a_namesake_far_away_is_not_put_there() -> None:
    found = located(
        "Karvenia and Estmark fight for Oresk; Brodovy near Oresk fell.",
        *("Karvenia", "Estmark", "Oresk", "Brodovy"),
    )
    brodovy = found["Brodovy"]
    assert brodovy.place is None
    assert english(brodovy.reason) == (
        "The Brodovy on the map, in Estmark, is far from the other places of the article."
    )


def test_a_small_town_alone_is_not_placed_because_its_country_is_named() -> None:
    assert where("Police of Lutno called for help from Karvenia.", "Lutno", "Karvenia") == {
        "Lutno": "-",
        "Karvenia": "KV",
    }


def test_a_building_is_no_town_of_its_name() -> None:
    found = located("The White House spoke to Sudland and Tarn.", "White House", "Sudland", "Tarn")
    assert found["White House"].place is None
    assert english(found["White House"].reason).startswith("A building or site")


def test_what_the_text_puts_a_town_in_decides() -> None:
    text = "A fire broke out in Brod, Estmark, on Monday."
    brod = located(text, "Brod", "Estmark")["Brod"]
    assert brod.place is not None
    assert (brod.place.country, brod.confidence) == ("EM", Confidence.SURE)
    assert english(brod.reason) == "The text puts it in Estmark."
    text = "A fire broke out in Brod, Karvenia, on Monday."
    brod = located(text, "Brod", "Karvenia")["Brod"]
    assert brod.place is None
    assert english(brod.reason) == "No Brod is known in Karvenia, where the text puts it."


def test_two_towns_of_one_size_are_left_open_until_the_article_tells() -> None:
    alone = located("A choir sang in Holm.", "Holm")["Holm"]
    assert alone.place is None
    told = where("A choir sang in Holm. Estmark was proud.", "Holm", "Estmark")
    assert told["Holm"] == "EM"
    both = located("Karvenia and Estmark played in Holm.", "Karvenia", "Estmark", "Holm")["Holm"]
    assert (
        english(both.reason)
        == "2 places are called Holm; the article does not tell which is meant."
    )


def test_a_capital_known_to_all_comes_before_a_small_namesake() -> None:
    assert where("Oresk sent a choir to Tarn.", "Oresk", "Tarn")["Tarn"] == "SL"


def test_a_namesake_among_its_neighbours_comes_before_a_capital_nobody_spoke_of() -> None:
    text = "Soldiers left Oresk, Lutno and Tarn. Karvenia rejoiced."
    assert where(text, "Oresk", "Lutno", "Tarn", "Karvenia")["Tarn"] == "KV"


def test_a_town_is_not_its_region() -> None:
    found = located("Oresk and the Oresk region", "Oresk", "Oresk region")
    town, region = found["Oresk"].place, found["Oresk region"].place
    assert town is not None
    assert town.kind is PlaceKind.TOWN
    assert region is not None
    assert region.kind is PlaceKind.REGION


def test_a_city_called_after_its_region_is_the_region_where_the_name_is_bare() -> None:
    found = located("Kansk is in Sudland, and so is Kansk City.", "Kansk", "Sudland", "Kansk City")
    region, city = found["Kansk"].place, found["Kansk City"].place
    assert region is not None
    assert region.kind is PlaceKind.REGION
    assert city is not None
    assert city.kind is PlaceKind.TOWN


def test_a_common_noun_is_no_town_of_that_name() -> None:
    assert (
        where("Karvenia flooded the Valley near Velm.", "Karvenia", "Valley", "Velm")["Valley"]
        == "-"
    )


def test_a_part_of_a_country_lies_in_it() -> None:
    part = located("Rain fell in Northern Karvenia.", "Northern Karvenia")["Northern Karvenia"]
    assert part.place is not None
    assert (part.place.name, part.confidence) == ("Karvenia", Confidence.LIKELY)


def test_a_river_is_placed_though_no_country_is_named() -> None:
    lenna = located("The Lenna rose.", "Lenna")["Lenna"]
    assert lenna.place is not None
    assert lenna.place.kind is PlaceKind.WATER


def test_what_no_map_has_is_said_to_be_on_none() -> None:
    reason = located("Nobody lives in Quorn.", "Quorn")["Quorn"].reason
    assert english(reason) == "No place called Quorn is on the map."


def test_the_order_of_names_changes_no_answer() -> None:
    text = "Lutno, Oresk and Tarn in Karvenia; Holm and Brod in Estmark; the White House."
    names = ("Lutno", "Oresk", "Tarn", "Karvenia", "Holm", "Brod", "Estmark", "White House")
    assert located(text, *names) == located(text, *names[::-1])
