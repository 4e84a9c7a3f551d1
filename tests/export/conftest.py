"""A real library with one article whose readings are laid out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.library.opened import Library
from tests.export.reported import Reported, store_reported


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def reported(library: Library) -> Reported:
    return library.writer.write(store_reported)
