"""What a person changes takes effect everywhere, says its name, and can be undone."""

from __future__ import annotations

from contextlib import closing

import pytest

from dateline.editing.articles import (
    correct_articles,
    remove_articles,
    set_metadata,
    set_publication_day,
    star,
    tag,
)
from dateline.editing.commands import Author, Command, CommandError
from dateline.editing.entities import ignore_entity, merge_entities, rename_entity
from dateline.editing.findings import check, pin, unpin, write_note
from dateline.editing.history import UndoStack, undo_decisions, undo_last
from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.library.annotations import store_extraction
from dateline.library.decisions import log
from dateline.library.findings import findings
from dateline.library.opened import Library
from dateline.library.pending import current_text
from dateline.library.reads.articles import article_count, article_rows
from dateline.library.reads.entities import entity_named, entity_totals
from dateline.library.resolution import stored_timexes
from dateline.library.writer import Transaction
from dateline.model.annotations import Extraction
from dateline.model.days import day_from_iso
from dateline.model.messages import english
from dateline.model.spans import Field, Span
from tests.building import extract_again, link_by_name, read_article, store, store_with_names

AB = Author("AB")
TEXT = "Ana Reyes met Boris Okoro on Tuesday. Reyes left."


@pytest.fixture
def article(library: Library) -> int:
    names = ["Ana Reyes", "Boris Okoro"]
    return library.writer.write(lambda tx: store_with_names(tx, TEXT, names, sha256="1" * 64))


def entity(library: Library, name: str) -> int:
    with closing(library.reader()) as reader:
        return entity_named(reader, name)[0].id


def names(library: Library) -> list[str]:
    with closing(library.reader()) as reader:
        return sorted(row[2] for row in entity_totals(reader))


def store_dated(library: Library, text: str = TEXT, *, sha256: str = "2" * 64) -> int:
    """Store an article of Thu 13 Mar 2025 with the time expressions of its text, "on Tuesday"."""
    unplaced = [
        unresolved(Field.TEXT, span, frame, Direction(Tense.PAST, "met"))
        for span, frame in recognise(text)
    ]
    timexes = tuple(resolve_all(unplaced, day_from_iso("2025-03-13")))

    def work(transaction: Transaction) -> int:
        read = read_article(text, published="2025-03-13")
        arrival = store(transaction, read, sha256=sha256)
        text_id = current_text(transaction.connection, arrival.article_id)
        assert text_id is not None
        extraction = Extraction(timexes=timexes, steps=(("time", 1),))
        store_extraction(transaction, text_id, extraction, link_by_name)
        return arrival.article_id

    return library.writer.write(work)


