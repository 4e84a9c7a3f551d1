"""Loading early what the formats load at their first file."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from dateline.reading.languages import detect_language

_LOADED_LATE: Final = (
    "charset_normalizer",
    "dateline.reading.pdf.article",
    "dateline.reading.web.article",
)
"""Modules that `formats` and `decoding` import inside functions."""
_ENGLISH: Final = "Words enough for the detector of languages to load its model and to tell."


def load_readers() -> None:
    """Load all that reading a file needs, so that the first one does not wait half a second for it."""
    for name in _LOADED_LATE:
        import_module(name)
    detect_language(_ENGLISH)
