"""Laws, treaties and the words coined for them."""

from __future__ import annotations

import pytest

from dateline.extraction.names import laws
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("passed the Harbour Safety Act there", "Harbour Safety Act"),
        ("under the Patient Care and Harbour Act of 1982", "Patient Care and Harbour Act"),
        ("signed the Velm Accords, and", "Velm Accords"),
        ("left the Lenna Treaty", "Lenna Treaty"),
        ("broke the Marsh-Okoro Act", "Marsh-Okoro Act"),
    ],
)
def test_a_law_is_a_product_whoever_it_is_named_after(text: str, law: str) -> None:
    of = pages(text)
    assert read(of, laws.laws(of, [])) == [(law, Label.PRODUCT)]
    taken = [draft(of, law.split(maxsplit=1)[0], Label.PERSON)]
    assert read(of, laws.laws(of, taken)) == [(law, Label.PRODUCT)]


@pytest.mark.parametrize("text", ["so Act now", "in Act Three of it", "the Velm Act Theatre"])
def test_another_act_is_no_law(text: str) -> None:
    of = pages(text)
    assert laws.laws(of, []) == []


def test_those_who_brought_in_a_bill_are_its_name_everywhere() -> None:
    of = pages("the Marsh-Okoro bill passed. A Marsh-Okoro plan and Marsh left")
    drafts = [draft(of, "Marsh-Okoro", Label.ORG), draft(of, "Marsh", Label.PERSON, nth=2)]
    assert read(of, laws.laws(of, drafts)) == [
        ("Marsh-Okoro", Label.PRODUCT),
        ("Marsh-Okoro", Label.PRODUCT),
        ("Marsh", Label.PERSON),
    ]


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("Okorocare", [Label.PRODUCT]),
        ("Velmexit", [Label.EVENT]),
        ("Okoronomics", []),
        ("Okoroism", []),
    ],
)
def test_a_word_coined_on_a_name_is_nobody(word: str, kept: list[Label]) -> None:
    of = pages(f"against {word} there")
    for label in (Label.PERSON, Label.GPE):
        assert [each.label for each in laws.coinages(of, [draft(of, word, label)])] == kept


def test_a_body_and_a_short_or_longer_name_that_end_so_stay() -> None:
    of = pages("with Lennacare, Care and Ada Exit there")
    drafts = [
        draft(of, "Lennacare", Label.ORG),
        draft(of, "Care", Label.PERSON),
        draft(of, "Ada Exit", Label.PERSON),
    ]
    assert laws.coinages(of, drafts) == drafts
