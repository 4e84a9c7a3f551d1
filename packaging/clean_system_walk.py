"""The walk through a clean system; `clean_system.py` starts it with what drives windows."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import clean_package
import clean_root
from building import BUILD, version
from checking import check
from clean_package import INSTALLED
from clean_root import CleanRoot
from clean_upgrade import prove_upgrade
from tests.desktop.application import wait_for_window
from tests.desktop.display import Screen, screen
from tests.desktop.dragging import drag_source
from tests.desktop.libraries import number, wait_until_imported
from tests.desktop.pointer import Pointer
from tests.desktop.processes import running
from window_walk import (
    SAMPLES,
    Program,
    difference,
    exports,
    photograph,
    source_exports,
    walk,
)

_GIVEN = Path("/root/articles")
_LIBRARY = Path("/root/library")
_DROP = (500, 400)
_DRAGGED = "dragged with spaces, é.txt"
_ARTICLE = """\
Harbour master names new pilot boat

By Nadia Orrell, The Quay Gazette
9 March 2026

The harbour master of Port Calder, Jonas Hallqvist, said on Monday that a new pilot boat would
arrive in April. "She is faster than the old one," he said.
"""


def main(arguments: list[str]) -> int:
    """Walk through and print each thing that was checked; 1 at the first that failed."""
    parser = argparse.ArgumentParser(prog="clean_system.py", description="Prove the package.")
    parser.add_argument(
        "package", nargs="?", type=Path, default=BUILD / f"dateline_{version()}_amd64.deb"
    )
    parser.add_argument("--picture", type=Path, default=BUILD / "clean-system.png")
    parser.add_argument("--root", type=Path, help="a system that debootstrap made already")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-clean-") as place:
            root = CleanRoot(options.root) if options.root else _made(Path(place) / "root")
            with clean_root.mounted(root):
                _prove(root, options.package, Path(place), picture=options.picture.resolve())
    except (AssertionError, OSError, subprocess.SubprocessError) as error:
        print(f"failed: {error}", file=sys.stderr)
        return 1
    return 0


def _made(folder: Path) -> CleanRoot:
    begun = time.monotonic()
    root = clean_root.make(folder)
    print(f"a minimal Debian 12 was made in {time.monotonic() - begun:.0f} s", flush=True)
    return root


def _prove(root: CleanRoot, package: Path, home: Path, *, picture: Path) -> None:
    before = root.files()
    clean_package.install(root, package)
    _look_for_libraries(root)
    shutil.copytree(SAMPLES, root.folder / str(_GIVEN).lstrip("/"), dirs_exist_ok=True)
    with screen(home / "home", width=1440, height=900) as shown:
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": shown.name,
        }
        command = tuple(root.inside(["/usr/bin/dateline"]))
        program = Program(command, environment, Path("/root"), root.folder)
        _drive(program, shown, home=home / "home", picture=picture)
    clean_package.purge(root, before, library=_LIBRARY)
    library = prove_upgrade(root, package, program, home=home)
    clean_package.purge(root, before, library=library)


def _look_for_libraries(root: CleanRoot) -> None:
    """Fail where the dynamic linker finds no library for an installed program or library."""
    look = (
        f"find {INSTALLED} -type f \\( -name '*.so*' -o -name dateline \\) -print0 | "
        f"LD_LIBRARY_PATH={INSTALLED}/_internal:{INSTALLED}/_internal/PySide6/Qt/lib "
        "xargs -0 ldd 2>/dev/null"
    )
    told = root.run("sh", "-c", look, must_succeed=False).stdout
    missing = sorted({line.strip() for line in told.splitlines() if "not found" in line})
    check(told.count("=>") > 100, "ldd tells nothing")
    check(not missing, f"libraries are missing: {missing}")
    print(f"no library is missing ({told.count('=>')} looked up)")


def _drive(program: Program, shown: Screen, *, home: Path, picture: Path) -> None:
    articles = len(list(SAMPLES.iterdir()))
    library = _LIBRARY
    walked = walk(
        program, shown, library=library, samples=_GIVEN, articles=articles, picture=picture
    )
    print(f"window after {walked.window_s} s; {articles} articles after {walked.imported_s} s")
    print(f"searched and exported in the window; no process left {walked.ended_s} s after Ctrl+Q")
    different = difference(exports(program, library), source_exports(shown.environment, home=home))
    check(not different, different)
    print("the exports are alike to the source run's")
    _drop(program, shown, library=library, articles=articles, home=home, picture=picture)


def _drop(
    program: Program, shown: Screen, *, library: Path, articles: int, home: Path, picture: Path
) -> None:
    """Drag a file from another program onto the window; the library of before must take it."""
    dragged = Path("/root") / _DRAGGED
    program.seen_from_here(dragged).write_text(_ARTICLE, "utf-8")
    log = picture.with_suffix(".drop.log")
    command = [*program.command, "--library", str(library)]
    with running(command, environment=program.environment, output=log) as process:
        window = wait_for_window(shown)
        corner = Pointer(shown).window_place(window)
        # It takes a drop once its library is open; that shows in the open database alone.
        time.sleep(3.0)
        with drag_source(shown, [dragged], home=home) as source:
            told = source.drag_to((corner[0] + _DROP[0], corner[1] + _DROP[1]))
        check(told == "taken", f"the drop was {told}")
        here = program.seen_from_here(library)
        wait_until_imported(here, articles=articles + 1, seconds=120.0)
        check(
            number(here, "SELECT count(*) FROM article") == articles + 1,
            'number(here, "SELECT count(*) FROM article")',
        )
        photograph(shown, picture.with_name("clean-system-dropped.png"))
        process.terminate()
        check(process.wait(30.0) == 0, "SIGTERM does not end it in order")
    print("a file dragged from another program was imported; SIGTERM ended the window in order")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
