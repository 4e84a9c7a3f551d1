"""The packages whose files are in the bundle, with what their metadata says of licence and origin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePosixPath

_KEPT_METADATA = ("METADATA", "entry_points.txt", "RECORD", "WHEEL")
_LICENCE_FILE = re.compile(r"(?:licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Package:
    """A Python package in the bundle: what its own metadata says, and its licence files' texts.

    `licence` is an SPDX expression where the package gives one, else its classifier or first line.
    `repaired` means that its libraries were moved by auditwheel and must not be stripped.
    """

    name: str
    version: str
    licence: str
    home: str
    authors: str
    texts: tuple[tuple[str, str], ...]
    repaired: bool


def owners(files: Iterable[str]) -> list[metadata.Distribution]:
    """Return the installed distributions that own one of these files, by name."""
    by_path = {
        str(distribution.locate_file(file)): distribution
        for distribution in metadata.distributions()
        for file in distribution.files or ()
    }
    found = {id(owner): owner for file in files if (owner := by_path.get(str(Path(file))))}
    return sorted(found.values(), key=lambda owner: owner.name.casefold())


def metadata_files(distributions: Iterable[metadata.Distribution]) -> list[tuple[str, str]]:
    """Return (path in the bundle, file) of what is kept of each distribution's metadata."""
    found: list[tuple[str, str]] = []
    for distribution in distributions:
        for file in distribution.files or ():
            path = PurePosixPath(file)
            if ".dist-info" not in path.parts[0]:
                continue
            if path.name in _KEPT_METADATA or _is_licence(path):
                found.append((str(path), str(distribution.locate_file(file))))
    return sorted(set(found))


def describe(distribution: metadata.Distribution) -> Package:
    """Return what a distribution says of itself."""
    fields = distribution.metadata
    return Package(
        name=fields["Name"],
        version=distribution.version,
        licence=licence_of(distribution),
        home=_home(distribution),
        authors=_authors(distribution),
        texts=tuple(_licence_texts(distribution)),
        repaired=any(
            re.match(r"[^/]+\.(?:libs|dylibs)/", str(file)) for file in distribution.files or ()
        ),
    )


def bundled(folder: Path) -> list[Package]:
    """Return the packages whose metadata is in a bundle's folder, by name."""
    found = [describe(item) for item in metadata.distributions(path=[str(folder)])]
    return sorted(found, key=lambda package: package.name.casefold())


def licence_of(distribution: metadata.Distribution) -> str:
    """Return the licence as SPDX expression, classifier or first line, whichever is given."""
    if expression := _field(distribution, "License-Expression"):
        return expression
    named = [
        line.rpartition(" :: ")[2]
        for line in distribution.metadata.get_all("Classifier") or ()
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    if named:
        return ", ".join(named)
    return _field(distribution, "License").strip().partition("\n")[0][:_LONGEST]


def _field(distribution: metadata.Distribution, name: str) -> str:
    """Return the first value of a field of the metadata, "" where there is none."""
    return next(iter(distribution.metadata.get_all(name) or ()), "")


def _home(distribution: metadata.Distribution) -> str:
    lines = distribution.metadata.get_all("Project-URL") or ()
    parted = (line.partition(",") for line in lines)
    urls = {name.strip().casefold(): url.strip() for name, _, url in parted if url}
    for name in ("homepage", "home", "source", "source code", "repository", "documentation"):
        if name in urls:
            return urls[name]
    return _field(distribution, "Home-page") or next(iter(urls.values()), "")


def _authors(distribution: metadata.Distribution) -> str:
    """Return the names of authors and maintainers, without their addresses."""
    given = (_field(distribution, name) for name in ("Author", "Author-email", "Maintainer"))
    text = next((value for value in given if value.strip()), "")
    names = [re.sub(r"\s*<[^>]*>", "", name).strip(' "') for name in text.split(",")]
    return ", ".join(name for name in names if name and "@" not in name)


def _is_licence(path: PurePosixPath) -> bool:
    return "licenses" in path.parts or bool(_LICENCE_FILE.match(path.name))


def _licence_texts(distribution: metadata.Distribution) -> Iterable[tuple[str, str]]:
    for file in distribution.files or ():
        path = PurePosixPath(file)
        if ".dist-info" not in path.parts[0] or not _is_licence(path):
            continue
        place = Path(str(distribution.locate_file(file)))
        if place.is_file():
            yield path.name, place.read_text("utf-8", "replace").strip()
