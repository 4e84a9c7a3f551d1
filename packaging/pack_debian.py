"""Pack a frozen folder as a Debian package: files, desktop integration, copyright, control."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from building import INTERNAL, version
from environment import SetupError, say
from finish_folder import BILL, NOTICES
from linux_files import LINUX, lay_out_share, packed_text, put, set_modes
from needed_libraries import depends, missing_in, shared_objects

LIBRARY = Path("usr/lib/dateline")
DOCUMENTS = Path("usr/share/doc/dateline")
_KIB = 1024


def main(arguments: list[str]) -> int:
    """Pack FOLDER into PACKAGE.deb, the two arguments; 1 where that fails."""
    folder, package = map(Path, arguments)
    try:
        with tempfile.TemporaryDirectory(dir=package.parent, prefix="debian-") as place:
            root = Path(place) / "dateline"
            lay_out(folder, root)
            make_package(root, package)
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def lay_out(folder: Path, root: Path) -> None:
    """Lay the package's files below `root` as they will be on the system."""
    shutil.copytree(folder, root / LIBRARY, symlinks=True)
    link = root / "usr/bin/dateline"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/dateline/dateline")
    lay_out_share(root / "usr/share")
    overrides = root / "usr/share/lintian/overrides/dateline"
    put(overrides, (LINUX / "lintian-overrides").read_bytes())
    put(root / DOCUMENTS / "changelog.gz", packed_text(LINUX / "changelog"))
    internal = folder / INTERNAL
    put(root / DOCUMENTS / "copyright", copyright_text(internal / NOTICES).encode())
    put(root / DOCUMENTS / BILL, (internal / BILL).read_bytes())
    set_modes(root, programs=(root / LIBRARY / "dateline",))


def copyright_text(notices: Path) -> str:
    """Return the package's copyright: Dateline's own line, then the notices of all parts."""
    return (LINUX / "copyright").read_text("utf-8") + "\n" + notices.read_text("utf-8")


def control(root: Path) -> str:
    """Return the control file of the files below `root`. Raises SetupError."""
    sonames, glibc = missing_in(root / LIBRARY)
    size = sum(max(1, -(-path.lstat().st_size // _KIB)) for path in root.rglob("*"))
    fields = {
        "@VERSION@": version(),
        "@SIZE@": str(size),
        "@DEPENDS@": depends(sonames, glibc=glibc),
    }
    text = (LINUX / "control").read_text("utf-8")
    for name, value in fields.items():
        text = text.replace(name, value)
    return text


def checksums(root: Path) -> str:
    """Return the md5sums file, which dpkg uses to tell changed files."""
    lines: list[str] = []
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {path.relative_to(root)}\n")
    return "".join(lines)


def make_package(root: Path, package: Path) -> None:
    """Write control and checksums below `root` and pack it. Raises SetupError.

    The highest level of xz makes it 4 MB (3 %) smaller than the usual one does.
    """
    say(f"{len(shared_objects(root / LIBRARY))} programs and libraries are packed.")
    texts = {"control": control(root), "md5sums": checksums(root)}
    for name, text in texts.items():
        put(root / "DEBIAN" / name, text.encode())
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(root), str(package)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SetupError("dpkg-deb failed; the reason stands above.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
