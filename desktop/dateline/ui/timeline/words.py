"""The words of the timeline: when an event is dated, the labels of the axis, what a bar counts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from dateline.explore.timeline import (
    OPEN_FUTURE,
    OPEN_PAST,
    RELATIONS,
    STATUSES,
    DaySpan,
    Ends,
    TimelineEvents,
)
from dateline.explore.timeline_scale import Level
from dateline.explore.timeline_units import Step, Unit
from dateline.model.annotations import Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.days import MINUTES_PER_DAY, civil, day_of_minute
from dateline.ui.wording import about, day_words, month_name, range_words, weekday_name, year_words

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_CONTEXT: Final = "Timeline"


def tr(text: str) -> str:
    """Return the text in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, text)


def span_words(days: DaySpan) -> str:
    """Return days as people write them, one day with its weekday."""
    return day_words(days.first) if days.count == 1 else range_words(days.first, days.last)


def when_words(events: TimelineEvents, row: int) -> str:
    """Return when an event is dated: `Tue 11 Mar 2025`, `by …`, `since …`, `until …`, `~…`."""
    earliest, latest = int(events.earliest[row]), int(events.latest[row])
    relation = RELATIONS[events.relation[row]]
    if earliest == OPEN_PAST and latest == OPEN_FUTURE:
        return tr("no date")
    first = day_of_minute(latest if earliest == OPEN_PAST else earliest)
    last = day_of_minute(earliest if latest == OPEN_FUTURE else latest)
    words = span_words(DaySpan(first, last))
    if events.ends[row] == Ends.APPROXIMATE:
        words = about(words)
    if relation is Relation.UNTIL:
        return tr("until {days}").format(days=words)
    if relation is Relation.SINCE or latest == OPEN_FUTURE:
        return tr("since {days}").format(days=words)
    if relation is Relation.BY or earliest == OPEN_PAST:
        return tr("by {days}").format(days=words)
    return words


def status_words(status: Status) -> str:
    """Return how an article reports something (DESIGN-UI section 5)."""
    return {
        Status.REPORTED: tr("Reported as fact"),
        Status.ATTRIBUTED: tr("Attributed"),
        Status.PLANNED: tr("Planned"),
        Status.DENIED: tr("Denied"),
        Status.CONDITIONAL: tr("If, might"),
    }[status]


def status_of(events: TimelineEvents, row: int) -> str:
    """Return the words for how the article reports an event."""
    return status_words(STATUSES[events.status[row]])


def confidence_of(events: TimelineEvents, row: int) -> str:
    """Return how sure the reading of an event is: sure, likely, unsure."""
    return tr(Confidence(int(events.confidence[row])).word)


def level_words(level: Level) -> str:
    """Return the name of a level of detail."""
    return {
        Level.DECADES: tr("Decades"),
        Level.YEARS: tr("Years"),
        Level.MONTHS: tr("Months"),
        Level.DAYS: tr("Days"),
        Level.HOURS: tr("Hours"),
    }[level]


def upper_words(unit: Unit, minute: int) -> str:
    """Return the label of a unit in the upper row of the axis."""
    day = day_of_minute(minute)
    if unit is Unit.DAY:
        return day_words(day)
    if unit is Unit.MONTH:
        year, month, _ = civil(day)
        return f"{tr(_MONTHS[month - 1])} {year_words(year)}"
    return _years_words(unit, day)


def lower_words(unit: Unit, minute: int) -> str:
    """Return the label of a unit in the lower row of the axis."""
    day = day_of_minute(minute)
    match unit:
        case Unit.HOUR:
            return f"{minute % MINUTES_PER_DAY // 60:02d}:00"
        case Unit.DAY | Unit.WEEK:
            return f"{weekday_name(day)} {civil(day)[2]}"
        case Unit.MONTH:
            return month_name(civil(day)[1])
        case _:
            return _years_words(unit, day)


def _years_words(unit: Unit, day: int) -> str:
    year = civil(day)[0]
    if unit is Unit.YEAR or year <= 0:
        return year_words(year)
    return tr("{year}s").format(year=year)


def widest_words(unit: Unit, *, upper: bool) -> tuple[str, ...]:
    """Return labels of a unit among which is the widest, to measure the room that it needs."""
    # 2000-05-22 to 28, two-digit days of every weekday, in a four-digit year.
    week = [730_261 + day for day in range(7)]
    years = (year_words(2000),) if unit is Unit.YEAR else (tr("{year}s").format(year=2000),)
    if upper:
        return {
            Unit.DAY: tuple(day_words(day) for day in week),
            Unit.MONTH: tuple(f"{tr(month)} 2000" for month in _MONTHS),
        }.get(unit, years)
    days = tuple(f"{weekday_name(day)} 28" for day in week)
    return {
        Unit.HOUR: ("00:00",),
        Unit.DAY: days,
        Unit.WEEK: days,
        Unit.MONTH: tuple(month_name(month) for month in range(1, 13)),
    }.get(unit, years)


def bin_words(step: Step, start: int, end: int) -> str:
    """Return the days of a histogram bin, `end` excluded."""
    if step.unit in {Unit.DECADE, Unit.CENTURY}:
        return _years_words(step.unit, day_of_minute(start))
    return span_words(DaySpan(day_of_minute(start), day_of_minute(end - 1)))


def per_bin_words(step: Step) -> str:
    """Return what a bar of the histogram counts."""
    if step.unit is Unit.MONTH and step.number > 1:
        return tr("Events a quarter")
    return {
        Unit.DAY: tr("Events a day"),
        Unit.WEEK: tr("Events a week"),
        Unit.MONTH: tr("Events a month"),
        Unit.YEAR: tr("Events a year"),
        Unit.DECADE: tr("Events a decade"),
        Unit.CENTURY: tr("Events a century"),
    }[step.unit]
