"""Names that the model cut in two."""

from __future__ import annotations

from dateline.extraction.names import joining
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


def test_two_people_with_nothing_between_are_one() -> None:
    of = pages("said Datuk Rahim Osman Ali there")
    drafts = [draft(of, "Datuk Rahim", Label.PERSON), draft(of, "Osman Ali", Label.PERSON)]
    assert read(of, joining.touching_people(of, drafts)) == [
        ("Datuk Rahim Osman Ali", Label.PERSON)
    ]


def test_people_over_a_comma_a_line_or_a_sentence_stay_two() -> None:
    for text in ("saw Ada Okoro, Ole Rask", "By Ada Okoro\n\nOle Rask", "saw Ada Okoro. Ole Rask"):
        of = pages(text)
        drafts = [draft(of, "Ada Okoro", Label.PERSON), draft(of, "Ole Rask", Label.PERSON)]
        assert joining.touching_people(of, drafts) == drafts


def test_a_particle_links_the_parts_of_an_organisation() -> None:
    of = pages("told Gazzetta della Costa that")
    drafts = [draft(of, "Gazzetta", Label.ORG), draft(of, "della Costa", Label.ORG)]
    assert read(of, joining.linked_organisations(of, drafts)) == [
        ("Gazzetta della Costa", Label.ORG)
    ]


def test_organisations_side_by_side_stay_two() -> None:
    of = pages("told Norvik Halden that")
    drafts = [draft(of, "Norvik", Label.ORG), draft(of, "Halden", Label.ORG)]
    assert joining.linked_organisations(of, drafts) == drafts


def test_partners_make_a_firm_of_a_person() -> None:
    of = pages("at Ossian Reed and Partners of Velm, with Ada Okoro and Reed")
    drafts = [draft(of, "Ossian Reed", Label.PERSON), draft(of, "Ada Okoro", Label.PERSON)]
    assert read(of, joining.firms(of, drafts)) == [
        ("Ossian Reed and Partners", Label.ORG),
        ("Ada Okoro", Label.PERSON),
    ]


def test_a_town_and_the_nickname_of_its_team_are_one_body() -> None:
    of = pages("then the Velm Comets and the Norway Comets beat Velm Comets")
    drafts = [
        draft(of, "Velm", Label.GPE),
        draft(of, "Comets", Label.ORG),
        draft(of, "Norway", Label.GPE),
        draft(of, "Comets", Label.ORG, nth=1),
    ]
    assert read(of, joining.nicknamed(of, drafts)) == [
        ("Velm Comets", Label.ORG),
        ("Norway", Label.GPE),
        ("Comets", Label.ORG),
    ]
