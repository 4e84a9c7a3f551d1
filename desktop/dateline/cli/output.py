"""What a terminal shows: lines, tables for people, and one JSON object a line for programs."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from dateline.model.messages import Message, MessageError, english

if TYPE_CHECKING:
    from rich.table import Table

_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
)
"""What could steer a terminal or turn its text around; an article may hold any of it."""
_WIDTH_OF_A_PIPE: Final = 160
_LONG_WORD: Final = 12
"""Characters above which a word may be broken: a uid, an address, a compound."""
_NARROW: Final = 100
"""Characters below which five columns of words are too many to be read in lines."""
_DATES: Final = 17
"""Characters of an interval of months, or of a day and its minute: better not broken into lines."""
_GAP: Final = 3
_MOST_OF_A_LABEL: Final = 0.4
"""The part of a narrow terminal that the names of columns may take."""


class OutputClosedError(Exception):
    """Whoever reads the output has enough of it."""


class OutputError(MessageError):
    """The output can't be written: its disk is full, say."""


@contextmanager
def output_errors_told(name: str | None = None) -> Generator[None]:
    """Tell apart what happens to the output, named `name` if it is a file, from any other OSError."""
    try:
        yield
    except BrokenPipeError as error:
        raise OutputClosedError from error
    except OSError as error:
        detail = error.strerror or ""
        message = Message.of("cli.cant_print", detail=detail)
        if name is not None:
            message = Message.of("cli.cant_write", file=name, detail=detail)
        raise OutputError(message) from error


def leave_output() -> None:
    """Write no more to standard output, not even what is buffered when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_output(text: str) -> None:
    """Write `text` to standard output as it is; raises OutputClosedError and OutputError."""
    with output_errors_told():
        sys.stdout.write(text)


def flush_output() -> None:
    """Write what is buffered; raises OutputClosedError and OutputError."""
    with output_errors_told():
        sys.stdout.flush()


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


def as_argument(text: str) -> str:
    """Return a text as one word of a command line, quoted as the shell of this system wants it."""
    return subprocess.list2cmdline([text]) if sys.platform == "win32" else shlex.quote(text)


def print_line(text: str) -> None:
    """Print one line on standard output."""
    write_output(f"{shown(text)}\n")


def print_error(text: str) -> None:
    """Print one line on standard error."""
    flush_output()
    sys.stderr.write(f"{shown(text)}\n")
    sys.stderr.flush()


def print_note(message: Message) -> None:
    """Print a sentence about the results on standard error, so that a pipe holds results alone."""
    print_error(english(message))


def print_json(row: Mapping[str, object]) -> None:
    """Print a row as one line of JSON, in ASCII."""
    import json

    write_output(json.dumps(row, separators=(",", ":")) + "\n")


def print_table(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    *,
    narrow: Sequence[str] | None = None,
) -> int:
    """Print a table of these columns of the rows and return how many rows there were.

    Long cells wrap, nothing is cut; a column without any value is left out. A terminal narrower
    than `_NARROW` has the columns `narrow` of the same rows instead, where they are given. Where
    words would have to be broken to fit all columns side by side, each row is a block of lines
    instead. A pipe is as wide as `_WIDTH_OF_A_PIPE`, unless COLUMNS says otherwise.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    width = None if sys.stdout.isatty() or _columns_are_set() else _WIDTH_OF_A_PIPE
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    if narrow is not None and console.width < _NARROW:
        columns = narrow
    cells = [[shown(row[name]) for name in columns] for row in rows]
    if not cells:
        return 0
    used = [place for place in range(len(columns)) if any(row[place] for row in cells)]
    cells = [[row[place] for place in used] for row in cells]
    labels = [english(Message.of(f"cli.columns.{columns[place]}")) for place in used]
    widths = _widths([labels, *cells], room=console.width)
    with output_errors_told():
        if widths is None:
            for row in cells:
                console.print(_block(labels, row, width=console.width))
                console.print()
        else:
            table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
            for label, column in zip(labels, widths, strict=True):
                table.add_column(label, overflow="fold", width=column)
            _fill(table, cells)
            console.print(table)
    return len(cells)


def _widths(lines: Sequence[Sequence[str]], *, room: int) -> list[int] | None:
    """Return how wide each column is in `room`, None where words of ordinary length would break."""
    from rich.cells import cell_len

    columns = list(zip(*lines, strict=True))
    whole = [max(map(cell_len, column)) for column in columns]
    words = [max(map(cell_len, " ".join(column).split()), default=0) for column in columns]
    least = [min(word, _LONG_WORD) for word in words]
    room -= _GAP * (len(columns) - 1)
    if sum(whole) <= room:
        return whole
    if sum(least) > room:
        return None
    spare, widths = room - sum(least), list(least)
    wanting = sorted(range(len(columns)), key=lambda place: whole[place] - least[place])
    for number, place in enumerate(wanting):
        # What wants little gets it whole; what wants much shares the rest, the longest most of it.
        share = spare * whole[place] // sum(whole[other] for other in wanting[number:])
        if whole[place] <= _DATES:
            share = spare // 2
        more = min(whole[place] - least[place], share)
        widths[place] += more
        spare -= more
    return widths


def _block(names: Sequence[str], row: Sequence[str], *, width: int) -> Table:
    """Return one row as lines, each with the name of its column; empty cells are left out."""
    from rich.table import Table

    most = max(1, int(width * _MOST_OF_A_LABEL))
    block = Table(box=None, show_header=False, show_edge=False, padding=(0, 2, 0, 0))
    block.add_column(style="bold", overflow="fold", width=min(most, max(map(len, names))))
    block.add_column(overflow="fold", ratio=1)
    _fill(block, [[name, cell] for name, cell in zip(names, row, strict=True) if cell])
    return block


def _fill(table: Table, rows: Iterable[Sequence[str]]) -> None:
    from rich.text import Text

    for row in rows:
        table.add_row(*map(Text, row))


def _columns_are_set() -> bool:
    return os.environ.get("COLUMNS", "").isdigit()
