"""Start Dateline: its window, or one verb in the terminal.

Spawned workers import this module again, so nothing but the standard library is loaded here.
"""

from __future__ import annotations

import sys
from multiprocessing import freeze_support


def main() -> int:
    """Run the command line of this process and return its exit status."""
    freeze_support()
    from dateline.cli.program import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
