"""Whether a library needs a migration, and the migration itself."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dateline.library.errors import (
    LibraryDamagedError,
    LibraryError,
    LibraryNewerError,
    NotALibraryError,
)
from dateline.library.folder import LibraryFolder
from dateline.model.messages import Message

SCHEMA_VERSION: Final = 2
"""The `PRAGMA user_version` of this schema: the number of the newest migration."""
APPLICATION_ID: Final = 0x444C494E
"""`PRAGMA application_id` of every library ("DLIN")."""


def schema_version(database: Path) -> int:
    """Return the schema version of the library at `database`; 0 for a new or empty file.

    Raises LibraryNewerError for a version this program does not know and LibraryDamagedError for a
    file that is no Dateline library.
    """
    if not database.exists() or database.stat().st_size == 0:
        return 0
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.DatabaseError as error:
        raise LibraryDamagedError(Message.of("library.damaged", detail=str(error))) from error
    finally:
        connection.close()
    if application != APPLICATION_ID and tables:
        raise NotALibraryError(Message.of("library.not_a_library"))
    if found > SCHEMA_VERSION:
        raise LibraryNewerError(Message.of("library.newer", found=found, known=SCHEMA_VERSION))
    return found


def migrate(folder: LibraryFolder, *, target: int = SCHEMA_VERSION) -> None:
    """Bring the library to schema `target` in one transaction, after a checked backup.

    A process killed on the way leaves the old library as it was. Raises LibraryError where there
    is no room for the backup. Alembic is imported here, only when there is something to do.
    """
    found = schema_version(folder.database)
    if found >= target:
        return
    if found:
        back_up(folder, label=f"before-schema-{target}")
    _upgrade(folder.database, target=target)


def back_up(folder: LibraryFolder, *, label: str) -> Path:
    """Write a checked copy of the database into `backups/` and return its path."""
    size = folder.database.stat().st_size
    free = shutil.disk_usage(folder.root).free
    if free < 2 * size:
        needed_mb, free_mb = 2 * size // 1_000_000, free // 1_000_000
        raise LibraryError(
            Message.of("library.no_space_for_backup", needed=needed_mb, free=free_mb)
        )
    folder.backups.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    path = folder.backups / f"library-{stamp}-{label}.sqlite"
    source, copy = sqlite3.connect(folder.database), sqlite3.connect(path)
    try:
        source.backup(copy)
        answer = str(copy.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        source.close()
        copy.close()
    if answer != "ok":
        path.unlink()
        raise LibraryDamagedError(Message.of("library.damaged", detail=answer))
    return path


def _upgrade(database: Path, *, target: int) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    from dateline.library.connection import connect_writer

    engine = create_engine(
        "sqlite://", creator=lambda: connect_writer(database), poolclass=NullPool
    )
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, f"{target:04d}")
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={target}")
        connection.commit()
