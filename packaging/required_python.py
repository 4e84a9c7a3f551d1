"""Which Python may set up Dateline; written so that any Python 3 can read it."""

import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def unsupported(version: "tuple[int, int]") -> str:
    """Return the sentence for a Python that can't run Dateline, or "" for one that can."""
    if OLDEST <= version <= NEWEST:
        return ""
    return (
        f"Dateline needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}, and this is "
        f"Python {version[0]}.{version[1]} ({sys.executable}). Start this script with another one, "
        "for example: python3.11 " + " ".join(sys.argv)
    )


def exit_unless_supported() -> None:
    """End with exit status 2 and a sentence when this Python can't run Dateline."""
    sentence = unsupported((sys.version_info[0], sys.version_info[1]))
    if sentence:
        sys.stderr.write(sentence + "\n")
        sys.exit(2)
