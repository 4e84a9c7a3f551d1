"""A library is copied whole while it is written, and nothing is ever written over."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from dateline.library.copying import copy_library
from dateline.library.errors import LibraryDamagedError, LibraryError
from dateline.library.opened import Library, open_for_reading
from dateline.library.reads.articles import article_count
from dateline.model.messages import english
from tests.building import store_with_names


def quiet(done: int, total: int) -> None:
    assert 0 <= done <= total


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    library = Library(tmp_path / "mine")
    library.writer.write(
        lambda tx: store_with_names(tx, "Ana Reyes left.", ["Ana Reyes"], sha256="a" * 64)
    )
    original = library.folder.original("a" * 64)
    original.parent.mkdir(parents=True)
    original.write_bytes(b"as it came")
    library.close()
    return tmp_path / "mine"


def articles(root: Path) -> int:
    with closing(open_for_reading(root)) as reader:
        return article_count(reader)


def test_a_copy_is_a_library_of_its_own_with_texts_and_originals(
    filled: Path, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    copy_library(filled, tmp_path / "copy", progress=lambda done, total: told.append((done, total)))
    assert articles(tmp_path / "copy") == 1
    (original,) = [path for path in (tmp_path / "copy" / "originals").rglob("*") if path.is_file()]
    assert original.read_bytes() == b"as it came"
    assert told[-1][0] == told[-1][1] > 0
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    opened = Library(tmp_path / "copy")
    opened.writer.write(lambda tx: store_with_names(tx, "He left.", [], sha256="b" * 64))
    opened.close()
    assert articles(filled) == 1


def test_a_library_that_is_open_and_written_is_copied_as_it_was_at_one_moment(
    filled: Path, tmp_path: Path
) -> None:
    library = Library(filled)
    try:
        written = [
            library.writer.submit(
                lambda tx, number=number: store_with_names(
                    tx, f"N{number}.", [], sha256=f"{number}" * 64
                )
            )
            for number in range(5)
        ]
        copy_library(filled, tmp_path / "copy", progress=quiet)
        written[-1].result(30)
    finally:
        library.close()
    assert 1 <= articles(tmp_path / "copy") <= articles(filled) == 6


def test_a_backup_that_can_only_be_read_is_restored(filled: Path, tmp_path: Path) -> None:
    copy_library(filled, tmp_path / "backup", progress=quiet)
    for path in (tmp_path / "backup" / "library.sqlite", tmp_path / "backup"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        copy_library(tmp_path / "backup", tmp_path / "again", progress=quiet)
    finally:
        (tmp_path / "backup").chmod(0o755)
    assert articles(tmp_path / "again") == 1
    alone = tmp_path / "backup" / "library.sqlite"
    copy_library(alone, tmp_path / "texts alone", progress=quiet)
    assert articles(tmp_path / "texts alone") == 1


def test_what_is_there_already_is_never_written_over(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(LibraryError) as told:
        copy_library(filled, tmp_path / "taken", progress=quiet)
    assert english(told.value.message).startswith("“taken” is there already.")
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["letter.txt"]


def test_a_folder_without_a_library_or_with_a_damaged_one_is_said(
    filled: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(LibraryError, match="no library in this place"):
        copy_library(tmp_path / "empty", tmp_path / "copy", progress=quiet)
    (filled / "library.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 20_000)
    with pytest.raises(LibraryDamagedError):
        copy_library(filled, tmp_path / "copy", progress=quiet)
    assert not (tmp_path / "copy").exists()


def test_a_copy_that_is_stopped_leaves_nothing_behind(filled: Path, tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        copy_library(filled, tmp_path / "copy", progress=stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]
