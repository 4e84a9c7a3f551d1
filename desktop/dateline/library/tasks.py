"""The queue as the library keeps it, so that it survives a kill: what waits, runs, failed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dateline.library.changes import Changes
from dateline.library.paths import given_path, written_path
from dateline.library.rows import Row, all_rows, insert, marks, new_uid, one_value, utc_now
from dateline.library.settings import read_setting
from dateline.library.writer import Transaction
from dateline.model.messages import Message

MOST_TRIES: Final = 2
"""After this many deaths of its worker a task is failed, and not tried again by itself."""
MOST_RESTARTS: Final = 12
"""The same for ends of the whole program (a kill, a power cut), which say little about a file: it is
read in a worker, whose own death is seen. The bound is for a file that ends the program each time.
"""
_DIED: Final = Message.of("importing.died_twice")
_ENDED: Final = Message.of("importing.ended_program", n=MOST_RESTARTS)


class Stage(StrEnum):
    """The two stages of an import."""

    READ = "read"
    EXTRACT = "extract"


class State(StrEnum):
    """Where a task stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"
    """Left out when a folder was looked through: never read, listed with its reason."""
    SETTLED = "settled"
    """Failed, but a later try at the same file, or at the same article, was done."""


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the queue: a path to read, or an article to extract."""

    id: int
    batch_id: int | None
    stage: Stage
    path: str | None
    article_id: int | None
    state: State
    tries: int
    outcome: str | None
    message: Message | None


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many tasks stand where: stage → state → number of tasks."""

    numbers: tuple[tuple[Stage, State, int], ...]

    def count(self, *, stage: Stage | None = None, states: Iterable[State] = tuple(State)) -> int:
        """Return the number of tasks of this stage (None: both) in any of these states."""
        wanted = set(states)
        return sum(n for of, state, n in self.numbers if state in wanted and stage in (None, of))


def task_from_row(row: Row) -> Task:
    """Return a row of the task table as a value."""
    message = None if row["message"] is None else Message.loads(row["message"])
    return Task(
        row["id"],
        row["batch_id"],
        Stage(row["stage"]),
        None if row["path"] is None else given_path(row["path"]),
        row["article_id"],
        State(row["state"]),
        row["tries"],
        row["outcome"],
        message,
    )


def add_batch(
    transaction: Transaction, paths: Sequence[str], *, skipped: Sequence[tuple[str, Message]] = ()
) -> int:
    """Queue these paths for reading as one batch; return the batch's id.

    What was `skipped` (path, why) is listed with them for the report.
    """
    connection = transaction.connection
    batch_id = insert(connection, "import_batch", {"uid": new_uid(), "started_utc": utc_now()})
    ids = [_add(connection, Stage.READ, batch_id=batch_id, path=path) for path in paths]
    for path, why in skipped:
        task_id = _add(connection, Stage.READ, batch_id=batch_id, path=path)
        finish(transaction, task_id, State.SKIPPED, outcome="skipped", message=why)
    transaction.note(Changes(tasks=frozenset(ids)))
    return batch_id


def add_extraction(transaction: Transaction, article_id: int, *, batch_id: int | None) -> None:
    """Queue an article for extraction, unless it is waiting already."""
    connection = transaction.connection
    sql = "SELECT id FROM task WHERE article_id = ? AND stage = 'extract' AND state = 'waiting'"
    if one_value(connection, sql, (article_id,)) is None:
        task_id = _add(connection, Stage.EXTRACT, batch_id=batch_id, article_id=article_id)
        transaction.note(Changes(tasks=frozenset({task_id})))


def _add(
    connection: sqlite3.Connection,
    stage: Stage,
    *,
    batch_id: int | None,
    path: str | None = None,
    article_id: int | None = None,
) -> int:
    written = None if path is None else written_path(path)
    values = {"batch_id": batch_id, "stage": stage.value, "path": written, "article_id": article_id}
    return insert(
        connection, "task", {**values, "state": "waiting", "tries": 0, "changed_utc": utc_now()}
    )


