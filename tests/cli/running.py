"""Run Dateline's command as a person does, in a process of its own or in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.program import run

PATIENCE_S = 90
ARTICLES = {
    "1 ferry.txt": (
        "Council of Marlow keeps its ferry\n\nBy Ana Reyes\n3 March 2025\n\n"
        "The council of Marlow voted on Saturday to keep the ferry to Germany. "
        '"We had no choice," Mayor Boris Okoro said. The ferry sank in August 2023.\n\n'
        "Anna Lind, who owns the ferry, was not there. Lind plans a new ferry.\n"
    ),
    "2 strike.txt": (
        "Harbour strike in France enters second week\n\nBy Carla Vega\n12 March 2025\n\n"
        "Workers in France went on strike on 4 March 2025, the United Nations said on Tuesday. "
        '"The harbour is closed," said Boris Okoro.\n'
    ),
    "3 bridge.md": (
        "# Bridge to Germany opens\n\nBy Ana Reyes\n\n20 March 2025\n\n"
        "The bridge to Germany opened on Wednesday, Mayor Boris Okoro said. "
        "Boris Okoro thanked Anna Lind.\n"
    ),
}


def write_articles(folder: Path) -> Path:
    """Write the three articles of ours into `folder` and return it."""
    folder.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where commands run: on which library, with whose settings."""

    library: Path
    home: Path

    @staticmethod
    def variables(home: Path) -> dict[str, str]:
        """Return the variables that keep settings, logs and data inside `home`."""
        return {
            name: str(home / folder)
            for name, folder in (
                ("HOME", ""),
                ("XDG_CONFIG_HOME", "config"),
                ("XDG_DATA_HOME", "data"),
                ("XDG_STATE_HOME", "state"),
                ("LOCALAPPDATA", "local"),
            )
        }

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of a verb."""
        return [sys.executable, "-m", "dateline", "--library", str(self.library), *arguments]

    def environment(self, **changes: str) -> dict[str, str]:
        """Return the environment of a command, without a display."""
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "COLUMNS")
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        return {**kept, **self.variables(self.home), **changes}

    def run(
        self, *arguments: str, given: bytes = b"", **changes: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a verb in a process of its own and return what came of it."""
        return subprocess.run(
            self.command(*arguments),
            input=given,
            capture_output=True,
            env=self.environment(**changes),
            timeout=PATIENCE_S,
            check=False,
        )

    def here(self, *arguments: str) -> int:
        """Run a verb in this process and return its exit status."""
        return run(["--library", str(self.library), *arguments])

    def rows(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
        """Run a verb with --json in this process and return the objects it prints."""
        capsys.readouterr()
        assert self.here(*arguments, "--json") == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def uid_of(terminal: Terminal, capsys: pytest.CaptureFixture[str], title: str) -> str:
    """Return the uid of the first article whose title holds these words."""
    found = (row["uid"] for row in terminal.rows(capsys, "articles") if title in row["title"])
    return str(next(found))
