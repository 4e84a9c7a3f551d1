"""Verbs that record a person's decisions, take them back, and show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.failures import WrongUsageError
from dateline.cli.lookup import article_named, entity_meant, quotation_meant
from dateline.cli.output import print_json, print_line, print_note, print_table, shown
from dateline.cli.reading import Json, Limit
from dateline.cli.session import Session, session_of
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from collections.abc import Collection

    from dateline.editing.commands import Done
    from dateline.library.decisions import Decision
    from dateline.library.rows import Connection

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name or uid, as `entities` lists it.")]
Article = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="A uid, or its beginning, as `articles` lists it.")
]


def merge(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Names or uids of one entity.")
    ],
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="NAME", help="The one that stays; else the last NAME."),
    ] = None,
) -> None:
    """Say that names belong to one entity, here and in articles added later."""
    from dateline.editing.entities import merge_entities

    session = session_of(context)
    given = names if into is None else [*names, into]
    if len(given) < 2:
        raise WrongUsageError(Message.of("cli.merge_takes_two"))
    with session.reading() as connection:
        ids = [entity_meant(connection, name).id for name in given]
    _tell(session.carry_out(merge_entities(ids, into=ids[-1], author=session.author())))


def split(
    context: typer.Context,
    name: Name,
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE...", help="Uids of the articles where it means another."),
    ],
    *,
    into: Annotated[
        str | None, typer.Option("--into", metavar="NAME", help="The entity that is meant there.")
    ] = None,
    new_name: Annotated[
        str, typer.Option("--as", metavar="NEW", help="The name of a new entity; else the same.")
    ] = "",
) -> None:
    """Say that a name means another entity in some articles."""
    from dateline.editing.split import split_mentions
    from dateline.library.reads.entities import mention_places

    session = session_of(context)
    if into is not None and new_name:
        raise WrongUsageError(Message.of("cli.into_or_as"))
    with session.reading() as connection:
        entity = entity_meant(connection, name)
        target = None if into is None else entity_meant(connection, into).id
        wanted = {article_named(connection, article) for article in articles}
        places = mention_places(connection, entity.id)
    mentions = [place.mention_id for place in places if place.article_id in wanted]
    if not mentions:
        raise WrongUsageError(Message.of("cli.not_named_there", name=entity.name))
    author = session.author()
    _tell(session.carry_out(split_mentions(mentions, into=target, name=new_name, author=author)))


def rename(
    context: typer.Context,
    name: Name,
    new_name: Annotated[str, typer.Argument(metavar="NEW", help="The name to show.")],
) -> None:
    """Give an entity another name to show."""
    from dateline.editing.entities import rename_entity

    session = session_of(context)
    entity_id = _entity_id(session, name)
    _tell(session.carry_out(rename_entity(entity_id, new_name, author=session.author())))


def kind(
    context: typer.Context,
    name: Name,
    new_kind: Annotated[EntityKind, typer.Argument(metavar="KIND", help=", ".join(EntityKind))],
) -> None:
    """Say what kind of thing an entity is."""
    from dateline.editing.entities import change_kind

    session = session_of(context)
    entity_id = _entity_id(session, name)
    _tell(session.carry_out(change_kind(entity_id, new_kind, author=session.author())))


def ignore(context: typer.Context, name: Name) -> None:
    """Take an entity out of every list and text; `undo` brings it back."""
    from dateline.editing.entities import ignore_entity

    session = session_of(context)
    entity_id = _entity_id(session, name)
    _tell(session.carry_out(ignore_entity(entity_id, author=session.author())))


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
    _tell(done)
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
    _tell(
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
    from dateline.library.decisions import in_force, log

    with session_of(context).reading() as connection:
        decisions = log(connection)
        standing = {entry.seq for entry in in_force(decisions)}
        chosen = decisions[::-1][: limit or None]
        rows = [_history_row(connection, entry, standing) for entry in chosen]
    if as_json:
        for row in rows:
            print_json(row)
    elif not print_table(("seq", "utc", "author", "decision", "of", "holds"), rows):
        print_note(Message.of("cli.nothing"))


def _history_row(
    connection: Connection, entry: Decision, standing: Collection[int]
) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "uid": entry.uid,
        "utc": entry.utc,
        "author": entry.author,
        "decision": english(Message.of(f"editing.kinds.{entry.kind.value}")),
        "kind": entry.kind.value,
        "target": entry.target,
        "of": _target_shown(connection, entry),
        "payload": entry.payload,
        "previous": entry.previous,
        "scope": entry.scope.value,
        "undoes": entry.undoes,
        "holds": entry.seq in standing,
    }


def _target_shown(connection: Connection, entry: Decision) -> str:
    """Return the name of what was decided on, or its uid where it is gone."""
    from dateline.library.reads.articles import article_id_of, article_rows
    from dateline.library.reads.entities import entity_id_of, entity_rows

    if entry.target_kind == "article":
        article_id = article_id_of(connection, entry.target_uid)
        found = [] if article_id is None else article_rows(connection, [article_id])
        return found[0].title if found else entry.target_uid
    if entry.target_kind == "entity":
        entity_id = entity_id_of(connection, entry.target_uid)
        names = [] if entity_id is None else entity_rows(connection, [entity_id])
        return names[0].name if names else entry.target_uid
    return entry.target_uid


def _entity_id(session: Session, name: str) -> int:
    with session.reading() as connection:
        return entity_meant(connection, name).id


def _tell(done: Done) -> None:
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
    "merge": merge,
    "split": split,
    "rename": rename,
    "kind": kind,
    "ignore": ignore,
    "set-date": set_date,
    "set-speaker": set_speaker,
    "undo": undo,
    "history": history,
}
