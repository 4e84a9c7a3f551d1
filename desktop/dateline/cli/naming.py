"""Verbs on names: one entity or several, what it is called, what words are a name at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.deciding import Article, tell
from dateline.cli.failures import WrongUsageError
from dateline.cli.lookup import article_named, entity_meant, words_meant
from dateline.cli.output import print_json, print_note, print_table
from dateline.cli.reading import Json, Limit
from dateline.cli.session import Session, session_of
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.explore.pairs import PairCase
    from dateline.library.reads.entities import EntityRow
    from dateline.library.rows import Connection

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name or uid, as `entities` lists it.")]


def merge(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="Names or uids of one entity.")
    ],
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="NAME", help="The one that stays; else the last NAME."),
    ] = None,
    *,
    later: Annotated[
        bool | None,
        typer.Option(
            "--later/--not-later",
            help="Also in articles added later; else unless a one-word name stands alone.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say that names belong to one entity."""
    from dateline.editing.entities import merge_entities, merge_scope
    from dateline.library.decisions import Scope

    session = session_of(context)
    given = names if into is None else [*names, into]
    if len(given) < 2:
        raise WrongUsageError(Message.of("cli.merge_takes_two"))
    with session.reading() as connection:
        ids = [entity_meant(connection, name).id for name in given]
        scope = merge_scope(connection, ids, into=ids[-1])
    if later is not None:
        scope = Scope.RULE if later else Scope.THESE
    author = session.author()
    tell(session.carry_out(merge_entities(ids, into=ids[-1], author=author, scope=scope)))


def split(
    context: typer.Context,
    name: Name,
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE", help="Uids of the articles where it means another."),
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

    session = session_of(context)
    if into is not None and new_name:
        raise WrongUsageError(Message.of("cli.into_or_as"))
    with session.reading() as connection:
        entity = entity_meant(connection, name)
        target = None if into is None else entity_meant(connection, into).id
        mentions = _mentions_in(connection, entity, articles)
    author = session.author()
    tell(session.carry_out(split_mentions(mentions, into=target, name=new_name, author=author)))


def rename(
    context: typer.Context,
    name: Name,
    new_name: Annotated[str, typer.Argument(metavar="NEW", help="The name to show.")],
) -> None:
    """Give an entity another name to show."""
    from dateline.editing.entities import rename_entity

    session = session_of(context)
    entity_id = _entity_id(session, name)
    tell(session.carry_out(rename_entity(entity_id, new_name, author=session.author())))


def kind(
    context: typer.Context,
    name: Name,
    new_kind: Annotated[EntityKind, typer.Argument(metavar="KIND", help=", ".join(EntityKind))],
) -> None:
    """Say what kind of thing an entity is."""
    from dateline.editing.entities import change_kind

    session = session_of(context)
    entity_id = _entity_id(session, name)
    tell(session.carry_out(change_kind(entity_id, new_kind, author=session.author())))


def ignore(
    context: typer.Context,
    name: Name,
    *,
    articles: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="ARTICLE", help="Only here: a uid; may be given again."),
    ] = None,
) -> None:
    """Take an entity out of every list and text, or out of some articles; `undo` brings it back."""
    from dateline.editing.entities import ignore_entity
    from dateline.editing.names import ignore_mentions

    session = session_of(context)
    if not articles:
        entity_id = _entity_id(session, name)
        tell(session.carry_out(ignore_entity(entity_id, author=session.author())))
        return
    with session.reading() as connection:
        entity = entity_meant(connection, name)
        mentions = _mentions_in(connection, entity, articles)
    tell(session.carry_out(ignore_mentions(mentions, author=session.author())))


