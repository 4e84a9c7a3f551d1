"""Reading and indexing beside recollindex: `python -m tests.benchmarks.reading [FILES]`, by hand.

Both take the same folder of files: articles of the shared scale corpus as plain text, and as many
copies of the shared web pages as texts, up to half of the files. Both begin with nothing, and are
measured from their start to the end of their index. Needs `recollindex` (Debian: recollcmd). Last
figures are in `reading.md` beside this file.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.importing import unpack
from tests.quality.corpora import AbsentCorpusError
from tests.quality.pages import unpacked_pages
from tests.shared import shared_root

FILES = 5_000
WORKERS = 2
_PATIENCE_S = 3_000.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took, in seconds: on the clock, and of processors, its child processes included."""

    clock_s: float
    cpu_s: float


def fill(folder: Path, *, files: int) -> tuple[int, int]:
    """Write the files to be read; return how many texts and how many pages there are."""
    folder.mkdir()
    with tempfile.TemporaryDirectory(prefix="texts-") as place:
        texts = unpack(Path(place), articles=files - files // 2)
        for number, text in enumerate(texts):
            shutil.copyfile(text, folder / f"text {number:05}.txt")
    with unpacked_pages() as pages:
        found = sorted(pages.rglob("*.html"))
        for number in range(files // 2):
            # Copies differ by a comment, so that none is known already by its bytes.
            page = found[number % len(found)].read_bytes()
            copy = number // len(found)
            mark = f"\n<!-- {copy} -->\n".encode() if copy else b""
            (folder / f"page {number:05}.html").write_bytes(page + mark)
    return len(texts), files // 2


def measured(run: Callable[[], None]) -> Cost:
    """Run it and return its cost."""
    before, start = _cpu_s(), time.perf_counter()
    run()
    return Cost(time.perf_counter() - start, _cpu_s() - before)


def _cpu_s() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def read_with_dateline(files: Path, root: Path) -> None:
    """Import the folder up to stage one: read, stored and searchable."""
    from dateline.importing.queue import ImportQueue
    from dateline.library import tasks
    from dateline.library.opened import Library
    from dateline.library.tasks import Stage, State

    library = Library(root)
    queue = ImportQueue(library, workers=WORKERS, extract=False)
    queue.add([files]).result(_PATIENCE_S)
    if not queue.wait_until_idle(_PATIENCE_S):
        message = "the import did not end"
        raise TimeoutError(message)
    with closing(library.reader()) as reader:
        counts = tasks.counts(reader)
        done = counts.count(stage=Stage.READ, states=(State.DONE,))
        failed = counts.count(stage=Stage.READ, states=(State.FAILED,))
    print(f"Dateline: {done} files read, {failed} refused")
    queue.close()
    library.close()


def index_with_recoll(files: Path, root: Path) -> None:
    """Index the folder with recollindex, with a configuration of its own."""
    root.mkdir()
    (root / "recoll.conf").write_text(f"topdirs = {files}\n", "utf-8")
    environment = os.environ | {"RECOLL_CONFDIR": str(root), "HOME": str(root)}
    subprocess.run(["recollindex", "-z"], env=environment, check=True, capture_output=True)


def main() -> int:
    """Measure both and print them; 1 where the corpora or recollindex are missing."""
    if shutil.which("recollindex") is None:
        print("There is no recollindex on this system (Debian: recollcmd).")
        return 1
    if not (shared_root() / "scale" / "reuters.tar.xz").exists():
        print("The shared material is not beside this repository: scale/reuters.tar.xz")
        return 1
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory(prefix="reading-") as place:
        folder = Path(place) / "files"
        try:
            texts, pages = fill(folder, files=files)
        except AbsentCorpusError as error:
            print(error)
            return 1
        print(f"{texts} texts and {pages} pages")
        recoll = measured(lambda: index_with_recoll(folder, Path(place) / "recoll"))
        ours = measured(lambda: read_with_dateline(folder, Path(place) / "library"))
    for name, cost in (("Dateline", ours), ("recollindex", recoll)):
        rate = files / cost.clock_s
        print(f"{name}: {cost.clock_s:.1f} s, {rate:.1f} files/s, processors {cost.cpu_s:.1f} s")
    print(f"ratio (recollindex = 1): {recoll.clock_s / ours.clock_s:.2f} on the clock")
    return 0


if __name__ == "__main__":
    sys.exit(main())
