"""What an import report says of each file: the article it led to, what it repeats, what to check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.library.arrivals import Outcome
from dateline.library.reads.articles import (
    ArticleRow,
    MetadataReading,
    article_rows,
    field_readings,
)
from dateline.library.reads.parts import articles_beside
from dateline.library.reads.relations import Kinship, Relation, relations
from dateline.library.rows import Connection
from dateline.library.tasks import Stage, State, Task
from dateline.model.article import MetadataField
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.quoting import quoted

NOT_ENGLISH: Final = "importing.not_english"
_ENDED: Final = frozenset(set(State) - {State.WAITING, State.RUNNING})
_WENT_WRONG: Final = frozenset({State.FAILED, State.SETTLED})
_ADDED: Final = frozenset({Outcome.ADDED, Outcome.COPY, Outcome.VERSION, Outcome.EARLIER})
_KINSHIPS: Final = {
    Outcome.COPY: (Kinship.COPY, Kinship.COPIED),
    Outcome.VERSION: (Kinship.VERSION,),
    Outcome.EARLIER: (Kinship.EARLIER,),
}
_PASSING: Final = frozenset(
    {
        "importing.cant_open",
        "importing.deadline",
        "importing.died_twice",
        "importing.ended_program",
        "importing.storing_failed",
        "importing.too_much_memory",
        "reading.cannot_open",
        "reading.not_allowed",
        "reading.not_found",
    }
)
"""Reasons that lie outside the file: it was locked, moved, forbidden, or the computer was short of
time, memory or disk. Any other is in the file, and trying again finds it there again."""
_ISO_DAY: Final = len("2025-03-13")


@dataclass(frozen=True, slots=True)
class Reported:
    """A file of a report, or an article whose extraction failed.

    `article` is what it led to, where that is still there; `relation` says what that is to another
    one; `disagreeing` holds two readings of its publication day, the one that is used first.
    `articles` counts those of the same file that are in the library.
    """

    task: Task
    article: ArticleRow | None = None
    relation: Relation | None = None
    disagreeing: tuple[MetadataReading, MetadataReading] | None = None
    articles: int = 1

    @property
    def outcome(self) -> Outcome | None:
        """What became of the file's article, None where it was not read."""
        return Outcome(self.task.outcome) if self.task.outcome in set(Outcome) else None

    @property
    def added(self) -> bool:
        """Whether the file added an article."""
        return self.task.state is State.DONE and self.outcome in _ADDED

    @property
    def can_be_tried_again(self) -> bool:
        """Whether another try may end otherwise: it was cancelled, or the reason may have passed."""
        if self.task.state is State.CANCELLED:
            return True
        message = self.task.message
        return self.task.state is State.FAILED and (message is None or message.id in _PASSING)

    @property
    def undated(self) -> bool:
        """Whether it added an article of which no day of publication is known."""
        return self.added and self.article is not None and self.article.published_day is None


@dataclass(frozen=True, slots=True)
class Wording:
    """How a report is put into words: its messages, and its ISO 8601 days."""

    say: Callable[[Message], str]
    day: Callable[[str], str]

    def named(self, article: ArticleRow) -> str:
        """Return an article by title, outlet and day, as far as they are known."""
        day = "" if article.published is None else self.day(article.published[:_ISO_DAY])
        title = quoted(article.title) if article.title else ""
        return ", ".join(part for part in (title, article.outlet, day) if part)


