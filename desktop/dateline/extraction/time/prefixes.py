"""Words before a time that say which part of it: "late" with its month, "the end of" with its year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Modifier
from dateline.extraction.time.rules import Piece
from dateline.model.spans import Span

_PREFIX = re.compile(
    r"""(?:(?P<first_half>(?:the\s+)?first\s+half\s+of\s+|(?:the\s+)?early[\s-]+to[\s-]+mid(?:\s*-\s*|\s+))
        |(?P<second_half>(?:the\s+)?(?:second|latter|last)\s+half\s+of\s+|(?:the\s+)?mid[\s-]+to[\s-]+late(?:\s+|\s*-\s*))
        |(?P<start>(?:the\s+)?(?:very\s+)?(?:beginning|start|onset|early\s+part|(?:early|first)\s+(?:days|weeks?|months))\s+of\s+
            |(?:the\s+)?early(?:\s+|\s*-\s*)(?:in\s+|on\s+)?)
        |(?P<mid>(?:the\s+)?middle\s+(?:part\s+)?of\s+|(?:the\s+)?mid(?:\s*-\s*|\s+))
        |(?P<end>(?:the\s+)?(?:very\s+)?(?:end|close|latter\s+part|later\s+part|(?:last|final|closing)\s+(?:days|weeks?|months))\s+of\s+
            |(?:the\s+)?late(?:\s+|\s*-\s*)(?:in\s+|on\s+)?|end\s*-\s*)
        |(?P<earlier>earlier\s+(?:in\s+|on\s+)?)
        |(?P<later>later\s+(?:in\s+|on\s+)?)
        |(?P<approx>(?:about|around|circa|approximately|shortly\s+(?:after|before)|just\s+(?:after|before))\s+)
        )(?P<the>the\s+|very\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_PREFIX_REACH: Final = 28
"""The longest prefix ("the latter part of the ") in code points."""
_MODIFIERS: Final = {
    "start": Modifier.START,
    "mid": Modifier.MID,
    "end": Modifier.END,
    "earlier": Modifier.EARLIER,
    "later": Modifier.LATER,
    "approx": Modifier.APPROX,
    "first_half": Modifier.FIRST_HALF,
    "second_half": Modifier.SECOND_HALF,
}


def with_prefix(text: str, piece: Piece, limit: int) -> Piece:
    """Return the piece with "early", "the end of", "earlier", "about" before it taken in.

    `limit` is the code point at which the piece before it ends.
    """
    span, frame = piece
    if frame.modifier is not None or frame.form in {Form.DURATION, Form.SET, Form.REF}:
        return piece
    begin = max(limit, span.start - _PREFIX_REACH)
    match = _PREFIX.search(text, begin, span.start)
    if match is None or match.lastgroup is None:
        return piece
    if match.start() and text[match.start() - 1].isalnum():
        return piece
    name = next(name for name, value in match.groupdict().items() if value and name != "the")
    modifier = _MODIFIERS[name]
    if not _takes(frame, modifier):
        return piece
    return Span(match.start(), span.end), replace(frame, modifier=modifier)


def _takes(frame: Frame, modifier: Modifier) -> bool:
    if modifier is Modifier.APPROX:
        return frame.hour is not None or frame.year is not None
    if frame.hour is not None:
        return False
    if modifier in {Modifier.EARLIER, Modifier.LATER}:
        return frame.form in {Form.SHIFT, Form.DATE}
    return frame.form is not Form.OFFSET
