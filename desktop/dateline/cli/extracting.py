"""The verb that prints what extraction finds, without a library."""

from __future__ import annotations

import io
import sys
from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from dateline.cli.failures import SomeFailedError, WrongUsageError
from dateline.cli.importing import worker_count
from dateline.cli.session import logging_to_file
from dateline.model.messages import Message

if TYPE_CHECKING:
    from dateline.extraction.pipeline import Pipeline

_STANDARD: Final = "-"
_LINES_AT_ONCE: Final = 64


def extract(
    context: typer.Context,  # noqa: ARG001 - every verb has it
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files; with --jsonl IN and OUT, - for a stream.")
    ],
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read lines {"id","title","date","text"} from IN, write to OUT.')
    ] = False,
) -> None:
    """Print names, dates, quotations, numbers and events of files as JSON, one article a line."""
    with logging_to_file():
        if not jsonl:
            _extract_files(paths)
        elif len(paths) == 2:
            _extract_lines(*paths)
        else:
            raise WrongUsageError(Message.of("cli.jsonl_takes_two"))


def _extract_files(paths: list[str]) -> None:
    from dateline.cli.extraction_run import file_records

    failed = 0
    for line, good in file_records(paths, workers=worker_count()):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        failed += not good
    if failed:
        raise SomeFailedError(Message.of("cli.some_failed", n=failed))
