"""What one expression of time may mean, for the person who dates it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.time.candidates import candidates, machine_reading
from dateline.library.findings import sentence_at
from dateline.library.given_dates import timex_at
from dateline.library.reads.articles import stored_article
from dateline.library.resolution import stored_timexes
from dateline.library.rows import Connection
from dateline.model.spans import Field
from dateline.model.timex import Timex


@dataclass(frozen=True, slots=True)
class DateChoices:
    """An expression as it stands, as it is read by itself, and all it may mean, its reading first.

    `published_day` is a day number, None where unknown; what a person writes counts from it.
    """

    timex_id: int
    article_id: int
    words: str
    sentence: str
    published_day: int | None
    timex: Timex
    machine: Timex
    choices: tuple[Timex, ...]


def date_choices(connection: Connection, timex_id: int) -> DateChoices | None:
    """Return what an expression of a current text may mean; None where it is gone."""
    row = timex_at(connection, timex_id)
    article = None if row is None else stored_article(connection, row["article_id"])
    if row is None or article is None:
        return None
    stored = stored_timexes(connection, row["text_id"])
    place = next(number for number, (known, _) in enumerate(stored) if known == timex_id)
    timexes = [timex for _, timex in stored]
    timex, day = timexes[place], article.row.published_day
    whole = article.read_title if timex.field is Field.TITLE else article.text
    sentence = sentence_at(connection, row["text_id"], timex.field, timex.span, whole)
    return DateChoices(
        timex_id=timex_id,
        article_id=article.row.id,
        words=" ".join(timex.span.of(whole).split()),
        sentence=" ".join(sentence.split()),
        published_day=day,
        timex=timex,
        machine=machine_reading(timexes, place, day),
        choices=candidates(timexes, place, day),
    )
