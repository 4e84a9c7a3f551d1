"""Dictionaries: a list of names with their other names and kinds, applied as decisions of one command."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.editing.names import LABELS
from dateline.library.decisions import DecisionKind, Scope
from dateline.library.entity_state import effective_entity
from dateline.library.links import KnownEntity, entities_with_keys
from dateline.library.rows import Row, new_uid
from dateline.library.writer import Transaction
from dateline.linking.keys import NameKey, identity_key
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message, MessageError

MOST_BYTES: Final = 32 * 1024 * 1024
"""A list of names is never larger; a file that is one by mistake must not fill the memory."""
_MOST_LETTERS: Final = 200
_SEPARATORS: Final = (";", "|")
"""What stands between the other names in one cell of a table."""
_KINDS: Final = {
    **{kind.value: kind for kind in EntityKind},
    **{label.value.lower(): label.kind for label in LABELS.values()},
    "people": EntityKind.PERSON,
    "per": EntityKind.PERSON,
    "organization": EntityKind.ORGANISATION,
    "location": EntityKind.PLACE,
    "loc": EntityKind.PLACE,
    "fac": EntityKind.PLACE,
    "group": EntityKind.NATIONALITY,
}


class DictionaryError(MessageError):
    """A dictionary that can't be read: what is wrong, and where."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity of a dictionary: the name to show, its kind, and every other name it goes by."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()


