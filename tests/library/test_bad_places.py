"""A library that can't be opened says why as an error of its kind, and leaves no lock behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dateline.library.errors import (
    DiskFullError,
    LibraryDamagedError,
    LibraryError,
    LibraryFilesError,
    LibraryNewerError,
    LibraryReadOnlyError,
    NotALibraryError,
    environment_error,
)
from dateline.library.opened import Library
from dateline.library.queries import QueryThread
from tests.unwritable import unwritable

PAGE = 8192


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound library, closed."""
    Library(tmp_path / "library").close()
    return tmp_path / "library"


def database(root: Path) -> Path:
    for name in ("library.sqlite-wal", "library.sqlite-shm"):
        (root / name).unlink(missing_ok=True)
    return root / "library.sqlite"


def put_garbage(root: Path) -> None:
    database(root).write_bytes(b"no database at all " * 2_000)


def cut_short(root: Path) -> None:
    path = database(root)
    path.write_bytes(path.read_bytes()[: 5 * PAGE])


def spoil_pages(root: Path) -> None:
    path = database(root)
    whole = bytearray(path.read_bytes())
    whole[PAGE:] = b"\x5a" * len(whole[PAGE:])
    path.write_bytes(whole)


def come_from_the_future(root: Path) -> None:
    with closing(sqlite3.connect(root / "library.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 9999")


def belong_to_another_program(root: Path) -> None:
    database(root).unlink()
    with closing(sqlite3.connect(root / "library.sqlite")) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def put_a_folder_in_place_of_the_database(root: Path) -> None:
    database(root).unlink()
    (root / "library.sqlite").mkdir()


def put_a_folder_in_place_of_the_lock(root: Path) -> None:
    (root / "library.lock").unlink(missing_ok=True)
    (root / "library.lock").mkdir()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (put_garbage, LibraryDamagedError),
        (cut_short, LibraryDamagedError),
        (spoil_pages, LibraryDamagedError),
        (come_from_the_future, LibraryNewerError),
        (belong_to_another_program, NotALibraryError),
        (put_a_folder_in_place_of_the_database, LibraryFilesError),
        (put_a_folder_in_place_of_the_lock, LibraryFilesError),
    ],
)
def test_each_harm_is_told_as_what_it_is(
    root: Path, harm: Callable[[Path], None], told: type[LibraryError]
) -> None:
    harm(root)
    for _ in range(2):  # a second try must not meet a lock that the first one left
        with pytest.raises(told):
            Library(root)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("not a folder", "utf-8")
    for place in (tmp_path / "library", tmp_path / "library" / "below"):
        with pytest.raises(LibraryError, match="Choose another place"):
            Library(place)


def test_a_folder_that_may_not_be_changed_is_told_and_opens_once_it_may(root: Path) -> None:
    with unwritable(root), pytest.raises(LibraryReadOnlyError):
        Library(root)
    Library(root).close()


@pytest.mark.parametrize("name", ["library.sqlite", "library.lock"])
def test_a_file_of_the_library_that_may_not_be_changed_is_told(root: Path, name: str) -> None:
    with unwritable(root / name), pytest.raises(LibraryReadOnlyError):
        Library(root)
    Library(root).close()


def test_a_full_disk_is_told_by_the_database_and_by_the_file_system() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA page_size = 512")
        connection.execute("PRAGMA max_page_count = 2")
        with pytest.raises(sqlite3.Error) as full:
            connection.execute("CREATE TABLE words AS SELECT hex(zeroblob(4000)) AS text")
    assert isinstance(environment_error(full.value), DiskFullError)
    assert isinstance(environment_error(OSError(28, "No space left on device")), DiskFullError)


def test_a_mistake_of_ours_is_no_error_of_the_environment() -> None:
    memory = closing(sqlite3.connect(":memory:"))
    with memory as connection, pytest.raises(sqlite3.Error) as wrong:
        connection.execute("SELECT * FROM nowhere")
    assert environment_error(wrong.value) is None
    assert environment_error(ValueError("ours")) is None


def test_a_query_thread_that_can_not_open_the_database_answers_with_the_reason(
    tmp_path: Path,
) -> None:
    thread = QueryThread(tmp_path / "gone.sqlite", name="test")
    try:
        for _ in range(2):
            future = thread.ask(lambda connection: connection.execute("SELECT 1").fetchone())
            with pytest.raises(LibraryFilesError):
                future.result(timeout=10)
    finally:
        thread.close()
