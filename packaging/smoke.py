"""Drive a frozen folder's window on a screen of its own, and compare what it exports with the source's."""

from __future__ import annotations

import os
import sys

from required_python import exit_unless_supported


def main() -> int:
    """Return 0 when the frozen program passed, 1 when it did not, 2 on wrong usage."""
    exit_unless_supported()
    from driving import drive

    return drive("smoke_walk.py", sys.argv[1:], variables=os.environ)


if __name__ == "__main__":
    sys.exit(main())
