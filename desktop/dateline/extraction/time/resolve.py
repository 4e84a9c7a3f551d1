"""Stored frames and directions → values and intervals for a publication day; needs no model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.extraction.time.direction import COMING, Direction
from dateline.extraction.time.frames import Form, Frame, Lean, Modifier, Unit
from dateline.extraction.time.resolution.dates import resolve_date
from dateline.extraction.time.resolution.distances import resolve_offset, resolve_shift
from dateline.extraction.time.resolution.reading import Context, Point, Reading, reason
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span
from dateline.model.timex import Anchor, AnchorKind, Granularity, Timex

_LEAST_STORY_DATES: Final = 5
"""A text with fewer dates that carry their year is never read as a story of the past."""
_STORY_RATIO: Final = 3
"""So many dates with their year must come on one word like "yesterday" or "Tuesday"."""
_DAYPARTS: Final = {
    "MO": (5 * 60, 12 * 60 - 1),
    "MI": (11 * 60, 14 * 60 - 1),
    "AF": (12 * 60, 18 * 60 - 1),
    "EV": (17 * 60, 24 * 60 - 1),
    "NI": (18 * 60, 24 * 60 - 1),
    "DT": (6 * 60, 20 * 60 - 1),
}
"""The minutes of a day that each TIMEX3 part of it can mean; none leaves its day."""
_ASIDE: Final = frozenset({"since", "until", "till"})
"""Prepositions whose dates bound a stretch and are not where a story stands."""
_TIMEX3_MODS: Final = frozenset(
    {
        Modifier.START,
        Modifier.MID,
        Modifier.END,
        Modifier.APPROX,
        Modifier.LESS_THAN,
        Modifier.MORE_THAN,
        Modifier.BEFORE,
        Modifier.AFTER,
    }
)


def resolve_all(timexes: Sequence[Timex], published_day: int | None) -> tuple[Timex, ...]:
    """Return `timexes` with everything that leans on the publication day read anew.

    `published_day` is a day number (`model.days`) or None. Order, fields and spans stay; each
    result depends on the frames and directions alone, so resolving twice changes nothing. Raises
    ValueError where a frame or direction is not what this version wrote.
    """
    frames = [Frame.loads(timex.frame) for timex in timexes]
    narrative = published_day is None or _is_story(frames)
    context = Context(published_day, narrative)
    resolved: list[Timex] = []
    for index, (timex, frame) in enumerate(zip(timexes, frames, strict=True)):
        if index and timex.field is not timexes[index - 1].field:
            context = Context(published_day, narrative)
        direction = Direction.loads(timex.direction)
        reading = resolve(frame, direction, context)
        if reading.period is not None and _leads(frame, reading, context):
            context.add(
                Point(
                    index,
                    reading.period,
                    direction.sentence,
                    direction.paragraph,
                    frame.year is not None,
                ),
                aside=direction.tense in COMING or direction.link in _ASIDE,
            )
        resolved.append(_filled(timex, frame, reading, context))
    return tuple(resolved)


def resolve(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Return the reading of one frame in its context."""
    match frame.form:
        case Form.DATE:
            return resolve_date(frame, direction, context)
        case Form.SHIFT:
            return resolve_shift(frame, context)
        case Form.OFFSET:
            return resolve_offset(frame, context)
        case Form.DURATION:
            return Reading("duration", reason("duration"), Confidence.LIKELY, frame.value)
        case Form.SET:
            return Reading("set", reason("set"), Confidence.LIKELY, frame.value)
        case Form.REF:
            return Reading("reference", reason("reference"), Confidence.LIKELY, frame.value)


def _is_story(frames: Sequence[Frame]) -> bool:
    """Whether the text tells a past in order (dates with years, hardly a word like "yesterday")."""
    written = sum(frame.year is not None for frame in frames)
    deictic = sum(_is_deictic(frame) for frame in frames)
    return written >= _LEAST_STORY_DATES and written >= _STORY_RATIO * deictic


def _is_deictic(frame: Frame) -> bool:
    return (
        frame.form in {Form.SHIFT, Form.OFFSET} and frame.lean is Lean.PUBLICATION
    ) or frame.weekday is not None


