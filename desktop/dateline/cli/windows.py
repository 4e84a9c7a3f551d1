"""The window, with or without files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.failures import SomeFailedError
from dateline.cli.session import Session, session_of
from dateline.model.messages import Message


def open_files(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
) -> None:
    """Open the window and import these files and folders."""
    open_window(session_of(context), paths)


def open_window(session: Session, paths: list[Path]) -> None:
    """Run the window until it is closed; its exit status becomes this one's."""
    if session.open_window is None or not has_display():
        raise SomeFailedError(Message.of("cli.no_display"))
    status = session.open_window(session.library, paths)
    if status:
        raise typer.Exit(status)


def has_display() -> bool:
    """Tell whether a window can be shown; only Linux can be without a display."""
    if not sys.platform.startswith("linux"):
        return True
    variables = ("DISPLAY", "WAYLAND_DISPLAY")
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    headless = platform.split(":")[0] in {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}
    return headless or any(os.environ.get(name) for name in variables)


VERBS = {"open": open_files}
