"""Stored frames and directions → values and intervals for a publication day; needs no model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple

from dateline.extraction.time.direction import COMING, Direction
from dateline.extraction.time.feasts import is_reckoned
from dateline.extraction.time.frames import Form, Frame, Lean, Modifier, Unit
from dateline.extraction.time.grammar.durations import MEASURE
from dateline.extraction.time.grammar.relative import OVERNIGHT
from dateline.extraction.time.grammar.vague import RECENT
from dateline.extraction.time.resolution.dates import resolve_date, resolve_written
from dateline.extraction.time.resolution.distances import resolve_offset, resolve_shift
from dateline.extraction.time.resolution.given import as_given, period_of
from dateline.extraction.time.resolution.reading import Context, Point, Reading, reason
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.spans import Field, Span
from dateline.model.timex import Anchor, AnchorKind, GivenDate, Granularity, Timex

_NONE_GIVEN: Final[Mapping[int, GivenDate]] = MappingProxyType({})
_LEAST_STORY_DATES: Final = 5
"""A text with fewer dates that carry their year is never read as a story of the past."""
_STORY_RATIO: Final = 10
"""So many dates with their year must come on one word like "yesterday" or "Tuesday"."""
_RECENT_YEARS: Final = 1
"""The year of publication and the one before it are news."""
_DAYPARTS: Final = {
    "MO": (5 * 60, 12 * 60 - 1),
    "MI": (11 * 60, 14 * 60 - 1),
    "AF": (12 * 60, 18 * 60 - 1),
    "EV": (17 * 60, 24 * 60 - 1),
    "NI": (18 * 60, 24 * 60 - 1),
    "DT": (6 * 60, 20 * 60 - 1),
}
"""The minutes of a day that each TIMEX3 part of it can mean; none leaves its day."""
_DAY: Final = 24 * 60
_MORNING: Final = 6 * 60
"""The minute at which a night ends that is named by both its days."""
_ASIDE: Final = frozenset({"since", "until", "till", "compared", "than"})
"""Words whose dates bound a stretch or compare, and are not where a story stands."""
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


def resolve_all(
    timexes: Sequence[Timex],
    published_day: int | None,
    given: Mapping[int, GivenDate] = _NONE_GIVEN,
) -> tuple[Timex, ...]:
    """Return `timexes` with everything that leans on the publication day read anew.

    `published_day` is a day number (`model.days`) or None, `given` the dates that a person gave, by
    place in `timexes`. Order, fields and spans stay; each result depends on these and on the frames
    and directions alone, so resolving twice changes nothing. Raises
    ValueError where a frame or direction is not what this version wrote.
    """
    marks = [
        _Mark(
            timex.field,
            _in_century(Frame.loads(timex.frame), published_day),
            Direction.loads(timex.direction),
        )
        for timex in timexes
    ]
    narrative = _is_story([mark.frame for mark in marks], published_day)
    contexts: dict[Field, Context] = {}
    resolved: list[Timex] = []
    for index, (timex, mark) in enumerate(zip(timexes, marks, strict=True)):
        if mark.field not in contexts:
            written = tuple(_written_points(marks, mark.field, given))
            contexts[mark.field] = Context(published_day, narrative, written)
        context = contexts[mark.field]
        context.index = index
        if index in given:
            period = period_of(given[index])
            if period is not None:
                context.add(mark.point(index, period), aside=False)
            resolved.append(as_given(timex, mark.frame, given[index]))
            continue
        reading = resolve(mark.frame, mark.direction, context)
        if reading.period is not None and _leads(mark.frame, reading, context):
            aside = mark.direction.tense in COMING or mark.direction.link in _ASIDE
            context.add(mark.point(index, reading.period), aside=aside)
        resolved.append(_filled(timex, mark, reading, context))
    return tuple(resolved)


_FAR_AHEAD: Final = 10
"""A year in two figures that would lie further ahead of publication is of the century before."""


def _in_century(frame: Frame, published: int | None) -> Frame:
    if not frame.short_year or frame.year is None or published is None:
        return frame
    ahead = frame.year - days.civil(published)[0]
    return replace(frame, year=frame.year - 100) if ahead > _FAR_AHEAD else frame


class _Mark(NamedTuple):
    """What is stored of one expression."""

    field: Field
    frame: Frame
    direction: Direction

    def point(self, index: int, period: Period) -> Point:
        """Return the expression, read as `period`, as a point of the text."""
        where = self.direction
        written = self.frame.year is not None
        return Point(index, period, where.sentence, where.paragraph, written)


def _written_points(
    marks: Sequence[_Mark], field: Field, given: Mapping[int, GivenDate]
) -> Iterator[Point]:
    """Yield the dates of `field` that carry their year, written or given."""
    for index, mark in enumerate(marks):
        if mark.field is field and index in given:
            period = period_of(given[index])
            if period is not None:
                yield mark.point(index, period)
        elif mark.field is field and mark.frame.form is Form.DATE and mark.frame.year is not None:
            period = resolve_written(mark.frame).period
            if period is not None:
                yield mark.point(index, period)


def resolve(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Return the reading of one frame in its context."""
    match frame.form:
        case Form.DATE:
            return resolve_date(frame, direction, context)
        case Form.SHIFT:
            return resolve_shift(frame, direction, context)
        case Form.OFFSET:
            return resolve_offset(frame, direction, context)
        case Form.DURATION:
            loose = frame.count is None or frame.rule in {"duration.past", MEASURE}
            vague = Confidence.UNSURE if loose else Confidence.LIKELY
            return Reading("duration", reason("duration"), vague, frame.value)
        case Form.SET:
            every = frame.rule == "set.every"
            certain = Confidence.LIKELY if every else Confidence.UNSURE
            return Reading("set", reason("set"), certain, frame.value)
        case Form.REF:
            return Reading("reference", reason("reference"), Confidence.UNSURE, frame.value)


