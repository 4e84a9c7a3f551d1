"""People by titles, bylines, particles and verbs of saying."""

from __future__ import annotations

from dateline.extraction.names import people
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence
from tests.extraction.names.marked import draft, pages, read


def test_a_name_after_a_title_is_a_person() -> None:
    of = pages("as Gen. Rask and Mr. Bishop met President Ada Okoro")
    found = people.titled_names(of, [draft(of, "Rask", Label.ORG)])
    assert read(of, found) == [
        ("Rask", Label.PERSON),
        ("Bishop", Label.PERSON),
        ("Ada Okoro", Label.PERSON),
    ]


def test_a_title_before_an_institution_or_a_country_makes_no_person() -> None:
    of = pages("General Assembly and General Staff and President Norway")
    assert people.titled_names(of, []) == []


def test_particles_and_touching_capitals_belong_to_the_name() -> None:
    of = pages("that Greta van der Moor met Ole Nyrup Rask today")
    found = [draft(of, "Moor", Label.PERSON), draft(of, "Ole Nyrup", Label.PERSON)]
    assert read(of, people.whole_names(of, found)) == [
        ("Greta van der Moor", Label.PERSON),
        ("Ole Nyrup Rask", Label.PERSON),
    ]


def test_a_name_does_not_swallow_its_neighbour() -> None:
    of = pages("that Ada Okoro Velm Council met")
    ada = draft(of, "Ada Okoro", Label.PERSON)
    assert people.whole_names(of, [ada]) == [ada]


def test_an_unlabelled_speaker_is_an_unsure_person() -> None:
    of = pages("it is done, said Okoro, who")
    (found,) = people.sayers(of, [])
    assert of.written(found) == "Okoro"
    assert found.label is Label.PERSON
    assert found.confidence is Confidence.UNSURE


def test_an_institution_that_speaks_is_no_person() -> None:
    of = pages("it is done, said Parliament, which")
    assert people.sayers(of, []) == []


def test_a_noble_title_of_a_place_is_a_person_but_a_king_is_not() -> None:
    of = pages("saw the Duchess of Lenna with the King of Norway")
    drafts = [draft(of, "Lenna", Label.GPE), draft(of, "Norway", Label.GPE)]
    assert read(of, people.nobles(of, drafts)) == [
        ("Duchess of Lenna", Label.PERSON),
        ("Norway", Label.GPE),
    ]


def test_a_title_taken_into_a_name_of_another_kind_is_cut() -> None:
    of = pages("under King Ossian there")
    found = people.titled_names(of, [draft(of, "King Ossian", Label.GPE)])
    assert read(of, found) == [("Ossian", Label.PERSON)]


def test_a_particle_with_its_hyphen_does_not_end_the_name() -> None:
    of = pages("with President Omar-Faruk el-Velmi there")
    assert read(of, people.titled_names(of, [])) == [("Omar-Faruk el-Velmi", Label.PERSON)]


def test_unlabelled_words_that_begin_with_a_given_name_are_a_person_unsurely() -> None:
    of = pages("they came, Milan Velm, and Victoria Park and London Velm and Ada Velm Council")
    found = people.given_names(of, [])
    assert read(of, found) == [("Milan Velm", Label.PERSON)]
    assert found[0].confidence is Confidence.UNSURE


def test_a_generation_behind_a_comma_belongs_to_the_name_and_is_none_alone() -> None:
    of = pages("with Ada Okoro, Jr., and Rask, Jr. there")
    drafts = [draft(of, "Ada Okoro", Label.PERSON), draft(of, "Jr", Label.PERSON)]
    drafts += [draft(of, "Rask", Label.PERSON), draft(of, "Jr", Label.PERSON, nth=1)]
    assert read(of, people.with_suffixes(of, drafts)) == [
        ("Ada Okoro, Jr", Label.PERSON),
        ("Rask", Label.PERSON),
    ]
