"""Errors of a database and its files as what a person is told; the writer does the same for its own."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from dateline.library.errors import LibraryError, environment_error


@contextmanager
def database_errors_told() -> Generator[None]:
    """Turn what the environment does to a database into a LibraryError; a bug stays what it is."""
    try:
        yield
    except LibraryError:
        raise
    except Exception as error:
        told = environment_error(error)
        if told is None:
            raise
        raise told from error
