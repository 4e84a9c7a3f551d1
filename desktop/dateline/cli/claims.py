"""Verbs that list what articles claim, one claim a row: timeline, quotes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli.lookup import short_uid
from dateline.cli.output import print_json, print_line, print_table
from dateline.cli.reading import (
    Entity,
    From,
    Json,
    Limit,
    Query,
    To,
    cited,
    first_of,
    print_rest,
    print_rows,
)
from dateline.cli.scope import Scope, events_in, quotations_in, reaching_in
from dateline.cli.session import session_of
from dateline.library.reads.uids import Listed
from dateline.model.annotations import Relation
from dateline.model.days import civil, day_from_iso
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from dateline.export.exporter import Row
    from dateline.library.rows import Connection

_EVENT_COLUMNS: Final = ("when", "expression", "event", "told", "source")
_EVENT_IN_FEW: Final = ("when", "event", "told_where")
_EVENT_WITH_SENTENCE: Final = (
    *("when", "expression", "event", "told", "sentence", "title", "outlet", "published"),
)
_QUOTATION_COLUMNS: Final = ("speaker", "confidence", "how_said", "said", "source", "article_uid")
_QUOTATION_IN_FEW: Final = ("speaker", "said", "said_where")


def timeline(
    context: typer.Context,
    *,
    first: From = None,
    last: To = None,
    entity: Entity = None,
    query: Query = "",
    sentences: Annotated[
        bool,
        typer.Option("--sentences", help="Each with its whole sentence and its article's title."),
    ] = False,
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """List dated statements and events, in order of time.

    Each is told in the words of its article. With --from and --to, those that begin in these days come first; below them stand those that may reach into them, such as the year that holds the day, or what had happened by a later day, the nearest first.
    """
    from dateline.export.rows import events_table

    with session_of(context).reading() as connection:
        scope = Scope.of(query, entity, first, last)
        ids = events_in(connection, scope)
        chosen = first_of(ids, limit)
        if as_json:
            for row in events_table(connection, chosen).rows:
                print_json(row)
            return
        columns = _EVENT_WITH_SENTENCE if sentences else _EVENT_COLUMNS
        narrow = None if sentences else _EVENT_IN_FEW
        reaching = reaching_in(connection, chosen, scope)
        inside = [event_id for event_id in chosen if event_id not in reaching]
        shown = map(_event_shown, events_table(connection, inside).rows)
        print_table(columns, shown, narrow=narrow)
        if reaching:
            if inside:
                print_line("")
            print_line(english(Message.of("cli.reaching_in")))
            print_line("")
            others = chosen[len(inside) :]
            shown = map(_event_shown, events_table(connection, others).rows)
            print_table(columns, shown, narrow=narrow)
        print_rest(len(chosen), of=len(ids))


def quotes(
    context: typer.Context,
    *,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only what this speaker says.")
    ] = None,
    query: Query = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """List what speakers say.

    Direct and mixed speech is in their own words, indirect speech in the words of the outlet.
    """
    from dateline.export.rows import quotations_table

    with session_of(context).reading() as connection:
        ids = quotations_in(connection, Scope(query), speaker=speaker)
        print_rows(
            quotations_table(connection, first_of(ids, limit)).rows,
            _QUOTATION_COLUMNS,
            total=len(ids),
            shown=_quotation_shown(connection),
            as_json=as_json,
            narrow=_QUOTATION_IN_FEW,
        )


def _event_shown(row: Row) -> dict[str, object]:
    """Return an event with its interval, and how and by whom it is told, in a cell each."""
    relation = str(row["relation"] or "")
    when = when_shown(str(row["earliest"] or ""), str(row["latest"] or ""), relation=relation)
    event = {**cited(row), "when": when, "event": row["words"], "told": _told(row)}
    words = f"“{row['expression']}”" if row["expression"] else ""
    where = [str(part) for part in (event["told"], event["source"], words) if part]
    return {**event, "told_where": ", ".join(where)}


def when_shown(earliest: str, latest: str, *, relation: str = "") -> str:
    """Return an inclusive interval of ISO days, "" open, with how it lies: `by …`, `since …`.

    `relation` is how an event lies to it; "" and "on" leave an open end to say so itself.
    """
    days = days_shown(earliest, latest)
    if not days or relation not in ("", Relation.ON):
        return f"{relation} {days}" if days else ""
    if not earliest:
        return f"{Relation.BY} {days}"
    return days if latest else f"{Relation.SINCE} {days}"


def days_shown(earliest: str, latest: str) -> str:
    """Return an inclusive interval of ISO days, "" open; whole months and years by their numbers."""
    ends = [end for end in (earliest, latest) if end]
    if len(ends) > 1:
        _, month, day = civil(day_from_iso(earliest))
        _, month_after, day_after = civil(day_from_iso(latest) + 1)
        if day == day_after == 1:
            whole = "-01-01" if month == month_after == 1 else "-01"
            ends = [end[: -len(whole)] for end in ends]
    return " – ".join(dict.fromkeys(ends))


def _told(row: Row) -> str:
    status, name = row["status"], row["attributed_to"]
    if not name:
        return str(status)
    return english(Message.of("cli.told_by", status=str(status), name=str(name)))


def _quotation_shown(connection: Connection) -> Callable[[Row], dict[str, object]]:
    """Return how a quotation is shown: its words in marks only where they are the speaker's own.

    Indirect speech is in the words of the outlet.
    """

    def shown(row: Row) -> dict[str, object]:
        said = row["words"] if row["kind"] == "indirect" else f"“{row['words']}”"
        uid = short_uid(connection, Listed.ARTICLE, str(row["article_uid"]))
        quoted = {**cited(row), "said": said, "how_said": row["kind"], "article_uid": uid}
        facts = ("how_said", "confidence", "source", "article_uid")
        where = ", ".join(str(quoted[name]) for name in facts if quoted[name])
        return {**quoted, "said_where": where}

    return shown


VERBS = {"timeline": timeline, "quotes": quotes}
