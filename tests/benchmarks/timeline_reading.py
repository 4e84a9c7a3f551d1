"""How long the timeline takes to read a library, and to follow it while it changes; run by hand.

    python -m tests.benchmarks.timeline_reading [--articles 10000] [--rounds 15]

Every article has ten events with two participants each. Figures are medians of the process's own
time, since the machine may have other work; "reading whole" is the baseline of the others.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from dateline.explore.focus import Focus
from dateline.explore.scope import Scope
from dateline.explore.timeline_book import EventBook
from dateline.explore.timeline_loading import LaneChoice, load_timeline
from dateline.library.connection import connect_reader, connect_writer
from dateline.library.facets import Facets
from dateline.library.folder import LibraryFolder
from dateline.library.migrations.run import migrate
from dateline.library.rows import Connection
from dateline.model.days import MINUTES_PER_DAY, day_number
from dateline.ui.theme import theme_switch
from dateline.ui.timeline.view import TimelineView

ENTITIES: Final = 20_000
EVENTS_EACH: Final = 10
DAYS: Final = 4000
_FIRST: Final = day_number(2015, 1, 1)
_OWN: Final = 'article_id, text_id, run_id, maker_id, field, start, "end", confidence, position'
_EVENT: Final = "trigger_start, trigger_end, sentence_start, sentence_end, kind, relation, status"


def make_library(root: Path, articles: int) -> Path:
    """Write a library of the newest schema with articles, events and participants."""
    folder, rng = LibraryFolder(root), np.random.default_rng(1)
    folder.make()
    migrate(folder)
    with closing(connect_writer(folder.database)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        _store_names(connection)
        days = rng.integers(_FIRST, _FIRST + DAYS, articles)
        _store_articles(connection, days.tolist())
        starts = (days[:, None] - rng.integers(0, 90, (articles, EVENTS_EACH))) * MINUTES_PER_DAY
        ranks = np.minimum(rng.zipf(1.4, (articles * EVENTS_EACH, 2)), ENTITIES)
        _store_events(connection, starts.ravel().tolist(), ranks.tolist())
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    return folder.database


def _store_names(connection: Connection) -> None:
    rows = ((i, f"e{i}", f"Entity {i}") for i in range(1, ENTITIES + 1))
    connection.executemany("INSERT INTO entity VALUES (?, ?, 'person', ?, NULL)", rows)
    connection.execute("INSERT INTO entity_effective SELECT id, id, name, kind, 0, 0 FROM entity")


def _store_articles(connection: Connection, days: list[int]) -> None:
    stamp = "'2025-03-13T00:00:00Z'"
    connection.executemany(
        f"""INSERT INTO article (id, uid, source_file_id, sha256, part, text_id, words, added_utc)
        VALUES (?, ?, ?, ?, '', ?, 0, {stamp})""",
        ((i, f"a{i}", i, f"a{i}", i) for i in range(1, len(days) + 1)),
    )
    connection.executemany(
        """INSERT INTO article_effective
        (article_id, title, byline, outlet, published_day, published_decided, starred)
        VALUES (?, ?, '', ?, ?, 0, 0)""",
        ((i, f"Title {i}", f"Outlet {i % 20}", day) for i, day in enumerate(days, 1)),
    )


def _store_events(connection: Connection, starts: list[int], ranks: list[list[int]]) -> None:
    connection.executemany(
        f"""INSERT INTO event (id, {_OWN}, {_EVENT}, earliest, latest)
        VALUES (?, ?, ?, 1, 1, 'text', 0, 1, 2, 0, 0, 1, 0, 1, 'event', 'on', 'reported', ?, ?)""",
        (
            (i, 1 + (i - 1) // EVENTS_EACH, 1 + (i - 1) // EVENTS_EACH, start, start + 1439)
            for i, start in enumerate(starts, 1)
        ),
    )
    connection.executemany(
        f"""INSERT INTO mention (id, {_OWN}, label, cluster_id, entity_id, effective_id)
        VALUES (?, ?, ?, 1, 1, 'text', 0, 1, 2, 0, 'PERSON', 1, ?, ?)""",
        (
            (2 * i + n, 1 + (i - 1) // EVENTS_EACH, 1 + (i - 1) // EVENTS_EACH, pair[n], pair[n])
            for i, pair in enumerate(ranks, 1)
            for n in (0, 1)
        ),
    )
    connection.executemany(
        "INSERT INTO event_participant VALUES (?, ?)",
        ((i, 2 * i + n) for i in range(1, len(ranks) + 1) for n in (0, 1)),
    )


def timed_ms(run: Callable[[], object], rounds: int) -> float:
    """Return the median ms of the process's own time."""
    taken: list[float] = []
    for _ in range(rounds):
        begun = time.process_time()
        run()
        taken.append((time.process_time() - begun) * 1000)
    return median(taken)


def report(connection: Connection, articles: int, rounds: int) -> None:
    """Print how long reading whole and following changes take."""
    scope, book = Scope.of(Focus(), Facets.load(connection)), EventBook.load(connection)
    view = TimelineView()
    view.resize(1280, 282)
    view.show()

    def load(changed: Collection[int]) -> Callable[[], object]:
        return lambda: load_timeline(connection, scope, LaneChoice(), book=book, changed=changed)

    loaded = load_timeline(connection, scope, LaneChoice(), book=book)
    whole = timed_ms(lambda: EventBook.load(connection), max(3, rounds // 5))
    print(f"{len(book.events):,} events of {articles:,} articles")
    print(f"reading whole                        {whole:9.1f} ms")
    for many in (0, 1, 20, 500):
        changed = range(1, articles + 1, max(1, articles // max(1, many)))[:many]
        ms = timed_ms(load(changed), rounds)
        print(f"reading {many:>3} changed articles, lanes  {ms:9.1f} ms  x {ms / whole:.3f}")
    ms = timed_ms(lambda: view.set_events(loaded.events, loaded.lanes), rounds)
    print(f"showing, on the window's thread      {ms:9.1f} ms  x {ms / whole:.3f}")
    view.close()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    application = QApplication([])
    theme_switch().set_reduced_motion(reduced=True)
    with tempfile.TemporaryDirectory() as folder:
        database = make_library(Path(folder) / "library", options.articles)
        with closing(connect_reader(database)) as connection:
            report(connection, options.articles, options.rounds)
    application.processEvents()


if __name__ == "__main__":
    main()
