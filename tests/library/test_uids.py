"""Uids by their first digits: which rows they fit, and how many tell one from all others."""

from __future__ import annotations

from contextlib import closing

import pytest

from dateline.library.opened import Library
from dateline.library.reads.uids import Listed, ids_beginning, telling_digits
from dateline.library.rows import insert
from dateline.library.writer import Transaction

UIDS = ("00000000a", "00000000b1", "00000000b2", "ffffffff")


@pytest.fixture
def entities(library: Library) -> Library:
    """A library with an entity of each uid, filled up to 32 digits; the last one is ignored."""

    def add(transaction: Transaction) -> None:
        for number, digits in enumerate(UIDS, 1):
            uid = digits.ljust(32, "0")
            row = {"id": number, "uid": uid, "kind": "person", "name": "x"}
            insert(transaction.connection, "entity", row)
            shown = {"entity_id": number, "root_id": number, "name": "x", "kind": "person"}
            flags = {"ignored": number == len(UIDS), "decided": False}
            insert(transaction.connection, "entity_effective", {**shown, **flags})

    library.writer.write(add)
    return library


@pytest.mark.parametrize(
    ("digits", "found"),
    [("00000000", [1, 2, 3]), ("00000000b", [2, 3]), ("00000000b2", [3]), ("1", []), ("ff", [])],
)
def test_digits_find_the_shown_entities_whose_uids_begin_so(
    entities: Library, digits: str, found: list[int]
) -> None:
    with closing(entities.reader()) as reader:
        assert ids_beginning(reader, Listed.ENTITY, digits, most=8) == found
        assert ids_beginning(reader, Listed.ENTITY, digits, most=1) == found[:1]
        assert ids_beginning(reader, Listed.ARTICLE, digits, most=8) == []


def test_the_digits_that_tell_a_uid_fit_no_other(entities: Library) -> None:
    with closing(entities.reader()) as reader:
        told = [telling_digits(reader, Listed.ENTITY, uid.ljust(32, "0"), least=8) for uid in UIDS]
    assert told == ["00000000a", "00000000b1", "00000000b2", "ffffffff"]
