"""An import that is killed again and again loses nothing and does nothing twice."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dateline.library.health import examine
from tests.desktop.display import own_environment
from tests.desktop.libraries import look, number
from tests.desktop.processes import alive, descendants, wait_until
from tests.sample_articles import write_articles

pytestmark = [pytest.mark.full, pytest.mark.timeout(900)]

ARTICLES, KILLS, SEED = 30, 10, 20
PATIENCE_S = 300.0
EXTRACTED = "SELECT count(*) FROM article WHERE extracted_utc IS NOT NULL"
ANNOTATIONS = {
    "mention": "label, confidence",
    "timex": "type, value, earliest, latest, rule",
    "quotation": "kind, speaker, confidence",
    "quantity": "value, low, high, unit",
    "event": "kind, relation, status, earliest, latest",
}


@contextmanager
def importer(library: Path, home: Path, *folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.full.importer", str(library), *map(str, folder)]
    with (home / "importer.log").open("ab") as log:
        process = subprocess.Popen(
            command, env=own_environment(home), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def run_to_the_end(library: Path, home: Path, *folder: Path) -> None:
    with importer(library, home, *folder) as process:
        assert process.wait(PATIENCE_S) == 0, (home / "importer.log").read_text()


def run_until_killed(library: Path, home: Path, folder: Path, rng: random.Random) -> None:
    """Kill at a random moment: early, while files are read, or after some more extractions."""
    queued = number(library, "SELECT count(*) FROM task")
    with importer(library, home, *([] if queued else [folder])) as process:
        if rng.random() < 0.4:
            time.sleep(rng.uniform(0.2, 3.0))
        else:
            wanted = number(library, EXTRACTED) + rng.randrange(1, 4)
            wait_until(
                lambda: number(library, EXTRACTED) >= wanted or process.poll() is not None,
                seconds=PATIENCE_S,
                what="more articles are extracted",
            )
            time.sleep(rng.uniform(0.0, 0.4))
        workers = descendants(process.pid)
        process.kill()
        process.wait()
    wait_until(lambda: not any(map(alive, workers)), seconds=20.0, what="the workers ended with it")


def contents(library: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that an import makes, by what does not depend on the order of work."""
    found = {
        "articles": look(
            library,
            """SELECT article.sha256, title, text, language, words FROM article
            JOIN article_text ON article_text.id = text_id WHERE removed_at IS NULL ORDER BY 1""",
        ),
        "texts": look(library, "SELECT count(*) FROM article_text"),
        "entities": look(
            library,
            """SELECT name, kind, sum(mentions), count(*) FROM article_entity
            JOIN entity_effective USING (entity_id) GROUP BY entity_id ORDER BY 1, 2, 3, 4""",
        ),
        "runs": look(library, "SELECT step, version, count(*) FROM step_run GROUP BY 1, 2"),
    }
    for table, columns in ANNOTATIONS.items():
        found[table] = look(
            library,
            f"""SELECT sha256, field, start, "end", {columns} FROM {table}
            JOIN article ON article.id = article_id ORDER BY sha256, field, start, "end", position""",
        )
    return found


def test_an_import_killed_ten_times_ends_as_one_that_was_left_alone(
    tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "articles"
    write_articles(folder, ARTICLES)
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    run_to_the_end(undisturbed, home, folder)

    rng = random.Random(SEED)
    for _ in range(KILLS):
        run_until_killed(killed, home, folder, rng)
        if (killed / "library.sqlite").exists():
            assert look(killed, "PRAGMA integrity_check") == [("ok",)]
    left = [] if number(killed, "SELECT count(*) FROM task") else [folder]
    run_to_the_end(killed, home, *left)

    assert look(killed, "SELECT state, count(*) FROM task GROUP BY state") == [
        ("done", 2 * ARTICLES)
    ]
    expected, found = contents(undisturbed), contents(killed)
    assert len(found["articles"]) == ARTICLES
    for what in expected:
        assert expected[what], what
        assert found[what] == expected[what], what
    health = examine(killed)
    assert health.sound
    assert health.index_sound is True
    assert health.originals == ARTICLES
