"""The worker processes: what they answer, what ends them, and that none outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.importing.jobs import (
    ArticleRead,
    FileFound,
    JobDone,
    ReadJob,
    Reply,
    TaskDone,
    TaskFailed,
)
from dateline.importing.pool import READ_DEADLINE_S, Died, WorkerPool
from tests.reading.captures.test_mhtml import PAGE
from tests.reading.captures.test_warc import answer, record

PATIENCE_S = 60.0


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    made = WorkerPool(workers=1)
    yield made
    made.close()


def events_until(
    pool: WorkerPool, enough: Callable[[list[Reply | Died]], bool]
) -> list[Reply | Died]:
    events: list[Reply | Died] = []
    until = time.monotonic() + PATIENCE_S
    while not enough(events):
        assert time.monotonic() < until, events
        events += pool.poll(1.0)
    return events


def done(number: int) -> Callable[[list[Reply | Died]], bool]:
    return lambda events: sum(isinstance(event, JobDone) for event in events) >= number


def alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0]
    return state != "Z"


def test_a_file_is_answered_with_its_facts_its_articles_and_its_end(
    pool: WorkerPool, articles: Path
) -> None:
    path = next(articles.glob("*.txt"))
    pool.submit(ReadJob(7, str(path), None))
    events = events_until(pool, done(1))
    assert [type(event) for event in events] == [FileFound, ArticleRead, TaskDone, JobDone]
    found, read = events[0], events[1]
    assert isinstance(found, FileFound)
    assert found.size == path.stat().st_size
    assert isinstance(read, ArticleRead)
    assert read.read.text.startswith("The council of")


def test_a_bad_file_is_answered_with_a_sentence_and_the_next_is_read(
    pool: WorkerPool, articles: Path
) -> None:
    pool.submit(ReadJob(1, str(articles / "absent.txt"), None))
    pool.submit(ReadJob(2, str(next(articles.glob("*.txt"))), None))
    events = events_until(pool, done(2))
    failed = [event for event in events if isinstance(event, TaskFailed)]
    assert [event.task_id for event in failed] == [1]
    assert failed[0].message.id == "reading.not_found"
    assert any(isinstance(event, TaskDone) and event.task_id == 2 for event in events)


def test_of_a_file_that_cant_be_read_no_original_is_kept(
    pool: WorkerPool, articles: Path, tmp_path: Path
) -> None:
    originals = tmp_path / "originals"
    pool.submit(ReadJob(1, str(articles / "picture.xyz"), str(originals)))
    events = events_until(pool, done(1))
    assert any(isinstance(event, TaskFailed) for event in events)
    assert not any(isinstance(event, FileFound) for event in events)
    assert not originals.exists()


def test_the_original_is_kept_byte_for_byte_under_its_hash(
    pool: WorkerPool, articles: Path, tmp_path: Path
) -> None:
    path = next(articles.glob("*.txt"))
    originals = tmp_path / "originals"
    pool.submit(ReadJob(1, str(path), str(originals)))
    found = events_until(pool, done(1))[0]
    assert isinstance(found, FileFound)
    kept = originals / found.sha256[:2] / found.sha256
    assert kept.read_bytes() == path.read_bytes()
    assert [file.name for file in originals.rglob("*") if file.is_file()] == [found.sha256]


def test_a_killed_worker_is_replaced_and_its_tasks_are_named(
    pool: WorkerPool, articles: Path
) -> None:
    fifo = articles / "endless.txt"
    os.mkfifo(fifo)
    pool.submit(ReadJob(1, str(fifo), None))
    (before,) = pool.process_ids
    os.kill(before, signal.SIGKILL)
    events = events_until(pool, lambda found: any(isinstance(event, Died) for event in found))
    assert Died((1,), deadline=False) in events
    assert pool.process_ids != (before,)
    pool.submit(ReadJob(2, str(next(articles.glob("*.txt"))), None))
    assert any(isinstance(event, TaskDone) for event in events_until(pool, done(1)))


def test_each_article_of_a_file_has_the_time_of_one(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    pages = (answer(PAGE.replace("Bridge", f"Bridge {n}").encode()) for n in range(40))
    path.write_bytes(b"".join(record("response", "https://courier.example/", p) for p in pages))
    now = [0.0]
    pool = WorkerPool(workers=0, readers=1, clock=lambda: now[0])
    try:
        pool.submit(ReadJob(1, str(path), None))
        articles = 0
        until = time.monotonic() + PATIENCE_S
        while articles < 40:
            assert time.monotonic() < until
            events = pool.poll(1.0)
            assert not any(isinstance(event, Died) for event in events)
            articles += sum(isinstance(event, ArticleRead) for event in events)
            now[0] += READ_DEADLINE_S * 0.9 if articles else 0.0
    finally:
        pool.close()


def test_a_job_past_its_deadline_costs_its_worker_and_nothing_else(articles: Path) -> None:
    late = [0.0]
    pool = WorkerPool(workers=1, clock=lambda: late[0])
    try:
        path = next(articles.glob("*.txt"))
        pool.submit(ReadJob(1, str(path), None))
        late[0] = READ_DEADLINE_S + 1
        os.kill(pool.process_ids[0], signal.SIGSTOP)
        events = events_until(pool, lambda found: any(isinstance(event, Died) for event in found))
        assert Died((1,), deadline=True) in events
    finally:
        pool.close()


def test_closing_leaves_no_process(articles: Path) -> None:
    pool = WorkerPool(workers=2)
    ids = pool.process_ids
    pool.submit(ReadJob(1, str(next(articles.glob("*.txt"))), None))
    pool.close()
    assert not any(alive(process_id) for process_id in ids)


def test_a_wake_that_comes_after_the_end_is_no_fault() -> None:
    pool = WorkerPool(workers=0)
    pool.close()
    pool.wake()


PARENT = """
import sys, time
from dateline.importing.pool import WorkerPool
if __name__ == "__main__":
    pool = WorkerPool(workers=2)
    print(*pool.process_ids, flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent_however_it_ends(tmp_path: Path, end: signal.Signals) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen(
        [sys.executable, program], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        ids = [int(word) for word in parent.stdout.readline().split()]
        assert len(ids) == 2
        parent.send_signal(end)
        parent.wait(10)
    until = time.monotonic() + 20
    while any(alive(process_id) for process_id in ids):
        assert time.monotonic() < until
        parent.poll()


def test_a_worker_never_loads_sql_or_qt(articles: Path) -> None:
    program = (
        "import sys; from dateline.importing import worker; from dateline.importing.jobs import ReadJob;"
        "list(worker.read_replies(ReadJob(1, sys.argv[1], None)));"
        "print([name for name in ('sqlite3', 'sqlmodel', 'PySide6') if name in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    answer = subprocess.run(
        [sys.executable, "-c", program, str(next(articles.glob("*.txt")))],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    assert answer.stdout.strip() == "[]"
