"""The formats articles are read from: one module each, declaring one `READER`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

from dateline.model.article import ReadArticle
from dateline.reading.limits import Limits
from dateline.reading.source import Source


class Reader(Protocol):
    """What each format module declares as `READER`.

    `id` and `version` are stored with each article; a higher version reads better. Heavy libraries
    are loaded inside `read`, so that listing the formats costs nothing.
    """

    @property
    def id(self) -> str:
        """The format's name in stored rows and in tests."""
        ...

    @property
    def version(self) -> int:
        """Raised when the same file would be read differently."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings, lower case with their dot."""
        ...

    @property
    def media_types(self) -> tuple[str, ...]:
        """MIME types, for drags and pastes that name one."""
        ...

    def largest(self, limits: Limits) -> int:
        """Return the size in bytes above which a file is refused unread."""
        ...

    def sniff(self, head: bytes, path: Path) -> float:
        """Return how well the first bytes fit, 0 (not at all) to 1 (certain); the suffix tips the scale."""
        ...

    def read(self, source: Source) -> Iterator[ReadArticle]:
        """Yield the articles in a file; raises `UnreadableFileError`."""
        ...


CHOSEN_ONLY: Final = frozenset({"picture"})
"""Formats that are read where a file was chosen itself: folders, archives and mails with articles
are full of pictures that are no articles."""


@cache
def readers() -> tuple[Reader, ...]:
    """Return every format's reader, by name of its module.

    pkgutil also lists the modules of a frozen program, whose packages are no folders.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast("Reader", import_module(f"{__name__}.{name}").READER) for name in names)


@cache
def walked_readers() -> tuple[Reader, ...]:
    """Return the readers of what is looked for in folders, archives and mails."""
    return tuple(reader for reader in readers() if reader.id not in CHOSEN_ONLY)
