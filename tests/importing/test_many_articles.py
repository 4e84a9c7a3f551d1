"""Files of many articles on their way into a library: each once, and what was not read is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.importing.queue import ImportQueue
from dateline.importing.report import Wording, reported, sentences
from dateline.library import tasks
from dateline.library.opened import Library
from dateline.library.reads.articles import article_ids, article_rows
from dateline.library.tasks import Stage, Task
from dateline.model.messages import english

PATIENCE_S = 90.0
MAIL = (
    "From a@courier.example Thu Mar 13 15:01:00 2025\nFrom: Ana Reyes <a@courier.example>\n"
    "Subject: Story {n}\nDate: Thu, 13 Mar 2025 15:01:00 +0100\n\n{text}\n\n"
)


@pytest.fixture
def reading(library: Library) -> Iterator[ImportQueue]:
    queue = ImportQueue(library, workers=1, extract=False)
    yield queue
    queue.close()


def mailbox(path: Path, *texts: str) -> Path:
    mails = [MAIL.format(n=n, text=text) for n, text in enumerate(texts, start=1)]
    path.write_text("".join(mails), "utf-8")
    return path


def run(library: Library, queue: ImportQueue, path: Path) -> Task:
    batch_id, _ = queue.add([path]).result(PATIENCE_S)
    assert queue.wait_until_idle(PATIENCE_S)
    assert queue.failure is None
    with closing(library.reader()) as reader:
        (task,) = [t for t in tasks.report(reader, batch_id=batch_id) if t.stage is Stage.READ]
    return task


def test_each_mail_of_a_mailbox_is_an_article_and_the_unread_one_is_named(
    library: Library, reading: ImportQueue, tmp_path: Path
) -> None:
    path = mailbox(
        tmp_path / "desk.mbox", "The bridge is shut.", "", "The ferry is late.", "No more boats."
    )
    task = run(library, reading, path)
    with closing(library.reader()) as reader:
        rows = article_rows(reader, article_ids(reader))
    assert sorted(row.title for row in rows) == ["Story 1", "Story 3", "Story 4"]
    assert {row.byline for row in rows} == {"Ana Reyes"}
    assert task.outcome == "added"
    with closing(library.reader()) as reader:
        (line,) = reported(reader, [task])
    told = [english(message) for message in sentences(line, Wording(english, str))]
    assert told[0] == "3 articles of this file are in the library."
    assert task.message is not None
    assert english(task.message).startswith(
        "1 part of the file was not read, message 2: The mail holds no text"
    )


def test_a_grown_mailbox_adds_only_what_is_new(
    library: Library, reading: ImportQueue, tmp_path: Path
) -> None:
    first = "The bridge is shut for the winter, the board of the harbour said."
    run(library, reading, mailbox(tmp_path / "desk.mbox", first))
    task = run(library, reading, mailbox(tmp_path / "desk.mbox", first, "The ferry is late."))
    assert task.outcome == "added"
    again = run(library, reading, tmp_path / "desk.mbox")
    assert again.outcome in {"here", "duplicate"}


def test_a_file_of_which_nothing_was_read_fails_with_its_reason(
    library: Library, reading: ImportQueue, tmp_path: Path
) -> None:
    task = run(library, reading, mailbox(tmp_path / "desk.mbox", "", ""))
    assert task.outcome == "failed"
    assert task.message is not None
    assert "The first is message 1: The mail holds no text" in english(task.message)
