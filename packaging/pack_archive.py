"""Pack a frozen folder as an archive that a person unpacks anywhere and installs without root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from building import INTERNAL, version
from environment import SetupError, say
from finish_folder import NOTICES
from linux_files import LINUX, lay_out_share, put, set_modes

PROGRAM = Path("lib/dateline")
_SCRIPTS = ("install.sh", "uninstall.sh")
# The compressor's threads work on blocks: their size, not their number, makes the bytes.
_COMPRESS = ("xz", "-9", "--threads=2", "--quiet", "--force")


def main(arguments: list[str]) -> int:
    """Pack FOLDER into ARCHIVE.tar.xz, the two arguments; 1 where that fails."""
    folder, archive = map(Path, arguments)
    try:
        with tempfile.TemporaryDirectory(dir=archive.parent, prefix="archive-") as place:
            root = Path(place) / f"dateline-{version()}"
            lay_out(folder, root)
            compress(root, archive)
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def lay_out(folder: Path, root: Path) -> None:
    """Lay out the archive's files below `root`: program, desktop's files, texts and scripts."""
    shutil.copytree(folder, root / PROGRAM, symlinks=True)
    lay_out_share(root / "share")
    put(root / "LICENCES.txt", (folder / INTERNAL / NOTICES).read_bytes())
    for script in _SCRIPTS:
        put(root / script, (LINUX / script).read_bytes())
    programs = (root / PROGRAM / "dateline", *(root / script for script in _SCRIPTS))
    set_modes(root, programs=programs)


def compress(root: Path, archive: Path) -> None:
    """Write the files below `root` into `archive`, equal bytes for equal files. Raises SetupError."""
    packed = archive.with_suffix("")
    with tarfile.open(packed, "w", format=tarfile.PAX_FORMAT) as tar:
        for path in (root, *sorted(root.rglob("*"))):
            member = tar.gettarinfo(path, path.relative_to(root.parent).as_posix())
            if not member.isreg():
                tar.addfile(_plain(member))
                continue
            with path.open("rb") as file:
                tar.addfile(_plain(member), file)
    if subprocess.run([*_COMPRESS, str(packed)], check=False).returncode:
        raise SetupError("xz failed; the reason stands above.")


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Return a member with neither the builder's name nor the hour of the build in it."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    return member


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
