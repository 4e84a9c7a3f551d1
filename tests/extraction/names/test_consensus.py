"""One label for one name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extraction.names.consensus import agree, count_votes
from dateline.extraction.names.fullnames import person_name
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, leaning, pages, read


def test_a_name_takes_the_label_of_most_of_its_mentions() -> None:
    of = pages("on Orlovets, on Orlovets, on Orlovets")
    found = [
        draft(of, "Orlovets", Label.GPE, nth=0),
        draft(of, "Orlovets", Label.GPE, nth=1),
        draft(of, "Orlovets", Label.ORG, nth=2),
    ]
    assert {label for _, label in read(of, agree(of, found))} == {Label.GPE}


def test_a_product_that_things_happen_in_is_a_place() -> None:
    of = pages("fought in Orlovets and in Orlovets again")
    found = [draft(of, "Orlovets", Label.PRODUCT, nth=number) for number in (0, 1)]
    assert {label for _, label in read(of, agree(of, found))} == {Label.GPE}


def test_a_family_name_is_the_person_that_the_article_names_in_full() -> None:
    of = pages("that Valeria Paris spoke. So Paris left. So Paris came")
    found = [
        draft(of, "Valeria Paris", Label.PERSON),
        draft(of, "Paris", Label.GPE, nth=1),
        draft(of, "Paris", Label.GPE, nth=2),
    ]
    assert {label for _, label in read(of, agree(of, found))} == {Label.PERSON}


def test_a_place_that_people_are_in_stays_one_beside_a_person_of_its_name() -> None:
    of = pages("that Jack London spoke in London and in London again, near London")
    found = [draft(of, "Jack London", Label.PERSON)]
    found += [draft(of, "London", Label.GPE, nth=number) for number in (1, 2, 3)]
    labels = [label for _, label in read(of, agree(of, found))]
    assert labels == [Label.PERSON, Label.GPE, Label.GPE, Label.GPE]


def test_countries_and_nationalities_keep_their_kind() -> None:
    of = pages("so Ukraine and Ukrainians")
    found = [draft(of, "Ukraine", Label.ORG), draft(of, "Ukrainians", Label.ORG)]
    assert read(of, agree(of, found)) == [("Ukraine", Label.GPE), ("Ukrainians", Label.NORP)]


def test_a_tie_settles_nothing() -> None:
    of = pages("on Velm, on Velm")
    found = [draft(of, "Velm", Label.ORG), draft(of, "Velm", Label.PERSON, nth=1)]
    assert agree(of, found) == found
    assert count_votes(of, found).winner("velm") is None


def test_names_fall_into_given_and_family_parts() -> None:
    name = person_name("Dr. Ursula von der Leyen")
    assert name is not None
    assert (name.given, name.family) == (("ursula",), "leyen")
    lone = person_name("al-Assad")
    assert lone is not None
    assert (lone.given, lone.family) == ((), "assad")
    assert person_name("Ada Okoro Jr.") == person_name("Ada Okoro")


def test_a_family_name_with_its_particles_is_its_bearers() -> None:
    of = pages("saw Carla del Moro. Then del Moro spoke, and Moro left")
    drafts = [
        draft(of, "Carla del Moro", Label.PERSON),
        draft(of, "del Moro", Label.GPE, nth=1),
        draft(of, "Moro", Label.ORG, nth=2),
    ]
    assert {label for _, label in read(of, agree(of, drafts))} == {Label.PERSON}


def test_a_plural_people_is_one_whatever_the_model_says() -> None:
    of = pages("that Britons met Ukrainians and Ada Scots. Then Scots left")
    drafts = [
        draft(of, "Britons", Label.PERSON),
        draft(of, "Ada Scots", Label.PERSON),
        draft(of, "Scots", Label.PERSON, nth=1),
    ]
    assert [label for _, label in read(of, agree(of, drafts))] == [
        Label.NORP,
        Label.PERSON,
        Label.PERSON,
    ]


def test_what_stands_beside_a_name_counts_in_the_vote() -> None:
    of = pages("her company, Velm, grew. Then Velm left")
    drafts = [draft(of, "Velm", Label.ORG), draft(of, "Velm", Label.PERSON, nth=1)]
    assert [label for _, label in read(of, agree(of, drafts))] == [Label.ORG, Label.ORG]


def test_a_house_that_is_a_body_once_is_one_throughout() -> None:
    of = pages("so Grey House said, at Grey House")
    drafts = [draft(of, "Grey House", Label.ORG), draft(of, "Grey House", Label.FAC, nth=1)]
    assert [label for _, label in read(of, agree(of, drafts))] == [Label.ORG, Label.ORG]


def test_what_the_models_lean_to_on_the_whole_overturns_what_one_decided() -> None:
    of = leaning("they met at Velm again", Velm=(0.02, 0.35, 0.6))
    drafts = [draft(of, "Velm", Label.ORG)]
    assert read(of, agree(of, drafts)) == [("Velm", Label.ORG)]
    of = leaning("they met at Velm again", Velm=(0.02, 0.2, 0.7))
    assert read(of, agree(of, drafts)) == [("Velm", Label.GPE)]


def test_a_given_name_decides_where_the_models_doubt() -> None:
    doubt, sure = (0.3, 0.4, 0.1), (0.0, 0.95, 0.0)
    for chances, label in ((doubt, Label.PERSON), (sure, Label.ORG)):
        of = leaning("then Lloyd Velm came", Lloyd=chances, Velm=chances)
        assert read(of, agree(of, [draft(of, "Lloyd Velm", Label.ORG)])) == [("Lloyd Velm", label)]


@pytest.mark.parametrize("label", [Label.PERSON, Label.ORG, Label.NORP])
def test_a_capital_that_speaks_for_its_state_stays_a_place(label: Label) -> None:
    of = leaning("so Pyongyang denied it", Pyongyang=(0.9, 0.9, 0.0))
    drafts = agree(of, [draft(of, "Pyongyang", label)])
    assert read(of, drafts) == [("Pyongyang", Label.GPE)]


def test_a_person_who_bears_a_capital_keeps_it() -> None:
    of = pages("then Ada Pretoria came. So Pretoria said")
    drafts = [draft(of, "Ada Pretoria", Label.PERSON), draft(of, "Pretoria", Label.PERSON, nth=1)]
    labels = [each.label for each in agree(of, drafts)]
    assert labels == [Label.PERSON, Label.PERSON]


def test_a_dateline_is_a_place_though_a_person_of_the_article_bears_the_name() -> None:
    of = pages("VELM said. Ada Velm came")
    place = replace(draft(of, "VELM", Label.GPE), maker="dateline")
    drafts = agree(of, [place, draft(of, "Ada Velm", Label.PERSON)])
    assert [each.label for each in drafts] == [Label.GPE, Label.PERSON]