def read_dictionary(data: bytes) -> tuple[Entry, ...]:
    """Return the entries of a CSV table or JSON list, UTF-8; entries of one name and kind are one.

    A table has the columns `name`, `aliases` (between ; or |) and `kind` in its first line, a list
    has objects of the same keys, where `aliases` is a list or such a text. A missing kind is a
    person. Raises DictionaryError for anything else.
    """
    if len(data) > MOST_BYTES:
        raise DictionaryError(Message.of("editing.dictionary_too_large"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DictionaryError(Message.of("editing.dictionary_not_utf8")) from error
    rows = _json_rows(text) if text.lstrip()[:1] in ("[", "{") else _table_rows(text)
    entries = [_entry(line, row) for line, row in rows]
    if not entries:
        raise DictionaryError(Message.of("editing.dictionary_empty"))
    return _joined(entries)


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise DictionaryError(Message.of("editing.dictionary_not_json", line=line)) from error
    rows = cast("list[Any]", value) if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise DictionaryError(Message.of("editing.dictionary_no_name", line=number))
        yield number, cast("dict[str, Any]", row)


def _table_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        heads = {(head or "").strip().lower(): head for head in reader.fieldnames or ()}
        if "name" not in heads:
            raise DictionaryError(Message.of("editing.dictionary_no_columns"))
        for row in reader:
            cells = {head: row.get(column) for head, column in heads.items()}
            if any(cells.values()):
                yield reader.line_num, cells
    except csv.Error as error:
        message = Message.of("editing.dictionary_no_name", line=reader.line_num)
        raise DictionaryError(message) from error


def _entry(line: int, row: Mapping[str, Any]) -> Entry:
    name = _clean(row.get("name"))
    if not any(letter.isalnum() for letter in name):
        raise DictionaryError(Message.of("editing.dictionary_no_name", line=line))
    word = _clean(row.get("kind")).lower()
    kind = _KINDS.get(word) if word else EntityKind.PERSON
    if kind is None:
        kinds = ", ".join(EntityKind)
        message = Message.of("editing.dictionary_no_kind", line=line, kind=word, kinds=kinds)
        raise DictionaryError(message)
    aliases = dict.fromkeys(alias for alias in _aliases(row.get("aliases")) if alias != name)
    return Entry(name, kind, tuple(aliases))


def _aliases(value: object) -> Iterator[str]:
    if isinstance(value, list):
        parts = [str(part) for part in cast("list[object]", value)]
    else:
        text = str(value or "")
        parts = text.split(next((mark for mark in _SEPARATORS if mark in text), _SEPARATORS[0]))
    for part in parts:
        alias = _clean(part)
        if any(letter.isalnum() for letter in alias):
            yield alias


def _clean(value: object) -> str:
    return " ".join(value.split())[:_MOST_LETTERS] if isinstance(value, str) else ""


def _joined(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    aliases: dict[tuple[str, EntityKind], dict[str, None]] = {}
    for entry in entries:
        aliases.setdefault((entry.name, entry.kind), {}).update(dict.fromkeys(entry.aliases))
    return tuple(Entry(name, kind, tuple(found)) for (name, kind), found in aliases.items())


def apply_dictionary(entries: Sequence[Entry], *, title: str, author: Author) -> Command:
    """Return the command that applies a dictionary (its `title` for Undo) to the library, now and later.

    The entity that bears an entry's name takes its name and kind; those that bear another of its
    names go into it; a name that no text has brought yet waits for its articles. What the library
    says already is no decision.
    """

    def run(transaction: Transaction) -> Done:
        seqs = [seq for entry in entries for seq in _apply(transaction, entry, author=author)]
        if not seqs:
            raise CommandError(Message.of("editing.dictionary_known", title=title))
        message = Message.of("editing.dictionary", n=len(entries), title=title)
        return Done(tuple(seqs), message)

    return run


def _apply(transaction: Transaction, entry: Entry, *, author: Author) -> Iterator[int]:
    connection = transaction.connection
    label = LABELS[entry.kind]
    keys = dict.fromkeys(identity_key(name, label) for name in (entry.name, *entry.aliases))
    found = entities_with_keys(connection, list(keys))
    bearers = {key: _bearers(entities, key, entry.kind) for key, entities in found.items()}
    own = bearers.get(identity_key(entry.name, label), [])
    row = None if not own else effective_entity(connection, own[0].root_id)
    uid = new_uid() if row is None else str(row["uid"])
    known = set[str]() if row is None else {key for bearer in own[:1] for key, _ in bearer.keys}
    fresh = [NameKey(key, weak=False) for key in keys if key not in known]
    same = row is not None and (row["name"], row["kind"]) == (entry.name, entry.kind.value)
    if fresh or not same:
        yield _decide(transaction, uid, entry, fresh, row, author=author)
    others = _others(transaction, uid, [b for found in bearers.values() for b in found])
    if others:
        payload: Row = {"merged": [other["uid"] for other in others], "keys": {}}
        previous = {"names": [other["name"] for other in others]}
        yield decide(
            transaction,
            DecisionKind.MERGE,
            target=f"entity:{uid}",
            payload=payload,
            previous=previous,
            author=author,
            scope=Scope.RULE,
        )[0]


def _bearers(entities: Sequence[KnownEntity], key: str, kind: EntityKind) -> list[KnownEntity]:
    """Return those with this full name: of this kind, else of any, most mentioned first.

    A name read as another kind is what dictionaries are written to mend.
    """
    full = [entity for entity in entities if (key, False) in entity.keys]
    chosen = [entity for entity in full if entity.kind is kind] or full
    return sorted(chosen, key=lambda entity: (-entity.clusters, entity.id))


def _others(transaction: Transaction, uid: str, bearers: Sequence[KnownEntity]) -> list[Row]:
    """Return the roots that are to go into the entity `uid`, each once."""
    rows = [effective_entity(transaction.connection, bearer.root_id) for bearer in bearers]
    found = {row["uid"]: row for row in rows if row is not None and row["uid"] != uid}
    return list(found.values())


def _decide(
    transaction: Transaction,
    uid: str,
    entry: Entry,
    keys: Sequence[NameKey],
    row: Row | None,
    *,
    author: Author,
) -> int:
    return decide(
        transaction,
        DecisionKind.ENTRY,
        target=f"entity:{uid}",
        payload={
            "name": entry.name,
            "kind": entry.kind.value,
            "aliases": list(entry.aliases),
            "keys": [[key.text, key.weak] for key in keys],
        },
        previous={} if row is None else {"name": row["name"], "kind": row["kind"]},
        author=author,
        scope=Scope.RULE,
    )[0]
