"""Organisations by their head words, and acronyms by their long form."""

from __future__ import annotations

import pytest

from dateline.extraction.names import organisations
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


def test_a_body_takes_in_its_nation_and_its_field() -> None:
    of = pages("told the Norwegian Ministry of Fisheries that")
    found = organisations.bodies(of, [draft(of, "Norwegian", Label.NORP)])
    assert read(of, found) == [("Norwegian Ministry of Fisheries", Label.ORG)]


def test_a_body_takes_in_those_whose_it_is() -> None:
    of = pages("told the Seafarers' Union of Velm that")
    assert read(of, organisations.bodies(of, [])) == [("Seafarers' Union of Velm", Label.ORG)]


@pytest.mark.parametrize(
    ("words", "start", "label"),
    [
        ("United States Navy", "United States", Label.ORG),
        ("Velm Stadium", "Velm", Label.FAC),
        ("Velm Daily Herald", "Velm", Label.ORG),
    ],
)
def test_a_name_grows_to_its_head_word(words: str, start: str, label: Label) -> None:
    of = pages(f"saw the {words} there")
    found = organisations.headed_names(of, [draft(of, start, Label.GPE)])
    assert read(of, found) == [(words, label)]


def test_a_person_with_a_head_word_for_a_surname_stays_one() -> None:
    of = pages("said Ada Post there")
    ada = draft(of, "Ada Post", Label.PERSON)
    assert organisations.headed_names(of, [ada]) == [ada]


def test_a_person_before_the_name_of_a_house_keeps_his_own() -> None:
    of = pages("at the Okoro Grey House there")
    found = organisations.headed_names(of, [draft(of, "Okoro", Label.PERSON)])
    assert read(of, found) == [("Okoro", Label.PERSON), ("Grey House", Label.FAC)]


def test_an_ordinal_belongs_to_the_unit_it_numbers() -> None:
    of = pages("from the 12th Lancers Regiment and the 4th Coastal Court of Appeals")
    court = draft(of, "Coastal Court of Appeals", Label.ORG)
    assert read(of, organisations.numbered_units(of, [court])) == [
        ("12th Lancers Regiment", Label.ORG),
        ("4th Coastal Court of Appeals", Label.ORG),
    ]


def test_an_office_is_cut_off_its_organisation() -> None:
    of = pages("the Velm Labour Party Leader said")
    found = organisations.without_offices(of, [draft(of, "Velm Labour Party Leader", Label.ORG)])
    assert read(of, found) == [("Velm Labour Party", Label.ORG)]


def test_an_initialism_is_no_nationality_and_an_operation_an_event() -> None:
    of = pages("the NDF began Operation Grey Heron")
    found = [draft(of, "NDF", Label.NORP), draft(of, "Operation Grey Heron", Label.ORG)]
    assert read(of, organisations.settle_kinds(of, found)) == [
        ("NDF", Label.ORG),
        ("Operation Grey Heron", Label.EVENT),
    ]


def test_a_bracketed_acronym_is_what_its_long_form_is() -> None:
    of = pages("the Northern Fisheries Council (NFC) met (AGM) today")
    found = organisations.bracketed_acronyms(
        of, [draft(of, "Northern Fisheries Council", Label.ORG)]
    )
    assert read(of, found) == [("Northern Fisheries Council", Label.ORG), ("NFC", Label.ORG)]


def test_an_agency_in_brackets_is_an_organisation() -> None:
    of = pages("Velm (Reuters) and (Associated Press) and (Okoro)")
    assert read(of, organisations.agencies(of, [])) == [
        ("Reuters", Label.ORG),
        ("Associated Press", Label.ORG),
    ]


def test_an_initialism_is_nobody_unless_a_full_name_has_its_letters() -> None:
    of = pages("saw FTU and AOR with Ada Olga Rask")
    drafts = [
        draft(of, "FTU", Label.PERSON),
        draft(of, "AOR", Label.PERSON),
        draft(of, "Ada Olga Rask", Label.PERSON),
    ]
    assert read(of, organisations.settle_kinds(of, drafts)) == [
        ("FTU", Label.ORG),
        ("AOR", Label.PERSON),
        ("Ada Olga Rask", Label.PERSON),
    ]


def test_the_legal_form_of_a_firm_and_a_foreign_word_for_a_body_make_one() -> None:
    of = pages("with Velm Ltd and Instituto Velm and Ada Velm")
    drafts = [
        draft(of, "Velm Ltd", Label.GPE),
        draft(of, "Instituto Velm", Label.PERSON),
        draft(of, "Ada Velm", Label.PERSON),
    ]
    labels = [label for _, label in read(of, organisations.settle_kinds(of, drafts))]
    assert labels == [Label.ORG, Label.ORG, Label.PERSON]
