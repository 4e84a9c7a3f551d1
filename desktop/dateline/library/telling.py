"""Database errors of a read as what a person is told; the writer does the same for its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from dateline.library.errors import environment_error


@contextmanager
def database_errors_told() -> Generator[None]:
    """Turn what the environment does to a database into a LibraryError; a bug stays what it is."""
    try:
        yield
    except sqlite3.Error as error:
        told = environment_error(error)
        if told is None:
            raise
        raise told from error
