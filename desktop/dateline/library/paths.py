"""Paths as a library stores them: always valid text, whatever bytes a file name holds."""

from __future__ import annotations

import re
from typing import Final

_LONE: Final = re.compile("[\ud800-\udfff]")
"""What Python puts for a byte of a name that is no UTF-8 (PEP 383), or Windows for half a pair."""
_WRITTEN: Final = re.compile(r"(?<!^)//([0-9a-f]{4})/")
"""Two slashes stand in no path that went through pathlib, but at the very start of one."""


def written_path(path: str) -> str:
    """Return `path` as it is stored: each lone surrogate as `//` + four hexadecimal digits + `/`."""
    return _LONE.sub(lambda found: f"//{ord(found[0]):04x}/", path)


def given_path(written: str) -> str:
    """Return the path that `written_path` was given."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), written)
