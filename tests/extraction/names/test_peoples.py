"""Words for a people, and the places they are formed from."""

from __future__ import annotations

import pytest

from dateline.extraction.names import peoples
from dateline.extraction.names.consensus import agree
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence
from tests.extraction.names.marked import draft, leaning, pages, read


def test_a_word_formed_from_a_place_of_the_article_is_its_people() -> None:
    of = pages("in Karvenia, where the Karvenian army and Marten Velm of Velm met Velmians")
    drafts = [
        draft(of, "Karvenia", Label.GPE),
        draft(of, "Karvenian", Label.ORG),
        draft(of, "Marten Velm", Label.PERSON),
    ]
    assert read(of, peoples.peoples(of, drafts)) == [
        ("Karvenia", Label.GPE),
        ("Karvenian", Label.NORP),
        ("Marten Velm", Label.PERSON),
    ]


def test_a_name_that_only_sounds_like_a_people_is_none() -> None:
    of = pages("in Velm with Velmi")
    drafts = [draft(of, "Velm", Label.GPE), draft(of, "Velmi", Label.PERSON)]
    assert peoples.peoples(of, drafts) == drafts


def test_a_longer_name_keeps_a_word_so_formed() -> None:
    of = pages("in Velm with Ole Velmi and Velmi's friends")
    drafts = [draft(of, "Velm", Label.GPE), draft(of, "Ole Velmi", Label.PERSON)]
    assert peoples.peoples(of, drafts) == drafts


def test_a_doubtful_person_whose_people_the_article_speaks_of_is_a_place() -> None:
    for chances, label in (((0.45, 0.0, 0.4), Label.GPE), ((0.9, 0.0, 0.1), Label.PERSON)):
        of = leaning("so Velm agreed, for the Velmians left", Velm=chances)
        drafts = [draft(of, "Velm", Label.PERSON), draft(of, "Velmians", Label.NORP)]
        assert read(of, agree(of, drafts))[0] == ("Velm", label)


@pytest.mark.parametrize("label", [Label.PERSON, Label.ORG])
def test_a_name_whose_state_the_article_speaks_of_is_a_place(label: Label) -> None:
    of = leaning("so Velm agreed, for the Velmian Foreign Minister left", Velm=(0.9, 0.9, 0.1))
    assert read(of, agree(of, [draft(of, "Velm", label)])) == [("Velm", Label.GPE)]


def test_a_person_named_in_full_stays_one_whatever_his_people_are_called() -> None:
    of = pages("so Ada Velm agreed, for the Velmian army left with Velm")
    drafts = [draft(of, "Ada Velm", Label.PERSON), draft(of, "Velm", Label.PERSON, nth=2)]
    assert read(of, agree(of, drafts)) == [("Ada Velm", Label.PERSON), ("Velm", Label.PERSON)]


def test_a_body_or_a_word_of_another_use_shows_no_place() -> None:
    of = pages("so Velm agreed, for the Velmian army left")
    assert peoples.places_with_peoples(of, [draft(of, "Velm", Label.PERSON)]) == {"Velm"}
    assert peoples.places_with_peoples(of, [draft(of, "Velm", Label.ORG)]) == frozenset()
    of = pages("so Velm agreed, for the Velmian hat left")
    assert peoples.places_with_peoples(of, [draft(of, "Velm", Label.PERSON)]) == frozenset()


def test_a_known_people_says_nothing_of_another_name() -> None:
    of = pages("so Norweg agreed with a Norwegian army")
    drafts = [draft(of, "Norweg", Label.PERSON)]
    assert peoples.places_with_peoples(of, drafts) == frozenset()


def test_an_unknown_adjective_before_a_noun_of_state_is_a_people_unsurely() -> None:
    of = pages("said the Karvenian army and the Victorian house and Ada Brian police")
    found = peoples.of_a_state(of, [])
    assert read(of, found) == [("Karvenian", Label.NORP)]
    assert found[0].confidence is Confidence.UNSURE
