"""Which work comes first: what is on screen, then reading, then the rest in order."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Final

from dateline.importing.jobs import ExtractJob, Job, ReadJob
from dateline.library import tasks
from dateline.library.pending import pending_texts, text_lengths
from dateline.library.rows import Connection
from dateline.library.tasks import Stage, Task

MOST_TEXTS: Final = 16
MOST_CHARACTERS: Final = 30_000
"""An extract job's size: batches of 16 texts run at full speed, and this many characters keep a
worker busy for about two seconds, the longest an article just opened has to wait."""


class OnScreen:
    """The articles a person looks at, in order of interest; set from any thread."""

    def __init__(self) -> None:
        """Start with nothing on screen."""
        self._lock = threading.Lock()
        self._articles: tuple[int, ...] = ()

    def set(self, article_ids: Sequence[int]) -> None:
        """Say which articles are on screen: the open one first, then the visible rows."""
        with self._lock:
            self._articles = tuple(article_ids)

    def articles(self) -> tuple[int, ...]:
        """Return the article ids on screen."""
        with self._lock:
            return self._articles


def next_tasks(
    connection: Connection, on_screen: Sequence[int], *, may_read: bool, may_extract: bool
) -> list[Task]:
    """Return the tasks of the next job: one read task, or some extract tasks; empty for none.

    `may_read` and `may_extract` say which kind of job a worker has room for. While files wait to be
    read, only what is on screen is extracted. A text whose worker died before is extracted alone,
    so that its neighbours do not pay.
    """
    if may_extract and on_screen:
        urgent = tasks.waiting_extraction_of(connection, on_screen)
        if urgent:
            return urgent[:1]
    reads = tasks.waiting(connection, Stage.READ, limit=1)
    if reads and may_read:
        return reads
    if reads or not may_extract:
        return []
    extracts = tasks.waiting(connection, Stage.EXTRACT, limit=MOST_TEXTS)
    if not extracts or extracts[0].tries > 0:
        return extracts[:1]
    return within_budget(connection, [task for task in extracts if task.tries == 0])


def within_budget(connection: Connection, candidates: Sequence[Task]) -> list[Task]:
    """Return as many extract tasks, from the first, as fit `MOST_CHARACTERS`; at least one."""
    ids = [task.article_id for task in candidates if task.article_id is not None]
    lengths = text_lengths(connection, ids)
    fitting: list[Task] = []
    characters = 0
    for task in candidates:
        characters += lengths.get(task.article_id or 0, 0)
        if fitting and characters > MOST_CHARACTERS:
            break
        fitting.append(task)
    return fitting


def make_job(connection: Connection, started: Sequence[Task], *, originals: str | None) -> Job:
    """Return the job for tasks just started: all of one stage."""
    first = started[0]
    if first.stage is Stage.READ:
        return ReadJob(first.id, first.path or "", originals)
    return ExtractJob(tuple(pending_texts(connection, started)))
