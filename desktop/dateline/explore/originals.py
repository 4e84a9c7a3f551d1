"""The file an article was read from, as it came: where it lies, its source as text, a copy of it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.library.folder import LibraryFolder
from dateline.library.reads.articles import StoredArticle, stored_article
from dateline.library.reads.source_files import SourceFileRow, source_file
from dateline.library.rows import Connection
from dateline.model.messages import Message, MessageError
from dateline.reading.decoding import decode, is_binary
from dateline.reading.formats import readers

_SHOWN_BYTES: Final = 512 * 1024
"""Of a larger file the beginning is shown: a text view lays all of it out at once."""
_LONGEST_LINE: Final = 1000
"""Characters of one line on screen; a text view needs seconds for a line of half a megabyte."""
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Characters that are not seen, or that turn the order of those that are."""
_HEAD: Final = 4096


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came. `path` is None where its bytes are neither kept nor where they were found.

    `source` is its text as it is written in the file, tags and all, None where that is no text;
    `cut` says that only the beginning is in it. `part` is the article's place in the file, `pages`
    the first and last page it stands on, counted from 1. `places` are the paths it was seen at.
    """

    name: str
    size: int
    kept: bool
    path: Path | None
    part: str
    pages: tuple[int, int] | None
    places: tuple[str, ...]
    source: str | None
    cut: bool


def find_original(
    connection: Connection, folder: LibraryFolder, article_id: int
) -> Original | None:
    """Return the file of an article, None where the article is no longer there.

    A file that was not kept is looked for where it was seen; one that has changed since is not it.
    """
    stored = stored_article(connection, article_id)
    file = None if stored is None else source_file(connection, stored.row.sha256)
    if stored is None or file is None:
        return None
    path = next(_candidates(folder, file), None)
    source, cut = (None, False) if path is None else _source(path)
    return Original(
        stored.file_name or file.sha256[:12],
        file.size,
        file.kept,
        path,
        stored.row.part,
        _pages(stored),
        file.paths,
        source,
        cut,
    )


def opening_name(original: Original) -> str | None:
    """Return the name under which a copy may be opened by another program, None where none may.

    The system chooses the program by the suffix, so the copy has one of a format that is read
    here; a text under any other (a script, say) is opened as text.
    """
    stem, suffix = os.path.splitext(original.name)  # noqa: PTH122 - a name alone, of any system
    known = {each for reader in readers() for each in reader.suffixes}
    if suffix.lower() not in known:
        suffix = ".txt" if original.source is not None else ""
    kept = re.sub(r"[^\w. -]", "_", stem)[:80].strip(". ")
    return f"{kept or 'original'}{suffix.lower()}" if suffix else None


def copy_original(original: Original, target: Path) -> Path:
    """Write a copy of the file to `target` and return that; raises MessageError where it can't be."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        if original.path is None:
            raise FileNotFoundError
        shutil.copyfile(original.path, unfinished)
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        detail = error.strerror or type(error).__name__
        raise MessageError(Message.of("explore.original_not_copied", detail=detail)) from error
    return target


def _candidates(folder: LibraryFolder, file: SourceFileRow) -> Iterator[Path]:
    kept = folder.original(file.sha256)
    if kept.is_file():
        yield kept
    for place in file.paths:
        path = Path(place)
        try:
            here = path.is_file() and path.stat().st_size == file.size
            same = here and _hash(path) == file.sha256
        except (OSError, ValueError):  # gone meanwhile, not ours to read, or no path of this system
            same = False
        if same:
            yield path


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pages(stored: StoredArticle) -> tuple[int, int] | None:
    pages = [block.page for block in stored.layout.blocks if block.page is not None]
    return (min(pages), max(pages)) if pages else None


def _source(path: Path) -> tuple[str | None, bool]:
    try:
        with path.open("rb") as file:
            data = file.read(_SHOWN_BYTES + 1)
    except OSError:
        return None, False
    if data.startswith(b"%PDF-") or is_binary(data[:_HEAD]):
        return None, False
    cut = len(data) > _SHOWN_BYTES
    if cut:  # at the end of a line, for half a character would spoil the reading of the rest
        data = data[: data.rfind(b"\n", 0, _SHOWN_BYTES) + 1 or _SHOWN_BYTES]
    text = re.sub(r"\r\n?", "\n", decode(data).text)
    return "\n".join(_lines(_HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))), cut


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for start in range(0, len(line) or 1, _LONGEST_LINE):
            yield line[start : start + _LONGEST_LINE]
