"""What the beats of a window's thread tell: how long it kept a person waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps between beats, in milliseconds."""

    beats: int
    p50: float
    p99: float
    longest: float
    above_100: int

    def __str__(self) -> str:
        return (
            f"{self.beats} beats; gap p50 {self.p50:.0f} ms, p99 {self.p99:.0f} ms, "
            f"longest {self.longest:.0f} ms, {self.above_100} above 100 ms"
        )


def gaps_of(gaps_s: Sequence[float]) -> Gaps:
    """Return the summary of gaps given in seconds."""
    gaps_ms = np.array(gaps_s) * 1000
    p50, p99 = np.percentile(gaps_ms, [50, 99])
    above = int((gaps_ms > 100).sum())
    return Gaps(len(gaps_ms), float(p50), float(p99), float(gaps_ms.max()), above)