def start(transaction: Transaction, task_ids: Sequence[int]) -> list[Task]:
    """Mark waiting tasks as running and count the try, before any work; return those that were."""
    connection = transaction.connection
    sql = f"SELECT * FROM task WHERE state = 'waiting' AND id IN ({marks(task_ids)}) ORDER BY id"
    tasks = [task_from_row(row) for row in all_rows(connection, sql, list(task_ids))]
    connection.executemany(
        "UPDATE task SET state = 'running', tries = tries + 1, changed_utc = ? WHERE id = ?",
        [(utc_now(), task.id) for task in tasks],
    )
    transaction.note(Changes(tasks=frozenset(task.id for task in tasks)))
    return tasks


def finish(
    transaction: Transaction,
    task_id: int,
    state: State,
    *,
    outcome: str | None = None,
    message: Message | None = None,
    article_id: int | None = None,
) -> None:
    """Write what became of a task; `article_id` is the article that a read task led to.

    One that is done settles what failed before on the same file, or on the same article.
    """
    transaction.connection.execute(
        """UPDATE task SET state = ?, outcome = ?, message = ?, article_id = coalesce(?, article_id), changed_utc = ?
            WHERE id = ?""",
        (
            state.value,
            outcome,
            None if message is None else message.dumps(),
            article_id,
            utc_now(),
            task_id,
        ),
    )
    settled = _settle_failures(transaction, task_id) if state is State.DONE else ()
    transaction.note(Changes(tasks=frozenset({task_id, *settled})))


def _settle_failures(transaction: Transaction, task_id: int) -> list[int]:
    """Settle the failures that a task which is done has mended; return their ids.

    Their sentences stay; where they led to no article, they name that of the task now.
    """
    connection = transaction.connection
    sql = """SELECT failed.id, done.article_id FROM task done JOIN task failed
        ON failed.state = 'failed' AND failed.stage = done.stage AND failed.id <> done.id
        WHERE done.id = ? AND CASE done.stage WHEN 'read' THEN failed.path = done.path
            ELSE failed.article_id = done.article_id END"""
    rows = all_rows(connection, sql, (task_id,))
    connection.executemany(
        """UPDATE task SET state = 'settled', outcome = 'settled', article_id = coalesce(article_id, ?),
            changed_utc = ? WHERE id = ?""",
        [(row["article_id"], utc_now(), row["id"]) for row in rows],
    )
    return [row["id"] for row in rows]


def put_back(
    transaction: Transaction,
    task_ids: Iterable[int],
    *,
    died: bool,
    most_tries: int = MOST_TRIES,
    why: Message = _DIED,
) -> None:
    """Return running tasks to the queue; one that `died` `most_tries` times is failed and told `why`.

    A task that was only handed out (not `died`) gets its try back.
    """
    ids = list(task_ids)
    connection = transaction.connection
    for task_id in ids:
        tries = one_value(
            connection, "SELECT tries FROM task WHERE id = ? AND state = 'running'", (task_id,)
        )
        if tries is None:
            continue
        if died and tries >= most_tries:
            finish(transaction, task_id, State.FAILED, outcome="failed", message=why)
        else:
            sql = "UPDATE task SET state = 'waiting', tries = ?, changed_utc = ? WHERE id = ?"
            connection.execute(sql, (tries if died else tries - 1, utc_now(), task_id))
    transaction.note(Changes(tasks=frozenset(ids)))


def recover(transaction: Transaction) -> None:
    """Put back what was running when the last process ended (a kill counts a try)."""
    sql = "SELECT id FROM task WHERE state = 'running'"
    ids = [row[0] for row in transaction.connection.execute(sql)]
    put_back(transaction, ids, died=True, most_tries=MOST_RESTARTS, why=_ENDED)


