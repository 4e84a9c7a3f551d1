"""A real library on disk for every test of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.library.opened import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of three short articles of ours, with a file that is no article beside them."""
    folder = tmp_path / "articles é"
    folder.mkdir()
    for number, place in enumerate(("Marlow", "Tenby", "Oakhurst"), 1):
        (folder / f"{number} {place}.txt").write_text(
            f"Council of {place} votes on ferry\n\nBy Ana Reyes\n{number} March 2025\n\n"
            f"The council of {place} voted on Tuesday to keep the ferry. "
            f'"We had no choice," Mayor Boris Okoro said.\n\nThe vote was close, members said later that day.\n',
            "utf-8",
        )
    (folder / "picture.xyz").write_bytes(b"\x00\x01\x02")
    return folder
