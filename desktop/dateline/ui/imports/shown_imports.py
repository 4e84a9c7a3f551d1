"""Which imports a report shows: one of them, those since one, or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from dateline.library.reads.batches import ImportBatch
from dateline.library.tasks import Task
from dateline.ui.wording import moment_words

MOST_LISTED: Final = 20
"""Imports that can be chosen by their time; all of them together can always be."""
_ALL: Final = "all"
_SINCE: Final = "since"


@dataclass(frozen=True, slots=True)
class ShownImports:
    """The imports from the id `first` to `last`, both included; `last` None is every later one.

    Work that belongs to no import, such as a repeated extraction, counts to the latest ones.
    """

    first: int = 0
    last: int | None = None

    def holds(self, task: Task) -> bool:
        """Whether a task belongs to these imports."""
        if task.batch_id is None:
            return self.last is None
        return self.first <= task.batch_id and (self.last is None or task.batch_id <= self.last)

    @property
    def key(self) -> str:
        """The id by which it is chosen."""
        if self.last is not None:
            return str(self.last)
        return _SINCE if self.first else _ALL


ALL_IMPORTS: Final = ShownImports()


def of_key(key: str, *, since: int) -> ShownImports:
    """Return the imports of a key; `since` is the first of those that are at work."""
    if key == _ALL:
        return ALL_IMPORTS
    return ShownImports(since) if key == _SINCE else ShownImports(int(key), int(key))


def choices(batches: Sequence[ImportBatch], *, since: int) -> list[tuple[str, str]]:
    """Return (key, words) of what can be chosen, the newest first and all of them last.

    `since` is the first of the imports at work; where that is the newest of `batches` alone, both
    ways to choose it are one.
    """
    found: list[tuple[str, str]] = []
    recent = [batch for batch in batches if batch.id >= since] if since else []
    if recent:
        words = _tr("Since {time}") if len(recent) > 1 else "{time}"
        found.append((_SINCE, words.format(time=moment_words(recent[-1].started_utc))))
    found += [
        (str(batch.id), moment_words(batch.started_utc)) for batch in batches if recent != [batch]
    ]
    return [*found, (_ALL, _tr("All imports"))]


def narrowed(shown: ShownImports, batches: Sequence[ImportBatch], *, since: int) -> ShownImports:
    """Return the same imports by the key that `choices` gives them."""
    recent = [batch.id for batch in batches if batch.id >= since]
    return ShownImports(since) if since and [shown.last] == recent else shown


def _tr(words: str) -> str:
    return QCoreApplication.translate("Import", words)
