"""What tells two bearers of one family name apart."""

from __future__ import annotations

from dateline.extraction.names.clusters import cluster
from dateline.extraction.names.marks import marks_of
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages


def test_an_office_stands_before_or_after_a_name() -> None:
    of = pages("saw Mayor Velm. Then Velm, the mayor, left")
    assert marks_of(of, draft(of, "Velm", Label.PERSON)) == {"mayor"}
    assert marks_of(of, draft(of, "Velm", Label.PERSON, nth=1)) == {"mayor"}


def test_a_form_of_address_or_a_given_name_tells_he_from_she() -> None:
    of = pages("saw Mrs. Velm and Peter Velm")
    assert marks_of(of, draft(of, "Velm", Label.PERSON)) == {"she"}
    assert marks_of(of, draft(of, "Peter Velm", Label.PERSON)) == {"he"}


def test_of_two_bearers_the_one_with_the_office_is_meant() -> None:
    of = pages("saw Milan Velm. Then Vera Velm, the mayor, left. So Mayor Velm spoke")
    drafts = [
        draft(of, "Milan Velm", Label.PERSON),
        draft(of, "Vera Velm", Label.PERSON),
        draft(of, "Velm", Label.PERSON, nth=2),
    ]
    assert cluster(of, drafts)[0] == [0, 1, 1]


def test_of_two_bearers_the_one_whose_address_it_is_is_meant() -> None:
    of = pages("saw Laura Velm and Peter Velm. So Mr. Velm spoke. Then Mrs. Velm left")
    drafts = [
        draft(of, "Laura Velm", Label.PERSON),
        draft(of, "Peter Velm", Label.PERSON),
        draft(of, "Velm", Label.PERSON, nth=2),
        draft(of, "Velm", Label.PERSON, nth=3),
    ]
    assert cluster(of, drafts)[0] == [0, 1, 1, 0]


def test_a_lone_name_that_no_mark_decides_is_one_group() -> None:
    of = pages("saw Milan Velm and Vera Velm. Then Velm left. So Commander Velm spoke")
    drafts = [
        draft(of, "Milan Velm", Label.PERSON),
        draft(of, "Vera Velm", Label.PERSON),
        draft(of, "Velm", Label.PERSON, nth=2),
        draft(of, "Velm", Label.PERSON, nth=3),
    ]
    assert cluster(of, drafts)[0] == [0, 1, 2, 2]
