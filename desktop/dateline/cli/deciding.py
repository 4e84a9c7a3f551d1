"""Verbs that record a person's decisions, take them back, and show them."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli.lookup import article_named, entity_meant, quotation_meant
from dateline.cli.output import print_json, print_line, print_note, print_table, shown
from dateline.cli.reading import Json, Limit
from dateline.cli.session import session_of
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dateline.editing.commands import Done
    from dateline.library.decisions import Decision
    from dateline.library.reads.history import HistoryRow

_FIRST_WORDS: Final = 60
"""Characters of a sentence or note that stand in the table; --json has it whole."""
_HISTORY_COLUMNS: Final = (
    *("seq", "utc", "author", "decision", "of", "to", "holds", "overruled_by"),
)
_CONTRARIES: Final = {
    "pin": ("pinned", "unpin"),
    "star": ("starred", "unstar"),
    "tag": ("on", "untag"),
    "remove": ("removed", "bring-back"),
    "ignore": ("ignored", "unignore"),
}
"""The key of a decision's payload that may be False, and the word for it then."""

Article = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="A uid, or its beginning, as `articles` lists it.")
]


def set_date(
    context: typer.Context,
    article: Article,
    day: Annotated[str, typer.Argument(metavar="DAY", help="2025-03-13, or unknown.")],
) -> None:
    """Set the publication day of an article; dates that lean on it move with it."""
    from dateline.editing.articles import set_publication_day

    session = session_of(context)
    with session.reading() as connection:
        article_id = article_named(connection, article)
    wanted = None if day.strip().lower() == "unknown" else day.strip()
    done = session.carry_out(set_publication_day(article_id, wanted, author=session.author()))
    tell(done)
    _tell_moved(done)


def set_speaker(
    context: typer.Context,
    article: Article,
    quote: Annotated[
        str,
        typer.Argument(metavar="QUOTE", help="Words of one quotation, or its start as in --json."),
    ],
    speaker: Annotated[
        str, typer.Argument(metavar="NAME", help="A name or uid of the library, or unknown.")
    ],
    *,
    unlisted: Annotated[
        bool, typer.Option("--unlisted", help="NAME is no name of the library, but to be printed.")
    ] = False,
) -> None:
    """Say who spoke the words of a quotation."""
    from dateline.editing import speaker as commands

    session = session_of(context)
    with session.reading() as connection:
        quotation_id = quotation_meant(connection, article_named(connection, article), quote)
        known = not unlisted and speaker.strip().lower() != "unknown"
        entity_id = entity_meant(connection, speaker).id if known else None
    name = speaker if unlisted else ""
    author = session.author()
    tell(
        session.carry_out(
            commands.set_speaker(quotation_id, entity_id=entity_id, name=name, author=author)
        )
    )


def undo(context: typer.Context) -> None:
    """Take back the newest decision that holds."""
    from dateline.editing.history import undo_last

    session = session_of(context)
    with session.reading():
        pass  # an absent library is told of, not made
    done = session.carry_out(undo_last(author=session.author()))
    print_line(english(Message.of("cli.undone", name=english(done.name))))
    _tell_moved(done)


def history(context: typer.Context, *, limit: Limit = 0, as_json: Json = False) -> None:
    """List the decisions, newest first, with those that were taken back."""
    from dateline.library.conflicts import overruled_by
    from dateline.library.decisions import in_force, log
    from dateline.library.reads.history import history_rows

    with session_of(context).reading() as connection:
        decisions = log(connection)
        standing = {entry.seq for entry in in_force(decisions)}
        chosen = decisions[::-1][: limit or None]
        seqs = [entry.seq for entry in chosen]
        over, told = overruled_by(connection, seqs), history_rows(connection, seqs)
        rows = [
            _history_row(entry, row, standing, over)
            for entry, row in zip(chosen, told, strict=True)
        ]
    if as_json:
        for row in rows:
            print_json(row)
    elif not print_table(_HISTORY_COLUMNS, map(_decision_shown, rows)):
        print_note(Message.of("cli.nothing"))


def _history_row(
    entry: Decision,
    told: HistoryRow,
    standing: Collection[int],
    overruled: Mapping[int, int],
) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "uid": entry.uid,
        "utc": entry.utc,
        "author": entry.author,
        "decision": english(Message.of(f"editing.kinds.{_deed(entry)}")),
        "kind": entry.kind.value,
        "target": entry.target,
        "of": told.subject,
        "to": told.value,
        "payload": entry.payload,
        "previous": entry.previous,
        "scope": entry.scope.value,
        "undoes": entry.undoes,
        "holds": entry.seq in standing,
        "overruled_by": overruled.get(entry.seq),
    }


def _deed(entry: Decision) -> str:
    """Return what a decision did: its kind, or the contrary where it takes something away again."""
    key, contrary = _CONTRARIES.get(entry.kind.value, ("", ""))
    return contrary if entry.payload.get(key) is False else entry.kind.value


def _decision_shown(row: dict[str, object]) -> dict[str, object]:
    """Return a decision with its minute, and the first words of what is long."""
    utc = str(row["utc"])[: len("2025-03-13T10:00")].replace("T", " ")
    to = row["to"]
    if row["undoes"] is not None:
        to = english(Message.of("cli.number", n=str(row["undoes"])))
    return {**row, "utc": utc, "of": _first_words(row["of"]), "to": _first_words(to)}


def _first_words(text: object) -> str:
    return shorten(str(text), _FIRST_WORDS, placeholder=" …")


def tell(done: Done) -> None:
    """Print what was done."""
    print_line(english(Message.of("cli.done", name=english(done.name))))


def _tell_moved(done: Done) -> None:
    """Say which dates a new publication day moved, and which stayed."""
    resolutions = [moved.resolution for moved in done.consequences if moved.resolution is not None]
    for resolution in resolutions:
        print_line(english(Message.of("cli.dates_moved", n=len(resolution.moved))))
        for moved in resolution.moved:
            ends = [str(end) for end in moved.after.iso_interval if end is not None]
            print_line(f"  “{shown(moved.text)}” → {' – '.join(dict.fromkeys(ends)) or '?'}")
        if resolution.stayed:
            words = ", ".join(f"“{shown(text)}”" for text in resolution.stayed)
            print_line(
                english(Message.of("cli.dates_stayed", n=len(resolution.stayed), words=words))
            )


VERBS = {
    "set-date": set_date,
    "set-speaker": set_speaker,
    "undo": undo,
    "history": history,
}
