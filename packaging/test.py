"""Set up Dateline's environment with the development tools and pass the tests."""

import sys

from required_python import exit_unless_supported


def main() -> int:
    """Return 0 when every check passed, 1 when one failed, 2 on wrong usage."""
    exit_unless_supported()
    from prove import prove

    return prove(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
