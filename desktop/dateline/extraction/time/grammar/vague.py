"""Rules for the past, the present and the future as such."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Lean
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.model.spans import Span


def _reference(value: str) -> Frame:
    return Frame("vague." + value.split("_", maxsplit=1)[0].lower(), Form.REF, value=value)


def _present(_: Found) -> Built:
    return _reference("PRESENT_REF")


def _past(found: Found) -> Built:
    return (
        [(found.span("all"), _reference("PAST_REF"))]
        if found.has("all")
        else _reference("PAST_REF")
    )


def _future(_: Found) -> Built:
    return _reference("FUTURE_REF")


def _soon(found: Found) -> Built:
    """Read "soon" and "as soon as possible", but not the conjunction "as soon as"."""
    text, span = found.lexed.text, found.span()
    possible = _POSSIBLE.match(text, max(0, span.start - 3))
    if possible is not None:
        return [(Span(possible.start(), possible.end()), _reference("FUTURE_REF"))]
    if text[span.end :][:4].lower() == " as ":
        return None
    return Frame("vague.soon", Form.REF, value="FUTURE_REF")


_POSSIBLE: Final = re.compile(r"as soon as possible\b", re.IGNORECASE)


def _recent(found: Found) -> Built:
    """Read "recent weeks": the weeks up to publication, none of them in particular."""
    return Frame(
        RECENT,
        Form.OFFSET,
        lean=Lean.PUBLICATION,
        unit=found.unit("unit"),
        shift=-1,
    )


RECENT: Final = "vague.recent"
"""What reaches up to the day of publication."""


def _moment(found: Found) -> Built:
    """Read "this time", "the moment" only as "now", not as "this time around"."""
    return [(found.span("all"), _reference("PRESENT_REF"))]


_NOUN_BEHIND: Final = re.compile(r"\s+[a-z]{3,}")


def _current(found: Found) -> Built:
    """Read "current" before what it describes."""
    follows = _NOUN_BEHIND.match(found.lexed.text, found.span().end)
    return _reference("PRESENT_REF") if follows else None


RULES: Final[tuple[Rule, ...]] = (
    rule("vague.present", "NOW", _present),
    rule("vague.present", "(?<=AT)(?P<all>THIS (?:TIME|MOMENT))", _moment),
    rule("vague.present", "(?<=AT)(?P<all>THE MOMENT)", _moment),
    rule(
        "vague.present",
        "(?P<all>THESE (?P<unit>UNITS))",
        lambda found: _moment(found) if found.words("unit") == "days" else None,
    ),
    rule("vague.present", "CURRENT (?!FISCAL|UNIT|UNITS|SEASON)", _current),
    rule(RECENT, "(?:THE)? RECENT (?P<unit>UNITS)", _recent),
    rule("vague.past", "RECENTLY", _past),
    rule(
        "vague.past",
        "(?:(?<=IN)|(?<=FROM)|(?<=OF))(?P<all>THE PAST)(?!COUNT|ANYUNIT|SEASON|SEASONS|MONTH|WEEKDAY)",
        _past,
    ),
    rule("vague.past", "LONG AGO", _past),
    # Kept only in a clause about the future: "soon divided" tells of the past.
    rule("vague.soon", "SOON (?!AFTER|BEFORE)", _soon),
    rule("vague.future", "(?:THE)? (?:SHORT|DISTANT)? FUTURE", _future),
    rule("vague.future", "THE SHORT TERM", _future),
)
