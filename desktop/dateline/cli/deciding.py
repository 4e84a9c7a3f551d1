"""Verbs that decide on articles and quotations, and how any verb carries a decision out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.lookup import article_named, entity_meant, quotation_meant
from dateline.cli.output import print_line, shown
from dateline.cli.session import session_of
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.editing.commands import Author, Command, Done
    from dateline.library.rows import Connection

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

    wanted = None if day.strip().lower() == "unknown" else day.strip()

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
        for moved in resolution.moved:
            ends = [str(end) for end in moved.after.iso_interval if end is not None]
            print_line(f"  “{shown(moved.text)}” → {' – '.join(dict.fromkeys(ends)) or '?'}")
        if resolution.stayed:
            words = ", ".join(f"“{shown(text)}”" for text in resolution.stayed)
            print_line(
                english(Message.of("cli.dates_stayed", n=len(resolution.stayed), words=words))
            )


VERBS = {"set-date": set_date, "set-speaker": set_speaker}
