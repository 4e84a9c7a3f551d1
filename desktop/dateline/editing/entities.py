"""Commands on entities: merge, rename, change kind, ignore."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.library.decisions import DecisionKind, Scope
from dateline.library.entity_state import effective_entity, strong_key
from dateline.library.rows import Row
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message


def merge_entities(
    entity_ids: Sequence[int], *, into: int, author: Author, scope: Scope = Scope.RULE
) -> Command:
    """Return the command that merges entities into `into`; later articles follow their entities."""

    def run(transaction: Transaction) -> Done:
        target = _entity(transaction, into)
        others = [_entity(transaction, entity_id) for entity_id in entity_ids if entity_id != into]
        others = [row for row in others if row["root_id"] != target["root_id"]]
        if not others:
            raise CommandError(Message.of("editing.nothing_to_merge"))
        seq, _ = decide(
            transaction,
            DecisionKind.MERGE,
            target=f"entity:{target['uid']}",
            payload={
                "merged": [row["uid"] for row in others],
                "keys": _keys(transaction, [target, *others]),
            },
            previous={"names": [row["name"] for row in others]},
            author=author,
            scope=scope,
        )
        return Done((seq,), Message.of("editing.merge", n=len(others) + 1, name=target["name"]))

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
