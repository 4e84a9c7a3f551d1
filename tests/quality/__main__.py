"""Measure extraction on texts with known answers; see FIGURES.md for the last figures.

    python -m tests.quality names|clusters|time|quotes|events|places|reading|samples|all [--json] [--misses]
    python -m tests.quality time --errors


Keeps what it measured in figures.json and FIGURES.md. A corpus that is absent is named and left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from tests.quality.corpora import AbsentCorpusError
from tests.quality.errors import list_task_errors
from tests.quality.figures import Figure, as_json, keep, table
from tests.quality.measures import TASKS, Task, measure
from tests.quality.pages import measure_pages
from tests.quality.places import list_place_errors, measure_places
from tests.quality.samples import list_misses, measure_samples
from tests.quality.sayings import list_sayings, measure_sayings
from tests.quality.systems import BareSpacy, Dateline, Remembered
from tests.quality.timelines import measure_timelines

EVENTS, PLACES, READING, SAMPLES, ALL = "events", "places", "reading", "samples", "all"


def measured(names: list[str]) -> Iterator[tuple[str, list[Figure]]]:
    """Yield each task with its figures; every corpus is read once by each system."""
    dateline, bare = Remembered(Dateline), Remembered(BareSpacy)
    for name in names:
        if name == SAMPLES:
            yield name, list(measure_samples())
        elif name == PLACES:
            yield name, list(measure_places())
        elif name == READING:
            yield name, _or_sentence(lambda: list(measure_pages()))
        elif name == EVENTS:
            timelines = _or_sentence(lambda: list(measure_timelines(dateline)))
            yield name, [*timelines, *measure_sayings()]
        else:
            yield name, _scored(TASKS[name], dateline, bare)


def _scored(task: Task, dateline: Remembered, bare: Remembered) -> list[Figure]:
    systems = [dateline, bare] if task.against_spacy else [dateline]
    return [
        figure
        for corpus in task.corpora
        for system in systems
        for figure in _or_sentence(lambda c=corpus, s=system: list(measure(task, c, s)))
    ]


def _or_sentence(work: Callable[[], list[Figure]]) -> list[Figure]:
    try:
        return work()
    except AbsentCorpusError as absent:
        print(absent, file=sys.stderr)
        return []


def _errors(name: str) -> Iterator[str]:
    """Yield the errors of a task that the scorer scores, or of the sentences on saying."""
    if name == EVENTS:
        yield from list_sayings()
    elif name == PLACES:
        yield from list_place_errors()
    elif name in TASKS:
        system = Remembered(Dateline)
        for corpus in TASKS[name].corpora:
            try:
                yield from list_task_errors(TASKS[name], corpus, system)
            except AbsentCorpusError as absent:
                print(absent, file=sys.stderr)


def main() -> None:
    """Measure what the command line names and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    names = [*TASKS, EVENTS, PLACES, READING, SAMPLES]
    parser.add_argument("task", choices=[*names, ALL])
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--misses", action="store_true", help="samples: list what was missed")
    parser.add_argument("--errors", action="store_true", help="list the errors of the part in use")
    options = parser.parse_args()
    if options.misses:
        print(*list_misses(), sep="\n")
        return
    if options.errors:
        print(*_errors(options.task), sep="\n")
        return
    started = time.monotonic()
    figures = dict(measured(names if options.task == ALL else [options.task]))
    if options.json:
        print(json.dumps(as_json(figures), indent=1))
    else:
        for task, lines in figures.items():
            print(*table(task, lines), sep="\n")
    keep(figures, day=datetime.now(UTC).date().isoformat())
    print(f"{time.monotonic() - started:.0f} seconds", file=sys.stderr)


if __name__ == "__main__":
    main()
