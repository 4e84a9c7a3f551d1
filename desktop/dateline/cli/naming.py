"""Verbs on names: one entity or several, what it is called, what words are a name at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.deciding import Article, decide
from dateline.cli.failures import WrongUsageError
from dateline.cli.lookup import article_named, entity_meant, words_meant
from dateline.cli.reading import KINDS
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.editing.commands import Author, Command
    from dateline.library.reads.entities import EntityRow
    from dateline.library.rows import Connection


Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name, or a uid, as `entities` lists them.")
]


def merge(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="Names, or uids, as `entities` lists them.")
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
    """Say that several names stand for one and the same."""
    from dateline.editing.entities import merge_entities, merge_scope
    from dateline.library.decisions import Scope

    given = names if into is None else [*names, into]
    if len(given) < 2:
        raise WrongUsageError(Message.of("cli.merge_takes_two"))

    def command(library: Connection, author: Author) -> Command:
        ids = [entity_meant(library, name).id for name in given]
        scope = merge_scope(library, ids, into=ids[-1])
        if later is not None:
            scope = Scope.RULE if later else Scope.THESE
        return merge_entities(ids, into=ids[-1], author=author, scope=scope)

    decide(context, command)


def split(
    context: typer.Context,
    name: Name,
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE", help="Uids, as `articles` lists them."),
    ],
    *,
    into: Annotated[
        str | None, typer.Option("--into", metavar="NAME", help="Who or what is meant there.")
    ] = None,
    new_name: Annotated[
        str, typer.Option("--as", metavar="NEW", help="A new name for it; else the same.")
    ] = "",
) -> None:
    """Say that a name means another one in some articles."""
    from dateline.editing.split import split_mentions

    if into is not None and new_name:
        raise WrongUsageError(Message.of("cli.into_or_as"))

    def command(library: Connection, author: Author) -> Command:
        mentions = _mentions_in(library, entity_meant(library, name), articles)
        target = None if into is None else entity_meant(library, into).id
        return split_mentions(mentions, into=target, name=new_name, author=author)

    decide(context, command)


def rename(
    context: typer.Context,
    name: Name,
    new_name: Annotated[str, typer.Argument(metavar="NEW", help="The name to show.")],
) -> None:
    """Show somebody or something by another name."""
    from dateline.editing.entities import rename_entity

    def command(library: Connection, author: Author) -> Command:
        return rename_entity(entity_meant(library, name).id, new_name, author=author)

    decide(context, command)


def kind(
    context: typer.Context,
    name: Name,
    new_kind: Annotated[EntityKind, typer.Argument(metavar="KIND", help=f"One of {KINDS}.")],
) -> None:
    """Say what kind of thing a name stands for."""
    from dateline.editing.entities import change_kind

    def command(library: Connection, author: Author) -> Command:
        return change_kind(entity_meant(library, name).id, new_kind, author=author)

    decide(context, command)


def ignore(
    context: typer.Context,
    name: Name,
    *,
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--in", metavar="ARTICLE", help="Only in the article of this uid; may be given again."
        ),
    ] = None,
) -> None:
    """Take a name out of every list and text.

    With --in only out of these articles; `undo` brings it back.
    """
    from dateline.editing.entities import ignore_entity
    from dateline.editing.names import ignore_mentions

    def command(library: Connection, author: Author) -> Command:
        entity = entity_meant(library, name)
        if not articles:
            return ignore_entity(entity.id, author=author)
        return ignore_mentions(_mentions_in(library, entity, articles), author=author)

    decide(context, command)


def add_name(
    context: typer.Context,
    article: Article,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words as the article has them.")],
    *,
    into: Annotated[
        str | None, typer.Option("--into", metavar="NAME", help="Who or what is meant.")
    ] = None,
    new_name: Annotated[
        str, typer.Option("--as", metavar="NEW", help="A new name for it; else WORDS.")
    ] = "",
    new_kind: Annotated[
        EntityKind,
        typer.Option("--kind", metavar="KIND", help=f"Of what kind the new name is: {KINDS}."),
    ] = EntityKind.PERSON,
    later: Annotated[
        bool, typer.Option("--later", help="Articles added later know the new name as well.")
    ] = False,
) -> None:
    """Say that words of an article are a name.

    They are one wherever in the article they stand.
    """
    from dateline.editing.names import add_mention
    from dateline.library.decisions import Scope

    if into is not None and new_name:
        raise WrongUsageError(Message.of("cli.into_or_as"))

    def command(library: Connection, author: Author) -> Command:
        article_id = article_named(library, article)
        return add_mention(
            article_id,
            *words_meant(library, article_id, words),
            into=None if into is None else entity_meant(library, into).id,
            name=new_name,
            kind=new_kind,
            scope=Scope.RULE if later else Scope.THESE,
            author=author,
        )

    decide(context, command)


def dictionary(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV or JSON with name, aliases and kind.")
    ],
) -> None:
    """Apply a list of names to the library.

    Its names, other names and kinds hold for articles added later as well.
    """
    from dateline.editing.dictionary import MOST_BYTES, apply_dictionary, read_dictionary

    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        message = Message.of("cli.cannot_read", file=file.name, reason=error.strerror or "?")
        raise WrongUsageError(message) from error
    entries = read_dictionary(data)
    decide(context, lambda _, author: apply_dictionary(entries, title=file.name, author=author))


def _mentions_in(connection: Connection, entity: EntityRow, articles: Sequence[str]) -> list[int]:
    """Return the mentions of an entity in the articles with these uids; raises WrongUsageError."""
    from dateline.library.reads.entities import mention_places

    wanted = {article_named(connection, article) for article in articles}
    places = mention_places(connection, entity.id)
    mentions = [place.mention_id for place in places if place.article_id in wanted]
    if not mentions:
        raise WrongUsageError(Message.of("cli.not_named_there", name=entity.name))
    return mentions


VERBS = {
    "merge": merge,
    "split": split,
    "rename": rename,
    "kind": kind,
    "ignore": ignore,
    "add-name": add_name,
    "dictionary": dictionary,
}
