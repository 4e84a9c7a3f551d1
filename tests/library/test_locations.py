"""Where places are follows from the articles and the decisions, in whatever order they came."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from dateline.editing.articles import remove_articles
from dateline.editing.commands import Author, Command, CommandError
from dateline.editing.entities import change_kind, ignore_entity, merge_entities, rename_entity
from dateline.editing.history import undo_decisions
from dateline.editing.places import place_entity, places_called
from dateline.editing.split import split_mentions
from dateline.library.annotations import store_extraction
from dateline.library.locations import (
    EntityLocation,
    locations_of,
    refresh_entity_places,
    unplaced_ids,
)
from dateline.library.opened import Library
from dateline.library.reads.entities import entity_named, mention_places
from dateline.library.removal import remove_for_good
from dateline.library.writer import Transaction
from dateline.linking.placing import locate_places
from dateline.model.annotations import EntityKind, Label
from dateline.model.confidence import Confidence
from dateline.model.messages import Message, english
from tests.building import extraction, link_by_name, read_article, store

AB = Author("AB")
NAMES = ("Russia", "Ukraine", "Sudzha", "Kursk", "Melovoy", "Paris", "Dallas", "Texas")
KURSK = "Ukraine holds Sudzha, said Russia. In Kursk and Melovoy sirens rang."
DALLAS = "A storm hit Paris, Texas. Help came from Dallas."
FRANCE = "The fair in Paris opened."


def add(transaction: Transaction, text: str, *, number: int, names: Sequence[str] = NAMES) -> int:
    article = store(transaction, read_article(text, title=f"No. {number}"), sha256=f"{number:064d}")
    extract(transaction, article.article_id, names)
    return article.article_id


def extract(transaction: Transaction, article_id: int, names: Sequence[str] = NAMES) -> None:
    sql = """SELECT article_text.id, text FROM article
        JOIN article_text ON article_text.id = text_id WHERE article.id = ?"""
    text_id, text = transaction.connection.execute(sql, (article_id,)).fetchone()
    found = extraction(text, names, label=Label.GPE)
    store_extraction(transaction, text_id, found, link_by_name, locate=locate_places)


def fill(library: Library, *texts: str) -> list[int]:
    return [
        library.writer.write(lambda tx, text=text, number=number: add(tx, text, number=number))
        for number, text in enumerate(texts)
    ]


def entity(library: Library, name: str) -> int:
    with closing(library.reader()) as reader:
        return entity_named(reader, name)[0].id


def located(library: Library, name: str) -> EntityLocation:
    with closing(library.reader()) as reader:
        entity_id = entity_named(reader, name)[0].id
        return locations_of(reader, [entity_id])[entity_id]


def country(library: Library, name: str) -> str | None:
    place = located(library, name).location.place
    return None if place is None else place.country


def unplaced(library: Library) -> set[int]:
    with closing(library.reader()) as reader:
        return unplaced_ids(reader)


def test_places_of_an_article_are_located_with_their_reason(library: Library) -> None:
    fill(library, KURSK)
    assert country(library, "Sudzha") == "RU"
    sudzha = located(library, "Sudzha").location
    assert sudzha.confidence is Confidence.LIKELY
    assert english(sudzha.reason) == "87 km from Kursk, which is named with it."
    assert located(library, "Melovoy").location.place is None
    assert unplaced(library) == {entity(library, "Melovoy")}


def test_articles_that_mean_two_places_leave_the_name_open(library: Library) -> None:
    fill(library, DALLAS, FRANCE)
    paris = located(library, "Paris").location
    assert paris.place is None
    assert english(paris.reason) == "The articles mean different places: Paris (FR), Paris (US)."


def test_most_articles_settle_where_a_place_is_but_it_is_no_longer_sure(library: Library) -> None:
    fill(library, FRANCE, DALLAS, *(f"{FRANCE} Again {n}." for n in range(3)))
    assert country(library, "Paris") == "FR"
    assert located(library, "Paris").location.confidence is Confidence.LIKELY


def test_the_order_of_articles_changes_no_place(tmp_path: Path) -> None:
    texts = [
        KURSK,
        DALLAS,
        *(f"{FRANCE} Day {n}." for n in range(4)),
        "Kursk and Sudzha met Russia.",
    ]
    answers: list[dict[str, EntityLocation]] = []
    for seed in range(4):
        random.Random(seed).shuffle(texts)
        library = Library(tmp_path / str(seed))
        fill(library, *texts)
        answers.append({name: located(library, name) for name in NAMES})
        library.close()
    assert all(answer == answers[0] for answer in answers)


def test_a_person_places_a_name_and_takes_it_back(library: Library) -> None:
    (article,) = fill(library, KURSK)
    melovoy = entity(library, "Melovoy")
    (point,) = places_called("51.31, 35.36")
    done = library.writer.write(place_entity(melovoy, point, author=AB))
    assert english(done.name) == "placing of Melovoy at 51.31, 35.36"
    found = located(library, "Melovoy")
    assert found.decided
    assert found.location.place is not None
    assert (found.location.place.latitude, found.location.place.longitude) == (51.31, 35.36)
    library.writer.write(lambda tx: extract(tx, article))
    assert located(library, "Melovoy") == found
    library.writer.write(undo_decisions(done.seqs, name=done.name, author=AB))
    assert located(library, "Melovoy").location.place is None


def test_a_person_takes_a_name_off_the_map(library: Library) -> None:
    fill(library, KURSK)
    kursk = entity(library, "Kursk")
    library.writer.write(place_entity(kursk, None, author=AB))
    assert located(library, "Kursk").location.place is None
    assert english(located(library, "Kursk").location.reason).startswith("A person said")
    assert kursk in unplaced(library)


def test_what_is_no_place_is_not_put_on_the_map(library: Library) -> None:
    fill(library, KURSK)
    kursk = entity(library, "Kursk")
    library.writer.write(change_kind(kursk, EntityKind.ORGANISATION, author=AB))
    with closing(library.reader()) as reader:
        assert locations_of(reader, [kursk]) == {}
    with pytest.raises(CommandError, match="Kursk is no place"):
        library.writer.write(place_entity(kursk, None, author=AB))


def test_merging_names_joins_what_their_articles_say(library: Library) -> None:
    fill(library, "Ukraine left Melovoy.", KURSK)
    melovoy, sudzha = entity(library, "Melovoy"), entity(library, "Sudzha")
    library.writer.write(merge_entities([sudzha], into=melovoy, author=AB))
    assert country(library, "Melovoy") == "RU"


def test_mentions_split_off_take_their_place_with_them(library: Library) -> None:
    texas, france = fill(library, DALLAS, FRANCE)
    paris = entity(library, "Paris")
    with closing(library.reader()) as reader:
        here = [at.mention_id for at in mention_places(reader, paris) if at.article_id == texas]
    library.writer.write(split_mentions(here, name="Paris, Texas", author=AB))
    assert country(library, "Paris, Texas") == "US"
    assert country(library, "Paris") == "FR"
    assert france != texas


def test_an_article_removed_for_good_says_nothing_any_more(library: Library) -> None:
    texas, _ = fill(library, DALLAS, FRANCE)
    remove_for_good(library.writer, library.folder, [texas], findings_too=True)
    assert country(library, "Paris") == "FR"


def rows(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM entity_place ORDER BY entity_id").fetchall()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_articles_decisions_and_undos_leave_what_a_rebuild_gives(
    library: Library, seed: int
) -> None:
    chance = random.Random(seed)
    texts = [KURSK, DALLAS, FRANCE, "Texas met Russia in Paris.", "Kursk, Sudzha and Melovoy."]
    articles = fill(library, *texts)
    done: list[tuple[int, ...]] = []
    states: set[str] = set()
    for number in range(60):
        with closing(library.reader()) as reader:
            entities = [row[0] for row in reader.execute("SELECT id FROM entity ORDER BY id")]
            states.add(repr(rows(reader)))
        one, other = chance.sample(entities, 2)
        command: Command | None = chance.choice(
            [
                place_entity(one, chance.choice([None, *places_called("Kursk")]), author=AB),
                merge_entities([one], into=other, author=AB),
                rename_entity(one, f"Name {number}", author=AB),
                change_kind(
                    one, chance.choice([EntityKind.PLACE] * 3 + [EntityKind.PERSON]), author=AB
                ),
                ignore_entity(one, ignored=chance.choice([True, False]), author=AB),
                remove_articles([chance.choice(articles)], removed=True, author=AB),
                *[None] * 5,
            ]
        )
        if command is None and done and chance.random() < 0.7:
            command = undo_decisions(done.pop(), name=Message.of("editing.pin"), author=AB)
        if command is None:
            article, named = chance.choice(articles), chance.sample(NAMES, 5)
            library.writer.write(lambda tx, a=article, n=named: extract(tx, a, n))
            continue
        try:
            done.append(library.writer.write(command).seqs)
        except CommandError:
            continue  # no place, or one entity already: nothing may have changed

    with closing(library.reader()) as reader:
        left = rows(reader)
        entities = [row[0] for row in reader.execute("SELECT id FROM entity")]
    assert len(states) > 10
    library.writer.write(lambda tx: tx.connection.execute("DELETE FROM entity_place") and None)
    library.writer.write(lambda tx: refresh_entity_places(tx.connection, entities) and None)
    with closing(library.reader()) as reader:
        assert rows(reader) == left


@pytest.mark.parametrize(
    ("words", "name", "code"),
    [
        ("Sudzha", "Sudzha", "RU"),
        ("sudzha, russia", "Sudzha", "RU"),
        ("Paris, Texas", "Paris", "US"),
        ("Paris, FR", "Paris", "FR"),
        ("Суджа", "Sudzha", "RU"),
        ("51.19, 35.27", "51.19, 35.27", ""),
        ("-33.9 151.2", "-33.9, 151.2", ""),
    ],
)
def test_typed_words_mean_a_place_or_a_point(words: str, name: str, code: str) -> None:
    found = places_called(words)
    assert (found[0].name, found[0].country) == (name, code)


@pytest.mark.parametrize("words", ["", "  ", "Nowhere at all", "91, 0", "0, 181", "Paris, Kursk"])
def test_other_words_mean_none(words: str) -> None:
    assert places_called(words) == []
