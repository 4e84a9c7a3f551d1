"""Places by the words around them."""

from __future__ import annotations

from dateline.extraction.names import places
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, makers, pages, read


def test_the_name_after_town_of_is_a_place_whatever_the_model_says() -> None:
    of = pages("took the town of Orlovets from")
    found = places.places_of_a_kind(of, [draft(of, "Orlovets", Label.PERSON)])
    assert read(of, found) == [("Orlovets", Label.GPE)]
    assert makers(of, found) == {"Orlovets": "place-noun"}


def test_all_names_of_an_enumeration_are_places() -> None:
    of = pages("alongside the villages of Bely Kolodez, Sosna and Ruda yesterday")
    found = places.places_of_a_kind(of, [])
    assert [name for name, _ in read(of, found)] == ["Bely Kolodez", "Sosna", "Ruda"]


def test_a_single_noun_takes_one_name() -> None:
    of = pages("in the city of Velm, Okoro said")
    assert read(of, places.places_of_a_kind(of, [])) == [("Velm", Label.GPE)]


def test_an_institution_of_a_town_is_no_place() -> None:
    of = pages("by the city of Velm Council")
    assert places.places_of_a_kind(of, []) == []


def test_a_longer_name_of_the_model_is_not_broken_up() -> None:
    of = pages("the state of Velm Harbour Free Port")
    longer = draft(of, "state of Velm Harbour Free Port", Label.ORG)
    assert places.places_of_a_kind(of, [longer]) == [longer]


def test_the_name_before_region_is_a_place_without_the_small_word() -> None:
    of = pages("across the Orlovets region and the Sosna river")
    assert read(of, places.places_before_a_kind(of, [])) == [
        ("Orlovets", Label.GPE),
        ("Sosna", Label.LOC),
    ]


def test_a_nationality_before_region_is_none() -> None:
    of = pages("a Russian region")
    assert places.places_before_a_kind(of, []) == []


def test_a_dateline_gives_place_country_and_agency() -> None:
    of = pages("VELM, Norway (AP) _ The council met\n\nDUBAI (Reuters) - The port closed")
    wrong = draft(of, "VELM, Norway (AP", Label.ORG)
    assert read(of, places.datelines(of, [wrong])) == [
        ("VELM", Label.GPE),
        ("Norway", Label.GPE),
        ("AP", Label.ORG),
        ("DUBAI", Label.GPE),
        ("Reuters", Label.ORG),
    ]


def test_a_heading_in_capitals_is_no_dateline() -> None:
    of = pages("COUNCIL VOTES ON NEW PORT AFTER DELAY - Second day")
    assert places.datelines(of, []) == []


def test_waters_and_heights_keep_the_word_they_begin_with() -> None:
    of = pages("from the Gulf of Velm to Port Osyth and the Sea of the Lenna")
    drafts = [draft(of, "Velm", Label.PERSON), draft(of, "Osyth", Label.PERSON)]
    assert read(of, places.waters_and_heights(of, drafts)) == [
        ("Gulf of Velm", Label.LOC),
        ("Port Osyth", Label.GPE),
        ("Sea of the Lenna", Label.LOC),
    ]


def test_a_small_noun_at_the_end_is_no_part_of_the_place() -> None:
    of = pages("in Osyth village and the Lenna area")
    drafts = [draft(of, "Osyth village", Label.GPE), draft(of, "Lenna area", Label.LOC)]
    assert read(of, places.trailing_kinds(of, drafts)) == [
        ("Osyth", Label.GPE),
        ("Lenna", Label.LOC),
    ]


def test_a_sea_without_of_begins_another_kind_of_name() -> None:
    of = pages("of the Sea Org and the Gulf Herald")
    assert places.waters_and_heights(of, []) == []
