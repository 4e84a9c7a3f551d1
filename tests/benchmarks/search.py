"""How fast counts and searches are, as ratios to a named baseline; run by hand.

    python -m tests.benchmarks.search [--articles 200000]

Makes a library of invented words (Zipf's law, so that stop words are as common as in news), entities
and events, then prints the median and 95th percentile in milliseconds beside the baseline: the same
count in SQL, the same search written as one FTS5 statement, or a new load instead of an advance.

Last figures (2 shared cores, Python 3.11, SQLite 3.40; CPU ms, median and 95th percentile, and their
ratios to the baseline), 200,000 articles, 2.2 million pairs, 2 million events:

    all counts after a new focus       24   37   x 0.04  x 0.06   entity counts alone in SQL
    entity counts of everything        13   17   x 0.02  x 0.03   entity counts alone in SQL
    20 changed articles advanced       84   86   x 0.02  x 0.02   a new load
    first page, newest, exact count     7   15   x 1.3   x 1.2    FTS5: count, 20 snippets by rowid
    ids of everything found            19   33   x 3.4   x 2.8    FTS5: count, 20 snippets by rowid
    ranked by bm25                    172  466   x 32    x 40     FTS5: count, 20 snippets by rowid
    first page of *jb                 748  764   x 128   x 62     FTS5: count, 20 snippets by rowid
    first page of oedf~               490  508   x 88    x 41     FTS5: count, 20 snippets by rowid
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from dateline.explore.entities import EntityList
from dateline.explore.focus import Axis, Focus, Period
from dateline.explore.results import facet_groups
from dateline.explore.scope import Scope
from dateline.library.connection import connect_reader, connect_writer
from dateline.library.facets import Facets
from dateline.library.folder import LibraryFolder
from dateline.library.migrations.run import migrate
from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.fulltext import optimize
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Query
from dateline.library.search.query import first_page, ranked, search_ids
from dateline.library.search.word_hits import word_hits

WORDS_EACH, PAIRS_EACH, EVENTS_EACH = 150, 12, 10
VOCABULARY, ENTITIES, OUTLETS = 120_000, 60_000, 60
FIRST_DAY, DAYS = 738_000, 1_500
TEXT = "SELECT rowid, snippet(article_fts, 3, '', '', '', 24) FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid DESC LIMIT 20"
COUNT = "SELECT count(*) FROM article_fts WHERE article_fts MATCH ?"


def word(rank: int) -> str:
    """Return the invented word with this rank of frequency."""
    letters = ""
    number = rank + 26
    while number:
        number, letter = divmod(number, 26)
        letters += chr(97 + letter)
    return letters


def make_library(root: Path, articles: int) -> Path:
    """Write a library of the newest schema with `articles` articles, and return its database."""
    rng = np.random.default_rng(1)
    folder = LibraryFolder(root)
    folder.make()
    migrate(folder)
    with closing(connect_writer(folder.database)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for first in range(1, articles + 1, 5_000):
            connection.execute("BEGIN")
            _store(connection, rng, range(first, min(first + 5_000, articles + 1)))
            connection.execute("COMMIT")
        rows = ((i, f"e{i}", word(i).title()) for i in range(1, ENTITIES + 1))
        connection.executemany("INSERT INTO entity VALUES (?, ?, 'person', ?, NULL)", rows)
        connection.execute(
            "INSERT INTO entity_effective SELECT id, id, name, kind, 0, 0 FROM entity"
        )
        connection.execute("INSERT INTO entity_key SELECT id, lower(name), 0 FROM entity")
        connection.execute("INSERT INTO article_fts (article_fts) VALUES ('rebuild')")
        optimize(connection)
        connection.execute("ANALYZE")
    return folder.database


def _store(connection: sqlite3.Connection, rng: np.random.Generator, ids: range) -> None:
    many, stamp = connection.executemany, "'2025-03-13T00:00:00Z'"
    ranks = np.minimum(rng.zipf(1.25, (len(ids), WORDS_EACH)), VOCABULARY)
    entities = np.minimum(rng.zipf(1.4, (len(ids), PAIRS_EACH)), ENTITIES)
    days = rng.integers(FIRST_DAY, FIRST_DAY + DAYS, len(ids))
    starts = (days[:, None] - rng.integers(0, 90, (len(ids), EVENTS_EACH))) * 1440
    articles = [(i, f"a{i}", i, f"a{i}", i) for i in ids]
    many(
        f"INSERT INTO article (id, uid, source_file_id, sha256, part, text_id, words, added_utc) VALUES (?, ?, ?, ?, '', ?, 0, {stamp})",
        articles,
    )
    texts = [(i, i, " ".join(map(word, row))) for i, row in zip(ids, ranks.tolist(), strict=True)]
    many(f"INSERT INTO article_text VALUES (?, ?, 1, '', ?, '', x'', 't', 1, '', {stamp})", texts)
    effective = [
        (i, word(int(ranks[n, 0])), f"Outlet {i % OUTLETS}", int(days[n]))
        for n, i in enumerate(ids)
    ]
    many(
        "INSERT INTO article_effective (article_id, title, byline, outlet, published_day, published_decided, starred) VALUES (?, ?, '', ?, ?, 0, 0)",
        effective,
    )
    pairs = [(i, e, 1) for i, row in zip(ids, entities.tolist(), strict=True) for e in row]
    many("INSERT OR IGNORE INTO article_entity VALUES (?, ?, ?)", pairs)
    events = [
        (i, i, start, start + 1439)
        for i, row in zip(ids, starts.tolist(), strict=True)
        for start in row
    ]
    columns = 'article_id, text_id, run_id, maker_id, field, start, "end", confidence, position, trigger_start, trigger_end, sentence_start, sentence_end, kind, relation, status, earliest, latest'
    many(
        f"INSERT INTO event ({columns}) VALUES (?, ?, 1, 1, 'text', 0, 1, 2, 0, 0, 1, 0, 1, 'event', 'on', 'reported', ?, ?)",
        events,
    )


def measured(runs: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """Return the median and the 95th percentile of these runs in milliseconds."""
    taken: list[float] = []
    for run in runs:
        start = time.process_time()
        run()
        taken.append((time.process_time() - start) * 1000)
    return float(np.median(taken)), float(np.percentile(taken, 95))


def report(
    name: str,
    runs: Sequence[Callable[[], object]],
    baseline: str,
    base: Sequence[Callable[[], object]],
) -> None:
    """Print one line: ours, the baseline, and how the medians and 95th percentiles compare."""
    (mid, high), (base_mid, base_high) = measured(runs), measured(base)
    line = (
        f"{name:<34} {mid:9.2f} {high:9.2f} ms   {baseline:<34} {base_mid:9.2f} {base_high:9.2f} ms"
    )
    print(f"{line}   x {mid / base_mid:.2f}  x {high / base_high:.2f}")


def focuses(rng: random.Random, count: int) -> Iterator[Focus]:
    """Yield focuses of the usual kinds, frequent entities most often."""
    for _ in range(count):
        names = tuple(min(int(rng.paretovariate(0.6)), ENTITIES) for _ in range(rng.randint(0, 2)))
        first = rng.randint(FIRST_DAY, FIRST_DAY + DAYS - 60)
        yield Focus(
            entities=names,
            period=rng.choice((None, Period(rng.choice(list(Axis)), first, first + 60))),
            outlets=tuple(rng.sample([f"Outlet {n}" for n in range(OUTLETS)], rng.randint(0, 3))),
        )


def run_counts(reader: sqlite3.Connection, articles: int) -> None:
    """Compare loading, advancing and counting with SQL."""
    rng = random.Random(2)
    facets = Facets.load(reader)

    def counted(focus: Focus) -> None:
        scope = Scope.of(focus, facets)
        facet_groups(scope)
        EntityList.of(scope).rows(0, 40)

    chosen = list(focuses(rng, 60))
    sql = "SELECT entity_id, count(*), sum(mentions) FROM article_entity GROUP BY entity_id"
    in_sql = [lambda: reader.execute(sql).fetchall()] * 3
    report(
        "all counts after a new focus",
        [lambda f=f: counted(f) for f in chosen],
        "entity counts alone in SQL",
        in_sql,
    )
    everything = facets.everything()
    report(
        "entity counts of everything",
        [lambda: facets.entity_counts(everything)] * 9,
        "entity counts alone in SQL",
        in_sql,
    )
    changed = [set(rng.sample(range(1, articles + 1), 20)) for _ in range(9)]
    advances = [lambda ids=ids: facets.advanced(reader, ids) for ids in changed]
    report(
        "20 changed articles advanced", advances, "a new load", [lambda: Facets.load(reader)] * 2
    )


def _compiled(reader: sqlite3.Connection, text: str) -> Compiled:
    query = parse(text)
    assert isinstance(query, Query)
    found = compile_query(reader, query)
    assert isinstance(found, Compiled)
    return found


def run_searches(reader: sqlite3.Connection) -> None:
    """Compare searching with single FTS5 statements over the same words."""
    rng = random.Random(3)
    ranks = [int(rng.paretovariate(0.35)) % VOCABULARY for _ in range(80)]
    texts = [" ".join(word(rank + shift) for shift in range(rng.randint(1, 2))) for rank in ranks]

    def raw(text: str) -> None:
        quoted = " ".join(f'"{part}"' for part in text.split())
        reader.execute(COUNT, (quoted,)).fetchone()
        reader.execute(TEXT, (quoted,)).fetchall()

    baseline = [lambda text=text: raw(text) for text in texts]
    named = "FTS5: count, 20 snippets by rowid"
    report(
        "first page, newest, exact count",
        [lambda t=t: first_page(reader, _compiled(reader, t)) for t in texts],
        named,
        baseline,
    )
    report(
        "ids of everything found",
        [lambda t=t: search_ids(reader, _compiled(reader, t)) for t in texts],
        named,
        baseline,
    )
    report(
        "ranked by bm25",
        [lambda t=t: ranked(reader, _compiled(reader, t)) for t in texts],
        named,
        baseline,
    )
    for pattern in (
        f"{word(900)[:2]}*",
        f"{word(900)[:2]}?{word(900)[3:]}",
        f"*{word(900)[1:]}",
        f"{word(90_000)}~",
    ):
        runs = [lambda p=pattern: first_page(reader, _compiled(reader, p))] * 3
        report(f"first page of {pattern}", runs, named, baseline)
    body = reader.execute(
        "SELECT group_concat(text, ' ') FROM (SELECT text FROM article_text LIMIT 1000)"
    ).fetchone()[0]
    found = parse(" ".join(texts[:3]))
    assert isinstance(found, Query)
    report(
        f"hits in a text of {len(body)} characters",
        [lambda: word_hits(list(found.positive()), [(1, "", "", "", body)])] * 3,
        named,
        baseline,
    )


def main() -> None:
    """Make the library in a temporary folder, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000)
    articles: int = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        path = make_library(Path(folder), articles)
        print(
            f"{articles} articles made in {time.process_time() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB"
        )
        with closing(connect_reader(path)) as reader:
            run_counts(reader, articles)
            run_searches(reader)


if __name__ == "__main__":
    main()
