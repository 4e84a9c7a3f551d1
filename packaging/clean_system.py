"""Prove the Debian package in a system that never saw Dateline: install, drive, compare, purge."""

from __future__ import annotations

import os
import sys

from required_python import exit_unless_supported


def main() -> int:
    """Return 0 when every check passed, 1 when one failed, 2 on wrong usage."""
    exit_unless_supported()
    from driving import drive

    return drive("clean_system_walk.py", sys.argv[1:], variables=os.environ)


if __name__ == "__main__":
    sys.exit(main())
