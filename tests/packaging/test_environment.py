"""Making the virtual environment once, and knowing without starting Python that it is complete."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from environment import REPOSITORY, Environment, SetupError, digest, prepare
from required_python import NEWEST, OLDEST, unsupported


@pytest.fixture
def pins(tmp_path: Path) -> Path:
    """A pin file that needs no download."""
    file = tmp_path / "requirements.txt"
    file.write_text("# no packages\n", "utf-8")
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A real environment, made from a pin file that needs no download."""
    folder = tmp_path_factory.mktemp("made")
    pins = folder / "requirements.txt"
    pins.write_text("# no packages\n", "utf-8")
    return prepare(pins, root=folder / ".venv")


def test_an_environment_has_both_source_roots_on_its_path(made: Environment) -> None:
    ask = "import dateline, dateline_data, sys; print(dateline.__file__); print(sys.prefix)"
    answer = subprocess.run([made.python, "-c", ask], capture_output=True, text=True, check=True)
    module, prefix = answer.stdout.splitlines()
    assert Path(module) == REPOSITORY / "desktop" / "dateline" / "__init__.py"
    assert Path(prefix) == made.root


def test_a_second_start_installs_nothing(
    made: Environment, capfd: pytest.CaptureFixture[str]
) -> None:
    written = made.stamp.stat().st_mtime_ns
    assert prepare(made.root.parent / "requirements.txt", root=made.root) == made
    assert made.stamp.stat().st_mtime_ns == written
    assert capfd.readouterr() == ("", "")


def test_changed_pins_are_installed_into_the_same_environment(
    made: Environment, pins: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    marker = made.root / "marker"
    marker.touch()
    pins.write_text("# still no packages\n", "utf-8")
    assert not made.holds(pins)
    prepare(pins, root=made.root)
    assert made.holds(pins)
    assert marker.exists()
    assert "Installing 0 pinned packages" in capfd.readouterr().err


def test_pins_that_can_not_be_installed_leave_no_stamp(made: Environment, tmp_path: Path) -> None:
    unhashed = tmp_path / "unhashed.txt"
    unhashed.write_text("dateline-has-no-such-package==1.0\n", "utf-8")
    with pytest.raises(SetupError, match="could not be installed"):
        prepare(unhashed, root=made.root)
    assert not made.holds(unhashed)


def test_an_environment_that_was_moved_is_made_anew(
    made: Environment, pins: Path, tmp_path: Path
) -> None:
    moved = Environment(tmp_path / "moved")
    shutil.copytree(made.root, moved.root, symlinks=True)
    assert moved.python.exists()
    assert not moved.belongs_here()
    assert prepare(pins, root=moved.root).belongs_here()


def test_a_damaged_stamp_counts_as_none(pins: Path, tmp_path: Path) -> None:
    environment = Environment(tmp_path)
    for damaged in ("{", "[]", '{"requirements.txt": 1}'):
        environment.stamp.write_text(damaged, "utf-8")
        assert not environment.holds(pins)
        assert not environment.belongs_here()


def test_line_ends_do_not_change_the_digest_of_pins(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    unix.write_bytes(b"a==1\nb==2\n")
    windows.write_bytes(b"a==1\r\nb==2\r\n")
    assert digest(unix) == digest(windows)
    windows.write_bytes(b"a==1\r\nb==3\r\n")
    assert digest(unix) != digest(windows)


def test_an_old_or_too_new_python_gets_a_sentence() -> None:
    assert unsupported(OLDEST) == unsupported(NEWEST) == ""
    assert unsupported(sys.version_info[:2]) == ""
    for version in ((3, 10), (3, 14), (4, 0)):
        sentence = unsupported(version)
        assert f"Python {version[0]}.{version[1]}" in sentence
        assert "3.11 to 3.13" in sentence
