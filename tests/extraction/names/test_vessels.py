"""Ships by their prefix, or by the noun before their name."""

from __future__ import annotations

import pytest

from dateline.extraction.names.vessels import vessels
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


@pytest.mark.parametrize("words", ["USS Halvard", "HMS Lenna", "the frigate Halvard"])
def test_a_ship_is_nobody_and_nowhere(words: str) -> None:
    name = words.removeprefix("the frigate ")
    of = pages(f"on board {words} today")
    for label in (Label.PERSON, Label.GPE):
        found = vessels(of, [draft(of, name.split()[-1], label)])
        assert read(of, found) == [(name, Label.PRODUCT)]


def test_a_later_mention_without_prefix_is_the_ship() -> None:
    of = pages("saw USS Halvard in port. The captain of Halvard came")
    drafts = [draft(of, "Halvard", Label.PERSON), draft(of, "Halvard", Label.PERSON, nth=1)]
    assert read(of, vessels(of, drafts)) == [
        ("USS Halvard", Label.PRODUCT),
        ("Halvard", Label.PRODUCT),
    ]


def test_a_person_named_in_full_keeps_the_name_he_shares_with_a_ship() -> None:
    of = pages("saw USS Halvard. Then Ole Halvard spoke, and Halvard left")
    drafts = [draft(of, "Ole Halvard", Label.PERSON), draft(of, "Halvard", Label.PERSON, nth=2)]
    assert read(of, vessels(of, drafts)) == [
        ("USS Halvard", Label.PRODUCT),
        ("Ole Halvard", Label.PERSON),
        ("Halvard", Label.PERSON),
    ]


def test_a_title_or_a_day_after_a_ship_names_none() -> None:
    of = pages("of the ship Captain Rask said, and the ferry Monday came")
    drafts = [draft(of, "Rask", Label.PERSON)]
    assert vessels(of, drafts) == drafts


def test_a_full_name_with_an_article_is_a_ship_where_there_is_one() -> None:
    drafts_of = "the ferry sank. The Astrid Holm left port, said Ada Okoro"
    of = pages(drafts_of)
    drafts = [draft(of, "Astrid Holm", Label.PERSON), draft(of, "Ada Okoro", Label.PERSON)]
    assert read(of, vessels(of, drafts)) == [
        ("Astrid Holm", Label.PRODUCT),
        ("Ada Okoro", Label.PERSON),
    ]
    dry = pages("the bus broke down. The Astrid Holm left port")
    astrid = [draft(dry, "Astrid Holm", Label.PERSON)]
    assert vessels(dry, astrid) == astrid


def test_a_ship_called_as_a_person_is_one_whatever_the_model_takes_it_for() -> None:
    of = pages("the ferry left. So the Astrid Velm came")
    drafts = [draft(of, "Astrid Velm", Label.ORG)]
    assert read(of, vessels(of, drafts)) == [("Astrid Velm", Label.PRODUCT)]
