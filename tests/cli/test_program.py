"""Every verb of the contract is there, and none needs a display or loads a window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.cli.program import VERBS
from tests.cli.running import PATIENCE_S, Terminal

CONTRACT = (
    *("open", "import", "articles", "search", "entities", "timeline", "quotes", "export"),
    *("extract", "merge", "split", "rename", "kind", "ignore", "set-date", "set-speaker", "undo"),
    *("history", "doctor"),
)
HEAVY = (
    "PySide6",
    "shiboken6",
    "pyqtgraph",
    "spacy",
    "thinc",
    "trafilatura",
    "sqlmodel",
    "alembic",
)


@pytest.mark.parametrize("verb", CONTRACT)
def test_a_verb_of_the_contract_is_there_with_its_help(
    verb: str, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.here(verb, "--help") == 0
    assert f"dateline {verb}" in capsys.readouterr().out


def test_help_lists_every_verb_and_there_is_no_other(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.here("--help") == 0
    told = capsys.readouterr().out
    listed = [line.split()[1] for line in told.splitlines() if len(line.split()) > 2]
    assert [word for word in listed if word in VERBS] == list(VERBS)
    assert set(VERBS) == set(CONTRACT)


def test_the_version_is_printed(terminal: Terminal) -> None:
    assert terminal.run("--version").stdout.decode() == f"dateline {dateline.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("search",), ("kind", "a", "b"), ("articles", "--nonsense")]
)
def test_wrong_usage_is_said_on_stderr_with_status_2(
    terminal: Terminal, arguments: tuple[str, ...]
) -> None:
    finished = terminal.run(*arguments)
    assert finished.returncode == 2
    assert finished.stderr
    assert not finished.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("articles", "--json"),
        ("search", "ferry"),
        ("timeline", "--from", "last year"),
        ("quotes",),
        ("entities",),
        ("history",),
        ("export", "-", "--format", "csv", "--what", "events"),
        ("doctor",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_verb_that_reads_loads_neither_a_window_nor_a_model(
    terminal: Terminal, arguments: tuple[str, ...]
) -> None:
    probe = (
        "import sys; from dateline.cli.program import run; status = run(sys.argv[1:]);"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules];"
        "print(*loaded, file=sys.stderr); sys.exit(status)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", probe, "--library", str(terminal.library), *arguments],
        capture_output=True,
        env=terminal.environment(),
        timeout=PATIENCE_S,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert finished.stderr.splitlines()[-1] == b""


def test_a_worker_imports_the_program_without_its_verbs() -> None:
    probe = (
        "import sys, runpy; runpy.run_module('dateline.__main__', run_name='__mp_main__');"
        "sys.exit(any(name.startswith('dateline.') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Other systems always have a display."
)
@pytest.mark.parametrize("arguments", [(), ("open", "article.txt")])
def test_without_a_display_the_window_says_so(
    terminal: Terminal, arguments: tuple[str, ...]
) -> None:
    finished = terminal.run(*arguments)
    assert finished.returncode == 1
    assert b"There is no display" in finished.stderr


def test_a_reader_that_has_enough_is_no_failure_to_shout_about(
    terminal: Terminal, tmp_path: Path
) -> None:
    command = subprocess.Popen(
        terminal.command("export", "-", "--format", "json", "--what", "events"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=terminal.environment(),
    )
    assert command.stdout is not None
    command.stdout.close()
    assert command.stderr is not None
    with command.stderr as told:
        assert told.read() == b""
    assert command.wait(PATIENCE_S) == 1
