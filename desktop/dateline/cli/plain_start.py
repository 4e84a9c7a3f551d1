"""The start that people make by the icon: a window, without loading what the verbs need."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

OpenWindow: TypeAlias = Callable[[Path | None, list[Path]], int]
"""Runs the window on a library (None: the last one) with files to import; gives the exit status."""


def start_plainly(arguments: Sequence[str], *, open_window: OpenWindow) -> int | None:
    """Open the window where `arguments` ask for no more, and return its exit status once it ends.

    They are those of a start from the desktop: none or `open`, with `--library DIR` before it or
    not. None, with nothing done, for any others, where somebody has the library open, and where
    there is no display: the command line has words for each.
    """
    asked = _library_of(arguments)
    if asked is None or not has_display():
        return None
    from dateline.library.folder import LibraryFolder
    from dateline.library.lock import owner_of
    from dateline.library.preferences import library_to_open

    root = library_to_open(*asked)
    if owner_of(LibraryFolder(root).lock) is not None:
        return None
    from dateline.importing.offline import forbid_internet_sockets

    forbid_internet_sockets()
    return open_window(root, [])


def _library_of(arguments: Sequence[str]) -> tuple[Path | None] | None:
    """Return the library that is named (None in the tuple: none is); None for other arguments."""
    match list(arguments):
        case [] | ["open"]:
            return (None,)
        case ["--library", folder] | ["--library", folder, "open"] if folder[:1] not in ("", "-"):
            return (Path(folder),)
        case _:
            return None


def has_display() -> bool:
    """Tell whether a window can be shown; only Linux can be without a display."""
    if not sys.platform.startswith("linux"):
        return True
    variables = ("DISPLAY", "WAYLAND_DISPLAY")
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    headless = platform.split(":")[0] in {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}
    return headless or any(os.environ.get(name) for name in variables)
