"""The update of an installed Dateline with libraries in place: rows, decisions and older schemas."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import clean_package
from building import version
from checking import check
from clean_root import CleanRoot
from dateline.library.folder import LibraryFolder
from dateline.library.migrations.run import SCHEMA_VERSION, migrate, schema_version
from window_walk import SAMPLES, Program, exports

EARLIER = "0.0.1"
GONE = Path("usr/lib/dateline/_internal/of-the-earlier-version")
_RENAMED = "Somebody Else"


def earlier(package: Path, folder: Path) -> Path:
    """Return a package of an earlier version: the same program, and a file that this one lacks."""
    laid, made = folder / "earlier", folder / "earlier.deb"
    _dpkg("--raw-extract", str(package), str(laid))
    control = laid / "DEBIAN" / "control"
    text = control.read_text("utf-8")
    control.write_text(text.replace(f"Version: {version()}", f"Version: {EARLIER}"), "utf-8")
    (laid / GONE).write_text("gone\n", "utf-8")
    _dpkg("--root-owner-group", "-Znone", "--build", str(laid), str(made))
    shutil.rmtree(laid)
    return made


def prove_upgrade(root: CleanRoot, package: Path, program: Program, *, home: Path) -> Path:
    """Install the earlier version, work with it, update it, and return the library's folder.

    Fails with AssertionError where a row or a decision differs afterwards, or where a library of
    the first schema is not brought to this one with a backup beside it.
    """
    clean_package.install(root, earlier(package, home))
    told = root.run("dpkg-query", "--show", "--showformat=${Version}", "dateline").stdout
    check(told == EARLIER, f"version {told} is installed")
    library, old = program.home / "library of before", program.home / "library of the first schema"
    program.run("--library", library, "import", _given(program))
    _decide(program, library)
    before = exports(program, library)
    _make_first_schema(program.seen_from_here(old))
    clean_package.install(root, package)
    check(not (root.folder / GONE).exists(), "a file of the earlier version is left")
    check(exports(program, library) == before, "the update changed what a library exports")
    check(_RENAMED in program.run("--library", library, "entities"), "a decision is gone")
    _look_at_first_schema(program, old)
    print("updated: libraries, decisions and an older schema are brought along", flush=True)
    return library


def _given(program: Program) -> Path:
    given = program.home / "articles of before"
    shutil.copytree(SAMPLES, program.seen_from_here(given), dirs_exist_ok=True)
    return given


def _decide(program: Program, library: Path) -> None:
    """Give the first name another one: a decision, which every later version must keep."""
    rows = program.run("--library", library, "entities", "--json").splitlines()
    program.run("--library", library, "rename", json.loads(rows[0])["uid"], _RENAMED)


def _make_first_schema(root: Path) -> None:
    folder = LibraryFolder(root)
    folder.make()
    migrate(folder, target=1)
    check(schema_version(folder.database) == 1, "no library of the first schema could be made")


def _look_at_first_schema(program: Program, library: Path) -> None:
    folder = LibraryFolder(program.seen_from_here(library))
    program.run("--library", library, "import", _given(program))
    found = schema_version(folder.database)
    check(found == SCHEMA_VERSION, f"the older library has schema {found}")
    check(any(folder.backups.iterdir()), "no backup was made of the older library")
    check(program.run("--library", library, "articles", "--json"), "the older library stays empty")


def _dpkg(*arguments: str) -> None:
    done = subprocess.run(["dpkg-deb", *arguments], capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"dpkg-deb: {done.stderr[-500:]}")