def value(library: Library, article_id: int) -> str | None:
    with closing(library.reader()) as reader:
        (text_id,) = reader.execute(
            "SELECT text_id FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        return stored_timexes(reader, text_id)[0][1].value


def test_a_new_publication_day_moves_the_dates_that_lean_on_it_and_undo_moves_them_back(
    library: Library,
) -> None:
    article_id = store_dated(library)
    assert value(library, article_id) == "2025-03-11"
    done = library.writer.write(set_publication_day(article_id, "2025-03-20", author=AB))
    assert value(library, article_id) == "2025-03-18"
    resolution = done.consequences[0].resolution
    assert resolution is not None
    (moved,) = resolution.moved
    assert (moved.text, moved.before.value, moved.after.value) == (
        "Tuesday",
        "2025-03-11",
        "2025-03-18",
    )
    library.writer.write(undo_decisions(done.seqs, name=done.name, author=AB))
    assert value(library, article_id) == "2025-03-11"


def test_only_dates_with_a_place_on_the_timeline_move_or_stay(library: Library) -> None:
    text = (
        "Ana Reyes came on Tuesday and on 4 May 2024. She waited for three days, as she does every "
        "Monday, and now she has left."
    )
    article_id = store_dated(library, text)
    done = library.writer.write(set_publication_day(article_id, "2025-03-20", author=AB))
    resolution = done.consequences[0].resolution
    assert resolution is not None
    assert [moved.text for moved in resolution.moved] == ["Tuesday"]
    assert resolution.stayed == ("4 May 2024",)
    with closing(library.reader()) as reader:
        (text_id,) = reader.execute(
            "SELECT text_id FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        types = {timex.type.value for _, timex in stored_timexes(reader, text_id)}
    assert types == {"DATE", "DURATION", "SET"}


def test_an_undone_command_can_be_done_again(library: Library, article: int) -> None:
    done = library.writer.write(rename_entity(entity(library, "Ana Reyes"), "A. Reyes", author=AB))
    undone = library.writer.write(undo_decisions(done.seqs, name=done.name, author=AB))
    assert "Ana Reyes" in names(library)
    library.writer.write(undo_decisions(undone.seqs, name=done.name, author=AB))
    assert "A. Reyes" in names(library)


def test_merged_names_are_one_also_for_articles_that_come_later(
    library: Library, article: int
) -> None:
    into, other = entity(library, "Ana Reyes"), entity(library, "Boris Okoro")
    library.writer.write(merge_entities([into, other], into=into, author=AB))
    text = "Boris Okoro spoke."
    library.writer.write(lambda tx: store_with_names(tx, text, ["Boris Okoro"], sha256="3" * 64))
    with closing(library.reader()) as reader:
        (row,) = entity_totals(reader)
    assert row[2:] == ("Ana Reyes", "person", 3, 2)


def test_an_ignored_name_leaves_every_list_and_stays_out_after_re_extraction(
    library: Library, article: int
) -> None:
    library.writer.write(ignore_entity(entity(library, "Boris Okoro"), author=AB))
    library.writer.write(lambda tx: extract_again(tx, article, ["Ana Reyes", "Boris Okoro"]))
    assert names(library) == ["Ana Reyes"]


def test_removed_articles_are_found_nowhere_until_they_are_brought_back(
    library: Library, article: int
) -> None:
    done = library.writer.write(remove_articles([article], author=AB))
    assert english(done.name) == "removal of 1 article"
    with closing(library.reader()) as reader:
        assert article_count(reader) == 0
        query = "SELECT rowid FROM article_fts WHERE article_fts MATCH 'Reyes'"
        assert reader.execute(query).fetchall() == []
    library.writer.write(undo_last(author=AB))
    with closing(library.reader()) as reader:
        assert article_count(reader) == 1
        assert len(reader.execute(query).fetchall()) == 1


def test_corrected_metadata_is_shown_and_searched(library: Library, article: int) -> None:
    library.writer.write(set_metadata(article, "outlet", " Tern Post ", author=AB))
    with closing(library.reader()) as reader:
        assert article_rows(reader, [article])[0].outlet == "Tern Post"
        query = "SELECT rowid FROM article_fts WHERE article_fts MATCH 'outlet : Tern'"
        assert len(reader.execute(query).fetchall()) == 1


def test_a_finding_keeps_its_words_sentence_and_source(library: Library, article: int) -> None:
    library.writer.write(set_metadata(article, "outlet", "Tern Post", author=AB))
    library.writer.write(
        pin(article, Field.TEXT, Span(14, 25), kind="selection", note="to check", author=AB)
    )
    with closing(library.reader()) as reader:
        (found,) = findings(reader)
    assert found["words"] == "Boris Okoro"
    assert found["sentence"] == "Ana Reyes met Boris Okoro on Tuesday."
    assert (found["outlet"], found["note"], found["paragraph"]) == ("Tern Post", "to check", 1)


def test_a_second_persons_check_stands_beside_the_first(library: Library, article: int) -> None:
    library.writer.write(pin(article, Field.TEXT, Span(0, 9), kind="selection", author=AB))
    with closing(library.reader()) as reader:
        finding_id = findings(reader)[0]["id"]
    library.writer.write(check(finding_id, "checked", author=AB))
    library.writer.write(check(finding_id, "checked", author=Author("CD")))
    library.writer.write(write_note(finding_id, "seen twice", author=AB))
    with closing(library.reader()) as reader:
        (found,) = findings(reader)
    assert (found["check_state"], found["checked_by"], found["second_check_by"]) == (
        "checked",
        "AB",
        "CD",
    )
    assert found["note"] == "seen twice"
    library.writer.write(unpin(finding_id, author=AB))
    with closing(library.reader()) as reader:
        assert findings(reader) == []


@pytest.mark.parametrize(
    "command",
    [
        set_publication_day(1, "2025-02-30", author=AB),
        set_publication_day(99, "2025-02-03", author=AB),
        set_metadata(1, "colour", "red", author=AB),
        tag([1], " ", on=True, author=AB),
        star(99, starred=True, author=AB),
        rename_entity(1, "  ", author=AB),
        merge_entities([1], into=1, author=AB),
        pin(1, Field.TEXT, Span(5, 5), kind="selection", author=AB),
        pin(1, Field.TEXT, Span(0, 5000), kind="selection", author=AB),
        unpin(99, author=AB),
    ],
)
def test_a_command_that_can_not_be_carried_out_says_why_and_changes_nothing(
    library: Library, article: int, command: Command
) -> None:
    with pytest.raises(CommandError) as caught:
        library.writer.write(command)
    assert str(caught.value)
    with closing(library.reader()) as reader:
        assert log(reader) == []


def test_the_undo_stack_forgets_what_was_undone_once_something_new_is_done(
    library: Library, article: int
) -> None:
    first = library.writer.write(star(article, starred=True, author=AB))
    undone = library.writer.write(undo_decisions(first.seqs, name=first.name, author=AB))
    stack = UndoStack().pushed(first).after_undo(undone)
    assert (stack.done, stack.undone) == ((), (undone,))
    second = library.writer.write(star(article, starred=True, author=AB))
    assert stack.pushed(second) == UndoStack((second,), ())


def test_several_articles_are_corrected_under_one_name_and_their_dates_move(
    library: Library,
) -> None:
    other = f"{TEXT} They met again on Friday."
    ids = [store_dated(library), store_dated(library, other, sha256="3" * 64)]
    changes = {"outlet": "Tern Post", "published": "2025-03-20"}
    done = library.writer.write(correct_articles(ids, changes, author=AB))
    assert english(done.name) == "change of the details of 2 articles"
    moved = [len(c.resolution.moved) for c in done.consequences if c.resolution is not None]
    assert len(moved) == 2
    assert all(moved)
    with closing(library.reader()) as reader:
        rows = article_rows(reader, ids)
    assert {(row.outlet, row.published) for row in rows} == {("Tern Post", "2025-03-20")}
    with pytest.raises(CommandError):
        library.writer.write(correct_articles(ids, changes, author=AB))
    library.writer.write(undo_decisions(done.seqs, name=done.name, author=AB))
    with closing(library.reader()) as reader:
        rows = article_rows(reader, ids)
    assert {(row.outlet, row.published) for row in rows} == {("", "2025-03-13")}


def test_what_is_no_day_is_set_in_none_of_several_articles(library: Library) -> None:
    other = f"{TEXT} They met again on Friday."
    ids = [store_dated(library), store_dated(library, other, sha256="3" * 64)]
    changes = {"outlet": "Tern Post", "published": "soon"}
    with pytest.raises(CommandError):
        library.writer.write(correct_articles(ids, changes, author=AB))
    with closing(library.reader()) as reader:
        assert {row.outlet for row in article_rows(reader, ids)} == {""}
