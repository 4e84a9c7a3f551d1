"""Libraries made by the real command, and a home of their own for every command of these tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import Terminal, write_articles


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings, logs and the default library, for this process as well."""
    folder = tmp_path / "home"
    for variable, value in Terminal.variables(folder).items():
        monkeypatch.setenv(variable, value)
    monkeypatch.delenv("COLUMNS", raising=False)  # a table is as wide as a pipe's, unless asked
    return folder


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the three articles, imported and extracted once; read only."""
    folder = tmp_path_factory.mktemp("imported")
    terminal = Terminal(folder / "library", folder / "home")
    finished = terminal.run("import", str(write_articles(folder / "articles")))
    assert finished.returncode == 0, finished.stderr
    return folder / "library"


@pytest.fixture
def terminal(imported: Path, home: Path) -> Terminal:
    """A terminal on the shared library, for verbs that read."""
    return Terminal(imported, home)


@pytest.fixture
def own(imported: Path, tmp_path: Path, home: Path) -> Terminal:
    """A terminal on a copy of the library, for verbs that write."""
    shutil.copytree(imported, tmp_path / "own")
    return Terminal(tmp_path / "own", home)
