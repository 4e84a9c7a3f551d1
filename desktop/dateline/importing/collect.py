"""Dropped files and folders to the paths that are queued, and what is left out of folders, with why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.messages import Message
from dateline.reading.companions import is_companion, page_stems
from dateline.reading.formats import CHOSEN_ONLY, readers, walked_readers

MOST_LISTED: Final = 1_000
"""Skipped files that are listed one by one: a disk may hold a million files that are no articles."""
_OF_NO_KIND: Final = frozenset(
    {"importing.skipped.kind", "importing.skipped.no_suffix", "importing.skipped.picture"}
)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder inside a dropped folder that was not looked into, and why."""

    path: str
    why: Message


@dataclass(frozen=True, slots=True)
class Collected:
    """The files to queue, in order and each once, and what was left out of folders.

    `skipped` lists the first `MOST_LISTED` of them, `unlisted` counts the rest.
    """

    paths: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    unlisted: int

    @property
    def left_out(self) -> int:
        """How many files and folders were left out."""
        return len(self.skipped) + self.unlisted


def collect_files(paths: Iterable[Path]) -> Collected:
    """Return the article files among `paths`, folders walked in order of name.

    A file named directly is always taken, so that the report can say why it can't be read; inside
    a folder only files with a suffix that a reader knows are, and hidden ones and symbolic links
    are not followed. Touches the disk: never called on the window's thread.
    """
    suffixes = known_suffixes()
    taken: dict[str, None] = {}
    skipped: dict[str, Skipped] = {}
    unlisted = 0
    for path in paths:
        for found in _walk(path, suffixes) if path.is_dir() else (path,):
            if isinstance(found, Path):
                taken[str(found)] = None
            elif len(skipped) < MOST_LISTED:
                skipped[found.path] = found
            elif found.path not in skipped:
                unlisted += 1
    kept = tuple(each for each in skipped.values() if each.path not in taken)
    return Collected(tuple(taken), kept, unlisted)


def known_suffixes() -> frozenset[str]:
    """Return every file name suffix that is looked for in folders, in lower case, with its dot."""
    return frozenset(suffix for reader in walked_readers() for suffix in reader.suffixes)


def chosen_suffixes() -> frozenset[str]:
    """Return the suffixes of files that are read only where they are chosen themselves."""
    chosen = (reader for reader in readers() if reader.id in CHOSEN_ONLY)
    return frozenset(suffix for reader in chosen for suffix in reader.suffixes)


def _walk(folder: Path, suffixes: frozenset[str]) -> Iterator[Path | Skipped]:
    """Yield the files of a folder that are taken, and what is not, in order of name."""
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        stems = page_stems(names)
        for place, name in enumerate([*folders, *sorted(names)]):
            path, is_folder = Path(root, name), place < len(folders)
            why = _reason(path, suffixes, is_folder=is_folder)
            if is_folder and is_companion(name, stems):
                why = Message.of("importing.skipped.page_folder")
            if why is not None:
                yield Skipped(str(path), why)
            elif not is_folder:
                yield path
        folders[:] = [
            name for name in folders if not (name.startswith(".") or is_companion(name, stems))
        ]
    for error in closed:
        why = Message.of("importing.skipped.closed_folder", detail=error.strerror or "")
        yield Skipped(os.fsdecode(error.filename or folder), why)


def _reason(path: Path, suffixes: frozenset[str], *, is_folder: bool) -> Message | None:
    """Return why a file or folder is left out, or None where it is not."""
    if path.is_symlink():
        return Message.of("importing.skipped.link")
    if path.name.startswith("."):
        return Message.of(f"importing.skipped.{'hidden_folder' if is_folder else 'hidden'}")
    if is_folder or path.suffix.lower() in suffixes:
        return None
    if not path.suffix:
        return Message.of("importing.skipped.no_suffix")
    # A name may hold bytes that are no text (PEP 383), which nothing could store.
    suffix = path.suffix.lower().encode("utf-8", "replace").decode("utf-8")
    if suffix in chosen_suffixes():
        return Message.of("importing.skipped.picture")
    return Message.of("importing.skipped.kind", suffix=suffix)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a drag holds: (name, suffix) of each file that may be read, and the names of the rest."""

    readable: tuple[tuple[str, str], ...]
    unreadable: tuple[str, ...]


def survey_paths(paths: Iterable[Path], *, most: int = 10_000) -> Survey:
    """Return what is among dragged `paths`, looking at names alone; stops after `most` files."""
    suffixes = known_suffixes()
    named = suffixes | chosen_suffixes()
    readable: list[tuple[str, str]] = []
    unreadable: list[str] = []
    for path in paths:
        for found in _walk(path, suffixes) if path.is_dir() else (path,):
            if isinstance(found, Path) and found.suffix.lower() in named:
                readable.append((found.name, found.suffix.lstrip(".").lower()))
            elif isinstance(found, Path):
                unreadable.append(found.name)
            elif found.why.id in _OF_NO_KIND:
                unreadable.append(Path(found.path).name)
            if len(readable) + len(unreadable) >= most:
                return Survey(tuple(readable), tuple(unreadable))
    return Survey(tuple(readable), tuple(unreadable))
