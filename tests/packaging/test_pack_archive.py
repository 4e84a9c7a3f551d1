"""The archive for one person: unpacked, installed, updated and taken away in a home of its own."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import dateline
from pack_archive import main

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="System packages are offered on Linux only."
)

TOP = f"dateline-{dateline.__version__}"
PROGRAM = f"#!/bin/sh\necho 'dateline {dateline.__version__}'\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose program is a script that says its version."""
    place = tmp_path_factory.mktemp("archive")
    folder = place / "frozen" / "dateline"
    (folder / "_internal" / "dateline_data").mkdir(parents=True)
    (folder / "_internal" / "dateline_data" / "notices.txt").write_text("Part 1.0: MIT\n", "utf-8")
    (folder / "dateline").write_text(PROGRAM, "utf-8")
    packed = place / "dateline.tar.xz"
    assert main([str(folder), str(packed)]) == 0
    return packed


@pytest.fixture
def unpacked(archive: Path, tmp_path: Path) -> Path:
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "a folder with é", filter="data")
    return tmp_path / "a folder with é" / TOP


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "a home"
    home.mkdir()
    return home


def run(
    script: Path, home: Path, *arguments: str, status: int = 0
) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if "XDG" not in name}
    done = subprocess.run(
        ["sh", str(script), *arguments],
        env={**environment, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def entry(share: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(share / "applications" / "dateline.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_archive_has_one_folder_and_no_name_of_the_builder(archive: Path) -> None:
    with tarfile.open(archive) as tar:
        members = tar.getmembers()
    assert {member.name.partition("/")[0] for member in members} == {TOP}
    assert {(member.uname, member.uid) for member in members} == {("root", 0)}
    modes = {member.name.partition("/")[2]: member.mode for member in members}
    assert modes["install.sh"] == modes["lib/dateline/dateline"] == 0o755
    assert modes["LICENCES.txt"] == 0o644


def test_it_is_installed_into_the_home_and_the_menu_starts_it_from_there(
    unpacked: Path, home: Path
) -> None:
    told = run(unpacked / "install.sh", home).stdout
    program = home / ".local/lib/dateline/dateline"
    assert f"Dateline {dateline.__version__} is installed in {program.parent}." in told
    assert entry(home / ".local/share")["Exec"] == f'"{program}" open %F'
    assert entry(home / ".local/share")["TryExec"] == str(program)
    link = home / ".local/bin/dateline"
    assert subprocess.run([link], capture_output=True, check=False).returncode == 0
    assert (home / ".local/share/icons/hicolor/48x48/apps/dateline.png").is_file()
    if shutil.which("desktop-file-validate"):
        given = home / ".local/share/applications/dateline.desktop"
        subprocess.run(["desktop-file-validate", str(given)], check=True)


def test_taken_away_it_leaves_what_was_there_before(unpacked: Path, home: Path) -> None:
    library = home / ".local/share/dateline/library/library.sqlite"
    other = home / ".local/share/applications/other.desktop"
    for path in (library, other):
        path.parent.mkdir(parents=True)
        path.write_text("mine", "utf-8")
    before = files(home)
    run(unpacked / "install.sh", home)
    run(home / ".local/lib/dateline/uninstall.sh", home)
    caches = {".local/share/applications/mimeinfo.cache"}
    assert files(home) - caches == before
    assert other.read_text("utf-8") == "mine"


def test_in_an_empty_home_nothing_is_left(unpacked: Path, home: Path) -> None:
    run(unpacked / "install.sh", home)
    run(home / ".local/lib/dateline/uninstall.sh", home)
    assert files(home) == set()


def test_a_later_version_takes_the_place_of_the_one_before(unpacked: Path, home: Path) -> None:
    run(unpacked / "install.sh", home)
    stale = home / ".local/lib/dateline/_internal/old.so"
    stale.write_text("old", "utf-8")
    run(unpacked / "install.sh", home)
    assert not stale.exists()
    assert (home / ".local/lib/dateline/_internal/dateline_data/notices.txt").is_file()
    assert entry(home / ".local/share")["Name"] == "Dateline"


def test_a_folder_of_ones_own_choice_holds_everything(unpacked: Path, home: Path) -> None:
    chosen = home / "apps & tools"
    run(unpacked / "install.sh", home, "--prefix", str(chosen))
    assert entry(chosen / "share")["Exec"] == f'"{chosen}/lib/dateline/dateline" open %F'
    assert files(home) == {"apps & tools", *(f"apps & tools/{name}" for name in files(chosen))}


def test_a_program_that_does_not_start_here_is_not_installed(unpacked: Path, home: Path) -> None:
    (unpacked / "lib/dateline/dateline").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    told = run(unpacked / "install.sh", home, status=1).stderr
    assert "does not start on this system" in told
    assert files(home) == set()


def test_a_running_program_is_not_replaced(unpacked: Path, home: Path) -> None:
    run(unpacked / "install.sh", home)
    program = home / ".local/lib/dateline/dateline"
    shutil.copy("/bin/cat", program)
    with subprocess.Popen([program], stdin=subprocess.PIPE) as running:
        for script in (unpacked / "install.sh", program.with_name("uninstall.sh")):
            assert "Dateline is running." in run(script, home, status=1).stderr
        running.communicate()
    run(program.with_name("uninstall.sh"), home)


@pytest.mark.parametrize("name", ["a $folder", 'a "folder"', "100 %"])
def test_a_folder_that_a_menu_entry_cannot_name_is_refused(
    unpacked: Path, home: Path, name: str
) -> None:
    told = run(unpacked / "install.sh", home, "--prefix", str(home / name), status=1).stderr
    assert "a menu entry can't hold" in told


def test_wrong_usage_is_told(unpacked: Path, home: Path) -> None:
    assert "Usage:" in run(unpacked / "install.sh", home, "--system", status=2).stderr
    assert "Usage:" in run(unpacked / "install.sh", home, "--help").stdout
