"""Which libraries of the system a frozen folder needs, and Debian's packages that bring them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from environment import SetupError
from system_libraries import WINDOW_LIBRARIES

_AT_ONCE = 200
_ELF = b"\x7fELF"
_C_LIBRARY = "libc6"
# What programs of every kind need, beside what a window needs.
_BASE_LIBRARIES = {
    "ld-linux-x86-64.so.2": _C_LIBRARY,
    "libc.so.6": _C_LIBRARY,
    "libdl.so.2": _C_LIBRARY,
    "libm.so.6": _C_LIBRARY,
    "libpthread.so.0": _C_LIBRARY,
    "libresolv.so.2": _C_LIBRARY,
    "librt.so.1": _C_LIBRARY,
    "libutil.so.1": _C_LIBRARY,
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
}
# Packages that newer systems name otherwise, since time has 64 bits there.
_RENAMED = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}


@dataclass(frozen=True, slots=True)
class Needs:
    """Sonames that shared objects name as needed, and the newest version of glibc they ask for."""

    sonames: frozenset[str]
    glibc: tuple[int, ...]


def shared_objects(folder: Path) -> list[Path]:
    """Return the programs and libraries below a folder, without links."""
    found: list[Path] = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.read(4) == _ELF:
                found.append(path)
    return found


def needs(objects: Sequence[Path]) -> Needs:
    """Return what these objects need together. Raises SetupError where objdump fails."""
    text = "".join(
        _headers(objects[start : start + _AT_ONCE]) for start in range(0, len(objects), _AT_ONCE)
    )
    sonames = re.findall(r"^\s+NEEDED\s+(\S+)$", text, re.MULTILINE)
    versions = re.findall(r"\sGLIBC_(\d+(?:\.\d+)+)\s*$", text, re.MULTILINE)
    newest = max((tuple(map(int, version.split("."))) for version in versions), default=())
    return Needs(frozenset(sonames), newest)


def _headers(objects: Sequence[Path]) -> str:
    command = ["objdump", "-p", *map(str, objects)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"objdump could not read the libraries: {done.stderr[-300:]}")
    return done.stdout


def missing_in(folder: Path) -> tuple[frozenset[str], tuple[int, ...]]:
    """Return the sonames that a folder's objects need and it does not hold, and the glibc."""
    objects = shared_objects(folder)
    needed = needs(objects)
    held = {path.name for path in objects} | {
        path.name for path in folder.rglob("*.so*") if path.is_symlink()
    }
    return needed.sonames - held, needed.glibc


def depends(sonames: Iterable[str], *, glibc: tuple[int, ...]) -> str:
    """Return Debian's Depends field for these sonames.

    Raises SetupError for one whose package is not known here.
    """
    packages = {**WINDOW_LIBRARIES, **_BASE_LIBRARIES}
    unknown = sorted(set(sonames) - packages.keys())
    if unknown:
        raise SetupError(f"No Debian package is known for {', '.join(unknown)}.")
    named = sorted({packages[soname] for soname in sonames} | {_C_LIBRARY})
    oldest = ".".join(map(str, glibc))
    versions = {_C_LIBRARY: f"{_C_LIBRARY} (>= {oldest})" if glibc else _C_LIBRARY}
    return ", ".join(versions.get(name) or _RENAMED.get(name, name) for name in named)
