"""One thread writes; each piece of work is one transaction, and says what it changed."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from dateline.library.changes import Changes
from dateline.library.opened import Library
from dateline.library.settings import read_setting, write_setting
from dateline.library.writer import Transaction


def test_work_that_raises_leaves_nothing_behind_and_tells_nobody(library: Library) -> None:
    told: list[Changes] = []
    library.writer.listen(told.append)

    def fail(transaction: Transaction) -> None:
        write_setting(transaction, "half", "written")
        transaction.note(Changes(added=frozenset({1})))
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        library.writer.write(fail)
    assert (
        library.writer.write(lambda tx: read_setting(tx.connection, "half", "absent")) == "absent"
    )
    assert told == []


def test_listeners_hear_of_a_commit_once_with_all_it_changed(library: Library) -> None:
    told: list[Changes] = []
    library.writer.listen(told.append)

    def work(transaction: Transaction) -> None:
        transaction.note(Changes(added=frozenset({1})))
        transaction.note(Changes(added=frozenset({2}), findings=frozenset({7})))

    library.writer.write(work)
    library.writer.write(lambda tx: None)
    assert told == [Changes(added=frozenset({1, 2}), findings=frozenset({7}))]


def test_a_listener_that_fails_costs_neither_the_write_nor_the_other_listeners(
    library: Library,
) -> None:
    told: list[Changes] = []

    def fail(changes: Changes) -> None:
        raise RuntimeError

    library.writer.listen(fail)
    library.writer.listen(told.append)
    library.writer.write(lambda tx: tx.note(Changes(added=frozenset({1}))))
    assert len(told) == 1


def test_all_work_runs_on_one_thread_that_is_not_the_callers(library: Library) -> None:
    threads = {library.writer.write(lambda tx: threading.get_ident()) for _ in range(3)}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_persons_own_change_is_committed_durably(library: Library) -> None:
    levels = [
        library.writer.write(
            lambda tx: tx.connection.execute("PRAGMA synchronous").fetchone()[0], durable=durable
        )
        for durable in (True, False)
    ]
    assert levels == [2, 1]


def test_a_stored_text_and_the_log_refuse_to_be_changed(library: Library) -> None:
    def change_text(transaction: Transaction) -> None:
        connection = transaction.connection
        connection.execute(
            """INSERT INTO article_text (id, article_id, version, title, text, apart, layout, reader, reader_version,
                sha256, made_utc) VALUES (1, 1, 1, '', 'words', '', x'', '', 1, '', '')"""
        )
        connection.execute("UPDATE article_text SET text = 'other words'")

    with pytest.raises(sqlite3.IntegrityError, match="immutable"):
        library.writer.write(change_text)


def test_a_closed_writer_takes_no_more_work(library: Library) -> None:
    library.writer.close()
    with pytest.raises(RuntimeError):
        library.writer.submit(lambda tx: None)
