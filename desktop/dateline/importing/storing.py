"""What a worker's replies do to the library: one transaction each, repeatable without effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from dateline.extraction.time.resolve import resolve_all
from dateline.importing.jobs import ArticleRead, FileFound, TextExtracted
from dateline.importing.linker import link_to_library
from dateline.library import tasks
from dateline.library.annotations import store_extraction
from dateline.library.arrivals import (
    Arrival,
    ArrivedArticle,
    Outcome,
    SourceFacts,
    store_article,
    store_source,
)
from dateline.library.given_dates import has_given_dates
from dateline.library.pending import current_text
from dateline.library.resolution import resolve_article, resolved_day
from dateline.library.tasks import State, Task
from dateline.library.writer import Transaction
from dateline.linking.placing import locate_places
from dateline.model.article import ReadArticle
from dateline.model.messages import Message
from dateline.model.parts import UNREAD

_NOTHING_ADDED: Final = frozenset({Outcome.HERE, Outcome.DUPLICATE})


@dataclass(slots=True)
class FileBeingStored:
    """A file whose replies are coming in: its task, its source row and what its articles became."""

    task: Task
    found: FileFound | None = None
    source_id: int | None = None
    arrivals: list[Arrival] = field(default_factory=list[Arrival])
    warning: Message | None = None


def store_found(transaction: Transaction, file: FileBeingStored, found: FileFound) -> None:
    """Record the source file."""
    facts = SourceFacts(
        file.task.path or "", found.sha256, found.size, found.modified_utc, found.suffix, found.kept
    )
    file.found = found
    file.source_id = store_source(transaction, facts)


def store_read(transaction: Transaction, file: FileBeingStored, reply: ArticleRead) -> None:
    """Store one article of the file and queue it for extraction if it is English or may be."""
    if file.found is None or file.source_id is None:
        message = "an article came before its file's facts"
        raise ValueError(message)
    arrived = ArrivedArticle(reply.read, reply.identity_key, reply.body_key, reply.url_key)
    arrival = store_article(
        transaction, arrived, source_id=file.source_id, sha256=file.found.sha256
    )
    file.arrivals.append(arrival)
    file.warning = _weightier(file.warning, reply.read.warnings)
    if arrival.outcome in _NOTHING_ADDED:
        return
    if is_extractable(reply.read):
        tasks.add_extraction(transaction, arrival.article_id, batch_id=file.task.batch_id)
    else:
        file.warning = file.warning or Message.of("importing.not_english")


def _weightier(known: Message | None, warnings: Iterable[Message]) -> Message | None:
    """Return the warning to keep of a file: what was not read of it outweighs any other."""
    for warning in warnings:
        if known is None or (warning.id in UNREAD and known.id not in UNREAD):
            known = warning
    return known


def is_extractable(read: ReadArticle) -> bool:
    """Whether names and dates can be found in this article: English, or of no known language.

    Of one without text only the name of its file is known, which is no report of anything.
    """
    if not read.text:
        return False
    return read.language is None or read.language.split("-")[0] == "en"


def store_end(transaction: Transaction, file: FileBeingStored) -> None:
    """Finish the file's task with what became of it; the message is what a person should know.

    Of several articles the first that was added speaks for the file.
    """
    added = (each for each in file.arrivals if each.outcome not in _NOTHING_ADDED)
    first = next(added, file.arrivals[0] if file.arrivals else None)
    tasks.finish(
        transaction,
        file.task.id,
        State.DONE,
        outcome=first.outcome.value if first else Outcome.HERE.value,
        message=file.warning,
        article_id=first.article_id if first else None,
    )


def store_extracted(transaction: Transaction, reply: TextExtracted) -> None:
    """Store an extraction, unless the article has another text by now; then it is queued again.

    A publication day that was changed while the worker was at it is applied at once, and so are
    the dates that a person gave.
    """
    source = reply.source
    current = current_text(transaction.connection, source.article_id)
    if current is None:
        tasks.finish(transaction, source.task_id, State.CANCELLED)
        return
    if current != source.text_id:
        tasks.put_back(transaction, [source.task_id], died=False)
        return
    store_extraction(
        transaction, source.text_id, reply.extraction, link_to_library, locate=locate_places
    )
    moved = resolved_day(transaction.connection, source.article_id) != source.published_day
    if moved or has_given_dates(transaction.connection, source.article_id):
        resolve_article(transaction, source.article_id, resolve_all)
    tasks.finish(transaction, source.task_id, State.DONE, outcome="extracted")
