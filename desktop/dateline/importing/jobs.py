"""What passes between the window's process and a worker: jobs there, replies back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from dateline.model.annotations import Extraction
from dateline.model.article import ReadArticle
from dateline.model.messages import Message
from dateline.model.pending import PendingText


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Read one file; keep its bytes below `originals` unless that is None."""

    task_id: int
    path: str
    originals: str | None


@dataclass(frozen=True, slots=True)
class ExtractJob:
    """Extract some texts, answered one by one, in order."""

    texts: tuple[PendingText, ...]


@dataclass(frozen=True, slots=True)
class WarmUpJob:
    """Load the model before it is needed."""


Job: TypeAlias = ReadJob | ExtractJob | WarmUpJob


@dataclass(frozen=True, slots=True)
class FileFound:
    """The file's facts, before its articles: hash, size, time of last change (UTC ISO or None)."""

    task_id: int
    sha256: str
    size: int
    modified_utc: str | None
    suffix: str
    kept: bool


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """One article of the file, with its identity keys."""

    task_id: int
    read: ReadArticle
    identity_key: str | None
    body_key: str | None
    url_key: str | None


@dataclass(frozen=True, slots=True)
class TextExtracted:
    """The extraction of one text of an `ExtractJob`."""

    source: PendingText
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class TaskFailed:
    """A task that could not be done, with its sentence."""

    task_id: int
    message: Message


@dataclass(frozen=True, slots=True)
class TaskDone:
    """A read task is through: all its articles were sent."""

    task_id: int


@dataclass(frozen=True, slots=True)
class JobDone:
    """The worker is ready for its next job."""


Reply: TypeAlias = FileFound | ArticleRead | TextExtracted | TaskFailed | TaskDone | JobDone


def task_ids(job: Job) -> tuple[int, ...]:
    """Return the ids of the tasks that a job carries."""
    match job:
        case ReadJob():
            return (job.task_id,)
        case ExtractJob():
            return tuple(text.task_id for text in job.texts)
        case WarmUpJob():
            return ()
