"""Files that a list of references beside them names, and what it says of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote

from dateline.model.article import MetadataValue, ReadArticle
from dateline.reading.decoding import decode
from dateline.reading.limits import MEGABYTE
from dateline.reading.metadata import best_first, title_of
from dateline.reading.references.bibtex import read_bibtex
from dateline.reading.references.reference import Reference, reference_values
from dateline.reading.references.ris import read_ris

_LISTS: Final = {".ris": read_ris, ".bib": read_bibtex, ".bibtex": read_bibtex}
_LARGEST: Final = 50 * MEGABYTE
_MOST_LISTS: Final = 8
_MOST_LOOKED_AT: Final = 20_000
"""Names of a folder among which a list is looked for."""
_ZOTERO: Final = "files"
"""The folder beside its list into which Zotero exports attached files, each in a folder of its own."""


def with_reference(path: Path, articles: Iterable[ReadArticle]) -> Iterator[ReadArticle]:
    """Yield the articles of the file at `path`, the only one with what a list beside it says."""
    values: tuple[MetadataValue, ...] | None = None
    for article in articles:
        if article.part:
            yield article
            continue
        values = _values_of(path) if values is None else values
        ranked = best_first([*values, *article.metadata]) if values else article.metadata
        title = title_of(ranked) if values else article.title
        yield replace(article, metadata=ranked, title=title or article.title)


def attached(reference: Reference, folder: Path) -> Path | None:
    """Return the file of a reference that lies in or below the folder of its list, None without one."""
    for written in reference.files:
        inner = _inner(written, folder)
        if inner is not None and (folder / inner).is_file():
            return folder / inner
    return None


def _inner(written: str, folder: Path) -> str | None:
    """Return an attachment's path below the list's folder, with "/", None where it leads elsewhere."""
    text = unquote(written.removeprefix("file://")) if written.startswith("file:") else written
    text = text.replace("\\", "/").replace("\x00", "")
    own = f"{folder.as_posix()}/"
    path = PurePosixPath(text.removeprefix(own).removeprefix("./"))
    is_below = not path.is_absolute() and ".." not in path.parts and path.parts
    return str(path) if is_below else None


def _values_of(path: Path) -> tuple[MetadataValue, ...]:
    """Return what the lists in the file's folder, or in that of Zotero's export, say of it."""
    if path.suffix.lower() in _LISTS:
        return ()
    folders = [path.parent]
    if path.parent.parent.name == _ZOTERO:
        folders.append(path.parent.parent.parent)
    for folder in folders:
        try:
            modified = folder.stat().st_mtime_ns
        except OSError:
            continue
        found = _references(str(folder), modified).get(path.relative_to(folder).as_posix())
        if found is not None:
            return tuple(reference_values(found))
    return ()


@lru_cache(maxsize=32)
def _references(folder: str, modified: int) -> Mapping[str, Reference]:
    """Return the references of a folder's lists by the path of their file; `modified` keys the cache."""
    del modified
    found: dict[str, Reference] = {}
    for path in _lists(folder):
        for reference in _read(path):
            for written in reference.files:
                inner = _inner(written, Path(folder))
                if inner is not None:
                    found.setdefault(inner, reference)
    return found


def _lists(folder: str) -> list[Path]:
    """Return the lists in a folder; none where it may not be looked into, as for a single chosen file."""
    found: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            for count, entry in enumerate(entries):
                if count >= _MOST_LOOKED_AT or len(found) >= _MOST_LISTS:
                    break
                if Path(entry.name).suffix.lower() in _LISTS and entry.is_file(
                    follow_symlinks=False
                ):
                    found.append(Path(entry.path))
    except OSError:
        return []
    return sorted(found)


def _read(path: Path) -> list[Reference]:
    """Return a list's references, none where it can't be read: it is refused as a file of its own."""
    try:
        if path.stat().st_size > _LARGEST:
            return []
        data = path.read_bytes()
    except OSError:
        return []
    return list(_LISTS[path.suffix.lower()](decode(data).text))
