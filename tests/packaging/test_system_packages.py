"""Missing system libraries: found by loading them, offered, never asked for without a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from environment import REPOSITORY
from system_libraries import (
    WINDOW_LIBRARIES,
    Missing,
    missing_fonts,
    missing_for_environment,
    missing_libraries,
    missing_tools,
)

QT_MODULES = "Core Gui Widgets DBus Network OpenGL OpenGLWidgets Svg XcbQpa WaylandClient PrintSupport".split()
QT_PLUGINS = [
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
]
BROUGHT_BY_PYTHON_AND_APT = {
    "libc.so.6",
    "libgcc_s.so.1",
    "libm.so.6",
    "libresolv.so.2",
    "libstdc++.so.6",
    "libz.so.1",
}

OFFER = """
import sys
from pathlib import Path
from system_libraries import missing_tools
from system_packages import offer
done = offer(lambda: missing_tools({"dateline-tool": "dateline-package"}),
             purpose="Testing", answer_yes="--yes" in sys.argv)
print(done)
"""

linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="System packages are offered on Linux only."
)


def write_command(folder: Path, name: str, body: str) -> None:
    command = folder / name
    command.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    command.chmod(0o755)


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """A PATH of its own: an apt-get that notes its arguments, a sudo that runs the rest."""
    folder = tmp_path / "bin"
    folder.mkdir()
    write_command(folder, "env", 'exec /usr/bin/env "$@"')
    write_command(folder, "sudo", '[ "$1" = -n ] && shift\nexec "$@"')
    note = f'echo "$@" >> {tmp_path}/noted'
    tool = f"printf '#!/bin/sh\\n' > {folder}/dateline-tool\n/bin/chmod 755 {folder}/dateline-tool"
    write_command(folder, "apt-get", f"{note}\n{tool}")
    return folder


def run_offer(commands: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", OFFER, *arguments],
        env={"PATH": str(commands), "PYTHONPATH": str(REPOSITORY / "packaging")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )


@linux
def test_nothing_is_asked_or_installed_without_a_terminal(commands: Path) -> None:
    done = run_offer(commands)
    assert done.stdout == "False\n"
    assert "Testing needs what this system lacks: dateline-tool." in done.stderr
    assert "apt-get install dateline-package" in done.stderr
    assert "[y/N]" not in done.stderr
    assert not (commands.parent / "noted").exists()


@linux
def test_yes_installs_exactly_what_is_missing(commands: Path) -> None:
    done = run_offer(commands, "--yes")
    assert done.stdout == "True\n"
    assert (commands.parent / "noted").read_text("utf-8").splitlines() == [
        "-qq update",
        "-qq install -y --no-install-recommends dateline-package",
    ]


@linux
def test_a_person_at_a_terminal_is_asked(commands: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", OFFER],
        env={"PATH": str(commands), "PYTHONPATH": str(REPOSITORY / "packaging")},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.write(ours, b"y\n")
    output, errors = process.communicate(timeout=30)
    os.close(ours)
    os.close(theirs)
    assert output.endswith("True\n")
    assert "Install with apt-get: dateline-package?" in errors


@linux
def test_a_failing_installation_is_said(commands: Path) -> None:
    write_command(commands, "apt-get", "echo no such package >&2\nexit 100")
    done = run_offer(commands, "--yes")
    assert done.stdout == "False\n"
    assert "apt-get failed" in done.stderr


@linux
def test_without_apt_the_packages_are_named(commands: Path) -> None:
    (commands / "apt-get").unlink()
    done = run_offer(commands, "--yes")
    assert done.stdout == "False\n"
    assert "Debian calls them dateline-package" in done.stderr


@linux
def test_a_library_is_missing_when_it_can_not_be_loaded() -> None:
    libraries = {"libc.so.6": "libc6", "libdateline-has-none.so.9": "libdateline9"}
    assert missing_libraries(libraries) == [Missing("libdateline-has-none.so.9", "libdateline9")]


@linux
def test_the_libraries_are_those_that_qt_names() -> None:
    qt = Path(PySide6.__file__).parent / "Qt"
    modules = [qt / "lib" / f"libQt6{name}.so.6" for name in QT_MODULES]
    plugins = [qt / "plugins" / name for name in QT_PLUGINS]
    # Every dynamic section names its libraries as NUL-terminated strings.
    named = {
        name.decode()
        for file in [*modules, *plugins]
        for name in re.findall(rb"\0(lib[\w.+-]+\.so(?:\.\d+)+)(?=\0)", file.read_bytes())
        if not (qt / "lib" / name.decode()).exists()
    }
    assert named - BROUGHT_BY_PYTHON_AND_APT == WINDOW_LIBRARIES.keys()


def test_a_folder_with_a_font_is_enough(tmp_path: Path) -> None:
    (tmp_path / "truetype" / "some").mkdir(parents=True)
    assert [item.package for item in missing_fonts([tmp_path])] == ["fonts-dejavu-core"]
    (tmp_path / "truetype" / "some" / "Font.ttf").touch()
    assert missing_fonts([tmp_path, tmp_path / "absent"]) == []


def test_a_tool_is_missing_when_it_is_not_on_the_path() -> None:
    tools = {"dateline-has-no-such-tool": "its-package"}
    assert missing_tools(tools) == [Missing("dateline-has-no-such-tool", "its-package")]


def test_a_python_without_venv_names_its_package() -> None:
    (missing,) = missing_for_environment(can_make=False)
    assert missing.package == f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert missing_for_environment(can_make=True) == []
