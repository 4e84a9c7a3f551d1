"""The import queue: hands work to the pool, stores what comes back, survives a kill."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Final, TypeVar

from dateline.importing import storing
from dateline.importing.collect import Collected, collect_files
from dateline.importing.jobs import (
    ArticleRead,
    FileFound,
    JobDone,
    ReadJob,
    Reply,
    TaskDone,
    TaskFailed,
    TextExtracted,
    WarmUpJob,
)
from dateline.importing.pool import READ_DEADLINE_S, Died, WorkerPool
from dateline.importing.priority import OnScreen, make_job, next_tasks
from dateline.importing.storing import FileBeingStored
from dateline.library import tasks
from dateline.library.errors import LibraryError
from dateline.library.opened import Library
from dateline.library.rows import Connection
from dateline.library.settings import read_setting, write_setting
from dateline.library.tasks import Stage, Task
from dateline.library.writer import Transaction, Work
from dateline.model.messages import Message

_POLL_S: Final = 1.0
_MOST_UNWRITTEN: Final = 64
"""Writes that may wait before the queue waits for the oldest, so that memory stays bounded."""
T = TypeVar("T")
_log = logging.getLogger(__name__)


class ImportQueue:
    """Owns the pool and its thread; the library's task table is the queue itself.

    Nothing is held only in memory: what was handed out and not stored is put back at the next
    opening. Callable from any thread; nothing here waits for work.
    """

    def __init__(self, library: Library, *, workers: int = 2, extract: bool = True) -> None:
        """Start the thread and its workers; `extract` off reads only (a terminal's choice)."""
        self.on_screen = OnScreen()
        self._library = library
        self._extract = extract
        self._files: dict[int, FileBeingStored] = {}
        self._held: dict[int, Task] = {}
        self._abandoned: set[int] = set()
        self._writes: deque[tuple[int | None, Future[object]]] = deque()
        self._stopping = threading.Event()
        self._idle = threading.Condition()
        self._busy = True
        self._wakes = 0
        self._reading: str | None = None
        self._failure: BaseException | None = None
        self._pool = WorkerPool(workers=workers, readers=1 if extract else 0)
        self._thread = threading.Thread(target=self._run, name="import-queue")
        self._thread.start()

    # What a person does -------------------------------------------------------------------------

    def add(self, paths: Sequence[Path]) -> Future[tuple[int, Collected]]:
        """Queue files and folders as one batch; the future gives the batch's id and what was taken."""
        future: Future[tuple[int, Collected]] = Future()

        def collect() -> None:
            try:
                collected = collect_files(paths)
                skipped = [(each.path, each.why) for each in collected.skipped]
                batch_id = self._library.writer.write(
                    lambda tx: tasks.add_batch(tx, collected.paths, skipped=skipped)
                )
                self.wake()
            except BaseException as error:  # noqa: BLE001 - handed to whoever asked
                future.set_exception(error)
            else:
                future.set_result((batch_id, collected))

        threading.Thread(target=collect, name="collect-files", daemon=True).start()
        return future

    def pause(self) -> Future[None]:
        """Hand out no more work, also after a restart, until `go_on`."""
        return self._set_paused("1")

    def go_on(self) -> Future[None]:
        """Hand out work again."""
        return self._set_paused("0")

    def cancel(self) -> Future[int]:
        """Cancel all that waits or is being worked on; what is stored stays. Gives the number."""
        self._abandoned.update(self._held)
        return self._submit_and_wake(tasks.cancel)

    def retry(self, task_ids: Sequence[int]) -> Future[None]:
        """Put failed or cancelled tasks back in the queue."""
        return self._submit_and_wake(lambda tx: tasks.retry(tx, task_ids))

    def wake(self) -> None:
        """Look at the queue now (something was added, or what is on screen changed)."""
        if not self._stopping.is_set():
            with self._idle:
                self._busy = True
                self._wakes += 1
            self._pool.wake()

    # What a window shows ------------------------------------------------------------------------

    @property
    def reading_now(self) -> str | None:
        """The name of the file that was handed out last and is not done, or None."""
        return self._reading

    @property
    def worker_ids(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return self._pool.process_ids

    @property
    def failure(self) -> BaseException | None:
        """Why the queue stopped (a full disk, say), or None while it runs."""
        return self._failure

    def wait_until_idle(self, timeout_s: float | None = None) -> bool:
        """Wait until nothing waits, runs or is unwritten (or it is paused); False on time-out."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._busy, timeout_s)

    def close(self) -> None:
        """Stop handing out, end the workers, store what had come, put the rest back."""
        self._stopping.set()
        self._pool.wake()
        self._thread.join()

    # The thread ---------------------------------------------------------------------------------

    def _run(self) -> None:
        reader = self._library.reader()
        try:
            if self._extract:
                self._pool.submit(WarmUpJob())
            while not self._stopping.is_set():
                self._hand_out(reader)
                self._note_idle(reader)
                for event in self._pool.poll(_POLL_S):
                    self._take(event)
                self._settle_writes(most=_MOST_UNWRITTEN)
        except BaseException as error:  # noqa: BLE001 - kept for whoever asks, and logged
            self._failure = error
            _log.exception("the import queue stopped")
            with self._idle:
                self._busy = False
                self._idle.notify_all()
        finally:
            reader.close()
            self._pool.close()
            self._put_back_held()

    def _hand_out(self, reader: Connection) -> None:
        if tasks.is_paused(reader):
            return
        while started := self._start_next(reader):
            job = make_job(reader, started, originals=self._originals(reader))
            for task in started:
                self._held[task.id] = task
            if isinstance(job, ReadJob):
                self._files[job.task_id] = FileBeingStored(started[0])
                self._reading = Path(job.path).name
            self._pool.submit(job)

    def _start_next(self, reader: Connection) -> list[Task]:
        may_extract = self._extract and self._pool.has_room(to_read=False)
        may_read = self._pool.has_room(to_read=True)
        on_screen = self.on_screen.articles()
        chosen = next_tasks(reader, on_screen, may_read=may_read, may_extract=may_extract)
        if not chosen:
            return []
        ids = [task.id for task in chosen]
        return self._library.writer.write(lambda tx: tasks.start(tx, ids))

    def _originals(self, reader: Connection) -> str | None:
        return (
            str(self._library.folder.originals)
            if read_setting(reader, "keep_originals", "1") == "1"
            else None
        )

    def _take(self, event: Reply | Died) -> None:
        match event:
            case FileFound():
                self._store_for(
                    event.task_id, lambda tx, file: storing.store_found(tx, file, event)
                )
            case ArticleRead():
                self._store_for(event.task_id, lambda tx, file: storing.store_read(tx, file, event))
            case TaskDone():
                self._store_for(event.task_id, storing.store_end)
                self._release(event.task_id)
            case TextExtracted():
                if self._release(event.source.task_id):
                    self._write(lambda tx: storing.store_extracted(tx, event), event.source.task_id)
            case TaskFailed():
                if self._release(event.task_id):
                    self._write(lambda tx: tasks.fail(tx, event.task_id, event.message))
            case Died():
                self._bury(event)
            case JobDone():
                pass

    def _store_for(
        self, task_id: int, work: Callable[[Transaction, FileBeingStored], None]
    ) -> None:
        file = self._files.get(task_id)
        if file is not None and task_id not in self._abandoned:
            self._write(lambda tx: work(tx, file), task_id)

    def _release(self, task_id: int) -> bool:
        """Forget a task that is through; False where it was cancelled meanwhile."""
        self._held.pop(task_id, None)
        file = self._files.pop(task_id, None)
        if file is not None and not self._files:
            self._reading = None
        if task_id in self._abandoned:
            self._abandoned.discard(task_id)
            return False
        return True

    def _bury(self, event: Died) -> None:
        ids = [task_id for task_id in event.task_ids if self._release(task_id)]
        if not event.deadline:
            self._write(lambda tx: tasks.put_back(tx, ids, died=True))
            return
        message = Message.of("importing.deadline", seconds=int(READ_DEADLINE_S))
        first, rest = ids[:1], ids[1:]
        self._write(lambda tx: [tasks.fail(tx, task_id, message) for task_id in first])
        self._write(lambda tx: tasks.put_back(tx, rest, died=False))

    def _write(self, work: Work[object], task_id: int | None = None) -> None:
        self._writes.append((task_id, self._library.writer.submit(work)))

    def _settle_writes(self, *, most: int) -> None:
        while self._writes and (len(self._writes) > most or self._writes[0][1].done()):
            task_id, future = self._writes.popleft()
            try:
                future.result()
            except LibraryError:
                raise
            except Exception as error:
                if task_id is None:
                    raise
                _log.exception("storing task %d failed", task_id)
                self._give_up(
                    task_id, Message.of("importing.storing_failed", kind=type(error).__name__)
                )

    def _give_up(self, task_id: int, message: Message) -> None:
        self._abandoned.add(task_id)
        self._release(task_id)
        self._write(lambda tx: tasks.fail(tx, task_id, message))

    def _note_idle(self, reader: Connection) -> None:
        wakes = self._wakes
        self._settle_writes(most=0 if not self._held else _MOST_UNWRITTEN)
        if self._held or self._writes or self._anything_waits(reader):
            return
        with self._idle:
            if self._wakes == wakes:
                self._busy = False
                self._idle.notify_all()

    def _anything_waits(self, reader: Connection) -> bool:
        if tasks.is_paused(reader):
            return False
        stages = [Stage.READ, Stage.EXTRACT] if self._extract else [Stage.READ]
        return any(tasks.waiting(reader, stage, limit=1) for stage in stages)

    def _put_back_held(self) -> None:
        ids = list(self._held)
        if ids and self._failure is None:
            self._settle_writes(most=0)
            self._library.writer.write(lambda tx: tasks.put_back(tx, ids, died=False))

    def _set_paused(self, value: str) -> Future[None]:
        return self._submit_and_wake(lambda tx: write_setting(tx, "paused", value))

    def _submit_and_wake(self, work: Work[T]) -> Future[T]:
        future = self._library.writer.submit(work)
        future.add_done_callback(lambda _: self.wake())
        return future
