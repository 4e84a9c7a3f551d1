"""Start Dateline: its window, or one verb in the terminal.

Spawned workers import this module again, so nothing but the standard library is loaded here.
"""

from __future__ import annotations

import sys
from multiprocessing import freeze_support
from pathlib import Path


def main() -> int:
    """Run the command line of this process and return its exit status."""
    freeze_support()
    from dateline.cli.plain_start import start_plainly

    status = start_plainly(sys.argv[1:], open_window=open_window)
    if status is not None:
        return status
    from dateline.cli.program import run

    return run(sys.argv[1:], open_window=open_window, hand_over=hand_over)


def hand_over(library: Path | None, paths: list[Path]) -> bool:
    """Give `paths` to the window that has the library open; False where none has; needs no display."""
    from dateline.library.preferences import library_to_open
    from dateline.ui.libraries.hand_over import hand_over

    return hand_over(library_to_open(library), [path.absolute() for path in paths])


def open_window(library: Path | None, paths: list[Path]) -> int:
    """Run the window until it is closed and return its exit status; loads Qt."""
    from dateline.app import run_window

    return run_window(library, [path.absolute() for path in paths])


if __name__ == "__main__":
    sys.exit(main())
