"""Dictionaries: read from tables and lists, applied to what is here and what comes, undone as one."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from dateline.editing.commands import CommandError
from dateline.editing.dictionary import (
    MOST_BYTES,
    DictionaryError,
    Entry,
    apply_dictionary,
    read_dictionary,
)
from dateline.editing.history import undo_command, undo_last
from dateline.importing.linker import link_to_library
from dateline.library.annotations import store_extraction
from dateline.library.opened import Library
from dateline.library.reads.entities import entity_totals
from dateline.model.annotations import EntityKind, Label
from dateline.model.messages import english
from tests.building import extraction, read_article, store
from tests.editing.test_span_decisions import AB, do, undo

LIST = (
    Entry("Volodymyr Torenko", EntityKind.PERSON, ("Vladimir Torenko", "Torenkiy")),
    Entry("Marlow", EntityKind.PLACE),
)


def arrive(
    library: Library, number: int, text: str, *names: str, label: Label = Label.PERSON
) -> None:
    def work(transaction) -> None:  # noqa: ANN001 - the writer gives it
        arrival = store(transaction, read_article(text), sha256=f"{number:064d}")
        found = extraction(text, names, label=label)
        sql = "SELECT text_id FROM article WHERE id = ?"
        (text_id,) = transaction.connection.execute(sql, (arrival.article_id,)).fetchone()
        store_extraction(transaction, text_id, found, link_to_library)

    library.writer.write(work)


def listed(library: Library) -> dict[str, tuple[str, int]]:
    with closing(library.reader()) as reader:
        return {row[2]: (row[3], row[4]) for row in entity_totals(reader)}


@pytest.mark.parametrize(
    "data",
    [
        b"name,aliases,kind\nVolodymyr Torenko,Vladimir Torenko;Torenkiy,person\nMarlow,,place\n",
        b"Kind;Name;Aliases\nPERSON;Volodymyr  Torenko;Vladimir Torenko|Torenkiy\nGPE;Marlow;\n",
        "\ufeffname\taliases\tkind\r\nVolodymyr Torenko\tVladimir Torenko;Torenkiy\t\r\n\r\nMarlow\t\tlocation\r\n".encode(),
        json.dumps(
            [
                {"name": "Volodymyr Torenko", "aliases": ["Vladimir Torenko"], "kind": "person"},
                {"name": "Volodymyr Torenko", "aliases": "Torenkiy;;", "unknown": 1},
                {"name": "Marlow", "kind": "Place"},
            ]
        ).encode(),
    ],
)
def test_tables_and_lists_say_the_same(data: bytes) -> None:
    assert read_dictionary(data) == LIST


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "must name the columns"),
        (b"name,kind\n", "has no names"),
        (b"word,kind\nx,person\n", "must name the columns"),
        (b"name,kind\n...,person\n", "Entry 2 has no name"),
        (b"name,kind\nA,person\nB,ship\n", 'Entry 3 has the kind "ship"'),
        (b"[{]", "breaks in line 1"),
        (b"[1]", "Entry 1 has no name"),
        (b"[" * 100_000, "breaks in line 1"),
        (b"name\n\xff\xfe\n", "not in UTF-8"),
        (b"x" * (MOST_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_list_of_names_is_refused_with_its_place(data: bytes, sentence: str) -> None:
    with pytest.raises(DictionaryError, match=sentence):
        read_dictionary(data)


def test_a_dictionary_joins_and_mends_what_is_here_and_is_undone_as_one(library: Library) -> None:
    arrive(
        library,
        1,
        "Vladimir Torenko met Volodymyr Torenko.",
        "Vladimir Torenko",
        "Volodymyr Torenko",
    )
    arrive(library, 2, "Marlow was wet.", "Marlow", label=Label.PRODUCT)
    before = listed(library)
    done = do(library, apply_dictionary(LIST, title="names.csv", author=AB))
    assert english(done.name) == "2 names of names.csv"
    assert listed(library) == {"Volodymyr Torenko": ("person", 2), "Marlow": ("place", 1)}
    undo_of_it = undo(library, done)
    assert listed(library) == before
    undo(library, undo_of_it)
    assert listed(library)["Volodymyr Torenko"] == ("person", 2)


def test_later_articles_find_the_names_of_a_dictionary(library: Library) -> None:
    do(library, apply_dictionary(LIST, title="names.csv", author=AB))
    assert listed(library) == {}
    arrive(library, 1, "Torenkiy and Vladimir Torenko.", "Torenkiy", "Vladimir Torenko")
    arrive(library, 2, "Marlow was wet.", "Marlow", label=Label.PRODUCT)
    assert listed(library) == {"Volodymyr Torenko": ("person", 2), "Marlow": ("place", 1)}


def test_after_undo_later_articles_do_not_find_them(library: Library) -> None:
    done = do(library, apply_dictionary(LIST, title="names.csv", author=AB))
    undo(library, done)
    arrive(library, 1, "Vladimir Torenko came.", "Vladimir Torenko")
    assert listed(library) == {"Vladimir Torenko": ("person", 1)}


def test_a_dictionary_that_says_nothing_new_is_no_decision(library: Library) -> None:
    do(library, apply_dictionary(LIST, title="names.csv", author=AB))
    with pytest.raises(CommandError, match="knows every name"):
        do(library, apply_dictionary(LIST, title="names.csv", author=AB))


def test_undo_of_the_last_and_of_any_row_take_back_the_whole_command(library: Library) -> None:
    arrive(library, 1, "Vladimir Torenko met Ana Reyes.", "Vladimir Torenko", "Ana Reyes")
    before = listed(library)
    do(library, apply_dictionary(LIST, title="names.csv", author=AB))
    assert listed(library) != before
    do(library, undo_last(author=AB))
    assert listed(library) == before
    done = do(library, apply_dictionary(LIST, title="names.csv", author=AB))
    do(library, undo_command(done.seqs[0], author=AB))
    assert listed(library) == before
    with pytest.raises(CommandError, match="nothing to undo"):
        do(library, undo_command(done.seqs[0], author=AB))