def reported(connection: Connection, found: Sequence[Task]) -> list[Reported]:
    """Return what a report says of these tasks, in their order; those without an end are left out.

    Of extractions only those that failed are told of, also when a later one was done.
    """
    told = [
        task
        for task in found
        if task.state in _ENDED and (task.stage is Stage.READ or task.state in _WENT_WRONG)
    ]
    ids = sorted({task.article_id for task in told if task.article_id is not None})
    articles = {row.id: row for row in article_rows(connection, ids)}
    related = relations(connection, ids)
    texts = [row.text_id for row in articles.values()]
    readings = field_readings(connection, texts, field=MetadataField.PUBLISHED)
    beside = articles_beside(connection, ids)
    lines: list[Reported] = []
    for task in told:
        article = articles.get(task.article_id or 0)
        line = Reported(task, article)
        if line.added and article is not None:
            relation = _relation(line.outcome, related.get(article.id, ()))
            pair = _disagreeing(article, readings.get(article.text_id, ()))
            line = Reported(task, article, relation, pair, beside.get(article.id, 1))
        lines.append(line)
    return lines


def sentences(line: Reported, wording: Wording) -> Iterator[Message]:
    """Yield what is to be said of a file beyond that it was added, in order."""
    if line.articles > 1:
        yield Message.of("importing.articles", n=line.articles)
    if line.outcome is Outcome.HERE:
        yield Message.of("importing.here")
    elif line.outcome is Outcome.DUPLICATE and line.article is not None:
        yield Message.of("importing.duplicate", of=wording.named(line.article))
    elif line.outcome is not None and line.relation is not None:
        yield Message.of(f"importing.{line.outcome.value}", of=wording.named(line.relation.of))
    if line.task.message is not None:
        yield line.task.message
    if line.task.state is State.SETTLED:
        yield Message.of(f"importing.settled_{line.task.stage.value}")
    if line.disagreeing is not None:
        yield _disagreement(*line.disagreeing, wording)
    elif line.undated:
        yield Message.of("importing.no_date")


def day_in_doubt(
    article: ArticleRow, readings: Sequence[MetadataReading], wording: Wording
) -> Message | None:
    """Return why the day of publication that is used is not the only one, None where it is.

    `readings` are those of the publication, the one that is used first. Either another place gives
    another day, or the moment in UTC falls on another day than the one at the outlet.
    """
    pair = _disagreeing(article, readings)
    if pair is not None:
        return _disagreement(*pair, wording)
    used = readings[0] if readings and not article.published_decided else None
    for other in readings[1:]:
        moved = used is not None and other.value[:_ISO_DAY] != used.value[:_ISO_DAY]
        if used is None or not moved or not other.value.endswith("+00:00"):
            continue
        if other.as_found and other.as_found in used.as_found:
            days = {"used": used.value[:_ISO_DAY], "utc": other.value[:_ISO_DAY]}
            told = {name: wording.day(day) for name, day in days.items()}
            return Message.of("importing.day_at_outlet", **told)
    return None


def _disagreement(used: MetadataReading, other: MetadataReading, wording: Wording) -> Message:
    return Message.of(
        "importing.dates_disagree",
        used=wording.day(used.value[:_ISO_DAY]),
        used_from=wording.say(Message.of(f"reading.source.{used.source}")),
        other=wording.day(other.value[:_ISO_DAY]),
        other_from=wording.say(Message.of(f"reading.source.{other.source}")),
    )


def _relation(outcome: Outcome | None, found: Sequence[Relation]) -> Relation | None:
    wanted = () if outcome is None else _KINSHIPS.get(outcome, ())
    return next((relation for relation in found if relation.kinship in wanted), None)


def _disagreeing(
    article: ArticleRow, readings: Sequence[MetadataReading]
) -> tuple[MetadataReading, MetadataReading] | None:
    """Return two readings of different days, the second at least likely or as sure as the first.

    Nothing disagrees where a person has set the day, or where it is known to the month alone.
    """
    dated = [reading for reading in readings if len(reading.value) >= _ISO_DAY]
    if article.published_decided or not dated or dated[0] is not readings[0]:
        return None
    used = dated[0]
    least = min(used.confidence, int(Confidence.LIKELY))
    for other in dated[1:]:
        if other.confidence >= least and other.value[:_ISO_DAY] != used.value[:_ISO_DAY]:
            return used, other
    return None
