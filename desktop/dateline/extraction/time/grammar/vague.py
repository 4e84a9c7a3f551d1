"""Rules for the past, the present and the future as such."""

from __future__ import annotations

from typing import Final

from dateline.extraction.time.frames import Form, Frame
from dateline.extraction.time.rules import Built, Found, Rule, rule


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
    """Read "soon", but not the conjunction "as soon as"."""
    after = found.lexed.text[found.span().end :][:4].lower()
    if after.startswith(" as "):
        return None
    return Frame("vague.soon", Form.REF, value="FUTURE_REF")


def _moment(found: Found) -> Built:
    """Read "this time", "the moment" only as "now", not as "this time around"."""
    return [(found.span("all"), _reference("PRESENT_REF"))]


RULES: Final[tuple[Rule, ...]] = (
    rule("vague.present", "NOW", _present),
    rule("vague.present", "(?<=AT)(?P<all>THIS (?:TIME|MOMENT))", _moment),
    rule("vague.present", "(?<=AT)(?P<all>THE MOMENT)", _moment),
    rule(
        "vague.present",
        "(?P<all>THESE (?P<unit>UNITS))",
        lambda found: _moment(found) if found.words("unit") == "days" else None,
    ),
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
