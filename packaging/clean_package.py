"""A Debian package laid into a clean system and taken away again, with what must hold after each."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from building import megabytes, version
from checking import check
from clean_root import CleanRoot

INSTALLED = "/usr/lib/dateline"


def install(root: CleanRoot, package: Path) -> None:
    """Install `package`, over an older one where there is one, and print time and size."""
    shutil.copy(package, root.folder / "root/dateline.deb")
    root.run("apt-get", "-q", "update")
    listed = _installed(root)
    begun = time.monotonic()
    root.run("apt-get", "-qy", "--no-install-recommends", "install", "/root/dateline.deb")
    size = root.run("dpkg-query", "--show", "--showformat=${Installed-Size}", "dateline").stdout
    print(
        f"installed in {time.monotonic() - begun:.0f} s with "
        f"{len(_installed(root) - listed - {'dateline'})} dependencies: "
        f"package {megabytes(package)} MB, installed {int(size) / 1000:.0f} MB",
        flush=True,
    )
    told = root.run("dateline", "--version").stdout.strip()
    check(told == f"dateline {version()}", f"the installed program says {told!r}")


def purge(root: CleanRoot, before: frozenset[str], *, library: Path) -> None:
    """Take the package away; nothing of it may be left, and the person's library must be there."""
    root.run("apt-get", "-qy", "purge", "dateline")
    root.run("apt-get", "-qy", "autoremove", "--purge")
    left = {
        path for path in root.files() - before if "dateline" in path or path.startswith("usr/share")
    }
    check(not left, f"left after the purge: {sorted(left)[:20]}")
    kept = root.folder / library.relative_to("/") / "library.sqlite"
    check(kept.exists(), "the person's library is gone")
    print("purged: nothing of it is left, and the person's library is still there", flush=True)


def _installed(root: CleanRoot) -> set[str]:
    return set(root.run("dpkg-query", "--show", "--showformat=${Package}\\n").stdout.split())
