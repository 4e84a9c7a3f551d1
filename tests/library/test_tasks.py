"""What becomes of a task whose worker, or whose whole program, ended while it ran."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from dateline.library import tasks
from dateline.library.opened import Library
from dateline.library.tasks import MOST_RESTARTS, MOST_TRIES, State, Task


def only_task(library: Library) -> Task:
    with closing(library.reader()) as reader:
        (task,) = tasks.report(reader)
    return task


def queue_one(library: Library) -> int:
    batch = library.writer.write(lambda tx: tasks.add_batch(tx, ["/news/article.txt"]))
    with closing(library.reader()) as reader:
        (task,) = tasks.report(reader, batch_id=batch)
    return task.id


def test_a_task_whose_worker_died_twice_is_failed_with_its_sentence(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    task_id = queue_one(library)
    for _ in range(MOST_TRIES):
        assert only_task(library).state is State.WAITING
        library.writer.write(lambda tx: tasks.start(tx, [task_id]))
        library.writer.write(lambda tx: tasks.put_back(tx, [task_id], died=True))
    failed = only_task(library)
    library.close()
    assert failed.state is State.FAILED
    assert failed.message is not None
    assert failed.message.id == "importing.died_twice"


def test_an_end_of_the_program_costs_a_task_nothing_until_it_has_happened_often(
    tmp_path: Path,
) -> None:
    library = Library(tmp_path / "library")
    task_id = queue_one(library)
    states: list[State] = []
    for _ in range(MOST_RESTARTS):
        library.writer.write(lambda tx: tasks.start(tx, [task_id]))
        library.close()
        library = Library(tmp_path / "library")
        states.append(only_task(library).state)
    failed = only_task(library)
    library.close()
    assert states == [*[State.WAITING] * (MOST_RESTARTS - 1), State.FAILED]
    assert failed.message is not None
    assert failed.message.id == "importing.ended_program"
