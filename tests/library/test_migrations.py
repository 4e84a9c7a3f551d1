"""A library is made and brought to this version by migrations, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlmodel import SQLModel

import dateline.library.tables
from dateline.library.errors import LibraryDamagedError, LibraryNewerError
from dateline.library.folder import LibraryFolder
from dateline.library.migrations.run import SCHEMA_VERSION, back_up, migrate, schema_version


@pytest.fixture
def folder(tmp_path: Path) -> LibraryFolder:
    made = LibraryFolder(tmp_path / "a library, é")
    made.make()
    return made


def test_the_migrations_make_exactly_the_tables_that_the_classes_declare(
    folder: LibraryFolder,
) -> None:
    migrate(folder)
    engine = create_engine(f"sqlite:///{folder.database}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    engine.dispose()
    assert dateline.library.tables.Article.__tablename__ in SQLModel.metadata.tables
    assert [
        entry for entry in differences if "_fts" not in str(entry) and "_trigram" not in str(entry)
    ] == []


def test_a_library_of_this_version_is_opened_without_a_backup_or_alembic(
    folder: LibraryFolder,
) -> None:
    migrate(folder)
    program = (
        "import sys; from pathlib import Path; from dateline.library.folder import LibraryFolder;"
        "from dateline.library.migrations.run import migrate;"
        "migrate(LibraryFolder(Path(sys.argv[1]))); sys.exit('alembic' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(folder.root)],
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert answer.returncode == 0
    assert not folder.backups.exists()


def test_a_newer_library_is_refused_and_left_alone(folder: LibraryFolder) -> None:
    migrate(folder)
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    with pytest.raises(LibraryNewerError, match="newer Dateline"):
        migrate(folder)


def test_a_file_that_is_no_library_is_refused(folder: LibraryFolder) -> None:
    folder.database.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(LibraryDamagedError):
        schema_version(folder.database)


def test_another_programs_database_is_refused(folder: LibraryFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    with pytest.raises(LibraryDamagedError, match="another program"):
        migrate(folder)


def test_a_failed_migration_leaves_the_library_as_it_was(
    folder: LibraryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = "CREATE TABLE article_tag"
    script = (
        Path(dateline.library.tables.__file__).parents[1]
        / "migrations/versions/0001_first_schema.sql"
    )
    broken = script.read_text("utf-8").replace(statement, "CREATE TABLE article_tag oops", 1)
    monkeypatch.setattr(Path, "read_text", lambda self, *_: broken)
    with pytest.raises(Exception, match="oops"):
        migrate(folder)
    monkeypatch.undo()
    assert schema_version(folder.database) == 0
    with closing(sqlite3.connect(folder.database)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    migrate(folder)
    assert schema_version(folder.database) == SCHEMA_VERSION


def test_a_backup_is_a_whole_library(folder: LibraryFolder) -> None:
    migrate(folder)
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("INSERT INTO library_setting VALUES ('kept', 'yes')")
    copy = back_up(folder, label="test")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT value FROM library_setting").fetchone() == ("yes",)


def test_a_library_of_the_first_schema_is_brought_here_with_all_it_held(
    folder: LibraryFolder,
) -> None:
    migrate(folder, target=1)
    row = (1, "u", "2025-03-13T10:00:00.000Z", "AB", "star", "article:a", "{}", "{}", "these", None)
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute(f"INSERT INTO decision VALUES ({','.join('?' * len(row))})", row)
    migrate(folder)
    assert schema_version(folder.database) == SCHEMA_VERSION
    with closing(sqlite3.connect(folder.database)) as connection:
        assert connection.execute("SELECT * FROM decision").fetchall() == [row]
        assert connection.execute("SELECT count(*) FROM entity_place").fetchone() == (0,)
    (backup,) = folder.backups.iterdir()
    assert schema_version(backup) == 1
