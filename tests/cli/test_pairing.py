"""Pairs of names that may be one: listed with what tells them apart, and settled by an answer."""

from __future__ import annotations

import pytest

from tests.cli.running import Terminal


@pytest.fixture
def doubtful(own: Terminal, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A library in which two names differ by a letter."""
    assert own.here("rename", "Anna Lind", "Boris Okoroh") == 0
    capsys.readouterr()
    return own


def test_pairs_are_listed_with_kinds_and_uids_and_not_after_they_were_kept_apart(
    doubtful: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    (asked,) = doubtful.rows(capsys, "pairs")
    assert (asked["name"], asked["maybe"]) == ("Boris Okoroh", "Boris Okoro")
    assert doubtful.here("pairs") == 0
    told = " ".join(capsys.readouterr().out.split())
    short, other = asked["uid"][:8], asked["other_uid"][:8]
    assert f"Boris Okoroh (person) {short}" in told
    assert f"Boris Okoro (person) {other}" in told
    assert asked["uid"] not in told
    assert doubtful.here("apart", short, other) == 0
    assert doubtful.rows(capsys, "pairs") == []


def test_a_pair_is_settled_by_merging_it(
    doubtful: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    (asked,) = doubtful.rows(capsys, "pairs")
    assert doubtful.here("merge", asked["uid"][:8], asked["other_uid"][:8]) == 0
    assert doubtful.rows(capsys, "pairs") == []
    assert "Boris Okoroh" not in {row["name"] for row in doubtful.rows(capsys, "entities")}
