"""Compare two frozen folders file by file: what differs between two builds of one commit."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Print every difference of the two folders; 0 where there is none, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="compare_builds.py", description="Compare two builds.")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    options = parser.parse_args(arguments)
    first, second = contents(options.first), contents(options.second)
    found = differences(first, second)
    for line in found:
        print(line)
    print(f"{len(first)} and {len(second)} files, {len(found)} differences")
    return 1 if found else 0


def contents(folder: Path) -> dict[str, str]:
    """Return {path in the folder: SHA-256 of the file, or the target of the link}."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    """Return a line for each path that only one has or that differs."""
    lines: list[str] = []
    for name in sorted(first.keys() | second.keys()):
        if name not in second:
            lines.append(f"only in the first: {name}")
        elif name not in first:
            lines.append(f"only in the second: {name}")
        elif first[name] != second[name]:
            lines.append(f"differs: {name}")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
