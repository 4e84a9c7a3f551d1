"""How long names take in a large library: opening the pane, a merge, its undo; run by hand.

    python -m tests.benchmarks.entities [--entities 200000] [--decisions 10000]

Builds a library of invented names and mentions, gives it decisions through the application's own
commands, and merges two entities of 5,000 mentions in the window. Goals: the pane opens in under
0.2 s once the facets are loaded, a merge commits in under 0.3 s, and the window never stands still
for more than 100 ms meanwhile (beats of a 5 ms timer).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from dateline.editing.commands import Author, Command, Done
from dateline.editing.entities import (
    change_kind,
    ignore_entity,
    keep_apart,
    merge_entities,
    rename_entity,
)
from dateline.editing.history import undo_decisions
from dateline.explore.entities import EntityList
from dateline.explore.focus import Focus
from dateline.explore.pairs import review_queue
from dateline.explore.scope import Scope
from dateline.importing.queue import ImportQueue
from dateline.library.decisions import Scope as DecisionScope
from dateline.library.facets import Facets
from dateline.library.opened import Library
from dateline.library.reads.entity_card import card_facts
from dateline.library.rows import new_uid, utc_now
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench

MENTIONS_OF_MERGED = 5_000
PER_ARTICLE = 25
AUTHOR = Author("AB")
_SYLLABLES = "ba be ko la mi no ra su ti vo za dri kel mar nov pet ros sten tor vik".split()


def fill(library: Library, entities: int) -> None:
    """Store articles of `PER_ARTICLE` mentions each, so that every entity is named at least once."""
    chance = random.Random(5)
    library.writer.write(lambda tx: _names(tx.connection, chance, entities))
    articles = entities // (PER_ARTICLE - 5)
    for first in range(1, articles + 1, 2_000):
        ids = range(first, min(first + 2_000, articles + 1))
        library.writer.write(lambda tx, ids=ids: _articles(tx, chance, ids, entities, articles))


def _names(connection: sqlite3.Connection, chance: random.Random, entities: int) -> None:
    kinds = list(EntityKind)
    rows = []
    for entity_id in range(1, entities + 1):
        words = ("".join(chance.choices(_SYLLABLES, k=3)).title() for _ in range(2))
        rows.append((entity_id, new_uid(), kinds[entity_id % 4].value, " ".join(words)))
    connection.executemany("INSERT INTO entity (id, uid, kind, name) VALUES (?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO entity_effective VALUES (?, ?, ?, ?, 0, 0)",
        [(row[0], row[0], row[3], row[2]) for row in rows],
    )
    connection.executemany(
        "INSERT INTO entity_key VALUES (?, ?, 0)", [(row[0], row[3].casefold()) for row in rows]
    )


def _articles(
    tx: Transaction, chance: random.Random, ids: Iterable[int], entities: int, articles: int
) -> None:
    connection = tx.connection
    connection.execute("INSERT OR IGNORE INTO maker (id, name) VALUES (1, 'bench')")
    connection.execute(
        "INSERT OR IGNORE INTO source_file (id, uid, sha256, size, added_utc, suffix, kept)"
        " VALUES (1, 'f', 'f', 1, ?, '.txt', 0)",
        (utc_now(),),
    )
    packed = zlib.compress(
        json.dumps({"blocks": [], "formats": [], "clean": [], "source": []}).encode()
    )
    text = " ".join("word" for _ in range(PER_ARTICLE * 2))
    every = max(1, articles * 2 // MENTIONS_OF_MERGED)
    for article in ids:
        connection.execute(
            "INSERT INTO article (id, uid, source_file_id, sha256, part, text_id, words, added_utc,"
            " extracted_utc) VALUES (?, ?, 1, ?, '', ?, 50, ?, ?)",
            (article, new_uid(), f"{article:064d}", article, utc_now(), utc_now()),
        )
        connection.execute(
            "INSERT INTO article_text VALUES (?, ?, 1, ?, ?, '', ?, 'bench', 1, 's', ?)",
            (article, article, f"Title {article}", text, packed, utc_now()),
        )
        connection.execute(
            "INSERT INTO article_effective (article_id, title, byline, outlet, published, published_day,"
            " published_decided, starred) VALUES (?, ?, '', 'Outlet', '2025-03-13', ?, 0, 0)",
            (article, f"Title {article}", 739_000 + article % 900),
        )
        own = range((article - 1) * 20 + 1, min(article * 20, entities) + 1)
        named = [*own, *chance.sample(range(1, entities + 1), 3)]
        if article % every == 0:
            named += [1, 1, 2, 2] if every > 1 else [1, 2]
        _mentions(connection, article, named)


def _mentions(connection: sqlite3.Connection, article: int, named: list[int]) -> None:
    for position, entity_id in enumerate(sorted(set(named))):
        connection.execute(
            "INSERT INTO cluster (text_id, position, key, name, label, names, confidence, entity_id,"
            " link_reason, link_confidence) VALUES (?, ?, 'k', 'n', 'PERSON', '[]', 2, ?, '', 2)",
            (article, position, entity_id),
        )
    connection.executemany(
        'INSERT INTO mention (article_id, text_id, run_id, maker_id, field, start, "end", confidence,'
        " position, label, cluster_id, entity_id, effective_id)"
        " VALUES (?, ?, 1, 1, 'text', ?, ?, 2, ?, 'PERSON',"
        " (SELECT id FROM cluster WHERE text_id = ? AND entity_id = ?), ?, ?)",
        [
            (article, article, n * 5, n * 5 + 4, n, article, entity_id, entity_id, entity_id)
            for n, entity_id in enumerate(named)
        ],
    )
    connection.execute(
        "INSERT INTO article_entity SELECT article_id, effective_id, count(*) FROM mention"
        " WHERE text_id = ? GROUP BY effective_id",
        (article,),
    )


def decide(library: Library, entities: int, decisions: int) -> None:
    """Give the library its decisions, all by the application's own commands."""
    chance = random.Random(6)

    def some(tx: Transaction) -> None:
        for _ in range(500):
            one, other = chance.sample(range(3, entities + 1), 2)
            command = chance.choice(
                [
                    merge_entities([one], into=other, author=AUTHOR),
                    rename_entity(one, f"Name {one} {chance.random()}", author=AUTHOR),
                    ignore_entity(one, author=AUTHOR),
                    keep_apart([(one, other)], author=AUTHOR),
                ]
            )
            command(tx)

    for _ in range(decisions // 500):
        library.writer.write(some)


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that the action takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


class Beats:
    """Beats of a 5 ms timer on the window's thread: a longer gap is a stall."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now

    def stop(self) -> None:
        """Stop beating."""
        self._timer.stop()


def wait(until: Callable[[], bool], *, seconds: float = 60) -> None:
    """Run the event loop until the condition holds; raises TimeoutError."""
    loop, begun = QEventLoop(), time.perf_counter()
    while not until():
        if time.perf_counter() - begun > seconds:
            raise TimeoutError
        QTimer.singleShot(2, loop.quit)
        loop.exec()


def run_reads(library: Library) -> None:
    """Time what the pane, the card and the queue read."""
    with closing(library.reader()) as reader:
        facets: list[Facets] = []
        print(f"facets loaded        {timed(lambda: facets.append(Facets.load(reader))):7.3f} s")
        scope = Scope.of(Focus(), facets[0])

        def open_pane(words: str = "") -> None:
            found = EntityList.of(Scope.of(Focus(), facets[0]), matching=words)
            found.rows(0, 64)

        print(f"pane's first page    {median(timed(open_pane) for _ in range(5)):7.3f} s")
        typed = median(timed(lambda: open_pane("torv")) for _ in range(5))
        print(f"filter as you type   {typed:7.3f} s")
        print(f"card, 5,000 mentions {timed(lambda: card_facts(reader, 1)):7.3f} s")
        print(f"review queue         {timed(lambda: review_queue(reader, scope)):7.3f} s")


def run_commands(library: Library) -> None:
    """Time a person's transactions, with their fsync."""

    def take(name: str, command: Command) -> Done:
        done: list[Done] = []
        spent = timed(lambda: done.append(library.writer.write(command, durable=True)))
        print(f"{name:<20} {spent:7.3f} s")
        return done[0]

    merged = take("merge", merge_entities([2], into=1, author=AUTHOR))
    take("undo of the merge", undo_decisions(merged.seqs, name=merged.name, author=AUTHOR))
    local = merge_entities([2], into=1, author=AUTHOR, scope=DecisionScope.THESE)
    done = take("merge, these alone", local)
    take("undo of it", undo_decisions(done.seqs, name=done.name, author=AUTHOR))
    take("rename", rename_entity(1, "Another Name", author=AUTHOR))
    take("change of kind", change_kind(1, EntityKind.PRODUCT, author=AUTHOR))


def run_window(library: Library) -> None:
    """Open the window on the library, merge in it, and say how long it stood still."""
    app = QApplication.instance() or QApplication([])
    window = MainWindow()
    window.resize(1440, 900)
    queue = ImportQueue(library, workers=1, extract=False)
    bench = Workbench(window, library, queue, author=AUTHOR)
    window.show()
    pane = bench.window.pane("entities")
    assert isinstance(pane, EntitiesPane)
    loaded = timed(lambda: wait(lambda: bench.scopes.scope is not None))
    opened = timed(lambda: wait(lambda: pane.model.rowCount() > 0))
    painted = timed(lambda: wait(lambda: pane.model.row(pane.model.ids[0]) is not None))
    print(f"window: facets {loaded:.3f} s, then the pane {opened + painted:.3f} s")
    wait_beats(1.0)
    beats = Beats()
    done: list[Done] = []
    command = merge_entities([2], into=1, author=AUTHOR)
    before = bench.scopes.scope
    spent = timed(
        lambda: (
            bench.session.carry_out(command, done=done.append),
            wait(lambda: bool(done)),
        )
    )
    shown = timed(lambda: wait(lambda: bench.scopes.scope is not before))
    wait_beats(2.0)
    beats.stop()
    longest = max(beats.gaps)
    print(f"merge in the window {spent:.3f} s, lists follow {shown:.3f} s later")
    print(f"longest gap of the window's thread {longest * 1000:.0f} ms of {len(beats.gaps)} beats")
    window.hide()
    bench.close()
    app.processEvents()


def wait_beats(seconds: float) -> None:
    """Run the event loop for so long."""
    begun = time.perf_counter()
    wait(lambda: time.perf_counter() - begun > seconds)


def main() -> None:
    """Build, decide, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=200_000)
    parser.add_argument("--decisions", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library")
        print(
            f"{asked.entities:,} entities built in {timed(lambda: fill(library, asked.entities)):.0f} s"
        )
        spent = timed(lambda: decide(library, asked.entities, asked.decisions))
        print(f"{asked.decisions:,} decisions made in {spent:.0f} s")
        run_reads(library)
        run_commands(library)
        run_window(library)


if __name__ == "__main__":
    main()
