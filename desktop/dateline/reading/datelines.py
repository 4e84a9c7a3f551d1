"""The dateline at the head of a wire story: the day and the agency it names before its first sentence."""

from __future__ import annotations

import re
from typing import Final

from dateline.model.article import MetadataField
from dateline.model.confidence import Confidence
from dateline.reading.bylines import AGENCIES
from dateline.reading.dates import find_date
from dateline.reading.named import FieldReading

_LONGEST: Final = 100
_DATELINE = re.compile(r"[^\W\d_][^.!?\n]{1,80}?(?:\s[-–—]{1,2}\s|\s?—)")
_AGENCY = re.compile(r"\((?P<agency>[^()]{2,40})\)\s*[-–—]{1,2}")


def read_dateline(line: str) -> list[FieldReading]:
    """Return the day and agency of "HALDEN, March 13, 2025 (Reuters) - …", what is absent left out."""
    match = _DATELINE.match(line[:_LONGEST])
    if match is None:
        return []
    readings: list[FieldReading] = []
    date = find_date(match[0])
    if date is not None:
        as_found = match[0][date.start : date.end]
        readings.append(
            FieldReading(MetadataField.PUBLISHED, date.value, as_found, Confidence.LIKELY)
        )
    signed = _AGENCY.search(match[0])
    agency = None if signed is None else AGENCIES.get(signed["agency"].casefold())
    if signed is not None and agency is not None:
        readings.append(
            FieldReading(MetadataField.OUTLET, agency, signed["agency"], Confidence.UNSURE)
        )
    return readings
