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


def test_the_initials_of_a_body_named_in_full_are_the_body() -> None:
    of = pages("told the Velm Herald and left. Then the VH said so, and VH")
    drafts = [draft(of, "Velm Herald", Label.ORG)]
    assert read(of, companions.initialled(of, drafts)) == [
        ("Velm Herald", Label.ORG),
        ("VH", Label.ORG),
    ]


def test_longer_initials_need_no_article() -> None:
    of = pages("told the Velm Harbour Union that VHU left")
    drafts = [draft(of, "Velm Harbour Union", Label.ORG)]
    assert ("VHU", Label.ORG) in read(of, companions.initialled(of, drafts))


def test_initials_of_two_bodies_or_inside_a_longer_name_stand_for_none() -> None:
    of = pages("told the Velm Herald and the Vardo Harbour that the VH left, as the VH Tower did")
    both = [draft(of, "Velm Herald", Label.ORG), draft(of, "Vardo Harbour", Label.ORG)]
    assert companions.initialled(of, both) == both
    of = pages("told the Velm Herald that the VH Tower fell")
    one = [draft(of, "Velm Herald", Label.ORG)]
    assert companions.initialled(of, one) == one
