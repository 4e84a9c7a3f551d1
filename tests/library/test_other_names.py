"""An entity is found by each name it goes by, and the one that fits is told where it isn't shown."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from dateline.editing.commands import Author
from dateline.editing.dictionary import Entry, apply_dictionary
from dateline.editing.entities import ignore_entity, merge_entities, rename_entity
from dateline.editing.history import undo_decisions
from dateline.library.annotations import store_extraction
from dateline.library.opened import Library
from dateline.library.reads.entities import entity_named
from dateline.library.reads.other_names import other_names
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind
from tests.building import extraction, link_by_name, read_article, store, store_with_names

NAMES = ("Ana Reyes", "Anna Reyes-Lind", "Harbour Board")
AUTHOR = Author("AB")


def filled(library: Library) -> tuple[int, ...]:
    text = "Ana Reyes met the Harbour Board. Anna Reyes-Lind did not."
    library.writer.write(lambda tx: store_with_names(tx, text, NAMES, sha256="1" * 64))
    return tuple(only(library, name) for name in NAMES)


def only(library: Library, name: str) -> int:
    with closing(library.reader()) as reader:
        return entity_named(reader, name)[0].id


def found(library: Library, words: str) -> dict[int, str]:
    with closing(library.reader()) as reader:
        return other_names(reader, words)


def test_the_name_of_an_entity_that_was_merged_in_finds_what_it_went_into(library: Library) -> None:
    ana, anna, _ = filled(library)
    library.writer.write(merge_entities([ana, anna], into=ana, author=AUTHOR))
    assert found(library, "ann") == {ana: "Anna Reyes-Lind"}
    assert found(library, "lind anna") == {ana: "Anna Reyes-Lind"}


def test_every_former_name_finds_an_entity_and_an_undone_one_does_not(library: Library) -> None:
    _, _, board = filled(library)
    library.writer.write(rename_entity(board, "Port Authority", author=AUTHOR))
    done = library.writer.write(rename_entity(board, "Coast Office", author=AUTHOR))
    assert found(library, "harb") == {board: "Harbour Board"}
    assert found(library, "port") == {board: "Port Authority"}
    assert found(library, "coast") == {}
    library.writer.write(undo_decisions(done.seqs, name=done.name, author=AUTHOR))
    assert found(library, "coast") == {}
    assert found(library, "harb") == {board: "Harbour Board"}
    assert found(library, "port") == {}


def test_the_name_a_merged_one_was_given_before_still_finds_it(library: Library) -> None:
    ana, anna, _ = filled(library)
    library.writer.write(rename_entity(anna, "Señora Lind", author=AUTHOR))
    library.writer.write(merge_entities([ana, anna], into=ana, author=AUTHOR))
    assert found(library, "senora") == {ana: "Señora Lind"}


def test_names_written_down_beforehand_find_an_entity(library: Library) -> None:
    filled(library)
    entry = Entry("Harbour Board", EntityKind.PERSON, ("Quay Council",))
    library.writer.write(apply_dictionary([entry], title="names.csv", author=AUTHOR))
    assert "Quay Council" in found(library, "quay").values()


def test_words_that_fit_the_shown_name_tell_no_other(library: Library) -> None:
    filled(library)
    assert found(library, "reyes") == {}
    assert found(library, "") == {}
    assert found(library, '"* (') == {}
    assert found(library, "100%_") == {}


def test_an_ignored_entity_goes_by_no_name(library: Library) -> None:
    _, _, board = filled(library)
    library.writer.write(rename_entity(board, "Port Authority", author=AUTHOR))
    library.writer.write(ignore_entity(board, ignored=True, author=AUTHOR))
    assert found(library, "harb") == {}


def test_a_spelling_of_the_texts_finds_an_entity_as_they_write_it(library: Library) -> None:
    """Linking folds what it takes for one name, so that its keys do not hold every spelling."""
    text = "Kyiv waited. Kiev answered."

    def arrive(transaction: Transaction) -> None:
        arrival = store(transaction, read_article(text), sha256="2" * 64)
        sql = "SELECT text_id FROM article WHERE id = ?"
        (text_id,) = transaction.connection.execute(sql, (arrival.article_id,)).fetchone()
        apart = extraction(text, ("Kyiv", "Kiev"))
        mentions = tuple(replace(mention, cluster=0) for mention in apart.mentions)
        as_one = replace(apart, mentions=mentions, clusters=apart.clusters[:1], events=())
        store_extraction(transaction, text_id, as_one, link_by_name)

    library.writer.write(arrive)
    assert found(library, "kie") == {only(library, "Kyiv"): "Kiev"}
