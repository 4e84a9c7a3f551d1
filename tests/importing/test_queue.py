"""The import queue: every file once, whole or with its sentence; pause, cancel, retry, restart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.importing.queue import ImportQueue
from dateline.library import tasks
from dateline.library.opened import Library
from dateline.library.reads.articles import article_count, article_ids, article_rows
from dateline.library.search.fulltext import check
from dateline.library.tasks import Stage, State

PATIENCE_S = 90.0


@pytest.fixture
def reading(library: Library) -> Iterator[ImportQueue]:
    """A queue that reads only."""
    queue = ImportQueue(library, workers=1, extract=False)
    yield queue
    queue.close()


def run(queue: ImportQueue, *paths: Path) -> int:
    batch_id, _ = queue.add(paths).result(PATIENCE_S)
    assert queue.wait_until_idle(PATIENCE_S)
    assert queue.failure is None
    return batch_id


def outcomes(library: Library, batch_id: int) -> list[tuple[str, str | None]]:
    with closing(library.reader()) as reader:
        found = tasks.report(reader, batch_id=batch_id)
    read = [t for t in found if t.stage is Stage.READ and t.state is not State.SKIPPED]
    return sorted((Path(t.path or "").name, t.outcome) for t in read)


def test_a_dropped_folder_is_read_whole_and_only_what_can_be_read(
    library: Library, reading: ImportQueue, articles: Path
) -> None:
    batch_id = run(reading, articles)
    assert outcomes(library, batch_id) == [
        ("1 Marlow.txt", "added"),
        ("2 Tenby.txt", "added"),
        ("3 Oakhurst.txt", "added"),
    ]
    with closing(library.reader()) as reader:
        rows = article_rows(reader, article_ids(reader))
    assert [row.published for row in rows] == ["2025-03-03", "2025-03-02", "2025-03-01"]
    assert {row.byline for row in rows} == {"Ana Reyes"}
    assert library.writer.write(lambda tx: check(tx.connection))


def test_pictures_are_added_without_text_and_are_no_copies_of_each_other(
    library: Library, reading: ImportQueue, tmp_path: Path
) -> None:
    for number in (1, 2):
        (tmp_path / f"scan {number}.gif").write_bytes(b"GIF89a" + bytes([number]) * 40)
    batch_id = run(reading, tmp_path / "scan 1.gif", tmp_path / "scan 2.gif")
    assert outcomes(library, batch_id) == [("scan 1.gif", "added"), ("scan 2.gif", "added")]
    with closing(library.reader()) as reader:
        found = tasks.report(reader, batch_id=batch_id)
        # The name of a file reports nothing: no names or dates are looked for in it.
        assert {task.stage for task in found} == {Stage.READ}
        assert {task.message.id for task in found if task.message} == {
            "reading.picture_without_text"
        }
        assert article_count(reader) == 2


def test_what_is_left_out_of_a_folder_is_listed_and_never_handed_out(
    library: Library, reading: ImportQueue, articles: Path
) -> None:
    batch_id = run(reading, articles)
    with closing(library.reader()) as reader:
        found = tasks.report(reader, batch_id=batch_id)
        counts = tasks.counts(reader)
    (left_out,) = [task for task in found if task.state is State.SKIPPED]
    assert Path(left_out.path or "").name == "picture.xyz"
    assert (left_out.outcome, left_out.tries) == ("skipped", 0)
    assert left_out.message is not None
    assert left_out.message.argument("suffix") == ".xyz"
    assert counts.count(stage=Stage.READ, states=[State.DONE]) == 3


def test_a_second_drop_of_the_same_files_adds_nothing(
    library: Library, reading: ImportQueue, articles: Path
) -> None:
    run(reading, articles)
    again = run(reading, articles)
    assert {outcome for _, outcome in outcomes(library, again)} == {"here"}
    with closing(library.reader()) as reader:
        assert article_count(reader) == 3


def test_a_bad_file_gets_its_sentence_and_the_rest_go_on(
    library: Library, reading: ImportQueue, articles: Path
) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 64)
    batch_id = run(reading, articles, articles / "picture.xyz", articles / "absent.txt")
    failed = {name for name, outcome in outcomes(library, batch_id) if outcome == "failed"}
    assert failed == {"empty.txt", "binary.txt", "picture.xyz", "absent.txt"}
    with closing(library.reader()) as reader:
        assert article_count(reader) == 3
        messages = [
            t.message for t in tasks.report(reader, batch_id=batch_id) if t.outcome == "failed"
        ]
    assert all(message is not None for message in messages)


def test_a_failed_file_is_read_by_a_retry_once_it_is_mended(
    library: Library, reading: ImportQueue, articles: Path
) -> None:
    late = articles / "late.txt"
    batch_id = run(reading, late)
    late.write_text((articles / "1 Marlow.txt").read_text() + "\nA new last line of the article.\n")
    with closing(library.reader()) as reader:
        (task,) = tasks.report(reader, batch_id=batch_id)
    reading.retry([task.id]).result(PATIENCE_S)
    assert reading.wait_until_idle(PATIENCE_S)
    assert outcomes(library, batch_id) == [("late.txt", "added")]


def test_a_paused_queue_hands_out_nothing_also_after_a_restart(
    library: Library, articles: Path
) -> None:
    queue = ImportQueue(library, workers=1, extract=False)
    queue.pause().result(PATIENCE_S)
    batch_id, _ = queue.add([articles]).result(PATIENCE_S)
    assert queue.wait_until_idle(PATIENCE_S)
    queue.close()
    restarted = ImportQueue(library, workers=1, extract=False)
    assert restarted.wait_until_idle(PATIENCE_S)
    assert {outcome for _, outcome in outcomes(library, batch_id)} == {None}
    restarted.go_on().result(PATIENCE_S)
    assert restarted.wait_until_idle(PATIENCE_S)
    restarted.close()
    assert {outcome for _, outcome in outcomes(library, batch_id)} == {"added"}


def test_cancel_keeps_what_is_stored_and_cancels_the_rest(
    library: Library, reading: ImportQueue, articles: Path
) -> None:
    run(reading, articles / "1 Marlow.txt")
    reading.pause().result(PATIENCE_S)
    reading.add([articles]).result(PATIENCE_S)
    cancelled = reading.cancel().result(PATIENCE_S)
    reading.go_on().result(PATIENCE_S)
    assert reading.wait_until_idle(PATIENCE_S)
    with closing(library.reader()) as reader:
        counts = tasks.counts(reader)
        assert article_count(reader) == 1
    # The article that was stored waits for its extraction, which is cancelled with the rest.
    assert counts.count(states=[State.CANCELLED]) == cancelled == 4


def test_closing_while_busy_puts_back_what_was_handed_out(library: Library, articles: Path) -> None:
    queue = ImportQueue(library, workers=1, extract=False)
    batch_id, _ = queue.add([articles]).result(PATIENCE_S)
    queue.close()
    with closing(library.reader()) as reader:
        assert tasks.counts(reader).count(states=[State.RUNNING]) == 0
    again = ImportQueue(library, workers=1, extract=False)
    assert again.wait_until_idle(PATIENCE_S)
    again.close()
    assert {outcome for _, outcome in outcomes(library, batch_id)} == {"added"}


def test_the_original_is_kept_unless_the_library_keeps_only_the_text(
    library: Library, reading: ImportQueue, articles: Path
) -> None:
    run(reading, articles / "1 Marlow.txt")
    (kept,) = [path for path in library.folder.originals.rglob("*") if path.is_file()]
    assert kept.read_bytes() == (articles / "1 Marlow.txt").read_bytes()
