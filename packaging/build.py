"""Build what a person installs: the frozen folder and, on Debian, its package."""

from __future__ import annotations

import sys

from required_python import exit_unless_supported


def main() -> int:
    """Return 0 when everything was built, 1 when a step failed, 2 on wrong usage."""
    exit_unless_supported()
    from building import build

    return build(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
