"""Verbs on pairs of names that may be one: the list of them, and the answer that they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli.deciding import decide
from dateline.cli.lookup import entity_meant, short_uid
from dateline.cli.naming import Name
from dateline.cli.output import print_json, print_table
from dateline.cli.reading import Json, Limit, print_rest
from dateline.cli.session import session_of
from dateline.library.reads.uids import Listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.editing.commands import Author, Command
    from dateline.explore.pairs import PairCase
    from dateline.library.reads.entities import EntityRow
    from dateline.library.rows import Connection

_COLUMNS: Final = ("name", "uid", "mentions", "maybe", "other_uid", "equal")


def pairs(context: typer.Context, *, limit: Limit = 0, as_json: Json = False) -> None:
    """List pairs of names that may be one.

    Those on which most hangs come first. Answer with `merge` or `apart`, and with the uids where names are alike.
    """
    from dateline.explore.focus import Focus
    from dateline.explore.pairs import review_queue
    from dateline.explore.scope import Scope
    from dateline.library.facets import Facets

    with session_of(context).reading() as connection:
        queue = review_queue(connection, Scope.of(Focus(), Facets.load(connection)))
        shown = queue[: limit or None]
        named = {row.id: row.uid for row in _entity_rows_of(connection, shown)}
        rows = [_pair_row(case, named) for case in shown]
        if as_json:
            for row in rows:
                print_json(row)
        else:
            print_table(_COLUMNS, (_pair_shown(connection, row) for row in rows))
            print_rest(len(rows), of=len(queue))


def _pair_shown(connection: Connection, row: Mapping[str, object]) -> dict[str, object]:
    """Return a pair as names with their kinds, which alone may tell them apart, and short uids."""
    one, other = (
        short_uid(connection, Listed.ENTITY, str(row[key])) for key in ("uid", "other_uid")
    )
    return {
        **row,
        "name": f"{row['name']} ({row['kind']})",
        "uid": one,
        "maybe": f"{row['maybe']} ({row['other_kind']})",
        "other_uid": other,
        "equal": row["equal"] or "",
    }


def _pair_row(case: PairCase, uids: Mapping[int, str]) -> dict[str, object]:
    return {
        "name": case.one.name,
        "kind": case.one.kind.value,
        "mentions": case.one.mentions,
        "uid": uids[case.one.id],
        "maybe": case.other.name,
        "other_kind": case.other.kind.value,
        "other_mentions": case.other.mentions,
        "other_uid": uids[case.other.id],
        "pinned": case.pinned,
        "by_spelling": case.spelling,
        "equal": len(case.also),
    }


def apart(
    context: typer.Context,
    name: Name,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The name it is not.")],
) -> None:
    """Say that two names are not the same.

    `pairs` does not ask about them again.
    """
    from dateline.editing.entities import keep_apart

    def command(library: Connection, author: Author) -> Command:
        pair = (entity_meant(library, name).id, entity_meant(library, other).id)
        return keep_apart([pair], author=author)

    decide(context, command)


def _entity_rows_of(connection: Connection, cases: Sequence[PairCase]) -> list[EntityRow]:
    """Return the entities on both sides of these questions."""
    from dateline.library.reads.entities import entity_rows

    return entity_rows(connection, [side.id for case in cases for side in (case.one, case.other)])


VERBS = {"pairs": pairs, "apart": apart}
