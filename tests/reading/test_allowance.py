"""What reading one file may cost: its time grows with the file, never with what it claims to hold."""

from __future__ import annotations

import pytest

from dateline.reading.allowance import Allowance, SpentError
from dateline.reading.limits import MEGABYTE, Limits

LIMITS = Limits(seconds=10, seconds_per_megabyte=2)


class Clock:
    """A clock that is set by hand, in seconds."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_large_file_has_more_time() -> None:
    clock = Clock()
    small = Allowance(LIMITS, size=1_000, clock=clock)
    large = Allowance(LIMITS, size=5 * MEGABYTE, clock=clock)
    clock.now += 19
    large.spend_part()
    with pytest.raises(SpentError):
        small.spend_part()
    clock.now += 2
    with pytest.raises(SpentError) as told:
        large.spend_part()
    assert told.value.message.argument("seconds") == 20


def test_what_is_unpacked_is_counted_whatever_the_size() -> None:
    allowance = Allowance(Limits(unpacked_bytes=100), size=5 * MEGABYTE)
    allowance.spend_bytes(100)
    with pytest.raises(SpentError):
        allowance.spend_bytes(1)
