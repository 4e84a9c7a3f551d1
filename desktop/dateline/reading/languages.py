"""The language a text is written in."""

# pyright: standard

from __future__ import annotations

from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence

_SAMPLE: Final = 1_500
"""Characters looked at; more change no verdict and cost time."""
_FEWEST: Final = 20
_SURE_FROM: Final = 200


def detect_language(text: str) -> MetadataValue | None:
    """Return the language of `text` as an ISO 639-1 code, None where there is too little to tell.

    The detector (py3langid) is loaded at the first call.
    """
    sample = " ".join(text[:_SAMPLE].split())
    letters = sum(char.isalpha() for char in sample)
    if letters < _FEWEST:
        return None
    import py3langid

    code = str(py3langid.classify(sample)[0])
    confidence = Confidence.SURE if letters >= _SURE_FROM else Confidence.UNSURE
    return MetadataValue(MetadataField.LANGUAGE, code, "", "text", confidence)
