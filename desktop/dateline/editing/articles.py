"""Commands on articles: publication day, title, byline, outlet, star, tag, remove."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.editing.commands import Author, Command, CommandError, Done, decide, together
from dateline.library.decisions import DecisionKind
from dateline.library.effective import effective_article
from dateline.library.rows import Row
from dateline.library.writer import Transaction
from dateline.model.days import day_from_iso
from dateline.model.messages import Message

EDITABLE_FIELDS = ("title", "byline", "outlet", "url")


def set_publication_day(article_id: int, day: str | None, *, author: Author) -> Command:
    """Return the command that sets the day (`YYYY-MM-DD`; None: unknown) and re-resolves dates."""

    def run(transaction: Transaction) -> Done:
        row = _article(transaction, article_id)
        if day is not None:
            _check_day(day)
        seq, moved = decide(
            transaction,
            DecisionKind.PUBLICATION_DAY,
            target=f"article:{row['uid']}",
            payload={"day": day},
            previous={"day": row["published"]},
            author=author,
        )
        return Done((seq,), Message.of("editing.publication_day", title=row["title"]), (moved,))

    return run


def set_metadata(article_id: int, field: str, value: str, *, author: Author) -> Command:
    """Return the command that corrects the title, byline, outlet or URL of an article."""

    def run(transaction: Transaction) -> Done:
        if field not in EDITABLE_FIELDS:
            raise CommandError(Message.of("editing.no_such_field", field=field))
        row = _article(transaction, article_id)
        seq, _ = decide(
            transaction,
            DecisionKind.METADATA,
            target=f"article:{row['uid']}",
            payload={"field": field, "value": value.strip()},
            previous={"field": field, "value": row[field]},
            author=author,
        )
        return Done((seq,), Message.of("editing.metadata", field=field, title=row["title"]))

    return run


def correct_articles(
    article_ids: Sequence[int], changes: Mapping[str, str], *, author: Author
) -> Command:
    """Return the command that sets fields of several articles, each as one decision, under one name.

    `changes` are values by `EDITABLE_FIELDS` or "published", a day `YYYY-MM-DD`, "" for unknown.
    An article that has a value already is left as it is.
    """

    def run(transaction: Transaction) -> Done:
        day = changes.get("published")
        if day:
            _check_day(day)
        rows = [_article(transaction, article_id) for article_id in article_ids]
        commands = [
            set_publication_day(row["id"], value or None, author=author)
            if field == "published"
            else set_metadata(row["id"], field, value, author=author)
            for row in rows
            for field, value in changes.items()
            if _shown(row, field) != value.strip()
        ]
        if not commands:
            raise CommandError(Message.of("editing.nothing_to_change"))
        return together(commands, name=Message.of("editing.correct", n=len(rows)))(transaction)

    return run


def star(article_id: int, *, starred: bool, author: Author) -> Command:
    """Return the command that stars an article or takes its star away."""

    def run(transaction: Transaction) -> Done:
        row = _article(transaction, article_id)
        seq, _ = decide(
            transaction,
            DecisionKind.STAR,
            target=f"article:{row['uid']}",
            payload={"starred": starred},
            previous={"starred": bool(row["starred"])},
            author=author,
        )
        return Done(
            (seq,), Message.of("editing.star" if starred else "editing.unstar", title=row["title"])
        )

    return run


def tag(article_ids: Sequence[int], name: str, *, on: bool, author: Author) -> Command:
    """Return the command that puts a tag on articles or takes it off."""

    def run(transaction: Transaction) -> Done:
        label = name.strip()
        if not label:
            raise CommandError(Message.of("editing.empty_tag"))
        rows = [_article(transaction, article_id) for article_id in article_ids]
        seqs = [
            decide(
                transaction,
                DecisionKind.TAG,
                target=f"article:{row['uid']}",
                payload={"tag": label, "on": on},
                previous={},
                author=author,
            )[0]
            for row in rows
        ]
        return Done(
            tuple(seqs),
            Message.of("editing.tag" if on else "editing.untag", tag=label, n=len(rows)),
        )

    return run


def remove_articles(article_ids: Sequence[int], *, removed: bool = True, author: Author) -> Command:
    """Return the command that takes articles out of every pane (or back); their files stay."""

    def run(transaction: Transaction) -> Done:
        rows = [_article(transaction, article_id) for article_id in article_ids]
        seqs = [
            decide(
                transaction,
                DecisionKind.REMOVE,
                target=f"article:{row['uid']}",
                payload={"removed": removed},
                previous={"removed": row["removed_at"] is not None},
                author=author,
            )[0]
            for row in rows
        ]
        return Done(
            tuple(seqs),
            Message.of("editing.remove" if removed else "editing.bring_back", n=len(rows)),
        )

    return run


def _article(transaction: Transaction, article_id: int) -> Row:
    row = effective_article(transaction.connection, article_id)
    if row is None:
        raise CommandError(Message.of("editing.no_such_article"))
    return row


def _shown(row: Row, field: str) -> str:
    """Return a field's value; of a time of publication its day alone, for that is what is set."""
    value = str(row[field] or "")
    return value[: len("2025-03-13")] if field == "published" else value


def _check_day(day: str) -> None:
    try:
        day_from_iso(day)
    except ValueError as error:
        raise CommandError(Message.of("editing.no_such_day", day=day)) from error
