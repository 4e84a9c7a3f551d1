"""The whole step on articles of our own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from dateline.extraction.names.step import Names, find_names
from dateline.extraction.parsed import ParsedArticle
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence
from dateline.model.spans import Field
from tests.shared import shared

ARTICLE = """\
OSLO (Reuters) - Norwegian Fisheries Minister Greta Halvorsen warned on Tuesday that boats would leave the town of Orlovets.

Halvorsen met Pavel Drozdov, the head of the Northern Fisheries Council (NFC), in Oslo. "We are leaving Orlovets," Drozdov told the *Harbour Gazette*.

The NFC said the villages of Sosna and Ruda had no port. Mr. Drozdov's spokesman declined to comment on Norway's offer.

In the Orlovets region, Halvorsen's plan has few friends. The Norwegians expect a vote on Friday."""

Parsed = Callable[..., ParsedArticle]


def in_cluster(names: Names, article: ParsedArticle, name: str) -> list[str]:
    """Return the words of the text's mentions in the one cluster called `name`."""
    (number,) = [place for place, each in enumerate(names.clusters) if each.name == name]
    return [
        mention.span.of(article.text.text)
        for mention in names.mentions
        if mention.cluster == number and mention.field is Field.TEXT
    ]


def test_people_places_and_organisations_are_each_one_cluster(parsed: Parsed) -> None:
    article = parsed(ARTICLE, "Halvorsen warns of empty harbours")
    names = find_names(article)
    assert in_cluster(names, article, "Greta Halvorsen") == [
        "Greta Halvorsen",
        "Halvorsen",
        "Halvorsen",
    ]
    assert in_cluster(names, article, "Pavel Drozdov") == ["Pavel Drozdov", "Drozdov", "Drozdov"]
    assert in_cluster(names, article, "Northern Fisheries Council") == [
        "Northern Fisheries Council",
        "NFC",
        "NFC",
    ]
    assert in_cluster(names, article, "Orlovets") == ["Orlovets"] * 2
    assert in_cluster(names, article, "Orlovets region") == ["Orlovets"]
    labels = {each.name: each.label for each in names.clusters}
    assert labels["Orlovets"] is labels["Sosna"] is labels["Ruda"] is Label.GPE
    assert labels["Harbour Gazette"] is Label.ORG
    assert labels["Norway"] is Label.GPE
    assert labels["Norwegian"] is Label.NORP


def test_a_mention_in_the_title_belongs_to_the_same_cluster(parsed: Parsed) -> None:
    article = parsed(ARTICLE, "Halvorsen warns of empty harbours")
    names = find_names(article)
    first = names.mentions[0]
    assert first.field is Field.TITLE
    assert names.clusters[first.cluster].name == "Greta Halvorsen"


def test_roles_are_kept_with_their_words(parsed: Parsed) -> None:
    article = parsed(ARTICLE)
    names = find_names(article)
    roles = {
        names.clusters[names.mentions[role.mention].cluster].name: role.span.of(article.text.text)
        for role in names.roles
    }
    assert roles["Greta Halvorsen"] == "Norwegian Fisheries Minister"
    assert roles["Pavel Drozdov"].startswith("head of the Northern Fisheries Council")


def test_mentions_are_in_order_and_never_overlap(parsed: Parsed) -> None:
    names = find_names(parsed(ARTICLE))
    spans = [mention.span for mention in names.mentions]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert {mention.cluster for mention in names.mentions} == set(range(len(names.clusters)))


def test_confidence_follows_the_evidence(parsed: Parsed) -> None:
    names = find_names(parsed(ARTICLE))
    sure = {each.name for each in names.clusters if each.confidence is Confidence.SURE}
    assert {"Greta Halvorsen", "Pavel Drozdov", "Norwegian"} <= sure
    assert "Sosna" not in sure


def test_an_empty_text_has_no_names(parsed: Parsed) -> None:
    assert find_names(parsed("")) == Names((), (), ())


def test_the_seed_article_has_its_people_once_and_its_places(parsed: Parsed) -> None:
    text = shared("articles", "kursk-2025-03-13.txt").read_text("utf-8")
    article = parsed(text)
    names = find_names(article)
    for name, family in (
        ("Donald Trump", "Trump"),
        ("Vladimir Putin", "Putin"),
        ("Volodymyr Zelensky", "Zelensky"),
    ):
        assert len(in_cluster(names, article, name)) == text.count(family)
    assert len(in_cluster(names, article, "Kursk")) == text.count("Kursk")
    labels = {each.name: each.label for each in names.clusters}
    assert labels["Kursk"] is labels["Sudzha"] is Label.GPE
