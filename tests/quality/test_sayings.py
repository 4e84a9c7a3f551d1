"""The sentences on saying and happening are a sound key, and what is told is judged by each field."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.annotations import EventKind, Relation, Status
from tests.quality.corpora import Record
from tests.quality.sayings import Read, agrees, measure_sayings, read_key

SENTENCES = 60


def values(event: Record, name: str) -> Sequence[str]:
    """Return the values a field may have."""
    value = event[name]
    return value if isinstance(value, list) else [value]


def test_the_key_holds_sentences_with_every_field_of_their_events() -> None:
    key = read_key()
    assert len({each["id"] for each in key}) == len(key) == SENTENCES
    for each in key:
        for event in each["events"]:
            assert all(word in each["text"] for word in values(event, "trigger"))
            assert set(values(event, "kind")) <= {kind.value for kind in EventKind}
            assert set(values(event, "relation")) <= {relation.value for relation in Relation}
            assert set(values(event, "status")) <= {status.value for status in Status}
            assert event.get("to", each["text"]) in each["text"] or event["to"] is None


def test_every_status_and_both_dates_of_a_saying_are_in_the_key() -> None:
    events = [event for each in read_key() for event in each["events"]]
    assert {status for event in events for status in values(event, "status")} == {
        status.value for status in Status
    }
    two_dated = [
        each for each in read_key() if {"statement", "event"} <= {e["kind"] for e in each["events"]}
    ]
    assert len(two_dated) >= 20


def test_an_event_is_right_when_each_field_is() -> None:
    wanted = {"trigger": ["hearing", "scheduled"], "date": "2025-05-05", "status": "planned"}
    told = {"trigger": "hearing", "date": "2025-05-05", "status": "planned", "to": None}
    other = told | {"date": "2024-05-05"}
    assert agrees(wanted, told)
    assert not agrees(wanted, other)
    assert agrees(wanted, other, ("trigger", "status"))
    read = Read("x", "", (wanted,), (told, other))
    assert (read.missed(), read.invented()) == ([], [other])


def test_what_is_measured_counts_the_sentences_and_is_better_than_half() -> None:
    (figure,) = measure_sayings()
    assert figure.documents == SENTENCES
    assert figure.f1 > 50
    assert figure.p <= 100
    assert sum(tally.said for tally in figure.calibration.values()) > SENTENCES
