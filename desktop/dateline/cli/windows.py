"""The window, with or without files, and what a terminal says of the library that it shows."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, ParamSpec, cast

import typer

from dateline.cli.failures import SomeFailedError, WrongUsageError
from dateline.cli.output import as_argument, print_note
from dateline.cli.plain_start import has_display
from dateline.cli.session import Session, session_of
from dateline.model.messages import Message

P = ParamSpec("P")


def open_files(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]",
            help="Files and folders; a library's folder or library.sqlite opens it.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Open the window and import files and folders in it.

    It opens unless it is there already. The library is the one named by --library or among the paths, else the one that was open last.
    """
    session, paths = session_of(context), paths or []
    named = [session.library] if session.library is not None else []
    found = {path: library for path in paths if (library := _library_at(path)) is not None}
    libraries = list(dict.fromkeys(path.resolve() for path in (*named, *found.values())))
    if len(libraries) > 1:
        raise WrongUsageError(Message.of("cli.two_libraries"))
    library = next(iter((*named, *found.values())), None)
    files = [path for path in paths if path not in found]
    open_window(Session(library, session.windows), files)


def open_window(session: Session, paths: list[Path]) -> None:
    """Show the window of the library: the one that has it open, else a new one, run until it is closed.

    Without a named library it is the one that was open last. The exit status of a window that was
    run becomes this one's.
    """
    from dateline.library.preferences import library_to_open

    windows = session.windows
    root = library_to_open(session.library)
    if windows.hand_over is not None and windows.hand_over(root, paths):
        _tell_handed_over(root, len(paths))
        return
    if windows.open_window is None or not has_display():
        raise SomeFailedError(Message.of("cli.no_display"))
    status = windows.open_window(root, paths)
    if status:
        raise typer.Exit(status)


def tells_other_library(carry_out: Callable[P, None], *, changes: bool) -> Callable[P, None]:
    """Return the verb that says first where a window shows another library than it works on.

    One that only reads says so where its own library is absent: there is nothing else to be read.
    """

    @functools.wraps(carry_out)
    def run(*arguments: P.args, **options: P.kwargs) -> None:
        session = session_of(cast("typer.Context", options["context"]))
        if session.library is None and (changes or not _is_there(session.root)):
            other = _other_library(session.root)
            if other is not None:
                print_note(other)
        carry_out(*arguments, **options)

    return run


def _is_there(root: Path) -> bool:
    from dateline.library.folder import LibraryFolder

    return LibraryFolder(root).database.exists()


def _tell_handed_over(root: Path, count: int) -> None:
    """Name the library of the window, and how other verbs reach it where they read another."""
    from dateline.library.preferences import default_library

    done = "cli.handed_over" if count else "cli.in_front"
    print_note(Message.of(done, n=count, library=as_argument(str(root))))
    if root != default_library():
        print_note(Message.of("cli.how_to_read", library=as_argument(str(root))))


def _other_library(root: Path) -> Message | None:
    """Return which library may be meant instead of `root`: one that a window shows, or showed last.

    None where `root` itself is open, or is a library and no other is open.
    """
    from dateline.library.folder import LibraryFolder
    from dateline.library.lock import owner_of
    from dateline.library.preferences import load_preferences, preferences_path

    names = load_preferences(preferences_path()).recent_libraries
    recent = [path for path in map(Path, names) if LibraryFolder(path).database.exists()]
    is_open = {path: owner_of(LibraryFolder(path).lock) is not None for path in (root, *recent)}
    shown = next((path for path, held in is_open.items() if held), None)
    if shown not in (None, root):
        return _instead("other_library", root, shown)
    if recent and not LibraryFolder(root).database.exists():
        return _instead("last_library", root, recent[0])
    return None


def _instead(message_id: str, root: Path, other: Path) -> Message:
    return Message.of(
        f"cli.{message_id}", here=as_argument(str(root)), other=as_argument(str(other))
    )


def _library_at(path: Path) -> Path | None:
    """Return the folder of the library that a path names by its folder or its database, or None.

    One that is damaged or newer is a library too: opening it says what is wrong.
    """
    from dateline.library.errors import LibraryError, NotALibraryError
    from dateline.library.folder import LibraryFolder
    from dateline.library.migrations.run import schema_version

    folder = LibraryFolder(path if path.is_dir() else path.absolute().parent)
    if path.name != folder.database.name and not path.is_dir():
        return None
    try:
        return folder.root if schema_version(folder.database) else None
    except NotALibraryError:
        return None
    except LibraryError:
        return folder.root


VERBS = {"open": open_files}
