"""Taking symbol tables off bundled libraries, except those that auditwheel moved about."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path, PurePosixPath

from environment import SetupError

_AT_ONCE = 100
_ELF = b"\x7fELF"


def strip_libraries(folder: Path) -> int:
    """Strip what may be stripped in the bundle's folder and return how many bytes that saved.

    Raises SetupError where the system's `strip` is missing or fails.
    """
    if not sys.platform.startswith("linux"):
        return 0
    tool = shutil.which("strip")
    if tool is None:
        raise SetupError("The program strip is missing; Debian's package binutils brings it.")
    kept = repaired_libraries(folder)
    libraries = [path for path in _shared_objects(folder) if path.name not in kept]
    before = sum(path.stat().st_size for path in libraries)
    for start in range(0, len(libraries), _AT_ONCE):
        command = [tool, "--strip-unneeded", *map(str, libraries[start : start + _AT_ONCE])]
        if subprocess.run(command, check=False).returncode:
            raise SetupError("Stripping the bundled libraries failed; the reason stands above.")
    return before - sum(path.stat().st_size for path in libraries)


def repaired_libraries(folder: Path) -> frozenset[str]:
    """Return the file names of all libraries from wheels that auditwheel repaired.

    It moves sections to make room for longer paths, and stripping such a file breaks it. A wheel
    was repaired where it carries a folder `NAME.libs`.
    """
    found: set[str] = set()
    for distribution in metadata.distributions(path=[str(folder)]):
        files = [PurePosixPath(file) for file in distribution.files or ()]
        if any(path.parts[0].endswith(".libs") for path in files):
            found.update(_library_names(files))
    return frozenset(found)


def _library_names(files: Iterable[PurePosixPath]) -> Iterator[str]:
    for path in files:
        if ".so" in path.suffixes:
            yield path.name


def _shared_objects(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.read(4) == _ELF:
                yield path
