"""Our own cases of places: none is put where it is not, and few are left out."""

from __future__ import annotations

from dateline.extraction.pipeline import Pipeline
from tests.quality.places import located_cases


def test_no_place_of_our_own_cases_is_put_elsewhere() -> None:
    counts = located_cases(Pipeline())
    assert [error for error in counts.errors if error.startswith("WRONG")] == []
    assert counts.right >= 0.9 * counts.wanted
