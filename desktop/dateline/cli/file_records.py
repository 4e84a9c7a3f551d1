"""Files as records of `extract`: read and extracted in worker processes, printed in order."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

from dateline.extraction.records import record_of
from dateline.extraction.working_copy import WorkingCopy
from dateline.importing.jobs import (
    ArticleRead,
    ExtractJob,
    ReadJob,
    TaskDone,
    TaskFailed,
    TextExtracted,
)
from dateline.importing.pool import READ_DEADLINE_S, Died, WorkerPool
from dateline.importing.storing import is_extractable
from dateline.model.annotations import Extraction
from dateline.model.article import MetadataField, ReadArticle
from dateline.model.days import day_from_iso, iso_day
from dateline.model.layout import LaidOut, OffsetMap
from dateline.model.messages import Message, english
from dateline.model.parts import UNREAD
from dateline.model.pending import PendingText

if TYPE_CHECKING:
    from dateline.extraction.records import Record
    from dateline.importing.jobs import Reply

Found: TypeAlias = Extraction | Message
"""What extraction found in an article, or why it could not."""

_POLL_S: Final = 1.0
_FILES_AHEAD: Final = 8
"""Files that may be read before the one that is printed next is through."""
_TEXTS_A_JOB: Final = 8


@dataclass(slots=True)
class _Article:
    read: ReadArticle
    found: Found | None = None
    alone: bool = False


@dataclass(slots=True)
class _File:
    path: str
    articles: deque[_Article] = field(default_factory=deque[_Article])
    through: bool = False
    error: Message | None = None


class FileRecords:
    """Owns the worker processes that read and extract some files; closed by `close`."""

    def __init__(self, paths: Sequence[str], *, workers: int) -> None:
        """Start the workers; nothing is read before `lines` is asked."""
        self._unread = deque(_File(path) for path in paths)
        self._unprinted: deque[_File] = deque()
        self._again: deque[_File] = deque()
        self._reading: dict[int, _File] = {}
        self._extracting: dict[int, _Article] = {}
        self._waiting: deque[_Article] = deque()
        self._numbers = count(1)
        # One process more only reads, so that files come in while the others extract.
        self._pool = WorkerPool(workers=workers, readers=int(len(paths) > 1))

    @property
    def worker_ids(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return self._pool.process_ids

    def lines(self) -> Iterator[tuple[str, bool]]:
        """Yield (line of JSON without its end, whether it went well), in the order of the files."""
        while self._unread or self._unprinted:
            self._hand_out()
            for event in self._pool.poll(_POLL_S):
                self._take(event)
            yield from self._finished()

    def close(self) -> None:
        """End the workers."""
        self._pool.close()

    def _hand_out(self) -> None:
        while self._waiting and self._pool.has_room(to_read=False):
            self._pool.submit(self._extract_job())
        while self._pool.has_room(to_read=True):
            if self._again:
                self._read(self._again.popleft())
            elif self._unread and len(self._unprinted) < _FILES_AHEAD:
                self._unprinted.append(self._unread.popleft())
                self._read(self._unprinted[-1])
            else:
                return

    def _read(self, file: _File) -> None:
        task_id = next(self._numbers)
        self._reading[task_id] = file
        self._pool.submit(ReadJob(task_id, file.path, None))

    def _extract_job(self) -> ExtractJob:
        texts: list[PendingText] = []
        while self._waiting and len(texts) < _TEXTS_A_JOB:
            if texts and self._waiting[0].alone:
                break
            article = self._waiting.popleft()
            task_id = next(self._numbers)
            self._extracting[task_id] = article
            read = article.read
            day = _day(_value(read, MetadataField.PUBLISHED))
            texts.append(PendingText(task_id, 0, 0, read.title, read.text, day))
            if article.alone:
                break
        return ExtractJob(tuple(texts))

    def _take(self, event: Reply | Died) -> None:
        match event:
            case ArticleRead():
                self._take_article(event)
            case TextExtracted():
                self._extracting.pop(event.source.task_id).found = event.extraction
            case TaskDone():
                self._reading.pop(event.task_id).through = True
            case TaskFailed():
                self._fail(event.task_id, event.message)
            case Died():
                self._bury(event)
            case _:
                pass

    def _take_article(self, event: ArticleRead) -> None:
        article = _Article(event.read)
        file = self._reading[event.task_id]
        file.articles.append(article)
        unread = (warning for warning in event.read.warnings if warning.id in UNREAD)
        file.error = next(unread, file.error)
        if is_extractable(event.read):
            self._waiting.append(article)
        else:
            article.found = Extraction()

    def _fail(self, task_id: int, message: Message) -> None:
        if task_id in self._extracting:
            self._extracting.pop(task_id).found = message
        else:
            file = self._reading.pop(task_id)
            file.error, file.through = message, True

    def _bury(self, event: Died) -> None:
        """Fail what ended the worker; what merely waited in it is handed out again.

        A worker reads one file at a time, the first of its tasks. Of texts in a batch any may be
        to blame, so each is tried alone.
        """
        message = Message.of("cli.worker_died")
        if event.deadline:
            message = Message.of("importing.deadline", seconds=int(READ_DEADLINE_S))
        for place, task_id in enumerate(event.task_ids):
            if task_id in self._reading and place:
                self._again.append(self._reading.pop(task_id))
            elif task_id in self._reading or self._extracting[task_id].alone:
                self._fail(task_id, message)
            else:
                article = self._extracting.pop(task_id)
                article.alone = True
                self._waiting.appendleft(article)

    def _finished(self) -> Iterator[tuple[str, bool]]:
        """Yield what can be printed: articles of the first file, and its error at its end."""
        while self._unprinted:
            file = self._unprinted[0]
            while file.articles and file.articles[0].found is not None:
                article = file.articles.popleft()
                yield _line(file.path, article.read, article.found)
            if file.articles or not file.through:
                return
            if file.error is not None:
                yield json.dumps({"file": file.path, "error": english(file.error)}), False
            self._unprinted.popleft()


def _line(path: str, read: ReadArticle, found: Found | None) -> tuple[str, bool]:
    if not isinstance(found, Extraction):
        error = "" if found is None else english(found)
        return json.dumps({"file": path, "part": read.part, "error": error}), False
    copy = WorkingCopy(read.text, LaidOut(read.text, OffsetMap.identity()))
    record = {"file": path, **article_record(read), **record_of(found, copy)}
    return json.dumps(record, separators=(",", ":")), True


def article_record(read: ReadArticle) -> Record:
    """Return what was read of an article itself: its metadata, its text, and what stands apart.

    `date` is the publication day, `published` the same in the precision that was read.
    """
    published = _value(read, MetadataField.PUBLISHED)
    day = _day(published)
    return {
        "part": read.part,
        "title": read.title,
        "byline": [value.value for value in read.all(MetadataField.BYLINE)],
        "outlet": _value(read, MetadataField.OUTLET),
        "date": published if day is None else iso_day(day),
        "published": published,
        "modified": _value(read, MetadataField.MODIFIED),
        "saved": _value(read, MetadataField.SAVED),
        "language": _value(read, MetadataField.LANGUAGE),
        "url": _value(read, MetadataField.URL),
        "text": read.text,
        "apart": list(read.apart),
    }


def _value(read: ReadArticle, wanted: MetadataField) -> str | None:
    best = read.best(wanted)
    return None if best is None else best.value


def _day(published: str | None) -> int | None:
    try:
        return None if published is None else day_from_iso(published)
    except ValueError:
        return None
