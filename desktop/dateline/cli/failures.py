"""Failures as a sentence on stderr and an exit status."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final, ParamSpec

import typer

from dateline.cli.output import (
    OutputClosedError,
    OutputError,
    flush_output,
    leave_output,
    print_error,
)
from dateline.model.messages import Message, MessageError, english

P = ParamSpec("P")
_LOCKED: Final = "library.locked"


class Status(IntEnum):
    """The exit statuses."""

    DONE = 0
    SOME_FAILED = 1
    WRONG_USAGE = 2
    LIBRARY = 3
    INTERRUPTED = 130


class WrongUsageError(MessageError):
    """What was asked makes no sense here; `details` are lines to print below the sentence."""

    def __init__(self, message: Message, *, details: Sequence[str] = ()) -> None:
        """Keep the sentence and its details."""
        super().__init__(message)
        self.details = tuple(details)


class SomeFailedError(MessageError):
    """Part of the work could not be done; the rest is."""


def reported(carry_out: Callable[P, None]) -> Callable[P, None]:
    """Return the verb with its failures turned into a sentence on stderr and an exit status."""

    @functools.wraps(carry_out)
    def run(*arguments: P.args, **options: P.kwargs) -> None:
        try:
            carry_out(*arguments, **options)
            flush_output()
        except OutputClosedError:
            leave_output()
            raise typer.Exit(Status.SOME_FAILED) from None
        except OutputError as error:
            leave_output()
            _tell(error)
            raise typer.Exit(Status.SOME_FAILED) from None
        except MessageError as error:
            _tell(error)
            raise typer.Exit(status_of(error)) from None
        except KeyboardInterrupt:
            print_error(english(Message.of("cli.interrupted")))
            raise typer.Exit(Status.INTERRUPTED) from None

    return run


def status_of(error: MessageError) -> Status:
    """Return the exit status of a failure that a person is told about."""
    from dateline.editing.commands import CommandError
    from dateline.library.errors import LibraryError

    if isinstance(error, LibraryError):
        return Status.LIBRARY
    if isinstance(error, WrongUsageError | CommandError):
        return Status.WRONG_USAGE
    return Status.SOME_FAILED


def _tell(error: MessageError) -> None:
    message = error.message
    if message.id == _LOCKED:
        message = Message("cli.held_elsewhere", message.arguments)
    print_error(english(message))
    for line in error.details if isinstance(error, WrongUsageError) else ():
        print_error(line)
