"""Where places are, in a terminal: listed with the reason, corrected, and taken back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.running import Terminal


def place(terminal: Terminal, capsys: pytest.CaptureFixture[str], name: str) -> dict[str, Any]:
    rows = terminal.rows(capsys, "entities", "--kind", "place")
    return next(row for row in rows if row["name"] == name)


def test_places_are_listed_with_country_degrees_and_reason(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    germany = place(terminal, capsys, "Germany")
    assert (germany["place"], germany["country"]) == ("Germany", "DE")
    assert 47 < germany["latitude"] < 55
    assert germany["place_confidence"] == "sure"
    assert germany["place_reason"].startswith("Germany is on the list of countries")


def test_a_person_is_no_place(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    rows = terminal.rows(capsys, "entities", "--kind", "person")
    assert rows
    assert all(row["place"] is None and row["place_reason"] is None for row in rows)


def test_a_place_is_corrected_and_undo_takes_it_back(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    before = place(own, capsys, "France")
    assert own.here("set-place", "France", "Kyiv, Ukraine") == 0
    assert capsys.readouterr().out == "Done: placing of France at Kyiv, UA.\n"
    moved = place(own, capsys, "France")
    assert (moved["place"], moved["country"]) == ("Kyiv", "UA")
    assert (moved["place_confidence"], moved["place_reason"]) == (
        "checked by a person",
        "A person placed it.",
    )
    assert own.here("undo") == 0
    assert place(own, capsys, "France") == before


def test_what_is_on_no_map_is_listed_by_itself(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.here("set-place", "France", "nowhere") == 0
    rows = own.rows(capsys, "entities", "--not-placed")
    assert "France" in [row["name"] for row in rows]
    assert all(row["kind"] == "place" and row["place"] is None for row in rows)
    assert own.here("entities", "--not-placed") == 0
    assert "A person said that it has no place" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Springfield", "“Springfield” may mean "),
        ("Nowhere at all", "No place “Nowhere at all” is on the map."),
    ],
)
def test_words_that_mean_no_or_several_places_are_refused(
    own: Terminal, capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    assert own.here("set-place", "France", words) == 2
    assert told in capsys.readouterr().err


def test_a_person_is_not_put_on_the_map(own: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert own.here("set-place", "Boris Okoro", "Kyiv, Ukraine") == 2
    assert "Boris Okoro is no place." in capsys.readouterr().err
