"""Places that play."""

from __future__ import annotations

import pytest

from dateline.extraction.names.clusters import cluster
from dateline.extraction.names.teams import clubs, teams
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read

SPORT = "the coach picked a striker and a goalkeeper for the match in the tournament. "


@pytest.mark.parametrize(
    "text",
    [
        "then Velm beat them",
        "a win over Velm there",
        "the Velm captain left",
        "so Velm have met them",
    ],
)
def test_a_place_that_plays_is_a_team_in_an_article_on_sport(text: str) -> None:
    of = pages(SPORT + text)
    assert read(of, teams(of, [draft(of, "Velm", Label.GPE)])) == [("Velm", Label.ORG)]


def test_both_of_a_pair_play() -> None:
    of = pages(SPORT + "so Velm and Sosna met again")
    drafts = [draft(of, "Velm", Label.GPE), draft(of, "Sosna", Label.GPE)]
    assert {label for _, label in read(of, teams(of, drafts))} == {Label.ORG}


@pytest.mark.parametrize("text", ["they met in Velm", "the mayor of Velm spoke"])
def test_where_they_play_stays_a_place(text: str) -> None:
    of = pages(SPORT + text)
    drafts = [draft(of, "Velm", Label.GPE)]
    assert teams(of, drafts) == drafts


def test_other_news_knows_no_teams() -> None:
    of = pages("the army of Velm won, and Velm beat the rebels and their captain")
    drafts = [draft(of, "Velm", Label.GPE, nth=1)]
    assert teams(of, drafts) == drafts


def test_a_team_is_one_entry_with_its_place() -> None:
    of = pages(SPORT + "so Velm beat them in Velm")
    drafts = [draft(of, "Velm", Label.GPE), draft(of, "Velm", Label.GPE, nth=1)]
    read_as = teams(of, drafts)
    assert [each.label for each in read_as] == [Label.ORG, Label.GPE]
    assert cluster(of, read_as)[0] == [0, 0]


@pytest.mark.parametrize(
    ("text", "town", "club"),
    [
        ("when Velm United lost", "Velm", "Velm United"),
        ("when Velm Rovers lost", "Velm Rovers", "Velm Rovers"),
        ("against FC Lenna again", "Lenna", "FC Lenna"),
        ("against Inter Lenna again", "Inter Lenna", "Inter Lenna"),
    ],
)
def test_a_club_is_one_name_with_its_town(text: str, town: str, club: str) -> None:
    of = pages(text)
    for label in (Label.GPE, Label.PERSON):
        assert read(of, clubs(of, [draft(of, town, label)])) == [(club, Label.ORG)]


def test_a_town_before_another_name_or_a_lone_word_is_no_club() -> None:
    of = pages("in Velm United States troops met United")
    drafts = [draft(of, "Velm", Label.GPE), draft(of, "United", Label.ORG, nth=1)]
    assert clubs(of, drafts) == drafts
