"""Dropped files and folders to the paths that are queued, and how many were left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.reading.formats import readers


@dataclass(frozen=True, slots=True)
class Collected:
    """The files to queue, in order and each once, and the number of files left out of folders."""

    paths: tuple[str, ...]
    unsupported: int


def collect_files(paths: Iterable[Path]) -> Collected:
    """Return the article files among `paths`, folders walked in order of name.

    A file named directly is always taken, so that the report can say why it can't be read; inside
    a folder only files with a suffix that a reader knows are, and hidden ones and symbolic links
    are not followed. Touches the disk: never called on the window's thread.
    """
    suffixes = known_suffixes()
    taken: dict[str, None] = {}
    unsupported = 0
    for path in paths:
        if not path.is_dir():
            taken[str(path)] = None
            continue
        for file in _walk(path):
            if file.suffix.lower() in suffixes:
                taken[str(file)] = None
            else:
                unsupported += 1
    return Collected(tuple(taken), unsupported)


def known_suffixes() -> frozenset[str]:
    """Return every file name suffix that a reader declares, in lower case, with its dot."""
    return frozenset(suffix for reader in readers() for suffix in reader.suffixes)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and not path.is_symlink():
                yield path


@dataclass(frozen=True, slots=True)
class Survey:
    """What a drag holds: (name, suffix) of each file that may be read, and the names of the rest."""

    readable: tuple[tuple[str, str], ...]
    unreadable: tuple[str, ...]


def survey_paths(paths: Iterable[Path], *, most: int = 10_000) -> Survey:
    """Return what is among dragged `paths`, looking at names alone; stops after `most` files."""
    suffixes = known_suffixes()
    readable: list[tuple[str, str]] = []
    unreadable: list[str] = []
    for path in paths:
        for file in _walk(path) if path.is_dir() else (path,):
            if file.suffix.lower() in suffixes:
                readable.append((file.name, file.suffix.lstrip(".").lower()))
            else:
                unreadable.append(file.name)
            if len(readable) + len(unreadable) >= most:
                return Survey(tuple(readable), tuple(unreadable))
    return Survey(tuple(readable), tuple(unreadable))
