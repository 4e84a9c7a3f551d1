"""What a terminal shows: lines, tables for people, and one JSON object a line for programs."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dateline.model.messages import Message, english

_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
)
"""What could steer a terminal or turn its text around; an article may hold any of it."""
_WIDTH_OF_A_PIPE: Final = 160


def use_tolerant_streams() -> None:
    """Let a character that the terminal's encoding lacks become a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def shown(value: object) -> str:
    """Return a value as text that is safe to print: lists joined, no control characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return _UNSEEN.sub(" ", text)


def print_line(text: str) -> None:
    """Print one line on standard output."""
    sys.stdout.write(f"{shown(text)}\n")


def print_error(text: str) -> None:
    """Print one line on standard error."""
    sys.stdout.flush()
    sys.stderr.write(f"{shown(text)}\n")
    sys.stderr.flush()


def print_note(message: Message) -> None:
    """Print a sentence about the results on standard error, so that a pipe holds results alone."""
    print_error(english(message))


def print_json(row: Mapping[str, object]) -> None:
    """Print a row as one line of JSON, in ASCII."""
    import json

    sys.stdout.write(json.dumps(row, separators=(",", ":")) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> int:
    """Print a table of these columns of the rows and return how many rows there were.

    Long cells wrap, nothing is cut; a pipe is as wide as `_WIDTH_OF_A_PIPE`.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        table.add_column(english(Message.of(f"cli.columns.{name}")), overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(row[name])) for name in columns))
    width = None if sys.stdout.isatty() else _WIDTH_OF_A_PIPE
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    if table.row_count:
        console.print(table)
    return table.row_count
