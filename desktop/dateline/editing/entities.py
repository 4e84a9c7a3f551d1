"""Commands on entities: merge, keep apart, rename, change kind, ignore."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.library.decisions import DecisionKind, Scope
from dateline.library.entity_state import effective_entity, strong_key
from dateline.library.local_merges import articles_naming, members_of
from dateline.library.rows import Connection, Row
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message


def merge_scope(connection: Connection, entity_ids: Sequence[int], *, into: int) -> Scope:
    """Return the scope that a merge has unless a person says otherwise.

    A rule for later articles, but for a one-word name: others may bear it too. It is one where all
    articles that have the word name the full name as well.
    """
    target = effective_entity(connection, into)
    for entity_id in entity_ids:
        row = effective_entity(connection, entity_id)
        if row is None or target is None or row["root_id"] == target["root_id"]:
            continue
        if len(row["name"].split()) > 1:
            continue
        if articles_naming(connection, [row["root_id"]], without=target["root_id"]):
            return Scope.THESE
    return Scope.RULE


def merge_entities(
    entity_ids: Sequence[int], *, into: int, author: Author, scope: Scope = Scope.RULE
) -> Command:
    """Return the command that merges entities into `into`.

    As a rule, later articles follow their entities; else the mentions in the articles of today
    alone are moved, and a later article may mean somebody else by the name.
    """

    def run(transaction: Transaction) -> Done:
        target = _entity(transaction, into)
        others = [_entity(transaction, entity_id) for entity_id in entity_ids if entity_id != into]
        others = [row for row in others if row["root_id"] != target["root_id"]]
        if not others:
            raise CommandError(Message.of("editing.nothing_to_merge"))
        payload: Row = {
            "merged": [row["uid"] for row in others],
            "keys": _keys(transaction, [target, *others]),
        }
        if scope is Scope.THESE:
            roots = {row["root_id"] for row in others}
            payload["members"] = members_of(transaction.connection, roots)
            payload["articles"] = articles_naming(transaction.connection, roots)
        seq, _ = decide(
            transaction,
            DecisionKind.MERGE,
            target=f"entity:{target['uid']}",
            payload=payload,
            previous={"names": [row["name"] for row in others]},
            author=author,
            scope=scope,
        )
        return Done((seq,), Message.of("editing.merge", n=len(others) + 1, name=target["name"]))

    return run


def merge_pairs(pairs: Sequence[tuple[int, int]], *, author: Author) -> Command:
    """Return the command that merges the first of each pair into the second, each in its own scope."""

    def run(transaction: Transaction) -> Done:
        commands: list[Command] = []
        for one, into in pairs:
            scope = merge_scope(transaction.connection, [one], into=into)
            commands.append(merge_entities([one], into=into, scope=scope, author=author))
        done = [command(transaction) for command in commands]
        if not done:
            raise CommandError(Message.of("editing.nothing_to_merge"))
        seqs = tuple(seq for part in done for seq in part.seqs)
        return Done(seqs, done[0].name)

    return run


def keep_apart(pairs: Sequence[tuple[int, int]], *, author: Author) -> Command:
    """Return the command that says these pairs are different entities; they are never asked again."""

    def run(transaction: Transaction) -> Done:
        if not pairs:
            raise CommandError(Message.of("editing.nothing_to_merge"))
        rows = [(_entity(transaction, one), _entity(transaction, other)) for one, other in pairs]
        seqs = [
            decide(
                transaction,
                DecisionKind.DIFFERENT,
                target=f"entity:{one['uid']}",
                payload={
                    "other": other["uid"],
                    "name": other["name"],
                    "keys": _keys(transaction, [one, other]),
                },
                previous={},
                author=author,
                scope=Scope.RULE,
            )[0]
            for one, other in rows
        ]
        one, other = rows[0]
        message = Message.of(
            "editing.different", n=len(rows), name=one["name"], other=other["name"]
        )
        return Done(tuple(seqs), message)

    return run


def rename_entity(entity_id: int, name: str, *, author: Author) -> Command:
    """Return the command that gives an entity another name to show."""

    def run(transaction: Transaction) -> Done:
        row = _entity(transaction, entity_id)
        new_name = " ".join(name.split())
        if not new_name:
            raise CommandError(Message.of("editing.empty_name"))
        if new_name == row["name"]:
            raise CommandError(Message.of("editing.same_name", name=new_name))
        seq, _ = decide(
            transaction,
            DecisionKind.RENAME,
            target=f"entity:{row['uid']}",
            payload={"name": new_name, "keys": _keys(transaction, [row])},
            previous={"name": row["name"]},
            author=author,
        )
        return Done((seq,), Message.of("editing.rename", name=row["name"], new_name=new_name))

    return run


def change_kind(entity_id: int, kind: EntityKind, *, author: Author) -> Command:
    """Return the command that says what kind of thing an entity is."""

    def run(transaction: Transaction) -> Done:
        row = _entity(transaction, entity_id)
        if row["kind"] == kind.value:
            raise CommandError(Message.of("editing.same_kind", name=row["name"], kind=kind.value))
        seq, _ = decide(
            transaction,
            DecisionKind.ENTITY_KIND,
            target=f"entity:{row['uid']}",
            payload={"kind": kind.value, "keys": _keys(transaction, [row])},
            previous={"kind": row["kind"]},
            author=author,
        )
        return Done((seq,), Message.of("editing.kind", name=row["name"], kind=kind.value))

    return run


def ignore_entity(entity_id: int, *, ignored: bool = True, author: Author) -> Command:
    """Return the command that takes an entity out of every list and text (or back)."""

    def run(transaction: Transaction) -> Done:
        row = _entity(transaction, entity_id)
        seq, _ = decide(
            transaction,
            DecisionKind.IGNORE,
            target=f"entity:{row['uid']}",
            payload={"ignored": ignored, "keys": _keys(transaction, [row])},
            previous={"ignored": bool(row["ignored"])},
            author=author,
            scope=Scope.RULE,
        )
        return Done(
            (seq,),
            Message.of("editing.ignore" if ignored else "editing.unignore", name=row["name"]),
        )

    return run


def _entity(transaction: Transaction, entity_id: int) -> Row:
    row = effective_entity(transaction.connection, entity_id)
    if row is None:
        raise CommandError(Message.of("editing.no_such_entity"))
    return row


def _keys(transaction: Transaction, rows: Sequence[Row]) -> dict[str, str]:
    """Return uid → one strong name key, by which the entity is known if its uid is not."""
    found = {row["uid"]: strong_key(transaction.connection, row["id"]) for row in rows}
    return {uid: key for uid, key in found.items() if key is not None}
