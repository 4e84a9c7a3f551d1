"""Set up Dateline's environment and start Dateline with the remaining arguments."""

import sys

from required_python import exit_unless_supported


def main() -> int:
    """Return Dateline's exit status, or 1 when it could not be set up."""
    exit_unless_supported()
    from start import start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
