"""A whole library copied into a new folder: a backup of it, or a library made from a backup."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final, TypeAlias

from dateline.library.errors import LibraryDamagedError, LibraryError
from dateline.library.folder import LibraryFolder
from dateline.library.migrations.run import schema_version
from dateline.library.telling import database_errors_told
from dateline.model.messages import Message

Progress: TypeAlias = Callable[[int, int], None]
"""Told after each piece: bytes copied, bytes in all. It may raise to end the copying."""
_UNFINISHED: Final = ".unfinished"


def copy_library(source: Path, target: Path, *, progress: Progress) -> None:
    """Copy the library in folder `source` to the new folder `target`, whole or not at all.

    The database is copied by SQLite's backup API, so that a library that is being written gives
    what it held at one moment, and is checked; originals are never changed once they are there.
    `source` may also be a database alone, such as one of the folder "backups". Raises LibraryError
    where there is no sound library, no room, or something in the place of `target`.
    """
    database = source if source.is_file() else LibraryFolder(source).database
    if schema_version(database) == 0:
        raise LibraryError(Message.of("library.no_library_to_copy"))
    if target.exists():
        raise LibraryError(Message.of("library.place_taken", name=target.name))
    unfinished = target.with_name(target.name + _UNFINISHED)
    with database_errors_told():
        originals = [] if source.is_file() else _files(LibraryFolder(source).originals)
        total = database.stat().st_size + sum(path.stat().st_size for path in originals)
        _check_room(target.parent, total)
        shutil.rmtree(unfinished, ignore_errors=True)
        try:
            _copy(source, unfinished, originals, total=total, progress=progress)
            unfinished.rename(target)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise


def _copy(
    source: Path, target: Path, originals: list[Path], *, total: int, progress: Progress
) -> None:
    folder = LibraryFolder(target)
    target.mkdir(parents=True)
    database = source if source.is_file() else LibraryFolder(source).database
    copy_database(database, folder.database)
    done = database.stat().st_size
    progress(done, total)
    for path in originals:
        place = folder.originals / path.relative_to(LibraryFolder(source).originals)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
        done += place.stat().st_size
        progress(min(done, total), total)


def copy_database(database: Path, target: Path) -> None:
    """Copy a database that may be in use to the new file `target`; raises LibraryDamagedError.

    The copy has a rollback journal, so that it can be read where nothing can be written.
    """
    uri = f"{database.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        answer = str(new.execute("PRAGMA integrity_check").fetchone()[0])
        new.execute("PRAGMA journal_mode=DELETE")
    if answer != "ok":
        target.unlink()
        raise LibraryDamagedError(Message.of("library.damaged", detail=answer))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _check_room(folder: Path, needed: int) -> None:
    """Raise LibraryError where the disk has no room; the tenth beside is for SQLite's own pages."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    needed += needed // 10
    if free < needed:
        raise LibraryError(
            Message.of(
                "library.no_space_for_copy",
                needed=-(-needed // 1_000_000),
                free=free // 1_000_000,
            )
        )
