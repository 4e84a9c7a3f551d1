"""Names found by the labelled ones of the article."""

from __future__ import annotations

from dateline.extraction.names import companions
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence
from tests.extraction.names.marked import draft, pages, read


def test_the_other_name_of_a_pair_of_places_is_unsurely_one() -> None:
    of = pages("that Velm and Sosna agreed, as Ada Okoro and Greta Rask said")
    drafts = [draft(of, "Sosna", Label.GPE), draft(of, "Ada Okoro", Label.PERSON)]
    found = companions.listed(of, drafts)
    assert read(of, found) == [
        ("Velm", Label.GPE),
        ("Sosna", Label.GPE),
        ("Ada Okoro", Label.PERSON),
    ]
    assert [each.confidence for each in found if each.maker == "list"] == [Confidence.UNSURE]


def test_a_title_a_day_or_a_body_in_a_pair_is_no_such_name() -> None:
    for other in ("Monday", "Mayor Rask", "Parliament", "NFC"):
        of = pages(f"that Velm and {other} agreed")
        drafts = [draft(of, "Velm", Label.GPE)]
        assert companions.listed(of, drafts) == drafts


def test_a_word_formed_from_a_place_of_the_article_is_its_people() -> None:
    of = pages("in Karvenia, where the Karvenian army and Marten Velm of Velm met Velmians")
    drafts = [
        draft(of, "Karvenia", Label.GPE),
        draft(of, "Karvenian", Label.ORG),
        draft(of, "Marten Velm", Label.PERSON),
    ]
    assert read(of, companions.peoples(of, drafts)) == [
        ("Karvenia", Label.GPE),
        ("Karvenian", Label.NORP),
        ("Marten Velm", Label.PERSON),
    ]


def test_a_name_that_only_sounds_like_a_people_is_none() -> None:
    of = pages("in Velm with Velmi")
    drafts = [draft(of, "Velm", Label.GPE), draft(of, "Velmi", Label.PERSON)]
    assert companions.peoples(of, drafts) == drafts


def test_a_longer_name_keeps_a_word_so_formed() -> None:
    of = pages("in Velm with Ole Velmi and Velmi's friends")
    drafts = [draft(of, "Velm", Label.GPE), draft(of, "Ole Velmi", Label.PERSON)]
    assert companions.peoples(of, drafts) == drafts


def test_the_head_word_alone_is_the_one_body_that_ends_with_it() -> None:
    of = pages("told the Lenna Valley Front that the Front and the Council left")
    drafts = [draft(of, "Lenna Valley Front", Label.ORG)]
    assert read(of, companions.heads_alone(of, drafts)) == [
        ("Lenna Valley Front", Label.ORG),
        ("Front", Label.ORG),
    ]


def test_a_head_word_of_two_bodies_stands_for_neither() -> None:
    of = pages("told Velm Council and Sosna Council that the Council met")
    drafts = [draft(of, "Velm Council", Label.ORG), draft(of, "Sosna Council", Label.ORG)]
    assert companions.heads_alone(of, drafts) == drafts
