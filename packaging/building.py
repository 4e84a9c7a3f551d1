"""The steps of a build: environment, freezing, stripping, notices, and the packages."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from environment import (
    PINS,
    REPOSITORY,
    Environment,
    SetupError,
    can_make_environments,
    prepare,
    say,
)
from system_libraries import missing_for_environment, missing_for_window, missing_tools
from system_packages import offer

BUILD = REPOSITORY / "build"
BUILD_PINS = REPOSITORY / "packaging" / "requirements-build.txt"
SPECIFICATION = REPOSITORY / "packaging" / "dateline.spec"
INTERNAL = "_internal"
# What the steps run beside Python: binutils to look into libraries, to strip and to rebuild them.
BUILD_TOOLS = {"xz": "xz-utils"} | dict.fromkeys(("as", "ld", "objdump", "strip"), "binutils")
_EARLIEST_DAY = 315_532_800  # 1980-01-01, before which no archive can date a file


def build(arguments: Sequence[str]) -> int:
    """Build what the arguments ask for, say how large it is and return the exit status."""
    options = parse(arguments)
    try:
        environment = set_up(answer_yes=options.yes)
        folder = freeze(environment, into=options.into)
        inside(environment, "finish_folder.py", str(folder))
        say(f"The frozen folder: {megabytes(folder)} MB in {folder}")
        if not options.folder_only:
            for package in packed(environment, folder, into=options.into):
                say(f"The package: {megabytes(package)} MB, {package}")
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; exits with status 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build Dateline's frozen folder and package."
    )
    parser.add_argument("--folder-only", action="store_true", help="no packages")
    parser.add_argument("--into", type=Path, default=BUILD, metavar="DIR", help="where; build/")
    parser.add_argument("--yes", action="store_true", help="install missing system packages")
    return parser.parse_args(arguments)


def set_up(*, answer_yes: bool) -> Environment:
    """Return the environment of the build, apart from the one the program runs in.

    Raises SetupError.
    """
    complete = offer(
        lambda: [
            *missing_for_environment(can_make=can_make_environments()),
            # PyInstaller asks the dynamic linker which libraries Qt's plugins need.
            *missing_for_window(),
            *(missing_tools(BUILD_TOOLS) if sys.platform.startswith("linux") else ()),
        ],
        purpose="Building",
        answer_yes=answer_yes,
    )
    if not complete:
        raise SetupError("Without them nothing can be built.")
    BUILD.mkdir(exist_ok=True)
    return prepare(PINS, BUILD_PINS, root=BUILD / "environment")


def freeze(environment: Environment, *, into: Path) -> Path:
    """Freeze the program into a folder below `into` and return it. Raises SetupError."""
    say("Freezing the program; this takes a minute or two …")
    folder = into / "frozen" / ("Dateline.app" if sys.platform == "darwin" else "dateline")
    shutil.rmtree(folder, ignore_errors=True)
    command = [str(environment.python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(folder.parent), "--workpath", str(into / "work")]
    run([*command, *places, str(SPECIFICATION)], "Freezing", into=into)
    return folder


def internal_of(folder: Path) -> Path:
    """Return the folder with libraries and data inside a frozen folder, or a bundle of macOS."""
    return folder / ("Contents/Frameworks" if folder.suffix == ".app" else INTERNAL)


def packing_steps(platform: str) -> dict[str, str]:
    """Return {step: name of the package that it makes} for a system, as sys.platform names it.

    On Linux: a Debian package for a whole system, and an archive for one person without root.
    """
    number = version()
    if platform == "win32":
        return {"pack_windows.py": f"dateline-{number}-windows-x86_64.exe"}
    if platform == "darwin":
        return {"pack_macos.py": f"dateline-{number}-macos.dmg"}
    return {
        "pack_debian.py": f"dateline_{number}_amd64.deb",
        "pack_archive.py": f"dateline-{number}-linux-x86_64.tar.xz",
    }


def packed(environment: Environment, folder: Path, *, into: Path) -> Iterator[Path]:
    """Pack a frozen folder in this system's ways, each named as it is done. Raises SetupError."""
    say("Packing; this takes some minutes …")
    for step, name in packing_steps(sys.platform).items():
        package = into / name
        inside(environment, step, str(folder), str(package))
        yield package


def inside(environment: Environment, script: str, *arguments: str) -> None:
    """Run a step in the build's environment, which holds what it reads. Raises SetupError."""
    place = REPOSITORY / "packaging" / script
    run([str(environment.python), str(place), *arguments], f"The step {place.stem}", into=BUILD)


def run(command: Sequence[str], subject: str, *, into: Path) -> None:
    """Run a step in an environment that makes equal builds equal. Raises SetupError."""
    variables = {**os.environ, **fixed_variables(), "PYINSTALLER_CONFIG_DIR": str(into / "cache")}
    # A build must not be mixed with what another place of Python's path holds.
    variables.pop("PYTHONPATH", None)
    done = subprocess.run(
        list(command), env=variables, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False
    )
    if done.returncode:
        raise SetupError(
            f"{subject} failed (exit status {done.returncode}); the reason stands above."
        )


def fixed_variables() -> dict[str, str]:
    """Return what keeps two builds of one commit alike: one day, one order of sets, one locale."""
    return {
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or str(commit_second()),
        "PYTHONHASHSEED": "1",
        "PYTHONNOUSERSITE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "QT_QPA_PLATFORM": "offscreen",
    }


def commit_second() -> int:
    """Return when the commit was made, in seconds since 1970; 1980 where there is no git."""
    git = ["git", "-C", str(REPOSITORY), "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return _EARLIEST_DAY
    return int(told or _EARLIEST_DAY)


def version() -> str:
    """Return the version of the program that is built."""
    text = (REPOSITORY / "desktop" / "dateline" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise SetupError("dateline/__init__.py says no version.")
    return found[1]


def megabytes(path: Path) -> float:
    """Return the size of a file, or of all files below a folder, in MB, one digit after the point."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if not p.is_symlink()]
    return round(sum(file.stat().st_size for file in files if file.is_file()) / 1_000_000, 1)
