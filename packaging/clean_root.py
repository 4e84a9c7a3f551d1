"""A minimal Debian 12 in a folder: made by debootstrap from this system's own mirror, entered by chroot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checking import check

SUITE = "bookworm"
_SOURCES = Path("/etc/apt")
_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers listen
_ENVIRONMENT = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}

_UNSTEADY = frozenset("proc sys dev tmp run root var/cache var/log var/lib".split())
"""What every process leaves or what is mounted."""


@dataclass(frozen=True, slots=True)
class CleanRoot:
    """The folder of a system of its own; processes in it see nothing else of the disk."""

    folder: Path

    def run(self, *command: str, must_succeed: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command inside as root; fails with its output where `must_succeed`."""
        done = subprocess.run(
            self.inside(command),
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        check(
            not must_succeed or done.returncode == 0,
            f"{' '.join(command)}: {done.stdout[-1500:]}{done.stderr[-1500:]}",
        )
        return done

    def inside(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs `command` inside."""
        return ["chroot", str(self.folder), *command]

    def files(self) -> frozenset[str]:
        """Return the paths of all files and links, without those of `_UNSTEADY` folders."""
        found: set[str] = set()
        for folder, below, names in os.walk(self.folder):
            inside = Path(folder).relative_to(self.folder)
            below[:] = [name for name in below if (inside / name).as_posix() not in _UNSTEADY]
            found.update((inside / name).as_posix() for name in names)
        return frozenset(found)


def mirror() -> str:
    """Return the address of the mirror that this system itself installs from."""
    for place in [_SOURCES / "sources.list", *sorted((_SOURCES / "sources.list.d").glob("*"))]:
        text = place.read_text("utf-8") if place.is_file() else ""
        found = re.search(
            r"^(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(\S+/debian)/?\s*", text, re.MULTILINE
        )
        if found:
            return found[1]
    message = "This system names no Debian mirror."
    raise AssertionError(message)


def make(folder: Path) -> CleanRoot:
    """Make a minimal system in `folder`; takes a minute or two and some 250 MB."""
    command = ["debootstrap", "--variant=minbase", SUITE, str(folder), mirror()]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    check(done.returncode == 0, f"debootstrap: {done.stdout[-1500:]}{done.stderr[-500:]}")
    shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
    _copy_apt_settings(folder)
    return CleanRoot(folder)


def _copy_apt_settings(folder: Path) -> None:
    """Let apt inside reach the same mirror in the same way; no package comes along."""
    for name in ("apt.conf", "apt.conf.d"):
        source = _SOURCES / name
        if source.is_file():
            shutil.copy(source, folder / "etc/apt" / name)
    for source in (_SOURCES / "apt.conf.d").glob("*"):
        text = source.read_text("utf-8", "replace")
        if "Proxy" in text or "Acquire" in text:
            shutil.copy(source, folder / "etc/apt/apt.conf.d" / source.name)


@contextmanager
def mounted(root: CleanRoot) -> Iterator[CleanRoot]:
    """Give the system its /proc, /dev and the X servers' sockets for the length of the block."""
    mounts = [
        (["-t", "proc", "proc"], "proc"),
        (["-t", "tmpfs", "-o", "mode=1777", "tmpfs"], "dev/shm"),
        (["--bind", str(_SOCKETS)], str(_SOCKETS).lstrip("/")),
    ]
    done: list[Path] = []
    try:
        for arguments, target in mounts:
            place = root.folder / target
            place.mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", *arguments, str(place)], check=True)
            done.append(place)
        yield root
    finally:
        for place in reversed(done):
            subprocess.run(["umount", "--lazy", str(place)], check=False)
