"""Uids by their first digits, as a person types them, and the digits that tell one from all others."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from itertools import takewhile


class Listed(StrEnum):
    """What is listed with a uid; the value is its table."""

    ARTICLE = "article"
    ENTITY = "entity"


_SHOWN = {
    Listed.ARTICLE: "",
    Listed.ENTITY: """ AND EXISTS (SELECT 1 FROM entity_effective
        WHERE entity_id = entity.id AND root_id = entity.id AND NOT ignored)""",
}
_AFTER_EVERY_DIGIT = "g"


def ids_beginning(
    connection: sqlite3.Connection, listed: Listed, first_digits: str, *, most: int
) -> list[int]:
    """Return the ids of at most `most` rows whose uids begin with these hexadecimal digits, by uid.

    Of entities only those that are shown: neither merged into another nor ignored.
    """
    sql = f"""SELECT id FROM {listed.value} WHERE uid >= ? AND uid < ?{_SHOWN[listed]}
        ORDER BY uid LIMIT ?"""
    bounds = (first_digits, first_digits + _AFTER_EVERY_DIGIT, most)
    return [row[0] for row in connection.execute(sql, bounds)]


def telling_digits(connection: sqlite3.Connection, listed: Listed, uid: str, *, least: int) -> str:
    """Return the first digits of a uid, `least` or more, with which no other uid of the table begins.

    Two look-ups in the index of uids: only its neighbours can share more digits than any other.
    """
    sql = f"""SELECT (SELECT max(uid) FROM {listed.value} WHERE uid < :uid),
        (SELECT min(uid) FROM {listed.value} WHERE uid > :uid)"""
    neighbours = connection.execute(sql, {"uid": uid}).fetchone()
    shared = max((_shared(uid, other) for other in neighbours if other), default=0)
    return uid[: max(least, shared + 1)]


def _shared(uid: str, other: str) -> int:
    """Return with how many equal digits two uids begin."""
    pairs = zip(uid, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
