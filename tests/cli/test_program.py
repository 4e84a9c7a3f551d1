"""Every verb of the contract is there, and none needs a display or loads a window."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.cli.program import VERBS
from tests.cli.running import PATIENCE_S, Terminal

CONTRACT = (
    *("open", "import", "articles", "search", "entities", "timeline", "quotes", "export"),
    *(
        "extract",
        "merge",
        "split",
        "rename",
        "kind",
        "ignore",
        "add-name",
        "dictionary",
        "pairs",
        "apart",
        "set-place",
        "set-date",
        "set-speaker",
        "change-date",
        "undo",
    ),
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
    listed = [line.split()[0] for line in told.splitlines() if len(line.split()) > 2]
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


@pytest.mark.parametrize(
    "arguments",
    [
        *(("articles",), ("timeline",), ("quotes", "--json"), ("search", "ferry"), ("--help",)),
        *(("export", "-", "--format", "json", "--what", "events"), ("doctor",)),
        ("extract", "--jsonl", "-", "-"),
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Other systems always have a display."
)
def test_a_full_disk_behind_the_output_is_said_and_no_fault_of_the_library(
    terminal: Terminal, arguments: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        finished = subprocess.run(
            terminal.command(*arguments),
            input=b'{"text":"Boris Okoro said so on Tuesday."}\n',
            stdout=full,
            stderr=subprocess.PIPE,
            env=terminal.environment(),
            timeout=PATIENCE_S,
            check=False,
        )
    assert finished.returncode == 1
    assert finished.stderr == b"The output can't be written: No space left on device.\n"


@pytest.mark.parametrize(
    "arguments",
    [("timeline",), ("timeline", "--json"), ("articles",), ("quotes",), ("--help",), ("doctor",)],
    ids=" ".join,
)
def test_a_reader_that_goes_after_a_line_leaves_no_traceback(
    terminal: Terminal, arguments: tuple[str, ...]
) -> None:
    command = subprocess.Popen(
        terminal.command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=terminal.environment(PYTHONUNBUFFERED="1"),
    )
    assert command.stdout is not None
    assert command.stderr is not None
    with command.stderr as told:
        command.stdout.readline()
        command.stdout.close()
        assert b"Traceback" not in told.read()
    assert command.wait(PATIENCE_S) in (0, 1)


def test_without_colour_no_colour_is_printed_on_a_terminal(terminal: Terminal) -> None:
    """NO_COLOR forbids colours, not bold type (no-color.org)."""
    pty = pytest.importorskip("pty", reason="Interrupts and kills are signals on POSIX systems.")
    for arguments in (("articles",), ("--help",), ("articles", "--nonsense")):
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            terminal.command(*arguments),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=terminal.environment(NO_COLOR="1", TERM="xterm-256color"),
        ):
            os.close(theirs)
            shown = _all_of(ours)
        colours = [code for code in re.findall(rb"\x1b\[([\d;]*)m", shown) if _is_colour(code)]
        assert shown
        assert colours == []


def _all_of(descriptor: int) -> bytes:
    parts: list[bytes] = []
    with contextlib.suppress(OSError):  # the other end of a terminal is gone
        while part := os.read(descriptor, 65_536):
            parts.append(part)
    os.close(descriptor)
    return b"".join(parts)


def _is_colour(code: bytes) -> bool:
    return any(
        30 <= int(number or 0) <= 49 or int(number or 0) >= 90 for number in code.split(b";")
    )
