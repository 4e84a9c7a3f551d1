"""Finish a frozen folder: strip its libraries, and lay notices and bill of materials into it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bill_of_materials import bill
from building import internal_of, version
from environment import SetupError, say
from icu_data import shorten
from notices import notices
from parts import parts
from run_paths import builders_folder, rewrite_run_paths
from stripping import strip_libraries

NOTICES = Path("dateline_data", "notices.txt")
BILL = "dateline.cdx.json"


def main(arguments: list[str]) -> int:
    """Finish the folder named by the only argument; 1 where something stays unknown."""
    internal = internal_of(Path(arguments[0]))
    try:
        found = parts(internal)
        saved = strip_libraries(internal)
        # Links to it stand beside it.
        shortened = sum(
            shorten(path) for path in internal.rglob("libicudata.so.*") if not path.is_symlink()
        )
        rewritten = rewrite_run_paths(internal, builder=builders_folder())
        say(f"Stripping the libraries saved {saved // 1_000_000} MB.")
        say(f"Shortening the data of ICU saved {shortened // 1_000_000} MB.")
        say(f"{rewritten} libraries no longer name a folder of this machine.")
        (internal / NOTICES).write_text(notices(found), encoding="utf-8")
        text = json.dumps(bill(found, version=version()), indent=1, ensure_ascii=False) + "\n"
        (internal / BILL).write_text(text, encoding="utf-8")
    except SetupError as error:
        say(str(error))
        return 1
    say(f"{len(found)} bundled parts are in the notices and in the bill of materials.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
