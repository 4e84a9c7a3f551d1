"""The extraction pipeline in worker processes, so that no text can take the command down."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Final

from dateline.importing.jobs import ExtractJob, TaskFailed, TextExtracted
from dateline.importing.pool import Died, WorkerPool
from dateline.model.pending import PendingText

if TYPE_CHECKING:
    from dateline.extraction.pipeline import Source
    from dateline.model.annotations import Extraction

_POLL_S: Final = 1.0
_TEXTS_A_JOB: Final = 8
_CHARACTERS_A_JOB: Final = 30_000


class ExtractionFailedError(Exception):
    """A text whose extraction failed or ended its worker."""


class PooledPipeline:
    """Does what `extraction.pipeline.Pipeline` does, in as many processes as it is given."""

    def __init__(self, *, workers: int) -> None:
        """Start the workers; each loads the model when its first text comes."""
        self._pool = WorkerPool(workers=workers)
        self._numbers = count(1)
        self._found: dict[Source, Extraction] = {}

    @property
    def worker_ids(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return self._pool.process_ids

    def stream(self, sources: Iterable[Source]) -> Iterator[Extraction]:
        """Yield one extraction for each source, in order; raises ExtractionFailedError."""
        wanted = list(sources)
        self._found = self._run(wanted, texts_a_job=_TEXTS_A_JOB)
        for source in wanted:
            yield self._of(source)

    def extract(self, source: Source) -> Extraction:
        """Return the extraction of one text; raises ExtractionFailedError.

        What its batch has found already is not looked for again.
        """
        if source not in self._found:
            self._found |= self._run([source], texts_a_job=1)
        return self._of(source)

    def close(self) -> None:
        """End the workers."""
        self._pool.close()

    def _of(self, source: Source) -> Extraction:
        if source not in self._found:
            raise ExtractionFailedError
        return self._found[source]

    def _run(self, sources: list[Source], *, texts_a_job: int) -> dict[Source, Extraction]:
        """Return what is found in these texts; those that fail are missing."""
        by_task = {next(self._numbers): source for source in dict.fromkeys(sources)}
        jobs = deque(_jobs(by_task, texts_a_job))
        found: dict[Source, Extraction] = {}
        while by_task:
            while jobs and self._pool.has_room(to_read=False):
                self._pool.submit(jobs.popleft())
            for event in self._pool.poll(_POLL_S):
                if isinstance(event, TextExtracted):
                    found[by_task.pop(event.source.task_id)] = event.extraction
                elif isinstance(event, TaskFailed):
                    by_task.pop(event.task_id)
                elif isinstance(event, Died):
                    for task_id in event.task_ids:
                        by_task.pop(task_id)
        return found


def _jobs(by_task: dict[int, Source], texts_a_job: int) -> Iterator[ExtractJob]:
    texts: list[PendingText] = []
    characters = 0
    for task_id, source in by_task.items():
        if texts and (len(texts) >= texts_a_job or characters >= _CHARACTERS_A_JOB):
            yield ExtractJob(tuple(texts))
            texts, characters = [], 0
        texts.append(PendingText(task_id, 0, 0, source.title, source.text, source.published_day))
        characters += len(source.text)
    if texts:
        yield ExtractJob(tuple(texts))
