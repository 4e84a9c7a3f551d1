"""The doctor counts what is wrong, and gives away no path and no text."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from dateline.library.opened import Library
from tests.cli.running import Terminal

ORPHAN = "0" * 64


def facts(terminal: Terminal, capsys: pytest.CaptureFixture[str], status: int) -> dict[str, object]:
    capsys.readouterr()
    assert terminal.here("doctor", "--json") == status
    return json.loads(capsys.readouterr().out)


def test_a_sound_library_is_said_to_be_sound(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    found = facts(terminal, capsys, 0)
    assert found["sound"] is True
    assert (found["articles"], found["originals"], found["orphan_originals"]) == (3, 3, 0)
    assert (found["waiting_files"], found["failed"], found["index_sound"]) == (0, 0, True)
    assert found["schema"] == found["known_schema"]
    assert found["sqlite"] == sqlite3.sqlite_version


def test_neither_a_path_nor_a_word_of_an_article_is_printed(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.here("doctor") == 0
    told = capsys.readouterr()
    for secret in (str(terminal.library), "library.sqlite", "Marlow", "Okoro", "/"):
        assert secret not in told.out + told.err


def test_files_that_no_article_knows_are_counted_and_break_nothing(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    place = own.library / "originals" / "00"
    place.mkdir(parents=True, exist_ok=True)
    (place / ORPHAN).write_bytes(b"x")
    (place / f"{ORPHAN}.77.part").write_bytes(b"x")
    assert facts(own, capsys, 0)["orphan_originals"] == 1


def test_a_missing_original_is_status_3(own: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    next((own.library / "originals").glob("??/*")).unlink()
    found = facts(own, capsys, 3)
    assert (found["missing_originals"], found["sound"]) == (1, False)


def test_an_index_that_lies_is_status_3(own: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(own.library / "library.sqlite")) as connection:
        connection.execute("UPDATE article_effective SET title = 'Another title'")
        connection.commit()
    found = facts(own, capsys, 3)
    assert (found["index_sound"], found["integrity_problems"]) == (False, 0)


def test_a_reference_to_nothing_is_counted(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(own.library / "library.sqlite")) as connection:
        connection.execute("DELETE FROM maker")
        connection.execute("DELETE FROM entity")
        connection.commit()
    broken = facts(own, capsys, 3)["broken_references"]
    assert isinstance(broken, int)
    assert broken > 0


def test_while_another_process_writes_all_but_the_index_is_examined(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    writing = Library(own.library)
    try:
        found = facts(own, capsys, 0)
    finally:
        writing.close()
    assert (found["index_sound"], found["articles"]) == (None, 3)
