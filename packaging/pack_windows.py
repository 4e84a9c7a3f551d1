"""Pack a frozen folder as an installer for Windows, with Inno Setup; not yet run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from building import version
from environment import REPOSITORY, SetupError, say
from icons import write_ico

SCRIPT = REPOSITORY / "packaging" / "windows" / "dateline.iss"
SIGN = "DATELINE_SIGN_COMMAND"
"""The command that signs a file, "$f" in the place of its path; without it nothing is signed."""


def main(arguments: list[str]) -> int:
    """Pack FOLDER into INSTALLER.exe, the two arguments; 1 where that fails."""
    folder, installer = (Path(argument).resolve() for argument in arguments)
    try:
        pack(folder, installer)
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def pack(folder: Path, installer: Path) -> None:
    """Make the installer of a frozen folder. Raises SetupError."""
    with tempfile.TemporaryDirectory(prefix="dateline-icon-") as place:
        icon = write_ico(Path(place) / "dateline.ico")
        sign = os.environ.get(SIGN, "")
        line = command(compiler(), folder=folder, output=installer.parent, icon=icon, sign=sign)
        if subprocess.run(line, check=False).returncode:
            raise SetupError("Inno Setup failed; the reason stands above.")


def compiler() -> str:
    """Return the path of Inno Setup's compiler. Raises SetupError where it is not installed."""
    programs = os.environ.get("PROGRAMFILES(X86)", "C:\\Program Files (x86)")
    found = shutil.which("iscc") or shutil.which("ISCC", path=str(Path(programs) / "Inno Setup 6"))
    if found is None:
        raise SetupError("Inno Setup 6 is not installed; its compiler ISCC makes the installer.")
    return found


def command(compiler: str, *, folder: Path, output: Path, icon: Path, sign: str) -> list[str]:
    """Return the compiler's command line; `sign` is the command that signs, or "" for none."""
    given = {"Version": version(), "Folder": folder, "Output": output, "Icon": icon}
    defined: Iterable[str] = (f"/D{name}={value}" for name, value in given.items())
    signing = ["/DSign", f"/Ssign={sign}"] if sign else []
    return [compiler, "/Qp", *defined, *signing, str(SCRIPT)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