def _is_story(frames: Sequence[Frame], published: int | None) -> bool:
    """Whether the text tells a past in order: dates with years, long before publication as a rule,
    hardly a word like "yesterday".

    A text without a publication day and without such words is one as soon as it has a year.
    """
    years = [frame.year for frame in frames if frame.year is not None]
    deictic = sum(_is_deictic(frame) for frame in frames)
    if published is None:
        return bool(years) and len(years) >= _STORY_RATIO * deictic
    recent = days.civil(published)[0] - _RECENT_YEARS
    bygone = sum(year < recent for year in years)
    return (
        len(years) >= _LEAST_STORY_DATES
        and len(years) >= _STORY_RATIO * deictic
        and 2 * bygone >= len(years)
    )


def _is_deictic(frame: Frame) -> bool:
    if frame.rule == RECENT:
        return False
    return (
        frame.form in {Form.SHIFT, Form.OFFSET} and frame.lean is Lean.PUBLICATION
    ) or frame.weekday is not None


def _leads(frame: Frame, reading: Reading, context: Context) -> bool:
    """Whether later expressions may lean on it.

    Not on a bare time of day or night, nor on a year far off that is only compared with; in a story not on
    what was counted from the publication day.
    """
    if frame.form is Form.DATE and frame.timed and not frame.dated:
        return False
    if frame.rule == OVERNIGHT:
        return False
    if frame.form is Form.OFFSET and frame.unit in {Unit.YEAR, Unit.DECADE, Unit.CENTURY}:
        return False
    return not (context.narrative and reading.anchor.kind is AnchorKind.PUBLICATION)


def _filled(timex: Timex, mark: _Mark, reading: Reading, context: Context) -> Timex:
    frame = mark.frame
    value, first, last, granularity = reading.value, None, None, reading.granularity
    why = reading.reason
    if reading.period is not None:
        begin, last = _narrowed(reading.period, frame, context)
        first = _not_over(begin, last, mark, context)
        why = _with_part(reading, frame, (begin, last), first)
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
        reason=why,
        confidence=_confidence(frame, reading),
    )


_PARTS: Final = {
    Modifier.START: "part_start",
    Modifier.MID: "part_mid",
    Modifier.END: "part_end",
    Modifier.EARLIER: "part_earlier",
    Modifier.LATER: "part_later",
    Modifier.FIRST_HALF: "part_first_half",
    Modifier.SECOND_HALF: "part_second_half",
}
"""The reasons of what lies in a part of its period, by the word that says which."""


def _with_part(reading: Reading, frame: Frame, narrowed: tuple[int, int], first: int) -> Message:
    """Return the reason, with that of each cut that left `narrowed`, then only what follows `first`.

    A time of day has its own ends, and a term ("before the end of the year") is no part.
    """
    period, why = reading.period, reading.reason
    if period is None or (frame.timed and period.granularity is Granularity.DAY):
        return why
    whole = (days.first_minute(period.first), days.last_minute(period.last))
    if frame.holiday is not None and is_reckoned(frame.holiday):
        why = reason("reckoned", whole=why)
    part = None if frame.modifier is None else _PARTS.get(frame.modifier)
    if part is not None and narrowed != whole and first >= narrowed[0]:
        why = reason(part, whole=why)
    return why if first == narrowed[0] else reason("part_ahead", whole=why)


def _mod(frame: Frame) -> str | None:
    return frame.modifier.value if frame.modifier in _TIMEX3_MODS and frame.modifier else None


def _confidence(frame: Frame, reading: Reading) -> Confidence:
    """Return the reading's confidence, less where its ends are open.

    A part of a period ("late last month") is at most likely: nobody says where it begins. A
    financial year is unsure, for its first month depends on whose it is, and so is a feast whose
    day depends on who sees the moon.
    """
    if frame.fiscal or (frame.holiday is not None and is_reckoned(frame.holiday)):
        return Confidence.UNSURE
    if frame.modifier is not None and frame.form not in {Form.DURATION, Form.SET}:
        return min(reading.confidence, Confidence.LIKELY)
    return reading.confidence


def _narrowed(period: Period, frame: Frame, context: Context) -> tuple[int, int]:
    """Return the first and last minute; START, MID and END are thirds of the period."""
    first, last = period.first, period.last
    third, half = (last - first + 1) // 3, (last - first + 2) // 2
    match frame.modifier:
        case Modifier.START if third:
            last = first + third - 1
        case Modifier.MID if third:
            first, last = first + third, last - third
        case Modifier.END if third:
            first = last - third + 1
        case Modifier.FIRST_HALF:
            last = first + half - 1
        case Modifier.SECOND_HALF:
            first = last - half + 1
        case Modifier.EARLIER | Modifier.LATER:
            first, last = _around_anchor(first, last, frame, context)
        case _:
            pass
    if frame.holiday is not None and is_reckoned(frame.holiday):
        first, last = first - 1, last + 1
    return days.first_minute(first), days.last_minute(last)


_TERMS: Final = frozenset({"by", "before"})
"""Words before an end that is the last day for something: "before the end of the year"."""


def _not_over(first: int, last: int, mark: _Mark, context: Context) -> int:
    """Return the first minute, never before publication where the clause tells what is to come.

    What is to be done "before the end of the year" may be done from publication on.
    """
    if mark.direction.tense not in COMING or context.published is None:
        return first
    now = days.first_minute(context.published)
    term = mark.frame.modifier is Modifier.END and mark.direction.link in _TERMS
    return now if now <= last and (first < now or term) else first


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
    if frame.until_morning:
        end = _DAY + _MORNING
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
