"""Names that the model ran together."""

from __future__ import annotations

from dateline.extraction.names import splitting
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


def test_the_stance_is_no_part_of_the_name_and_makes_no_body() -> None:
    of = pages("a pro-Velm party and the anti-Lenna front")
    drafts = [draft(of, "pro-Velm", Label.ORG), draft(of, "anti-Lenna", Label.GPE)]
    assert read(of, splitting.stances(of, drafts)) == [("Lenna", Label.GPE)]


def test_the_first_half_of_two_compass_names_is_no_name() -> None:
    of = pages("North and South Lenna agreed with Velm and Sosna")
    drafts = [draft(of, "North and South Lenna", Label.GPE), draft(of, "Velm and Sosna", Label.ORG)]
    assert read(of, splitting.lone_compass(of, drafts)) == [
        ("South Lenna", Label.GPE),
        ("Velm and Sosna", Label.ORG),
    ]


def test_two_people_are_not_one() -> None:
    of = pages("met Ada Bishop and Tom Reed there")
    both = draft(of, "Ada Bishop and Tom Reed", Label.PERSON)
    assert read(of, splitting.couples(of, [both])) == [
        ("Ada Bishop", Label.PERSON),
        ("Tom Reed", Label.PERSON),
    ]


def test_a_firm_of_two_names_stays_one() -> None:
    of = pages("met Bishop and Reed there")
    firm = draft(of, "Bishop and Reed", Label.ORG)
    assert splitting.couples(of, [firm]) == [firm]


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    of = pages("met Ada Bishop of the Harbour Board, Reed of the Board and Catherine of Lenna")
    drafts = [
        draft(of, "Ada Bishop of the Harbour Board", Label.PERSON),
        draft(of, "Reed of the Board", Label.PERSON),
        draft(of, "Catherine of Lenna", Label.PERSON),
    ]
    assert read(of, splitting.origins(of, drafts)) == [
        ("Ada Bishop", Label.PERSON),
        ("Reed", Label.PERSON),
        ("Catherine of Lenna", Label.PERSON),
    ]


def test_a_name_ends_before_an_article_unless_a_small_word_leads_to_it() -> None:
    of = pages("to Bishop the Harbour Board sent Friends of the Lenna")
    drafts = [
        draft(of, "Bishop the Harbour Board", Label.ORG),
        draft(of, "Friends of the Lenna", Label.ORG),
    ]
    assert read(of, splitting.doubled(of, drafts)) == [
        ("Bishop", Label.ORG),
        ("Harbour Board", Label.ORG),
        ("Friends of the Lenna", Label.ORG),
    ]