def fail(transaction: Transaction, task_id: int, message: Message) -> None:
    """Fail a running task with its sentence; one that was cancelled meanwhile stays cancelled."""
    state = one_value(transaction.connection, "SELECT state FROM task WHERE id = ?", (task_id,))
    if state == State.RUNNING.value:
        finish(transaction, task_id, State.FAILED, outcome="failed", message=message)


def cancel(transaction: Transaction) -> int:
    """Cancel every task that waits or runs; what is stored stays. Return how many were cancelled."""
    connection = transaction.connection
    ids = [
        row[0]
        for row in connection.execute("SELECT id FROM task WHERE state IN ('waiting', 'running')")
    ]
    connection.execute(
        "UPDATE task SET state = 'cancelled', changed_utc = ? WHERE state IN ('waiting', 'running')",
        (utc_now(),),
    )
    transaction.note(Changes(tasks=frozenset(ids)))
    return len(ids)


def retry(transaction: Transaction, task_ids: Sequence[int]) -> None:
    """Put failed or cancelled tasks back in the queue with their tries at zero."""
    transaction.connection.executemany(
        """UPDATE task SET state = 'waiting', tries = 0, outcome = NULL, message = NULL, changed_utc = ?
            WHERE id = ? AND state IN ('failed', 'cancelled')""",
        [(utc_now(), task_id) for task_id in task_ids],
    )
    transaction.note(Changes(tasks=frozenset(task_ids)))


def waiting(connection: sqlite3.Connection, stage: Stage, *, limit: int) -> list[Task]:
    """Return the oldest waiting tasks of a stage."""
    sql = "SELECT * FROM task WHERE state = 'waiting' AND stage = ? ORDER BY id LIMIT ?"
    return [task_from_row(row) for row in all_rows(connection, sql, (stage.value, limit))]


def waiting_extraction_of(connection: sqlite3.Connection, article_ids: Sequence[int]) -> list[Task]:
    """Return the waiting extraction tasks of these articles, in the order given."""
    if not article_ids:
        return []
    sql = f"""SELECT * FROM task WHERE state = 'waiting' AND stage = 'extract'
        AND article_id IN ({marks(article_ids)})"""
    place = {article_id: rank for rank, article_id in enumerate(article_ids)}
    tasks = [task_from_row(row) for row in all_rows(connection, sql, list(article_ids))]
    return sorted(tasks, key=lambda task: place[task.article_id or 0])


def counts(connection: sqlite3.Connection, *, since_batch: int = 0) -> QueueCounts:
    """Count the tasks by stage and state, of batches from `since_batch` on."""
    sql = """SELECT stage, state, count(*) FROM task WHERE coalesce(batch_id, ?) >= ? GROUP BY stage, state"""
    rows = connection.execute(sql, (since_batch, since_batch))
    return QueueCounts(tuple((Stage(stage), State(state), n) for stage, state, n in rows))


def batches_being_read(connection: sqlite3.Connection) -> frozenset[int]:
    """Return the ids of the batches of which a file waits to be read or is being read."""
    sql = """SELECT DISTINCT batch_id FROM task
        WHERE stage = 'read' AND state IN ('waiting', 'running') AND batch_id IS NOT NULL"""
    return frozenset(int(row[0]) for row in connection.execute(sql))


def report(connection: sqlite3.Connection, *, batch_id: int | None = None) -> list[Task]:
    """Return the tasks of a batch (None: all), newest batch first, failures before the rest."""
    where = "" if batch_id is None else "WHERE batch_id = ?"
    sql = f"SELECT * FROM task {where} ORDER BY batch_id DESC, state <> 'failed', id"
    return [
        task_from_row(row)
        for row in all_rows(connection, sql, () if batch_id is None else (batch_id,))
    ]


def is_paused(connection: sqlite3.Connection) -> bool:
    """Return whether the person has paused the queue, in this run or an earlier one."""
    return read_setting(connection, "paused", "0") == "1"