def add_name(
    context: typer.Context,
    article: Article,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words as the article has them.")],
    *,
    into: Annotated[
        str | None, typer.Option("--into", metavar="NAME", help="The entity that is meant.")
    ] = None,
    new_name: Annotated[
        str, typer.Option("--as", metavar="NEW", help="The name of a new entity; else WORDS.")
    ] = "",
    new_kind: Annotated[
        EntityKind, typer.Option("--kind", help="The kind of a new entity.")
    ] = EntityKind.PERSON,
    later: Annotated[
        bool, typer.Option("--later", help="Articles added later know the new name as well.")
    ] = False,
) -> None:
    """Say that words of an article are a name, wherever in it they stand."""
    from dateline.editing.names import add_mention
    from dateline.library.decisions import Scope

    session = session_of(context)
    if into is not None and new_name:
        raise WrongUsageError(Message.of("cli.into_or_as"))
    with session.reading() as connection:
        article_id = article_named(connection, article)
        target = None if into is None else entity_meant(connection, into).id
        field, span = words_meant(connection, article_id, words)
    command = add_mention(
        *(article_id, field, span),
        into=target,
        name=new_name,
        kind=new_kind,
        scope=Scope.RULE if later else Scope.THESE,
        author=session.author(),
    )
    tell(session.carry_out(command))


def dictionary(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV or JSON with name, aliases and kind.")
    ],
) -> None:
    """Apply a list of names, other names and kinds to the library, and to articles added later."""
    from dateline.editing.dictionary import MOST_BYTES, apply_dictionary, read_dictionary

    session = session_of(context)
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        message = Message.of("cli.cannot_read", file=file.name, reason=error.strerror or "?")
        raise WrongUsageError(message) from error
    entries = read_dictionary(data)
    command = apply_dictionary(entries, title=file.name, author=session.author())
    tell(session.carry_out(command))


def pairs(context: typer.Context, *, limit: Limit = 0, as_json: Json = False) -> None:
    """List pairs of names that may be one, what most hangs on first."""
    from dateline.explore.focus import Focus
    from dateline.explore.pairs import review_queue
    from dateline.explore.scope import Scope
    from dateline.library.facets import Facets

    with session_of(context).reading() as connection:
        queue = review_queue(connection, Scope.of(Focus(), Facets.load(connection)))
        shown = queue[: limit or None]
        named = {row.id: row.uid for row in entity_rows_of(connection, shown)}
    rows = [_pair_row(case, named) for case in shown]
    if as_json:
        for row in rows:
            print_json(row)
    elif not print_table(("name", "kind", "mentions", "maybe", "other_kind", "equal"), rows):
        print_note(Message.of("cli.nothing"))


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
    """Say that two names are different entities; `pairs` does not ask again."""
    from dateline.editing.entities import keep_apart

    session = session_of(context)
    pair = (_entity_id(session, name), _entity_id(session, other))
    tell(session.carry_out(keep_apart([pair], author=session.author())))


def entity_rows_of(connection: Connection, cases: Sequence[PairCase]) -> list[EntityRow]:
    """Return the entities on both sides of these questions."""
    from dateline.library.reads.entities import entity_rows

    return entity_rows(connection, [side.id for case in cases for side in (case.one, case.other)])


def _mentions_in(connection: Connection, entity: EntityRow, articles: Sequence[str]) -> list[int]:
    """Return the mentions of an entity in the articles with these uids; raises WrongUsageError."""
    from dateline.library.reads.entities import mention_places

    wanted = {article_named(connection, article) for article in articles}
    places = mention_places(connection, entity.id)
    mentions = [place.mention_id for place in places if place.article_id in wanted]
    if not mentions:
        raise WrongUsageError(Message.of("cli.not_named_there", name=entity.name))
    return mentions


def _entity_id(session: Session, name: str) -> int:
    with session.reading() as connection:
        return entity_meant(connection, name).id


VERBS = {
    "merge": merge,
    "split": split,
    "rename": rename,
    "kind": kind,
    "ignore": ignore,
    "add-name": add_name,
    "dictionary": dictionary,
    "pairs": pairs,
    "apart": apart,
}
