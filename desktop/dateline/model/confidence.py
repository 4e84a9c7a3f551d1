"""How sure a reading is: three calibrated steps, never a percentage."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Confidence(IntEnum):
    """How sure the reading is; comparable, so `min` of two confidences is their combination."""

    UNSURE = 0
    LIKELY = 1
    SURE = 2

    @property
    def word(self) -> str:
        """The word shown to a person and written to exports: unsure, likely or sure."""
        return self.name.lower()

    @classmethod
    def from_word(cls, word: str) -> Confidence:
        """Return the step with this word; raises KeyError for any other word."""
        return cls[word.upper()]


CALIBRATION_TARGETS: Final = {Confidence.SURE: 0.98, Confidence.LIKELY: 0.85}
"""The least share of right readings each step promises on texts its rules have not seen."""
