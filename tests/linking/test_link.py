"""Clusters to entities: what links, what stays apart, and that the order of articles is nothing."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from dateline.linking.evidence import ClusterEvidence
from dateline.linking.link import link_clusters
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence
from dateline.model.messages import english
from tests.linking.shelf import Article, Shelf, organisation, person, place, unsure


def test_the_first_cluster_of_a_name_is_a_new_entity() -> None:
    (link,) = Shelf().add("first", person("Ilva Marenko", "Marenko"))
    assert link.entity_id is None
    assert link.confidence is Confidence.SURE
    assert english(link.reason) == "The first article here that names Ilva Marenko."


def test_the_same_full_name_links_surely() -> None:
    shelf = Shelf()
    shelf.add("first", person("Ilva Marenko"))
    (link,) = shelf.add("second", person("Ilva Marenko", "Marenko"))
    assert shelf.entity_of("first") == shelf.entity_of("second")
    assert link.confidence is Confidence.SURE


def test_a_family_name_links_to_its_only_bearer_and_is_only_likely() -> None:
    shelf = Shelf()
    shelf.add("full", person("Milan Orsak"))
    (link,) = shelf.add("short", person("Orsak"))
    assert shelf.entity_of("short").name == "Milan Orsak"
    assert link.confidence is Confidence.LIKELY
    assert english(link.reason) == 'Milan Orsak is the only one here that "Orsak" is short for.'


def test_a_family_name_that_came_first_joins_the_full_name_that_comes_later() -> None:
    shelf = Shelf()
    shelf.add("short", person("Orsak"))
    shelf.add("full", person("Milan Orsak"))
    assert shelf.entity_of("short") == shelf.entity_of("full")


def test_a_second_bearer_takes_the_family_name_back_to_itself() -> None:
    shelf = Shelf()
    shelf.add("milan", person("Milan Orsak"))
    shelf.add("short", person("Orsak"))
    shelf.add("vera", person("Vera Orsak"))
    assert shelf.entity_of("short") not in (shelf.entity_of("milan"), shelf.entity_of("vera"))
    (link,) = shelf.add("again", person("Orsak"))
    assert shelf.entity_of("again") == shelf.entity_of("short")
    assert set(link.maybe) == {
        shelf.entity_of("milan").entity_id,
        shelf.entity_of("vera").entity_id,
    }
    assert link.confidence is Confidence.LIKELY


def test_both_bearers_in_one_article_leave_its_bare_family_name_apart() -> None:
    shelf = Shelf()
    shelf.add("one", person("Milan Orsak"), person("Vera Orsak"), person("Orsak"))
    assert len(shelf.partition()) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Mark Rutte"), person("Marco Rubio")),
        (place("Kursk"), place("Kurakhove")),
        (place("Oresk"), place("Oresk region")),
        (place("Karvenia"), organisation("Karvenian government")),
        (place("Karvenia"), ClusterEvidence("Karvenian", Label.NORP, ("Karvenian",))),
        (person("Oresk"), place("Oresk")),
        (organisation("Ministry of Defence"), organisation("Estmari Ministry of Defence")),
    ],
)
def test_likeness_alone_links_nothing(one: ClusterEvidence, other: ClusterEvidence) -> None:
    for first, second in ((one, other), (other, one)):
        shelf = Shelf()
        shelf.add("first", first)
        shelf.add("second", second)
        assert len(shelf.partition()) == 2


def test_an_initialism_links_where_one_article_defines_it() -> None:
    shelf = Shelf()
    shelf.add("bare", organisation("LVF"))
    shelf.add("defined", organisation("Lenna Valley Front", "LVF"))
    assert shelf.entity_of("bare").name == "Lenna Valley Front"


def test_an_initialism_nobody_defined_is_only_suggested() -> None:
    shelf = Shelf()
    shelf.add("full", organisation("Institute for Border Studies"))
    (link,) = shelf.add("bare", organisation("IBS"))
    assert link.entity_id is None
    assert link.maybe == (shelf.entity_of("full").entity_id,)


def test_a_middle_initial_joins_while_it_tells_nobody_apart() -> None:
    shelf = Shelf()
    shelf.add("plain", person("Donald Varro"))
    shelf.add("initial", person("Donald J. Varro"))
    shelf.add("bare", person("Varro"))
    assert len(shelf.partition()) == 1
    shelf.add("other", person("Donald K. Varro"))
    assert len(shelf.partition()) == 4


def test_the_same_name_of_another_kind_is_suggested() -> None:
    shelf = Shelf()
    shelf.add("place", place("Castle Hill"))
    (link,) = shelf.add("body", organisation("Castle Hill"))
    assert link.maybe == (shelf.entity_of("place").entity_id,)


def test_a_word_read_unsurely_is_the_place_that_another_article_knows_by_it() -> None:
    for order in (("known", "doubted"), ("doubted", "known")):
        shelf = Shelf()
        for name in order:
            shelf.add(name, place("Karvenia") if name == "known" else unsure(person("Karvenia")))
        assert shelf.entity_of("doubted") == shelf.entity_of("known")
    (link,) = shelf.add("again", unsure(organisation("Karvenia")))
    assert link.confidence is Confidence.UNSURE
    assert english(link.reason) == (
        'Elsewhere here "Karvenia" is a place; this article does not say what it is.'
    )


def test_both_readings_in_one_article_are_the_place() -> None:
    shelf = Shelf()
    shelf.add("first", unsure(person("Karvenia")), place("Karvenia"))
    assert shelf.entity_of("first", 0) == shelf.entity_of("first", 1)


def test_a_word_read_surely_or_short_for_somebody_stays_who_it_is() -> None:
    shelf = Shelf()
    shelf.add("known", place("Velm"))
    shelf.add("sure", person("Velm"))
    assert shelf.entity_of("sure") != shelf.entity_of("known")
    shelf.add("full", person("Ada Velm"))
    shelf.add("short", unsure(person("Velm")))
    assert shelf.entity_of("short") == shelf.entity_of("full")


def test_an_entity_a_person_ruled_on_is_found_whatever_the_label() -> None:
    shelf = Shelf()
    shelf.add("place", place("Castle Hill"))
    entity = shelf.entity_of("place")
    shelf.entities[entity.entity_id] = replace(entity, decided=True, name="The Castle")
    (link,) = link_clusters([organisation("Castle Hill")], shelf)
    assert (link.entity_id, link.name) == (entity.entity_id, "The Castle")
    assert link.confidence is Confidence.SURE


def test_entities_merged_into_one_count_as_one_bearer() -> None:
    shelf = Shelf()
    shelf.add("one", person("Milan Orsak"))
    shelf.add("other", person("Millan Orsak"))
    root, merged = shelf.entity_of("one"), shelf.entity_of("other")
    shelf.entities[merged.entity_id] = replace(merged, root_id=root.entity_id)
    (link,) = link_clusters([person("Orsak")], shelf)
    assert link.entity_id in (root.entity_id, merged.entity_id)
    assert link.confidence is Confidence.LIKELY


def test_two_entities_of_one_name_are_doubted() -> None:
    shelf = Shelf()
    shelf.add("one", person("John Marsh"))
    entity = shelf.entity_of("one")
    shelf.entities[99] = replace(entity, entity_id=99, mentions=entity.mentions + 5)
    (link,) = link_clusters([person("John Marsh")], shelf)
    assert link.entity_id == 99
    assert link.maybe == (entity.entity_id,)
    assert link.confidence is Confidence.UNSURE


_GIVEN = ("Ann", "Ben", "Ann J.", "Ann K.", "Zoë", "Ben H. W.")
_FAMILY = ("Orsak", "Varro", "von der Aue", "Orsak Jr.")
_BODIES = (
    organisation("Lenna Valley Front", "LVF", "Front"),
    organisation("Labour Voters' Forum", "LVF"),
    organisation("Lenna Valley Front"),
    organisation("LVF"),
    organisation("Front"),
    place("Oresk"),
    place("Oresk region"),
    ClusterEvidence("Oresk", Label.LOC, ("Oresk",)),
)


def _random_article(chance: random.Random) -> Article:
    clusters: dict[str, ClusterEvidence] = {}
    for _ in range(chance.randint(1, 4)):
        family = chance.choice(_FAMILY)
        name = (
            f"{chance.choice(_GIVEN)} {family}"
            if chance.random() < 0.6
            else family.removesuffix(" Jr.")
        )
        cluster = person(name, *([family] if chance.random() < 0.5 else []))
        if chance.random() < 0.3:
            cluster = chance.choice(_BODIES)
        if chance.random() < 0.3:
            word = chance.choice(_FAMILY).split()[0]
            cluster = chance.choice((place(word), unsure(person(word)), unsure(organisation(word))))
        clusters[cluster.name] = cluster
    return tuple(clusters.values())


@pytest.mark.parametrize("seed", range(60))
def test_the_order_of_articles_changes_no_entity(seed: int) -> None:
    chance = random.Random(seed)
    articles = {f"a{number}": _random_article(chance) for number in range(chance.randint(2, 9))}
    partitions: Counter[frozenset[frozenset[tuple[str, int]]]] = Counter()
    for _ in range(12):
        order = list(articles)
        chance.shuffle(order)
        shelf = Shelf()
        for name in order:
            shelf.add(name, *articles[name])
        partitions[frozenset(shelf.partition())] += 1
    assert len(partitions) == 1


@pytest.mark.parametrize("seed", range(20))
def test_linking_an_article_again_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    shelf = Shelf()
    for number in range(6):
        shelf.add(f"a{number}", *_random_article(chance))
    before = shelf.partition()
    for name, clusters in list(shelf.articles.items()):
        shelf.add(name, *clusters)
    assert shelf.partition() == before
