"""A start by the icon opens the window alone, and loads nothing of the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli.plain_start import start_plainly
from dateline.library.opened import Library
from tests.cli.running import PATIENCE_S, Terminal


@pytest.mark.parametrize("arguments", [[], ["open"]])
def test_the_window_of_the_last_library_opens_without_a_verb_or_a_file(
    arguments: list[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    asked: list[tuple[Path | None, list[Path]]] = []

    def open_window(library: Path | None, paths: list[Path]) -> int:
        asked.append((library, paths))
        return 7

    assert start_plainly(arguments, open_window=open_window) == 7
    ((library, paths),) = asked
    assert library is not None
    assert library.is_relative_to(home)
    assert paths == []


@pytest.mark.parametrize("end", [[], ["open"]])
def test_a_named_library_is_opened(
    end: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    asked: list[Path | None] = []
    start_plainly(
        ["--library", str(tmp_path / "mine"), *end],
        open_window=lambda library, _: asked.append(library) or 0,
    )
    assert asked == [tmp_path / "mine"]


@pytest.mark.parametrize(
    "arguments",
    [
        *(["open", "a.txt"], ["articles"], ["--version"], ["--help"], ["open", "--help"]),
        *(
            ["--library"],
            ["--library", ""],
            ["--library", "--help"],
            ["--library", "x", "articles"],
        ),
    ],
)
def test_whatever_else_is_asked_is_left_to_the_command_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert start_plainly(arguments, open_window=lambda *_: pytest.fail("opened")) is None


def test_a_library_that_is_open_already_is_left_to_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    held = Library(tmp_path / "held")
    try:
        arguments = ["--library", str(tmp_path / "held")]
        assert start_plainly(arguments, open_window=lambda *_: pytest.fail("opened")) is None
    finally:
        held.close()


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems always have a display.")
def test_open_without_files_asks_for_a_display_and_not_for_files(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert terminal.here("open") == 1
    assert "no display" in capsys.readouterr().err


def test_what_the_verbs_need_is_not_loaded_for_a_window(home: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from dateline.cli.plain_start import start_plainly\n"
        "start_plainly([], open_window=lambda *_: print(*sys.modules) or 0)"
    )
    environment = Terminal(tmp_path / "library", home).environment()
    environment["QT_QPA_PLATFORM"] = "offscreen"
    printed = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    ).stdout.split()
    assert "dateline.cli.plain_start" in printed
    assert not {"typer", "click", "rich", "pydantic", "spacy", "sqlalchemy"} & set(printed)
