"""A card's facts are those of the whole library after the decisions, each with its sentence and day."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from dateline.editing.commands import Author
from dateline.editing.entities import change_kind, ignore_entity, merge_entities
from dateline.editing.places import place_entity
from dateline.library.annotations import store_extraction
from dateline.library.opened import Library
from dateline.library.reads.entities import entity_named
from dateline.library.reads.entity_card import CardFacts, card_facts
from dateline.library.reads.mention_list import mention_ids_of, mention_rows
from dateline.library.reads.roles import roles_called
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind, Quotation, QuotationKind, Role
from dateline.model.confidence import Confidence
from dateline.model.places import Place, PlaceKind
from dateline.model.spans import Field, Span
from tests.building import extraction, link_by_name, read_article, store

NAMES = ("Ana Reyes", "A. Reyes", "Boris Okoro", "Marlow")


def arrive(
    library: Library, number: int, text: str, *, day: str | None, roles: tuple[str, ...] = ()
) -> int:
    """Store an article; each of `roles` is one of the first name in the text, all quotes are hers."""

    def work(transaction: Transaction) -> int:
        read = read_article(text, title=f"T{number}", published=day, outlet=f"Outlet {number}")
        arrival = store(transaction, read, sha256=f"{number:064d}")
        sql = "SELECT text_id FROM article WHERE id = ?"
        (text_id,) = transaction.connection.execute(sql, (arrival.article_id,)).fetchone()
        found = extraction(text, NAMES)
        said = tuple(
            Role(
                Field.TEXT, Span(text.index(r), text.index(r) + len(r)), 0, Confidence.SURE, "test"
            )
            for r in roles
        )
        quoted = Quotation(
            *(Field.TEXT, Span(0, 3), QuotationKind.DIRECT, "x", None, 0, None),
            *(Confidence.SURE, "test"),
        )
        found = replace(found, roles=said, quotations=(quoted,))
        store_extraction(transaction, text_id, found, link_by_name)
        return arrival.article_id

    return library.writer.write(work)


def facts(library: Library, name: str) -> CardFacts:
    with closing(library.reader()) as reader:
        return card_facts(reader, entity_named(reader, name)[0].id)


def filled(library: Library) -> None:
    arrive(
        library,
        1,
        "Ana Reyes, the harbour master of Marlow, spoke. Ana Reyes met Boris Okoro.",
        day="2025-03-13",
        roles=("the harbour master of Marlow",),
    )
    arrive(
        library,
        2,
        "A. Reyes, The Harbour  Master of Marlow, left. Boris Okoro stayed in Marlow.",
        day="2025-02-01",
        roles=("The Harbour  Master of Marlow",),
    )
    arrive(library, 3, "Minister Ana Reyes came.", day=None, roles=("Minister",))


def test_a_card_counts_spellings_company_quotations_and_events_over_all_articles(
    library: Library,
) -> None:
    filled(library)
    with closing(library.reader()) as reader:
        ids = [entity_named(reader, name)[0].id for name in ("A. Reyes", "Ana Reyes")]
    library.writer.write(merge_entities(ids, into=ids[1], author=Author("AB")))
    found = facts(library, "Ana Reyes")
    assert found.names == (("Ana Reyes", 3), ("A. Reyes", 1))
    assert (found.articles, found.quotations, found.direct, found.events) == (3, 3, 3, 3)
    company = {c.name: (c.articles, c.sentences) for c in found.company}
    assert company == {"Boris Okoro": (2, 1), "Marlow": (2, 1)}
    assert found.first is not None
    assert found.last is not None
    assert (found.first.outlet, found.last.outlet) == ("Outlet 2", "Outlet 3")
    assert found.first.sentence.startswith("A. Reyes, The Harbour Master")


def test_roles_are_told_once_with_their_newest_sentence_and_day(library: Library) -> None:
    filled(library)
    with closing(library.reader()) as reader:
        ids = [entity_named(reader, name)[0].id for name in ("A. Reyes", "Ana Reyes")]
    library.writer.write(merge_entities(ids, into=ids[1], author=Author("AB")))
    harbour, minister = facts(library, "Ana Reyes").roles
    assert (harbour.words, harbour.count, harbour.outlet) == (
        "the harbour master of Marlow",
        2,
        "Outlet 1",
    )
    assert harbour.sentence == "Ana Reyes, the harbour master of Marlow, spoke."
    assert (minister.words, minister.published_day) == ("Minister", None)


def test_who_has_a_role_is_found_by_the_beginnings_of_its_words(library: Library) -> None:
    filled(library)
    with closing(library.reader()) as reader:
        both = [entity_named(reader, name)[0].id for name in ("Ana Reyes", "A. Reyes")]
        assert roles_called(reader, "harb MAST").keys() == set(both)
        assert roles_called(reader, "minister") == {both[0]: "Minister"}
        assert roles_called(reader, "boris") == {}
        assert roles_called(reader, '"*') == {}


def test_mentions_are_listed_from_the_earliest_day_with_their_sentences(library: Library) -> None:
    filled(library)
    with closing(library.reader()) as reader:
        ids = mention_ids_of(reader, entity_named(reader, "Boris Okoro")[0].id)
        rows = mention_rows(reader, [*ids, 999])
    assert [row.outlet for row in rows] == ["Outlet 2", "Outlet 1"]
    assert rows[0].sentence == "Boris Okoro stayed in Marlow."
    assert rows[0].words == "Boris Okoro"


def test_the_card_of_a_people_knows_the_country_where_texts_name_it(library: Library) -> None:
    arrive(library, 1, "Boris Okoro spoke. Marlow answered. Marlow waited.", day="2025-03-13")
    with closing(library.reader()) as reader:
        people, country = (entity_named(reader, name)[0].id for name in ("Boris Okoro", "Marlow"))
    author = Author("AB")
    assert facts(library, "Boris Okoro").country is None
    land = Place(2_635_167, "United Kingdom", PlaceKind.COUNTRY, "GB", "", 54.76, -2.7, 66_000_000)
    for entity_id in (people, country):
        library.writer.write(change_kind(entity_id, EntityKind.PLACE, author=author))
        library.writer.write(place_entity(entity_id, land, author=author))
    assert facts(library, "Boris Okoro").country is None
    library.writer.write(change_kind(people, EntityKind.NATIONALITY, author=author))
    assert facts(library, "Boris Okoro").country == (country, "Marlow")
    assert facts(library, "Marlow").country is None
    library.writer.write(ignore_entity(country, author=author))
    assert facts(library, "Boris Okoro").country is None
