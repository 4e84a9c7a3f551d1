"""The command line put together: options before the verb, the verbs, and the exit status."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Annotated

import typer

import dateline
from dateline.cli import (
    claims,
    dating,
    deciding,
    examining,
    exporting,
    extracting,
    history,
    importing,
    naming,
    pairing,
    placing,
    reading,
    windows,
)
from dateline.cli.failures import Status, reported
from dateline.cli.output import leave_output, print_error, print_line, use_tolerant_streams
from dateline.cli.session import HandOver, OpenWindow, Session, Windows
from dateline.cli.usage import Verb
from dateline.model.messages import Message, english

_OF_NO_LIBRARY = {**windows.VERBS, **extracting.VERBS}
"""Verbs that read no library, or name the one that they open."""
_READING = {*reading.VERBS, *claims.VERBS, *exporting.VERBS, *examining.VERBS, "history"}
"""Verbs that leave the library as it is."""
VERBS = {
    **windows.VERBS,
    **importing.VERBS,
    **reading.VERBS,
    **claims.VERBS,
    **exporting.VERBS,
    **extracting.VERBS,
    **naming.VERBS,
    **pairing.VERBS,
    **placing.VERBS,
    **deciding.VERBS,
    **dating.VERBS,
    **history.VERBS,
    **examining.VERBS,
}
"""Every verb and the function that carries it out, in the order of help."""

_OUTPUT_ERRNOS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
program = typer.Typer(
    name="dateline",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def run(
    arguments: list[str],
    *,
    open_window: OpenWindow | None = None,
    hand_over: HandOver | None = None,
) -> int:
    """Carry out what `arguments` (without the program's name) ask and return the exit status.

    `open_window` opens the window where one is asked for, unless `hand_over` reaches one that has
    the library open already; this room knows no window itself.

    0 done, 1 some files or lines failed, 2 wrong usage or query, 3 library locked, newer or
    damaged, 130 interrupted.
    """
    from dateline.importing.offline import forbid_internet_sockets

    forbid_internet_sockets()
    use_tolerant_streams()
    try:
        program(args=arguments, prog_name="dateline", obj=Windows(open_window, hand_over))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except OSError as error:
        # Help and usage are printed by typer; a verb tells of its own output.
        if error.errno not in _OUTPUT_ERRNOS:
            raise
        leave_output()
        print_error(english(Message.of("cli.cant_print", detail=error.strerror or "")))
        return Status.SOME_FAILED
    return 0


def _print_version(asked: bool) -> None:  # noqa: FBT001 - the signature is typer's
    if asked:
        print_line(f"dateline {dateline.__version__}")
        raise typer.Exit


@program.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    library: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Use the library in this folder.", show_default=False),
    ] = None,
    version: Annotated[  # noqa: ARG001 - carried out before this runs
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read news articles offline: who said what, what is reported to have happened, and when.

    Without a verb the window opens. Tables are for people; --json prints one object a line.

    Exit status: 0 done; 1 some files or lines failed; 2 wrong usage or query; 3 library locked, newer or damaged; 130 interrupted.
    """
    context.obj = Session(library, context.obj)
    if context.invoked_subcommand is None:
        reported(windows.open_window)(context.obj, [])


for _name, _carry_out in VERBS.items():
    if _name not in _OF_NO_LIBRARY:
        _carry_out = windows.tells_other_library(_carry_out, changes=_name not in _READING)
    program.command(_name, cls=Verb, context_settings=exporting.SETTINGS.get(_name))(
        reported(_carry_out)
    )
