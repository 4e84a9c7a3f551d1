"""Packages of Windows and macOS, as far as another system can tell: names, versions, file kinds."""

from __future__ import annotations

import re
from pathlib import Path

import dateline
from building import internal_of, packing_steps
from dateline.reading.formats import readers
from environment import REPOSITORY
from macos_bundle import IDENTIFIER, properties
from pack_windows import SCRIPT, command
from windows_version import version_numbers, version_text

PACKAGING = REPOSITORY / "packaging"


def test_every_system_has_steps_that_exist_and_packages_of_this_version() -> None:
    for platform in ("linux", "win32", "darwin"):
        for step, package in packing_steps(platform).items():
            assert (PACKAGING / step).is_file()
            assert dateline.__version__ in package


def test_the_inner_folder_of_a_bundle_is_where_apple_wants_libraries() -> None:
    assert internal_of(Path("frozen/dateline")) == Path("frozen/dateline/_internal")
    assert internal_of(Path("Dateline.app")) == Path("Dateline.app/Contents/Frameworks")


def test_windows_properties_say_name_and_version() -> None:
    assert ".".join(map(str, version_numbers())).startswith(dateline.__version__)

    def called(*arguments: object, **named: object) -> tuple[object, ...]:
        return (*arguments, *named.values())

    names = set(re.findall(r"\b([A-Z]\w+)\(", version_text()))
    shown = str(eval(version_text(), dict.fromkeys(names, called)))  # noqa: S307 - our own text
    assert f"('ProductVersion', '{dateline.__version__}')" in shown
    assert "('ProductName', 'Dateline')" in shown


def test_the_installers_script_is_given_every_name_that_it_uses() -> None:
    line = command("iscc", folder=Path("f"), output=Path("o"), icon=Path("i"), sign="tool $f")
    assert line[0] == "iscc"
    assert line[-1] == str(SCRIPT)
    script = SCRIPT.read_text("utf-8")
    given = {word[2:].partition("=")[0] for word in line if word.startswith("/D")}
    own = set(re.findall(r"^#define (\w+)", script, re.MULTILINE))
    used = set(re.findall(r"\{#(\w+)\}", script)) | set(
        re.findall(r"^#ifdef (\w+)", script, re.MULTILINE)
    )
    assert used == given | own
    assert "/Ssign=tool $f" in line


def test_without_a_command_that_signs_the_installer_is_not_signed() -> None:
    line = command("iscc", folder=Path("f"), output=Path("o"), icon=Path("i"), sign="")
    assert not [word for word in line if "ign" in word]


def test_macos_offers_every_kind_of_file_that_is_read_and_claims_none() -> None:
    (kinds,) = properties()["CFBundleDocumentTypes"]
    suffixes = {suffix for reader in readers() for suffix in reader.suffixes}
    assert {f".{ending}" for ending in kinds["CFBundleTypeExtensions"]} == suffixes
    assert kinds["LSHandlerRank"] == "Alternate"
    assert "." in IDENTIFIER
