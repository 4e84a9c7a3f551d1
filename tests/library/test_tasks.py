"""What becomes of a task whose worker, or whose whole program, ended while it ran."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from dateline.library import tasks
from dateline.library.opened import Library
from dateline.library.tasks import MOST_RESTARTS, MOST_TRIES, State, Task
from tests.building import store_with_names


def only_task(library: Library) -> Task:
    with closing(library.reader()) as reader:
        (task,) = tasks.report(reader)
    return task


def queue_one(library: Library, *, path: str = "/news/article.txt") -> int:
    batch = library.writer.write(lambda tx: tasks.add_batch(tx, [path]))
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


def end(library: Library, task_id: int, state: State) -> None:
    library.writer.write(lambda tx: tasks.start(tx, [task_id]))
    library.writer.write(lambda tx: tasks.finish(tx, task_id, state, outcome="failed"))


def states(library: Library) -> dict[int, State]:
    with closing(library.reader()) as reader:
        return {task.id: task.state for task in tasks.report(reader)}


def test_a_file_that_is_read_later_settles_its_failures_and_no_others(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    failed, failed_again, again = (queue_one(library) for _ in range(3))
    other = queue_one(library, path="/news/other.txt")
    for task_id in (failed, failed_again, other):
        end(library, task_id, State.FAILED)
    assert states(library)[failed] is State.FAILED
    end(library, again, State.DONE)
    found = states(library)
    library.close()
    assert found[failed] is found[failed_again] is State.SETTLED
    assert found[other] is State.FAILED
    assert found[again] is State.DONE


def test_names_found_at_a_later_try_settle_the_failure_of_the_same_article(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    one, two = (
        library.writer.write(lambda tx, text=text: store_with_names(tx, text, (), sha256=text * 64))
        for text in "ab"
    )
    for article_id in (one, two):
        library.writer.write(lambda tx, of=article_id: tasks.add_extraction(tx, of, batch_id=None))
    ids = list(states(library))
    for task_id in ids:
        end(library, task_id, State.FAILED)
    library.writer.write(lambda tx: tasks.add_extraction(tx, one, batch_id=None))
    (again,) = set(states(library)) - set(ids)
    end(library, again, State.DONE)
    found = states(library)
    library.close()
    assert [found[task_id] for task_id in ids] == [State.SETTLED, State.FAILED]