def _leads(frame: Frame, reading: Reading, context: Context) -> bool:
    """Whether later expressions may lean on it.

    Not on a bare time of day, nor on a year far off that is only compared with; in a story not on
    what was counted from the publication day.
    """
    if frame.form is Form.DATE and frame.timed and not frame.dated:
        return False
    if frame.form is Form.OFFSET and frame.unit in {Unit.YEAR, Unit.DECADE, Unit.CENTURY}:
        return False
    return not (context.narrative and reading.anchor.kind is AnchorKind.PUBLICATION)


def _filled(timex: Timex, frame: Frame, reading: Reading, context: Context) -> Timex:
    value, first, last, granularity = reading.value, None, None, reading.granularity
    if reading.period is not None:
        first, last = _narrowed(reading.period, frame, context)
        if frame.timed and reading.period.granularity is Granularity.DAY:
            value, first, last, granularity = _at_time(frame, reading.period)
    elif reading.bounds != (None, None):
        near, far = reading.bounds
        first = None if near is None else days.first_minute(near)
        last = None if far is None else days.last_minute(far)
    return replace(
        timex,
        type=frame.type,
        value=value,
        mod=_mod(frame),
        earliest=first,
        latest=last,
        granularity=granularity,
        anchor=reading.anchor,
        rule=f"{frame.rule}/{reading.resolution}",
        reason=reading.reason,
        confidence=_confidence(frame, reading),
    )


def _mod(frame: Frame) -> str | None:
    return frame.modifier.value if frame.modifier in _TIMEX3_MODS and frame.modifier else None


def _confidence(frame: Frame, reading: Reading) -> Confidence:
    """Return the reading's confidence, less where its ends are open.

    A part of a period ("late last month") is at most likely: nobody says where it begins. A
    financial year is unsure: its first month depends on whose it is.
    """
    if frame.fiscal:
        return Confidence.UNSURE
    if frame.modifier is not None and frame.form not in {Form.DURATION, Form.SET}:
        return min(reading.confidence, Confidence.LIKELY)
    return reading.confidence


def _narrowed(period: Period, frame: Frame, context: Context) -> tuple[int, int]:
    """Return the first and last minute; START, MID and END are thirds of the period."""
    first, last = period.first, period.last
    third = (last - first + 1) // 3
    match frame.modifier:
        case Modifier.START if third:
            last = first + third - 1
        case Modifier.MID if third:
            first, last = first + third, last - third
        case Modifier.END if third:
            first = last - third + 1
        case Modifier.EARLIER | Modifier.LATER:
            first, last = _around_anchor(first, last, frame, context)
        case _:
            pass
    return days.first_minute(first), days.last_minute(last)


def _around_anchor(first: int, last: int, frame: Frame, context: Context) -> tuple[int, int]:
    """Cut "earlier this year", "later that month" at the day they are counted from."""
    if frame.lean is Lean.PUBLICATION:
        base = context.published
    else:
        base = next(
            (
                point.period.first
                for point in reversed(context.points[:-1])
                if first <= point.period.first <= last and point.period.last < last
            ),
            None,
        )
    if base is None or not first <= base <= last:
        return first, last
    return (first, base) if frame.modifier is Modifier.EARLIER else (base, last)


def _at_time(frame: Frame, period: Period) -> tuple[str, int, int, Granularity]:
    """Return value and minutes of a time of day; zones are kept in the frame, never added."""
    start = days.first_minute(period.first)
    if frame.hour is not None:
        minute = start + 60 * frame.hour + (frame.minute or 0)
        value = f"{period.value}T{frame.hour:02d}:{frame.minute or 0:02d}"
        return value, minute, minute, Granularity.MINUTE
    begin, end = _DAYPARTS[frame.daypart or "DT"]
    return f"{period.value}T{frame.daypart}", start + begin, start + end, Granularity.DAYPART


def unresolved(field: Field, span: Span, frame: Frame, direction: Direction) -> Timex:
    """Return the time expression of a frame before `resolve_all` has read it."""
    return Timex(
        field=field,
        span=span,
        type=frame.type,
        value=None,
        mod=None,
        earliest=None,
        latest=None,
        granularity=Granularity.VAGUE,
        anchor=Anchor(),
        rule=frame.rule,
        reason=reason("no_publication"),
        confidence=Confidence.UNSURE,
        frame=frame.dumps(),
        direction=direction.dumps(),
    )
