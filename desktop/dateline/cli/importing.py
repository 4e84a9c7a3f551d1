"""The verb that imports files and folders and waits until they are read and extracted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli.failures import SomeFailedError
from dateline.cli.output import print_json, print_line, print_note, shown
from dateline.cli.reading import Json
from dateline.cli.session import session_of
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.importing.queue import ImportQueue
    from dateline.importing.report import Reported
    from dateline.library.rows import Connection
    from dateline.library.tasks import Task

_LOOK_S: Final = 0.2
"""How long to wait between two looks at the progress."""
_MOST_WORKERS: Final = 4
_HERE: Final = Message.of("importing.here")
"""Says what the outcome of such a file says already."""


def import_files(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders.")],
    *,
    extract: Annotated[
        bool,
        typer.Option("--extract/--no-extract", help="Find names, dates and quotations as well."),
    ] = True,
    as_json: Json = False,
) -> None:
    """Import files and folders, and wait until they are read.

    The library is made where there is none. What is in it already is not added again.
    """
    from dateline.importing.queue import ImportQueue
    from dateline.importing.report import reported
    from dateline.library import tasks
    from dateline.library.tasks import State

    with session_of(context).writing() as library:
        queue = ImportQueue(library, workers=_workers_for(paths), extract=extract)
        try:
            batch_id, collected = queue.add([path.absolute() for path in paths]).result()
            reader = library.reader()
            try:
                _wait(queue, reader, batch_id)
                found = tasks.report(reader, batch_id=batch_id)
                waiting = [task for task in found if task.state is State.WAITING and task.path]
                _print_report(reported(reader, found), waiting, as_json=as_json)
            finally:
                reader.close()
        finally:
            queue.close()
    if collected.left_out:
        print_note(Message.of("cli.skipped", n=collected.left_out))
    if not found:
        print_note(Message.of("cli.no_files"))
    _judge(found)


def worker_count() -> int:
    """Return how many worker processes a command runs."""
    return max(1, min(_MOST_WORKERS, os.cpu_count() or 1))


def _workers_for(paths: Sequence[Path]) -> int:
    """Return no more workers than there are files, where no folder may hold more of them."""
    most = worker_count()
    return most if any(path.is_dir() for path in paths) else min(most, len(paths))


def _wait(queue: ImportQueue, reader: Connection, batch_id: int) -> None:
    """Wait until the queue is idle, with bars on a terminal; raises what stopped the queue."""
    if sys.stderr.isatty():
        _wait_with_bars(queue, reader, batch_id)
    else:
        while not queue.wait_until_idle(_LOOK_S):
            pass
    if queue.failure is not None:
        raise queue.failure


def _wait_with_bars(queue: ImportQueue, reader: Connection, batch_id: int) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from dateline.library import tasks
    from dateline.library.tasks import Stage, State

    ended = (State.DONE, State.FAILED, State.CANCELLED, State.SETTLED)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bars = {
            stage: progress.add_task(english(Message.of(f"cli.stage.{stage.value}")), total=None)
            for stage in Stage
        }
        idle = False
        while not idle:
            idle = queue.wait_until_idle(_LOOK_S)
            counts = tasks.counts(reader, since_batch=batch_id)
            for stage, bar in bars.items():
                total, done = counts.count(stage=stage), counts.count(stage=stage, states=ended)
                progress.update(bar, total=total or None, completed=done)


def _print_report(report: Sequence[Reported], waiting: Sequence[Task], *, as_json: bool) -> None:
    """Print what became of each file, and of each article whose extraction failed."""
    for line in (*report, *map(_waits, waiting)):
        (_print_json if as_json else _print_line)(line)


def _waits(task: Task) -> Reported:
    from dateline.importing.report import Reported

    return Reported(task)


def _print_json(line: Reported) -> None:
    print_json(
        {
            "file": line.task.path,
            "stage": line.task.stage.value,
            "state": line.task.state.value,
            "outcome": line.task.outcome,
            "message": " ".join(_sentences(line)) or None,
            "article_uid": None if line.article is None else line.article.uid,
        }
    )


def _print_line(line: Reported) -> None:
    task = line.task
    uid = "" if line.article is None else line.article.uid
    name = uid if task.path is None else Path(task.path).name
    outcome = english(Message.of(f"cli.outcome.{task.outcome or task.state.value}"))
    said = [sentence for sentence in _sentences(line) if sentence != english(_HERE)]
    print_line(f"{shown(name)}: {'. '.join([outcome, *said[:1]])} {' '.join(said[1:])}".rstrip())


def _sentences(line: Reported) -> list[str]:
    from dateline.importing.report import Wording, sentences

    return [english(message) for message in sentences(line, Wording(english, str))]


def _judge(report: Sequence[Task]) -> None:
    """Raise SomeFailedError where a file failed, or waits because the queue is paused."""
    from dateline.library.tasks import State

    failed = sum(task.state is State.FAILED for task in report)
    if failed:
        raise SomeFailedError(Message.of("cli.some_failed", n=failed))
    waiting = sum(task.state is State.WAITING and task.path is not None for task in report)
    if waiting:
        raise SomeFailedError(Message.of("cli.paused", n=waiting))


VERBS = {"import": import_files}
