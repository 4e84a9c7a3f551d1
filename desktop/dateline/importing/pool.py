"""Our own long-lived pool of spawned worker processes: two jobs in flight each, killed past a deadline."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.context import SpawnProcess
from typing import Final

from dateline.importing.jobs import (
    ArticleRead,
    ExtractJob,
    Job,
    JobDone,
    ReadJob,
    Reply,
    TaskDone,
    TaskFailed,
    TextExtracted,
    WarmUpJob,
    task_ids,
)
from dateline.importing.worker import run_worker

READS_IN_FLIGHT: Final = 2
"""Per worker: one file it reads and one it starts at once; the rest waits where it can be overtaken.
Nothing is sent behind an extraction, which takes seconds."""
READ_DEADLINE_S: Final = 120.0
EXTRACT_DEADLINE_S: Final = 60.0
EXTRACT_CHARACTERS_PER_S: Final = 2_000
"""A tenth of what a slow laptop does, so that the deadline ends what hangs and not what is long."""
WARM_UP_DEADLINE_S: Final = 120.0
ADDRESS_SPACE: Final = 6 * 1024**3
RECYCLE_AFTER_JOBS: Final = 400
"""Jobs after which a worker is replaced, so that what a library leaks stays bounded."""


@dataclass(frozen=True, slots=True)
class Died:
    """A worker ended while it held these tasks; `deadline` says whether the pool killed it."""

    task_ids: tuple[int, ...]
    deadline: bool


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    reads_only: bool
    jobs: Connection
    lifeline: Connection
    in_flight: deque[Job] = field(default_factory=deque[Job])
    answered: set[int] = field(default_factory=set[int])
    started_s: float = 0.0
    jobs_done: int = 0

    def open_tasks(self) -> tuple[int, ...]:
        return tuple(t for job in self.in_flight for t in task_ids(job) if t not in self.answered)


class WorkerPool:
    """Owns the worker processes; driven by one thread through `submit` and `poll`.

    It knows jobs and replies, nothing of the library. Workers end with this process however it
    ends: each watches a pipe whose other end only this process holds.
    """

    def __init__(
        self, *, workers: int, readers: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Spawn `workers` processes, and `readers` more that only read; `clock` gives seconds.

        A reader never loads the model, so a file that is dropped is read at once, whatever is
        being extracted.
        """
        self._context = multiprocessing.get_context("spawn")
        self._clock = clock
        self._wake_receiver, self._wake_sender = Pipe(duplex=False)
        self._waking = threading.Lock()
        self._workers = [self._spawn(reads_only=n >= workers) for n in range(workers + readers)]

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The ids of the worker processes that live now."""
        return tuple(
            worker.process.pid for worker in self._workers if worker.process.pid is not None
        )

    def has_room(self, *, to_read: bool) -> bool:
        """Return whether a job can be handed out now: a file to read, or texts to extract."""
        return any(self._room(worker, to_read=to_read) for worker in self._workers)

    def submit(self, job: Job) -> None:
        """Hand a job to the worker with the least to do; raises RuntimeError without room for it."""
        to_read = isinstance(job, ReadJob)
        able = [worker for worker in self._workers if self._room(worker, to_read=to_read)]
        if not able:
            message = "no room for a job"
            raise RuntimeError(message)
        worker = min(able, key=lambda one: (len(one.in_flight), not one.reads_only))
        if not worker.in_flight:
            worker.started_s = self._clock()
        worker.in_flight.append(job)
        try:
            worker.jobs.send(job)
        except (BrokenPipeError, ConnectionResetError):
            worker.process.kill()  # its death is found, with its tasks, by the next poll

    def poll(self, timeout_s: float) -> list[Reply | Died]:
        """Wait at most `timeout_s` for replies, deaths or a wake-up, and return what came."""
        watched: dict[object, _Worker] = {worker.jobs: worker for worker in self._workers}
        watched |= {worker.process.sentinel: worker for worker in self._workers}
        ready = wait([*watched, self._wake_receiver], self._until_deadline(timeout_s))  # pyright: ignore[reportArgumentType]
        if self._wake_receiver in ready:
            while self._wake_receiver.poll():
                self._wake_receiver.recv()
        events: list[Reply | Died] = []
        for worker in list(self._workers):
            if worker.jobs in ready or worker.process.sentinel in ready:
                self._collect(worker, events)
        self._end_late_workers(events)
        return events

    def wake(self) -> None:
        """Make a `poll` under way return; callable from any thread, and nothing once closed."""
        with self._waking:
            if not self._wake_sender.closed:
                self._wake_sender.send(None)

    def close(self) -> None:
        """Kill every worker at once: one that starts up or loads a model would only answer late.

        Nothing is lost by it: a worker owns nothing, and the tasks in its hands are put back.
        """
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            self._discard(worker)
        self._workers.clear()
        with self._waking:
            self._wake_sender.close()
        self._wake_receiver.close()

    def _room(self, worker: _Worker, *, to_read: bool) -> bool:
        if worker.jobs_done + len(worker.in_flight) >= RECYCLE_AFTER_JOBS:
            return False
        if not to_read:
            return not worker.reads_only and not worker.in_flight
        reading = all(isinstance(job, ReadJob) for job in worker.in_flight)
        return reading and len(worker.in_flight) < READS_IN_FLIGHT

    def _spawn(self, *, reads_only: bool) -> _Worker:
        ours, theirs = Pipe()
        their_lifeline, our_lifeline = Pipe(duplex=False)
        process = self._context.Process(
            target=run_worker,
            args=(theirs, their_lifeline),
            kwargs={"address_space": ADDRESS_SPACE, "reads_only": reads_only},
            name="dateline-worker",
            daemon=True,
        )
        process.start()
        theirs.close()
        their_lifeline.close()
        return _Worker(process, reads_only, ours, our_lifeline)

    def _collect(self, worker: _Worker, events: list[Reply | Died]) -> None:
        try:
            while worker.jobs.poll():
                reply: Reply = worker.jobs.recv()
                self._note(worker, reply)
                events.append(reply)
        except (EOFError, ConnectionResetError):
            self._replace(worker, events, deadline=False)
            return
        if worker.jobs_done >= RECYCLE_AFTER_JOBS and not worker.in_flight:
            self._replace(worker, events, deadline=False)

    def _note(self, worker: _Worker, reply: Reply) -> None:
        if isinstance(reply, JobDone):
            worker.in_flight.popleft()
            worker.answered.clear()
            worker.jobs_done += 1
            worker.started_s = self._clock()
        elif isinstance(reply, ArticleRead):
            # A file of many articles has the time for each of them.
            worker.started_s = self._clock()
        elif (finished := _finished_task(reply)) is not None:
            worker.answered.add(finished)

    def _replace(self, worker: _Worker, events: list[Reply | Died], *, deadline: bool) -> None:
        open_tasks = worker.open_tasks()
        if open_tasks:
            events.append(Died(open_tasks, deadline))
        self._workers[self._workers.index(worker)] = self._spawn(reads_only=worker.reads_only)
        worker.process.kill()
        worker.process.join()
        self._discard(worker)

    def _discard(self, worker: _Worker) -> None:
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.jobs.close()
        worker.lifeline.close()
        worker.process.close()

    def _until_deadline(self, timeout_s: float) -> float:
        ends = [
            w.started_s + deadline_s(w.in_flight[0]) - self._clock()
            for w in self._workers
            if w.in_flight
        ]
        return max(0.0, min([timeout_s, *ends]))

    def _end_late_workers(self, events: list[Reply | Died]) -> None:
        for worker in list(self._workers):
            late = worker.in_flight and self._clock() - worker.started_s > deadline_s(
                worker.in_flight[0]
            )
            if late:
                self._replace(worker, events, deadline=True)


def deadline_s(job: Job) -> float:
    """Return the seconds after which a job's worker is killed."""
    match job:
        case ReadJob():
            return READ_DEADLINE_S
        case ExtractJob():
            characters = sum(len(text.text) for text in job.texts)
            return WARM_UP_DEADLINE_S + EXTRACT_DEADLINE_S + characters / EXTRACT_CHARACTERS_PER_S
        case WarmUpJob():
            return WARM_UP_DEADLINE_S


def _finished_task(reply: Reply) -> int | None:
    match reply:
        case TaskDone() | TaskFailed():
            return reply.task_id
        case TextExtracted():
            return reply.source.task_id
        case _:
            return None
