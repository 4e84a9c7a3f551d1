"""The verb that prints what extraction finds, without a library."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final, cast

import typer

from dateline.cli.failures import SomeFailedError, WrongUsageError
from dateline.cli.importing import worker_count
from dateline.cli.output import flush_output, output_errors_told, print_note, write_output
from dateline.cli.session import logging_to_file
from dateline.model.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.extraction.pipeline import Pipeline

_STANDARD: Final = "-"
_LINES_AT_ONCE: Final = 64


def extract(
    context: typer.Context,  # noqa: ARG001 - every verb is called with it
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help="Files and folders; with --jsonl IN and OUT, - for a stream."
        ),
    ],
    *,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help='Read lines {"id","title","date","text"} from IN, write lines to OUT.'
        ),
    ] = False,
) -> None:
    """Print what files hold as JSON, one article a line.

    Names, dates, quotations, numbers and events, each with its place in the text; no library is read or changed.
    """
    if not jsonl and _STANDARD in paths:
        raise WrongUsageError(Message.of("cli.stream_needs_jsonl"))
    with logging_to_file():
        if not jsonl:
            failed = _extract_files(paths)
        elif len(paths) == 2:
            failed = _extract_lines(paths[0], paths[1])
        else:
            raise WrongUsageError(Message.of("cli.jsonl_takes_two"))
    if failed:
        raise SomeFailedError(
            Message.of("cli.some_lines_failed" if jsonl else "cli.some_failed", n=failed)
        )


def _extract_files(paths: list[str]) -> int:
    """Print the records of these files in order and return how many lines are errors."""
    from dateline.cli.file_records import FileRecords
    from dateline.importing.collect import collect_files

    collected = collect_files(Path(path) for path in paths)
    files = collected.paths
    if collected.left_out:
        print_note(Message.of("cli.skipped", n=collected.left_out))
    if not files:
        print_note(Message.of("cli.no_files"))
        return 0
    failed = 0
    with closing(FileRecords(files, workers=min(worker_count(), len(files)))) as records:
        for line, good in records.lines():
            write_output(f"{line}\n")
            flush_output()
            failed += not good
    return failed


def _extract_lines(source: str, target: str) -> int:
    """Answer each line of `source` on `target` and return how many answers are errors."""
    from dateline.cli.pooled import PooledPipeline
    from dateline.extraction.records import extract_lines

    failed = 0
    name = None if target == _STANDARD else target
    with output_errors_told(name), ExitStack() as stack:
        lines = stack.enter_context(_lines_of(source))
        answers = stack.enter_context(_stream_to(target, source=source))
        pipeline = stack.enter_context(closing(PooledPipeline(workers=worker_count())))
        pooled = cast("Pipeline", pipeline)
        for line, good in extract_lines(lines, pooled, lines_at_once=_LINES_AT_ONCE):
            answers.write(line.encode("ascii") + b"\n")
            answers.flush()
            failed += not good
    return failed


@contextmanager
def _lines_of(source: str) -> Generator[Iterator[bytes]]:
    from dateline.cli.arriving_lines import ArrivingLines

    if source == _STANDARD:
        yield ArrivingLines(sys.stdin.fileno(), batch=_LINES_AT_ONCE)
        return
    with _opened(source, "rb") as stream:
        yield stream


@contextmanager
def _stream_to(target: str, *, source: str) -> Generator[BinaryIO]:
    if target == _STANDARD:
        yield sys.stdout.buffer
        return
    if source != _STANDARD and Path(target).exists() and Path(target).samefile(source):
        raise WrongUsageError(Message.of("cli.same_file"))
    with _opened(target, "wb") as stream:
        yield stream


def _opened(path: str, mode: str) -> BinaryIO:
    try:
        return cast("BinaryIO", Path(path).open(mode))
    except OSError as error:
        detail = error.strerror or ""
        raise WrongUsageError(Message.of("cli.cant_open", file=path, detail=detail)) from error


VERBS = {"extract": extract}
