"""What a transaction changed, so that views update what it touched and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that one or more committed transactions touched, by kind.

    `added`, `changed`, `removed` and `extracted` hold article ids; `entities` entity ids; `tasks`
    ids of queue rows; `findings` says whether any finding changed, `decisions` the log's new rows.
    """

    added: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    extracted: frozenset[int] = frozenset()
    entities: frozenset[int] = frozenset()
    tasks: frozenset[int] = frozenset()
    findings: frozenset[int] = frozenset()
    decisions: frozenset[int] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        """Return what either changed."""
        return Changes(*(getattr(self, f.name) | getattr(other, f.name) for f in fields(self)))

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(getattr(self, f.name) for f in fields(self))

    @property
    def articles(self) -> frozenset[int]:
        """Every article that a pane or facet must read again."""
        return self.added | self.changed | self.removed | self.extracted
