"""What an import costs: `python -m tests.benchmarks.importing [ARTICLES]`, by hand, on a calm machine.

Imports the first articles of the shared scale corpus in one drop into the window and compares with
bare `nlp.pipe` on the same texts and with a bare Qt window, in the same run. Last figures (1,000
articles, 2 cores, Python 3.11, 24 Nov 2026) are in `importing.md` beside this file.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from tests.shared import shared_root

ARTICLES = 1_000
PROCESSES = 2
BEAT_MS = 5
_PATIENCE_S = 1_800.0
_FIRST_WINDOW = """
import sys, time
start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
if sys.argv[1] == "ours":
    from pathlib import Path
    from dateline.app import Application
    from dateline.library.preferences import Preferences
    application = QApplication([])
    window = Application(Path(sys.argv[2]), (), Preferences()).window
else:
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
window.show()
application.processEvents()
print(time.perf_counter() - start)
"""


def unpack(folder: Path, *, articles: int) -> list[Path]:
    """Unpack the corpus and return its first articles, by name."""
    archive = shared_root() / "scale" / "reuters.tar.xz"
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return sorted(folder.rglob("*.md"))[:articles]


def seconds_of_bare_pipe(texts: Sequence[str]) -> float:
    """Return the seconds that the model alone needs with as many processes, loaded already."""
    from dateline.extraction.model import load_bare_model

    nlp = load_bare_model()
    start = time.perf_counter()
    for _ in nlp.pipe(texts, n_process=PROCESSES, batch_size=16):
        pass
    return time.perf_counter() - start


def seconds_to_window(which: str, folder: Path) -> float:
    """Return the best of five starts up to the first painted window."""
    command = [sys.executable, "-c", _FIRST_WINDOW, which, str(folder)]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(5)]
    return min(float(run.stdout.split()[-1]) for run in runs)


def resident_mb(process_id: int) -> float:
    """Return the most memory a process has had, in MB (Linux)."""
    for line in Path(f"/proc/{process_id}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def import_in_window(root: Path, files: Sequence[Path]) -> tuple[float, float]:
    """Import `files` in one drop and print rates, gaps, memory and sizes.

    Return the articles extracted in a second of the second stage, and of both stages.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from dateline.app import Application
    from dateline.library import tasks
    from dateline.library.preferences import Preferences
    from dateline.library.tasks import Stage, State

    qt = QApplication(["dateline"])
    application = Application(root, (), Preferences())
    application.show()
    _process_until(qt, lambda: application.bench is not None and application.bench.scopes.scope)
    bench = application.bench
    assert bench is not None
    _process_for(qt, 5.0)
    beats: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        beats.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(beat)
    timer.start()
    start = time.perf_counter()
    bench.importing.import_paths(files)
    with closing(bench.session.library.reader()) as reader:

        def left(stage: Stage) -> int:
            counts = tasks.counts(reader)
            return counts.count(stage=stage, states=(State.WAITING, State.RUNNING))

        _process_until(qt, lambda: tasks.counts(reader).count(stage=Stage.READ) == len(files))
        _process_until(qt, lambda: left(Stage.READ) == 0, every_s=0.2)
        read_s = time.perf_counter() - start
        _process_until(qt, lambda: left(Stage.EXTRACT) == 0, every_s=0.5)
        total_s = time.perf_counter() - start
        extracted = tasks.counts(reader).count(stage=Stage.EXTRACT, states=(State.DONE,))
    timer.stop()
    gaps = np.array(beats) * 1000
    print(f"read and searchable: {len(files) / read_s:.1f} articles/s ({read_s:.1f} s)")
    print(f"extracted: {extracted / (total_s - read_s):.1f} articles/s ({total_s - read_s:.1f} s)")
    p99, worst = np.percentile(gaps, 99), gaps.max()
    print(f"gap of the window: p99 {p99:.0f} ms, longest {worst:.0f} ms, {len(gaps)} beats")
    workers = [resident_mb(each) for each in bench.session.queue.worker_ids]
    print(
        f"memory, most: window {resident_mb(os.getpid()):.0f} MB, workers "
        + ", ".join(f"{mb:.0f}" for mb in workers)
        + " MB"
    )
    application.close()
    application.window.close()
    print_sizes(root / "library.sqlite", len(files))
    return extracted / (total_s - read_s), extracted / total_s


def print_sizes(database: Path, articles: int) -> None:
    """Print the bytes each table and index takes for one article, the largest first."""
    import sqlite3

    with closing(sqlite3.connect(database)) as connection:
        sql = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 14"
        print(f"bytes an article: {database.stat().st_size / articles:.0f} in all")
        for name, size in connection.execute(sql):
            print(f"  {name}: {size / articles:.0f}")


def _process_until(qt: object, ready: object, *, every_s: float = 0.0) -> None:
    until = time.monotonic() + _PATIENCE_S
    looked = 0.0
    while time.monotonic() < until:
        qt.processEvents()  # pyright: ignore[reportAttributeAccessIssue]
        if time.monotonic() - looked >= every_s:
            looked = time.monotonic()
            if ready():  # pyright: ignore[reportCallIssue]
                return
        time.sleep(0.001)
    message = "the import did not end"
    raise TimeoutError(message)


def _process_for(qt: object, seconds: float) -> None:
    until = time.monotonic() + seconds
    _process_until(qt, lambda: time.monotonic() > until)


def main() -> int:
    """Run every part and print it; 0 when the corpus is there, 1 when not."""
    if not (shared_root() / "scale" / "reuters.tar.xz").exists():
        print("The shared material is not beside this repository: scale/reuters.tar.xz")
        return 1
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="importing-") as place:
        folder = Path(place)
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        files = unpack(folder / "articles", articles=articles)
        ours, bare = (seconds_to_window(which, folder / which) for which in ("ours", "bare"))
        print(f"first window: {ours * 1000:.0f} ms against {bare * 1000:.0f} ms: {ours / bare:.1f}")
        extraction, both = import_in_window(folder / "library", files)
        texts = [file.read_text("utf-8") for file in files]
        bare_rate = len(texts) / seconds_of_bare_pipe(texts)
        print(f"bare nlp.pipe, {PROCESSES} processes: {bare_rate:.1f} articles/s on the same files")
        print(
            f"ratio to it: extraction {extraction / bare_rate:.2f}, "
            f"reading and extraction together {both / bare_rate:.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
