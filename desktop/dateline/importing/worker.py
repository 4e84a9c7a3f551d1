"""The entry point of a worker process: reads files and extracts texts until its parent is gone."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.importing.jobs import (
    ArticleRead,
    ExtractJob,
    FileFound,
    Job,
    JobDone,
    ReadJob,
    Reply,
    TaskDone,
    TaskFailed,
    TextExtracted,
    WarmUpJob,
)
from dateline.importing.offline import forbid_internet_sockets
from dateline.importing.originals import keep_original
from dateline.model.article import MetadataField, ReadArticle
from dateline.model.messages import Message, MessageError
from dateline.model.parts import PartKind
from dateline.model.pending import PendingText

if TYPE_CHECKING:
    from dateline.extraction.pipeline import Pipeline, Source

Send = Callable[[Reply], None]
_QUIET_S: Final = 0.5
"""Without a job for so long after its start, a worker loads the heavier readers."""


def run_worker(
    jobs: Connection, lifeline: Connection, *, address_space: int | None, reads_only: bool = False
) -> None:
    """Serve jobs until told to stop (None) or until the parent's end of `lifeline` closes.

    `address_space` bounds this process's memory in bytes where the system can (RLIMIT_AS); a task
    that needs more fails with its sentence. A worker that only reads loads every format before the
    first file comes, which must not wait for it; the others load the model first.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    forbid_internet_sockets()
    _limit_memory(address_space)
    threading.Thread(
        target=_end_with_parent, args=(lifeline,), daemon=True, name="lifeline"
    ).start()
    import_module("dateline.reading.read")
    if reads_only or not jobs.poll(_QUIET_S):
        # Nobody waits: load what the first page, PDF or text would wait half a second for.
        from dateline.reading.ready import load_readers

        load_readers()
    work = _Work(jobs.send)
    # A broken pipe is the parent's end: there is nobody left to tell.
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while (job := jobs.recv()) is not None:
            work.do(job)
            jobs.send(JobDone())


def _end_with_parent(lifeline: Connection) -> None:
    with contextlib.suppress(EOFError, OSError):
        lifeline.recv()
    os._exit(0)


def _limit_memory(address_space: int | None) -> None:
    if address_space is None or sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (address_space, hard))


class _Work:
    """Does jobs one after the other; the model is loaded by the first that needs it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._pipeline: Pipeline | None = None

    def do(self, job: Job) -> None:
        match job:
            case ReadJob():
                self._read(job)
            case ExtractJob():
                self._extract(job)
            case WarmUpJob():
                # A model that can't be loaded is reported by the first text that needs it.
                with contextlib.suppress(Exception):
                    self._model()

    def _model(self) -> Pipeline:
        if self._pipeline is None:
            from dateline.extraction.pipeline import Pipeline

            self._pipeline = Pipeline()
        return self._pipeline

    def _read(self, job: ReadJob) -> None:
        try:
            for reply in read_replies(job):
                self._send(reply)
        except MessageError as error:
            self._send(TaskFailed(job.task_id, error.message))
        except MemoryError:
            self._send(TaskFailed(job.task_id, Message.of("importing.too_much_memory")))
        except Exception as error:  # noqa: BLE001 - a bug in a parser must cost one file only
            reason = Message.of("importing.reader_failed", kind=type(error).__name__)
            self._send(TaskFailed(job.task_id, reason))

    def _extract(self, job: ExtractJob) -> None:
        pending = list(job.texts)
        try:
            model = self._model()
            sources = [_source(text) for text in job.texts]
            for text, extraction in zip(job.texts, model.stream(sources), strict=True):
                pending.remove(text)
                self._send(TextExtracted(text, extraction))
        except Exception:  # noqa: BLE001 - one text must not cost its neighbours theirs
            for text in pending:
                self._extract_alone(text)

    def _extract_alone(self, text: PendingText) -> None:
        try:
            extraction = self._model().extract(_source(text))
        except MemoryError:
            self._send(TaskFailed(text.task_id, Message.of("importing.too_much_memory")))
        except Exception as error:  # noqa: BLE001 - reported with the article, the rest go on
            reason = Message.of("importing.extraction_failed", kind=type(error).__name__)
            self._send(TaskFailed(text.task_id, reason))
        else:
            self._send(TextExtracted(text, extraction))


def _source(text: PendingText) -> Source:
    from dateline.extraction.pipeline import Source

    return Source(text.title, text.text, text.published_day)


def read_replies(job: ReadJob) -> Iterator[Reply]:
    """Yield the file's facts, its articles, and the end; raises MessageError for a bad file.

    The first article is read before anything is kept: of a file that can't be read, huge as it may
    be, nothing enters the library.
    """
    from dateline.reading.read import read_file

    path = Path(job.path)
    articles = read_file(path)
    first = next(articles, None)
    yield _facts(job, path)
    for read in () if first is None else chain((first,), articles):
        yield _article(job, read)
    yield TaskDone(job.task_id)


def _facts(job: ReadJob, path: Path) -> FileFound:
    """Keep the original if it is wanted, and return what is known of the file."""
    from dateline.reading.read import sha256_of

    try:
        status = path.stat()
        sha256 = sha256_of(path)
    except OSError as error:
        raise MessageError(
            Message.of("importing.cant_open", detail=error.strerror or "")
        ) from error
    kept = job.originals is not None and keep_original(path, Path(job.originals), sha256)
    modified = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="seconds")
    return FileFound(job.task_id, sha256, status.st_size, modified, path.suffix.lower(), kept)


def _article(job: ReadJob, read: ReadArticle) -> ArticleRead:
    """Return an article with the keys of its identity."""
    from dateline.reading.identity import canonical_url, identity_key

    url = read.best(MetadataField.URL)
    return ArticleRead(
        job.task_id,
        read,
        identity_key(read.title, read.text) or None,
        identity_key("", read.text) or None,
        _address_key(canonical_url(url.value) if url else "", read.part),
    )


def _address_key(address: str, part: str) -> str | None:
    """Return the key of an address; the entries of a live blog share it and are no versions of each other."""
    post = part.rpartition("/")[2]
    is_post = post.startswith(f"{PartKind.POST}-")
    return (f"{address}#{post}" if is_post else address) if address else None
