"""A Debian package made of a small folder: what dpkg reads in it, and what it depends on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import dateline
from environment import SetupError
from linux_files import ICON_SIZES
from needed_libraries import depends, needs
from pack_debian import main

linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="System packages are offered on Linux only."
)
pytestmark = linux


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder like a frozen one, whose program is a small one of this system."""
    folder = tmp_path / "frozen" / "dateline"
    (folder / "_internal" / "dateline_data").mkdir(parents=True)
    (folder / "_internal" / "dateline_data" / "notices.txt").write_text("Part 1.0: MIT\n", "utf-8")
    (folder / "_internal" / "dateline.cdx.json").write_text("{}\n", "utf-8")
    shutil.copy("/bin/true", folder / "dateline")
    return folder


def dpkg(*arguments: str | Path) -> str:
    command = ["dpkg-deb", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_package_holds_program_entry_icons_manual_and_copyright(
    folder: Path, tmp_path: Path
) -> None:
    package, laid = tmp_path / "dateline.deb", tmp_path / "laid"
    assert main([str(folder), str(package)]) == 0
    assert dpkg("--field", package, "Package", "Version", "Architecture").split() == [
        *("Package:", "dateline", "Version:", dateline.__version__, "Architecture:", "amd64")
    ]
    assert dpkg("--field", package, "Depends").startswith("libc6 (>= 2.")
    assert "@" not in dpkg("--field", package).replace("dateline@localhost", "")
    dpkg("--extract", package, laid)
    assert subprocess.run([laid / "usr/bin/dateline"], check=False).returncode == 0
    assert "Part 1.0: MIT" in (laid / "usr/share/doc/dateline/copyright").read_text("utf-8")
    for size in ICON_SIZES:
        picture = QImage(str(laid / f"usr/share/icons/hicolor/{size}x{size}/apps/dateline.png"))
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 8).alpha() == 255
        assert picture.pixelColor(0, 0).alpha() == 0
    for path in (
        "usr/share/applications/dateline.desktop",
        "usr/share/man/man1/dateline.1.gz",
        "usr/share/metainfo/dateline.metainfo.xml",
        "usr/share/mime/packages/dateline.xml",
    ):
        assert (laid / path).is_file()
    owners = {line.split()[1] for line in dpkg("--contents", package).splitlines()}
    assert owners == {"root/root"}


def test_a_library_of_no_known_package_ends_the_build(folder: Path) -> None:
    with pytest.raises(SetupError, match="libunheard"):
        depends({"libc.so.6", "libunheard.so.1"}, glibc=(2, 34))


def test_the_dependencies_name_the_oldest_glibc_and_both_names_of_glib() -> None:
    told = depends({"libc.so.6", "libglib-2.0.so.0", "libxcb-cursor.so.0"}, glibc=(2, 34))
    assert told == "libc6 (>= 2.34), libglib2.0-0 | libglib2.0-0t64, libxcb-cursor0"


def test_what_a_library_needs_is_read_from_the_library(folder: Path) -> None:
    found = needs([folder / "dateline"])
    assert "libc.so.6" in found.sonames
    assert found.glibc >= (2,)
