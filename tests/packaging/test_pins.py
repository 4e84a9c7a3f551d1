"""The pin files: complete, hashed, bound to no package index, and in line with pyproject.toml."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import dateline
from environment import DEVELOPMENT_PINS, PINS, REPOSITORY

PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)", re.MULTILINE)
FILES = [PINS, DEVELOPMENT_PINS]


def pinned(file: Path) -> dict[str, Version]:
    return {
        canonicalize_name(pin["name"]): Version(pin["version"])
        for pin in PIN.finditer(file.read_text("utf-8"))
    }


def project() -> dict[str, Any]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_pins_name_no_index_and_no_machine(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|-e|-r|-c|--\w*(index|links|host)\w*)\b", text, re.MULTILINE)
    assert "/" not in text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_pin_is_exact_and_hashed(file: Path) -> None:
    entries = re.split(r"\n(?=\S)", file.read_text("utf-8").strip())
    assert len(entries) == len(pinned(file)) > 10
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(
    ("file", "ranges"),
    [
        (PINS, project()["project"]["dependencies"]),
        (DEVELOPMENT_PINS, project()["dependency-groups"]["dev"]),
    ],
    ids=["dependencies", "development"],
)
def test_the_pins_lie_in_the_ranges(file: Path, ranges: list[str]) -> None:
    pins = pinned(file)
    for requirement in map(Requirement, ranges):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier, requirement


def test_the_development_pins_repeat_no_package_at_another_version() -> None:
    base, development = pinned(PINS), pinned(DEVELOPMENT_PINS)
    assert {name: base[name] for name in base.keys() & development.keys()} == {
        name: development[name] for name in base.keys() & development.keys()
    }


def test_the_pins_leave_no_requirement_of_a_package_open() -> None:
    check = [sys.executable, "-m", "pip", "check", "--disable-pip-version-check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_pyside_that_loses_references_is_in_range() -> None:
    ranges = {item.name: item for item in map(Requirement, project()["project"]["dependencies"])}
    for name in ("PySide6-Essentials", "shiboken6"):
        assert "6.12.0" not in ranges[name].specifier
    assert pinned(PINS)["pyside6-essentials"] == pinned(PINS)["shiboken6"]


def test_the_package_and_the_project_say_one_version() -> None:
    assert dateline.__version__ == project()["project"]["version"]


def test_every_room_below_the_window_is_checked_strictly() -> None:
    layers = project()["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = {room for layer in layers[3:] for room in re.findall(r"\w+", layer)}
    strict = project()["tool"]["basedpyright"]["strict"]
    assert {f"desktop/dateline/{room}" for room in rooms} == set(strict)
    assert "model" in rooms
