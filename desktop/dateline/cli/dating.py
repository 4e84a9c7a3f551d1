"""The verb that says when one expression of time is, and takes that back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from dateline.cli.deciding import Article, decide, tell_moved
from dateline.cli.failures import WrongUsageError
from dateline.cli.lookup import article_named
from dateline.model.messages import Message
from dateline.model.spans import Field

if TYPE_CHECKING:
    from dateline.editing.commands import Author, Command
    from dateline.library.rows import Connection
    from dateline.model.timex import GivenDate

_MOST_CHOICES: Final = 8
_AS_READ: Final = "as-read"


def change_date(
    context: typer.Context,
    article: Article,
    date: Annotated[
        str,
        typer.Argument(metavar="DATE", help="Words of one date of the article, or its start."),
    ],
    when: Annotated[
        str,
        typer.Argument(
            metavar="WHEN", help='2025-02-21, "late Feb 2025", EDTF such as 2025-02~, or as-read.'
        ),
    ],
) -> None:
    """Say when one date in an article's text is.

    Dates that lean on it move with it; as-read lets the reading hold again.
    """
    from dateline.editing.dates import set_date
    from dateline.library.reads.articles import article_rows

    def command(library: Connection, author: Author) -> Command:
        article_id = article_named(library, article)
        timex_id = _date_meant(library, article_id, date)
        (row,) = article_rows(library, [article_id])
        return set_date(timex_id, _when_meant(when, row.published_day), author=author)

    tell_moved(decide(context, command))


def _date_meant(connection: Connection, article_id: int, date: str) -> int:
    """Return the id of the one expression of an article that `date` stands for.

    `date` is the place where it starts (code points of the text), its very words, or words that it
    alone holds, in any capitals. Raises WrongUsageError.
    """
    dates = _dates_of(connection, article_id)
    wanted = " ".join(date.split()).casefold()
    found = (
        [each for each in dates if each.start == wanted]
        or [each for each in dates if each.words.casefold() == wanted]
        or [each for each in dates if wanted and wanted in each.words.casefold()]
    )
    if len(found) == 1:
        return found[0].timex_id
    message = Message.of("cli.which_date", n=len(found), date=date)
    choices = [f"  {each.start}  {each.words}" for each in (found or dates)[:_MOST_CHOICES]]
    raise WrongUsageError(message, details=choices)


class _Date(NamedTuple):
    """An expression of time: where it starts in the text ("title" in a title), and its words."""

    timex_id: int
    start: str
    words: str


def _dates_of(connection: Connection, article_id: int) -> list[_Date]:
    from dateline.library.resolution import stored_timexes
    from dateline.library.selectors import current_text_of

    text = current_text_of(connection, article_id)
    if text is None:
        return []
    return [
        _Date(
            timex_id,
            str(timex.span.start) if timex.field is Field.TEXT else Field.TITLE.value,
            " ".join(timex.span.of(text.of(timex.field)).split()),
        )
        for timex_id, timex in stored_timexes(connection, text.id)
    ]


def _when_meant(when: str, published_day: int | None) -> GivenDate | None:
    """Return the date that is written, None for as it is read; raises WrongUsageError."""
    from dateline.extraction.time.written_date import read_written_date

    if when.strip().lower() == _AS_READ:
        return None
    given = read_written_date(when, published_day)
    if given is None:
        raise WrongUsageError(Message.of("cli.no_such_written_date", when=when))
    return given


VERBS = {"change-date": change_date}
