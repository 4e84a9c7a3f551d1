"""What an export is made of: the table of rows, the choices of the person, and a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, TypeAlias

from dateline.model.messages import Message

Cell: TypeAlias = str | int | float | bool | list[str] | None
"""A value of a row; a list holds names."""
Row: TypeAlias = dict[str, Cell]
"""A value for each column of its table, in their order."""


class What(StrEnum):
    """What can be exported."""

    FINDINGS = "findings"
    EVENTS = "events"
    QUOTATIONS = "quotations"
    ARTICLES = "articles"
    ENTITIES = "entities"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the person chose.

    `with_notes` adds what is theirs alone: notes, tags and the initials of who checked.
    `byte_order_mark` begins a CSV file with the mark by which spreadsheets know UTF-8.
    """

    with_notes: bool = False
    byte_order_mark: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind with their columns, stable in name and order; `rows` can be read once."""

    what: What
    columns: tuple[str, ...]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its id (`--format`), name, suffix with its dot, media type, and how it is written.

    `write` writes the whole table to a binary stream that stays open.
    """

    id: str
    name: Message
    suffix: str
    media_type: str
    write: Callable[[Table, BinaryIO, ExportOptions], None]
