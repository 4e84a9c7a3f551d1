"""A person dates one expression: what leans on it moves, and it holds until it is undone."""

from __future__ import annotations

from contextlib import closing

import pytest

from dateline.editing.articles import set_publication_day, star
from dateline.editing.commands import Author, CommandError, Done
from dateline.editing.dates import accept_dates, set_date, set_dates
from dateline.editing.history import undo_decisions, undo_last
from dateline.extraction.time.edtf import read_edtf
from dateline.importing.jobs import TextExtracted
from dateline.importing.storing import store_extracted
from dateline.library.opened import Library
from dateline.library.reads.events import event_rows
from dateline.library.reads.history import history_ids, history_rows
from dateline.library.resolution import stored_timexes
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.model.messages import english
from dateline.model.pending import PendingText
from dateline.model.timex import GivenDate, Timex
from tests.dating import dated_extraction, store_dated

AB = Author("AB")
TEXT = "Ana Reyes came on Tuesday. Two days later she left. The ferry sank on 4 May 2024."


@pytest.fixture
def article(library: Library) -> int:
    return library.writer.write(lambda tx: store_dated(tx, TEXT, sha256="1" * 64))


def stored(library: Library, article: int) -> list[tuple[int, Timex]]:
    with closing(library.reader()) as reader:
        sql = "SELECT text_id FROM article WHERE id = ?"
        (text_id,) = reader.execute(sql, (article,)).fetchone()
        return stored_timexes(reader, text_id)


def values(library: Library, article: int) -> list[str | None]:
    return [timex.value for _, timex in stored(library, article)]


def date(edtf: str) -> GivenDate:
    given = read_edtf(edtf)
    assert given is not None
    return given


def give(library: Library, article: int, place: int, edtf: str) -> Done:
    timex_id, _ = stored(library, article)[place]
    return library.writer.write(set_date(timex_id, date(edtf), author=AB))


def test_a_given_date_stands_and_carries_what_leans_on_it(library: Library, article: int) -> None:
    assert values(library, article) == ["2025-03-11", "2025-03-13", "2024-05-04"]
    done = give(library, article, 0, "2025-03-04")
    assert values(library, article) == ["2025-03-04", "2025-03-06", "2024-05-04"]
    (_, first), *_ = stored(library, article)
    assert first.decided
    assert first.confidence is Confidence.SURE
    (found,) = done.consequences
    assert found.resolution is not None
    assert [move.text for move in found.resolution.moved] == ["Tuesday", "Two days later"]
    assert found.resolution.stayed == ()
    assert not found.resolution.on_new_day
    assert english(done.name) == "date of “Tuesday”"
    assert dict(done.name.arguments)["n"] == 1


def test_the_events_of_the_dates_move_with_them(library: Library, article: int) -> None:
    give(library, article, 0, "2025-03-04")
    with closing(library.reader()) as reader:
        ids = [row[0] for row in reader.execute("SELECT id FROM event ORDER BY position")]
        days = [row.earliest for row in event_rows(reader, ids)]
    wanted = [day_from_iso(iso) * 1440 for iso in ("2025-03-04", "2025-03-06", "2024-05-04")]
    assert days == wanted


def test_undo_and_redo_go_back_and_forth_by_name(library: Library, article: int) -> None:
    done = give(library, article, 0, "2025-03-04")
    undone = library.writer.write(undo_decisions(done.seqs, name=done.name, author=AB))
    assert values(library, article) == ["2025-03-11", "2025-03-13", "2024-05-04"]
    assert not any(timex.decided for _, timex in stored(library, article))
    library.writer.write(undo_decisions(undone.seqs, name=done.name, author=AB))
    assert values(library, article) == ["2025-03-04", "2025-03-06", "2024-05-04"]
    assert english(library.writer.write(undo_last(author=AB)).name) == "change of a date"


def test_the_newest_date_holds_and_none_lets_the_reading_hold_again(
    library: Library, article: int
) -> None:
    give(library, article, 0, "2025-03-04")
    give(library, article, 0, "2025-02-25")
    assert values(library, article)[0] == "2025-02-25"
    timex_id, _ = stored(library, article)[0]
    library.writer.write(set_date(timex_id, None, author=AB))
    assert values(library, article)[0] == "2025-03-11"


def test_a_new_publication_day_moves_around_a_given_date(library: Library, article: int) -> None:
    give(library, article, 0, "2025-03-04")
    done = library.writer.write(set_publication_day(article, "2025-06-05", author=AB))
    assert values(library, article) == ["2025-03-04", "2025-03-06", "2024-05-04"]
    (found,) = done.consequences
    assert found.resolution is not None
    assert found.resolution.on_new_day


def test_a_star_resolves_nothing_anew(library: Library, article: int) -> None:
    give(library, article, 0, "2025-03-04")
    done = library.writer.write(star(article, starred=True, author=AB))
    assert all(found.resolution is None for found in done.consequences)


def extract_again(library: Library, article: int, text: str = TEXT) -> None:
    found = dated_extraction(text, published="2025-03-13")
    with closing(library.reader()) as reader:
        sql = "SELECT text_id FROM article WHERE id = ?"
        (text_id,) = reader.execute(sql, (article,)).fetchone()
    source = PendingText(1, article, text_id, "", text, day_from_iso("2025-03-13"))
    library.writer.write(lambda tx: store_extracted(tx, TextExtracted(source, found)))


def test_a_given_date_is_kept_when_the_text_is_extracted_anew(
    library: Library, article: int
) -> None:
    give(library, article, 0, "2025-03-04")
    extract_again(library, article)
    assert values(library, article) == ["2025-03-04", "2025-03-06", "2024-05-04"]
    assert [timex.decided for _, timex in stored(library, article)] == [True, False, False]


def test_accepting_keeps_readings_as_they_are_in_one_step(library: Library, article: int) -> None:
    ids = [timex_id for timex_id, _ in stored(library, article)[:2]]
    before = values(library, article)
    done = library.writer.write(accept_dates(ids, author=AB))
    assert values(library, article) == before
    assert [timex.decided for _, timex in stored(library, article)] == [True, True, False]
    library.writer.write(set_publication_day(article, "2025-06-05", author=AB))
    assert values(library, article) == before
    library.writer.write(undo_decisions(done.seqs, name=done.name, author=AB))
    assert not any(timex.decided for _, timex in stored(library, article))


def test_one_date_is_given_to_several_expressions_in_one_step(
    library: Library, article: int
) -> None:
    ids = [timex_id for timex_id, _ in stored(library, article)[:2]]
    done = library.writer.write(set_dates(ids, date("2025-02"), author=AB))
    assert values(library, article)[:2] == ["2025-02", "2025-02"]
    assert len(done.seqs) == 2


def test_an_expression_that_is_gone_is_refused(library: Library, article: int) -> None:
    with pytest.raises(CommandError, match="no longer stands"):
        library.writer.write(set_date(999, date("2025-02"), author=AB))


def test_history_names_the_words_and_says_which_date_holds(library: Library, article: int) -> None:
    give(library, article, 0, "2025-03-04")
    give(library, article, 2, "2024-05")
    give(library, article, 0, "2025-02-25")
    with closing(library.reader()) as reader:
        rows = history_rows(reader, history_ids(reader))
    assert [row.value for row in rows] == [
        "Tuesday: 2025-02-25",
        "4 May 2024: 2024-05",
        "Tuesday: 2025-03-04",
    ]
    assert [row.overruled_by for row in rows] == [None, None, rows[0].seq]
