"""Folders and files that truly can't be written, also by root, for the length of a block."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def unwritable(path: Path) -> Iterator[None]:
    """Make `path` unwritable: by its mode, and for root by the file system's immutable flag.

    Skips the calling test, with the reason that tests/skips.txt permits, where neither is there.
    """
    if os.name == "posix" and os.geteuid() == 0:
        if not _set_immutable(path, on=True):
            pytest.skip("This file system lets root write everywhere.")
        try:
            yield
        finally:
            _set_immutable(path, on=False)
        return
    mode = path.stat().st_mode
    path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        yield
    finally:
        path.chmod(mode)


def _set_immutable(path: Path, *, on: bool) -> bool:
    """Set or clear the flag; return whether that could be done."""
    tool = shutil.which("chattr")
    if tool is None:
        return False
    command = [tool, "+i" if on else "-i", str(path)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
