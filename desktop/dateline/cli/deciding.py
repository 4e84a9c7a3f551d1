"""Verbs that decide on articles and quotations, and how any verb carries a decision out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli.claims import when_shown
from dateline.cli.failures import WrongUsageError
from dateline.cli.lookup import article_named, entity_meant, quotation_meant
from dateline.cli.output import print_line, shown
from dateline.cli.session import session_of
from dateline.model.days import day_from_iso
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.editing.commands import Author, Command, Done
    from dateline.library.rows import Connection
    from dateline.model.timex import Timex

_MOST_STAYED: Final = 5
"""Expressions that did not move: enough to know them by."""

Article = Annotated[
    str,
    typer.Argument(
        metavar="ARTICLE", help="The first digits of its uid, as `articles` lists them."
    ),
]


def set_date(
    context: typer.Context,
    article: Article,
    day: Annotated[
        str, typer.Argument(metavar="DAY", help="A day such as 2025-03-13, or unknown.")
    ],
) -> None:
    """Set the publication day of an article.

    Dates that lean on it, such as "last Tuesday", move with it.
    """
    from dateline.editing.articles import set_publication_day

    wanted = None if day.strip().lower() == "unknown" else _day_meant(day.strip())

    def command(library: Connection, author: Author) -> Command:
        return set_publication_day(article_named(library, article), wanted, author=author)

    tell_moved(decide(context, command))


def set_speaker(
    context: typer.Context,
    article: Article,
    quote: Annotated[
        str,
        typer.Argument(
            metavar="QUOTE", help='Words of one quotation, or its "start" as in quotes --json.'
        ),
    ],
    speaker: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A name, or a uid, as `entities` lists them; or unknown."
        ),
    ],
    *,
    unlisted: Annotated[
        bool,
        typer.Option("--unlisted", help="NAME is in no list of the library: print it as it is."),
    ] = False,
) -> None:
    """Say who spoke the words of a quotation."""
    from dateline.editing import speaker as commands

    known = not unlisted and speaker.strip().lower() != "unknown"

    def command(library: Connection, author: Author) -> Command:
        return commands.set_speaker(
            quotation_meant(library, article_named(library, article), quote),
            entity_id=entity_meant(library, speaker).id if known else None,
            name=speaker if unlisted else "",
            author=author,
        )

    decide(context, command)


def decide(context: typer.Context, command_of: Callable[[Connection, Author], Command]) -> Done:
    """Carry out the command that `command_of` makes for the library, say what was done, return it.

    What a person named is looked up read-only, so that a wrong name or an absent library changes
    nothing. Raises WrongUsageError, LibraryError and CommandError.
    """
    session = session_of(context)
    with session.reading() as connection:
        command = command_of(connection, session.author())
    done = session.carry_out(command)
    print_line(english(Message.of("cli.done", name=english(done.name))))
    return done


def tell_moved(done: Done) -> None:
    """Say which dates a new publication day moved, and which stayed."""
    resolutions = [moved.resolution for moved in done.consequences if moved.resolution is not None]
    for resolution in resolutions:
        said = "dates_moved" if resolution.moved else "no_date_moved"
        print_line(english(Message.of(f"cli.{said}", n=len(resolution.moved))))
        lines = [f"“{shown(moved.text)}” → {_days(moved.after)}" for moved in resolution.moved]
        for line in _counted(lines):
            print_line(f"  {line}")
        if resolution.stayed:
            stayed = _counted([f"“{shown(text)}”" for text in resolution.stayed])
            words = ", ".join([*stayed[:_MOST_STAYED], *(["…"] if stayed[_MOST_STAYED:] else [])])
            print_line(
                english(Message.of("cli.dates_stayed", n=len(resolution.stayed), words=words))
            )


def _day_meant(day: str) -> str:
    """Return a day as it is written; raises WrongUsageError before any library is opened."""
    try:
        day_from_iso(day)
    except ValueError as error:
        raise WrongUsageError(Message.of("editing.no_such_day", day=day)) from error
    return day


def _days(timex: Timex) -> str:
    earliest, latest = timex.iso_interval
    return when_shown(earliest or "", latest or "") or "?"


def _counted(words: Sequence[str]) -> list[str]:
    """Return each of the words once, in order, with how many times it is there if several."""
    return [
        each if n == 1 else english(Message.of("cli.times", words=each, n=n))
        for each, n in Counter(words).items()
    ]


VERBS = {"set-date": set_date, "set-speaker": set_speaker}
