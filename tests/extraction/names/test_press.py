"""Newspapers by the noun behind their name, and agencies in running text."""

from __future__ import annotations

import pytest

from dateline.extraction.names.press import press
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("told the Fanal newspaper", "Fanal"),
        ("in the Norwegian Velm Fanal weekly", "Velm Fanal"),
        ("said the Norvik news agency", "Norvik"),
        ("on the Fanal news website", "Fanal"),
        ("in the Gazzetta della Costa newspaper", "Gazzetta della Costa"),
    ],
)
def test_what_prints_news_is_a_body(text: str, name: str) -> None:
    of = pages(text)
    assert read(of, press(of, [])) == [(name, Label.ORG)]


def test_what_was_taken_for_somebody_or_for_half_the_name_is_mended() -> None:
    of = pages("in the Fanal newspaper and the Gazzetta della Costa newspaper")
    drafts = [draft(of, "Fanal", Label.PERSON), draft(of, "Gazzetta", Label.ORG)]
    assert read(of, press(of, drafts)) == [
        ("Fanal", Label.ORG),
        ("Gazzetta della Costa", Label.ORG),
    ]


def test_a_town_has_a_newspaper_but_is_none() -> None:
    of = pages("told the Velm newspaper")
    drafts = [draft(of, "Velm", Label.GPE)]
    assert press(of, drafts) == drafts


@pytest.mark.parametrize(
    "text", ["in the Sunday newspaper", "a State newspaper", "the Russian daily"]
)
def test_a_day_a_title_and_a_nationality_name_no_paper(text: str) -> None:
    of = pages(text)
    assert press(of, []) == []


def test_an_agency_is_known_in_running_text() -> None:
    of = pages("so Interfax, citing the mayor, said AP and Ada Xinhua left")
    assert read(of, press(of, [])) == [("Interfax", Label.ORG)]
