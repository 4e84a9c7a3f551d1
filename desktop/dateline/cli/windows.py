"""The window, with or without files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.failures import SomeFailedError
from dateline.cli.output import print_note
from dateline.cli.session import Session, session_of
from dateline.model.messages import Message


def open_files(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders.")],
) -> None:
    """Import these files and folders in the window, which opens unless it is there already."""
    open_window(session_of(context), paths)


def open_window(session: Session, paths: list[Path]) -> None:
    """Show the window of the library: the one that has it open, else a new one, run until it is closed.

    The exit status of a window that was run becomes this one's.
    """
    windows = session.windows
    if windows.hand_over is not None and windows.hand_over(session.library, paths):
        print_note(_handed_over(len(paths)))
        return
    if windows.open_window is None or not has_display():
        raise SomeFailedError(Message.of("cli.no_display"))
    status = windows.open_window(session.library, paths)
    if status:
        raise typer.Exit(status)


def _handed_over(count: int) -> Message:
    return Message.of("cli.handed_over", n=count) if count else Message.of("cli.in_front")


def has_display() -> bool:
    """Tell whether a window can be shown; only Linux can be without a display."""
    if not sys.platform.startswith("linux"):
        return True
    variables = ("DISPLAY", "WAYLAND_DISPLAY")
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    headless = platform.split(":")[0] in {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}
    return headless or any(os.environ.get(name) for name in variables)


VERBS = {"open": open_files}
