"""Offering to install exactly the missing system packages, where that can be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

from environment import say
from system_libraries import Missing


def offer(find_missing: Callable[[], Sequence[Missing]], *, purpose: str, answer_yes: bool) -> bool:
    """Tell whether nothing is missing, after offering to install what is.

    `purpose` begins the sentence ("Dateline's window"). Nothing is asked when standard input
    is no terminal; `answer_yes` answers beforehand. What can't be installed is said, with the
    command a person would run.
    """
    missing = find_missing()
    if not missing:
        return True
    packages = sorted({item.package for item in missing})
    say(f"{purpose} needs what this system lacks: {', '.join(item.name for item in missing)}.")
    prefix = administrator_prefix()
    if prefix is None or not agrees(packages, answer_yes=answer_yes):
        say(by_hand(packages))
        return False
    if not install(packages, prefix=prefix):
        say(f"apt-get failed; the reason stands above. {by_hand(packages)}")
        return False
    missing = find_missing()
    if missing:
        say(f"Still missing: {', '.join(item.name for item in missing)}.")
    return not missing


def administrator_prefix() -> list[str] | None:
    """Return what to put before apt-get to run it with the right to install, None if nothing."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    return ["sudo"] if at_terminal() else ["sudo", "-n"]


def agrees(packages: Sequence[str], *, answer_yes: bool) -> bool:
    """Ask whether to install these packages; without a terminal only `answer_yes` agrees."""
    if answer_yes:
        return True
    if not at_terminal():
        return False
    say(f"Install with apt-get: {' '.join(packages)}?")
    try:
        answer = input("[y/N] ")
    except EOFError:
        return False
    return answer.strip().lower() in {"y", "yes"}


def install(packages: Sequence[str], *, prefix: Sequence[str]) -> bool:
    """Install these packages with apt-get after refreshing its lists; tell whether that worked."""
    say(f"Installing with apt-get: {' '.join(packages)} …")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*prefix, *quiet, *step], stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False
        )
    return done.returncode == 0


def by_hand(packages: Sequence[str]) -> str:
    """Return the sentence that says what a person can do."""
    if shutil.which("apt-get"):
        return f"As administrator: apt-get install {' '.join(packages)} (or start with --yes)."
    return f"Install them with this system's own means; Debian calls them {' '.join(packages)}."


def at_terminal() -> bool:
    """Tell whether a person can answer on standard input."""
    return sys.stdin is not None and sys.stdin.isatty()
