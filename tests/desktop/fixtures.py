"""Fixtures of the tests that open real windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.display import Screen, screen


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder of its own, in which no setting of a person counts."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def desktop(home: Path) -> Iterator[Screen]:
    """A screen with a window manager, of this test alone."""
    with screen(home) as opened:
        yield opened
