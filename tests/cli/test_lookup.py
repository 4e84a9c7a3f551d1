"""Uids are shown by their first digits and taken by them; what is unclear is asked for by candidates."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from dateline.cli.lookup import LEAST_DIGITS
from tests.cli.running import Terminal, uid_of

ALIKE = ("abcdef12345" + "0" * 21, "abcdef12346" + "0" * 21)
"""Two uids whose first ten digits are the same."""


def give_uids(terminal: Terminal, table: str) -> None:
    """Give the first two rows of a table the uids that are alike."""
    with closing(sqlite3.connect(terminal.library / "library.sqlite")) as connection, connection:
        ids = [row[0] for row in connection.execute(f"SELECT id FROM {table} ORDER BY id LIMIT 2")]
        for row_id, uid in zip(ids, ALIKE, strict=True):
            connection.execute(f"UPDATE {table} SET uid = ? WHERE id = ?", (uid, row_id))


@pytest.mark.parametrize("verb", ["articles", "entities", "search", "quotes"])
def test_a_table_shows_the_first_digits_of_each_uid_and_json_the_whole(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    arguments = (verb, "Okoro") if verb == "search" else (verb,)
    key = "article_uid" if verb == "quotes" else "uid"
    uids = {row[key] for row in terminal.rows(capsys, *arguments)}
    assert uids
    assert terminal.here(*arguments) == 0
    told = capsys.readouterr().out
    assert all(len(uid) == 32 and uid[:8] in told.split() for uid in uids)
    assert re.search(r"[0-9a-f]{9}", told) is None


@pytest.mark.parametrize("verb", ["articles", "entities"])
def test_uids_that_begin_alike_are_shown_as_far_as_they_differ(
    own: Terminal, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    give_uids(own, "article" if verb == "articles" else "entity")
    assert own.here(verb) == 0
    told = capsys.readouterr().out.split()
    assert {"abcdef12345", "abcdef12346"} <= set(told)


def test_what_a_table_shows_is_taken_wherever_a_uid_is(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    article = uid_of(own, capsys, "strike")
    boris = next(row for row in own.rows(capsys, "entities") if row["name"] == "Boris Okoro")
    short = boris["uid"][:8]
    assert own.here("articles", "--entity", short.upper()) == 0
    assert own.rows(capsys, "quotes", "--speaker", short) == own.rows(
        capsys, "quotes", "--speaker", "Boris Okoro"
    )
    assert own.here("rename", short, "B. Okoro") == 0
    assert own.here("ignore", boris["uid"][:LEAST_DIGITS], "--in", article[:LEAST_DIGITS]) == 0
    assert own.here("set-date", article[:8], "2025-03-13") == 0
    assert own.here("set-date", article, "2025-03-14") == 0


def test_digits_that_fit_several_articles_are_answered_with_all_of_them(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    give_uids(own, "article")
    assert own.here("set-date", "ABCDEF1234", "2025-03-13") == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "More than one uid begins with “abcdef1234”. Give more digits of one:"
    assert [line.split()[0] for line in told[1:]] == ["abcdef12345", "abcdef12346"]
    assert own.here("set-date", "abcdef12345", "2025-03-13") == 0


def test_digits_that_fit_several_names_are_answered_with_all_of_them(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    give_uids(own, "entity")
    for arguments in (("ignore", "abcdef"), ("quotes", "--speaker", "abcdef")):
        assert own.here(*arguments) == 2
        told = capsys.readouterr().err.splitlines()
        assert told[0].startswith("More than one uid begins with “abcdef”.")
        assert len(told) == 3
    assert own.here("ignore", "abcdef12346") == 0


def test_too_few_digits_are_never_taken(own: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    give_uids(own, "article")
    with closing(sqlite3.connect(own.library / "library.sqlite")) as connection, connection:
        connection.execute("UPDATE entity SET uid = ? WHERE id = 1", ("7e3" + "0" * 29,))
    assert own.here("set-date", "abc", "2025-03-13") == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == (
        "“abc” is too short for a uid: give 6 digits or more. It may be one of these:"
    )
    assert len(told) == 3
    assert own.here("ignore", "7e3") == 2
    assert "7e300000  " in capsys.readouterr().err
    assert own.rows(capsys, "history") == []


def test_a_short_word_of_the_letters_a_to_f_is_a_name_and_no_uid(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    give_uids(own, "entity")
    assert own.here("ignore", "Abc") == 2
    assert "No name “Abc” in this library." in capsys.readouterr().err


def test_a_name_comes_before_a_uid_that_begins_like_it(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    give_uids(own, "entity")
    assert own.here("rename", "Germany", "Abcdef12345") == 0
    assert own.here("kind", "Abcdef12345", "event") == 0
    row = next(row for row in own.rows(capsys, "entities") if row["name"] == "Abcdef12345")
    assert row["kind"] == "event"
