"""The folder of corpora and articles that lies beside a checkout and is no part of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def shared_root() -> Path:
    """Return where that folder is: DATELINE_SHARED, else `shared` beside the repository."""
    return Path(os.environ.get("DATELINE_SHARED") or REPOSITORY.parent / "shared")


def shared(*parts: str) -> Path:
    """Return a file or folder in it, for example `shared("corpora", "README.md")`.

    Skips the calling test, with the one reason that tests/skips.txt permits, where it is absent.
    """
    path = shared_root().joinpath(*parts)
    if not path.exists():
        missing = "/".join(parts) or "the folder"
        pytest.skip(f"The shared material is not beside this repository: {missing}")
    return path
