"""Spellings that may be of one name are suggested; what tells names apart is not."""

from __future__ import annotations

import pytest

from dateline.linking.near import near_spellings
from dateline.model.annotations import EntityKind

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Torenchuk", "Toryenchuk"),
        ("Wiktor Torenko", "Viktor Torenko"),
        ("Ana Wlasov", "Ana Vlasov"),
        ("Jose Núñez Farrera", "Jose Nunez Farera"),
    ],
)
def test_spellings_of_one_sound_are_suggested(one: str, other: str) -> None:
    assert near_spellings([(7, one, PERSON), (3, other, PERSON)]) == ((3, 7),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mark Rutte", "Marco Rubio"),
        ("Alexander Torenko", "Alexandra Torenko"),
        ("Volodymyr Torenko", "Vladimir Torenko"),
        ("Lee", "Lea"),
        ("Ana Torenko", "Torenko"),
        ("Ana Torenko", "Ana Torenko"),
        ("Marlow", "Harlow"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert near_spellings([(1, one, PERSON), (2, other, PERSON)]) == ()


def test_names_of_two_kinds_are_not_compared() -> None:
    assert near_spellings([(1, "Zelensky", PERSON), (2, "Zelenskyy", PLACE)]) == ()


@pytest.mark.timeout(60)
def test_of_many_names_only_those_of_one_sound_are_compared() -> None:
    names = [(n, f"Name{n % 7} Family{n:06d}", PERSON) for n in range(20_000)]
    assert len(near_spellings(names)) < len(names)
