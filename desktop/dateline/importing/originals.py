"""Keep a file's bytes as they came, once for each content, never half-written."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path


def keep_original(source: Path, originals: Path, sha256: str) -> bool:
    """Copy `source` to `originals/ab/<sha256>` unless it is there; return whether it is kept.

    The copy is written beside its place and renamed, so that a kill leaves no half file under a
    hash. A copy that fails (no room, no right) leaves the article readable without its original.
    """
    place = originals / sha256[:2] / sha256
    if place.exists():
        return True
    unfinished = place.with_name(f"{sha256}.{os.getpid()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, unfinished)
        unfinished.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        return False
    return True
