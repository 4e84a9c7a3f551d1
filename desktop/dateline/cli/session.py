"""Which library the verbs of one command work on, and how they open it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import typer

from dateline.cli.plain_start import OpenWindow

if TYPE_CHECKING:
    from dateline.editing.commands import Author, Command, Done
    from dateline.library.opened import Library
    from dateline.library.rows import Connection


HandOver: TypeAlias = Callable[[Path | None, list[Path]], bool]
"""Gives files to the window that has the library open; False where none has. Raises LibraryError."""


@dataclass(frozen=True, slots=True)
class Windows:
    """How windows are reached from here; this room knows none itself."""

    open_window: OpenWindow | None = None
    hand_over: HandOver | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """The library that was named before the verb (None is the person's own), and the ways to windows."""

    library: Path | None = None
    windows: Windows = Windows()

    @property
    def root(self) -> Path:
        """The folder of the library."""
        from dateline.library.preferences import default_library

        return default_library() if self.library is None else self.library

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Open the library read-only, also while a window writes it; raises LibraryError."""
        from dateline.library.opened import open_for_reading
        from dateline.library.telling import database_errors_told

        with database_errors_told(), closing(open_for_reading(self.root)) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Library]:
        """Open the library for writing, made where it is absent; raises LibraryError."""
        from dateline.library.opened import Library

        with logging_to_file():
            library = Library(self.root)
            try:
                yield library
            finally:
                library.close()

    def carry_out(self, command: Command) -> Done:
        """Carry out a person's command on the library; raises LibraryError and CommandError."""
        with self.writing() as library:
            return library.writer.write(command, durable=True)

    def author(self) -> Author:
        """Return who decides, by the initials in the person's settings."""
        from dateline.editing.commands import Author
        from dateline.library.preferences import load_preferences, preferences_path

        return Author(load_preferences(preferences_path()).initials)


@contextmanager
def logging_to_file() -> Generator[None]:
    """Write Dateline's log records to the person's log file, and none to the terminal."""
    from dateline.library.logs import close_log, open_log
    from dateline.library.preferences import log_folder

    log = open_log(log_folder())
    try:
        yield
    finally:
        close_log(log)


def session_of(context: typer.Context) -> Session:
    """Return the session of a verb's context."""
    if not isinstance(context.obj, Session):
        raise TypeError(context.obj)
    return context.obj
