"""Taking the building machine's folders out of bundled libraries' search paths."""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path

from needed_libraries import shared_objects


def builders_folder() -> str:
    """Return where the building Python keeps its libraries."""
    return str(sysconfig.get_config_var("LIBDIR") or "")


def rewrite_run_paths(internal: Path, *, builder: str) -> int:
    """Point libraries that search the builder's folders at the bundle instead; return how many.

    A Python in a folder of its own marks its extension modules with that folder, `builder`, as
    RUNPATH; one of the system's own folders stays. The entry is
    overwritten in place, so the new path must not be longer; a longer one leaves no path at all,
    and the program then finds the library as it finds the rest.
    """
    if not builder.startswith("/") or builder.startswith(("/usr/lib", "/lib")):
        return 0
    old = builder.encode()
    changed = 0
    for path in shared_objects(internal):
        content = path.read_bytes()
        if b"\0" + old + b"\0" not in content:
            continue
        inner = os.path.relpath(internal, path.parent)
        own = b"$ORIGIN" if inner == "." else b"$ORIGIN/" + inner.encode()
        new = own if len(own) <= len(old) else b""
        padded = new.ljust(len(old), b"\0")
        path.write_bytes(content.replace(b"\0" + old + b"\0", b"\0" + padded + b"\0"))
        changed += 1
    return changed
