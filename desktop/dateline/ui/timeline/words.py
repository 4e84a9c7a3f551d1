"""The words of the timeline: days, spans, axis labels, statuses, as a person reads them."""

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
from dateline.model.days import MINUTES_PER_DAY, civil, day_of_minute, days_in_month, weekday

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
_SHORT_MONTHS: Final = tuple(name[:3] for name in _MONTHS)
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RANGE: Final = "–"


def tr(text: str, number: int = -1) -> str:
    """Return the translated text; `%n` in it becomes `number` in its plural form."""
    translated = QCoreApplication.translate("Timeline", text, None, number)
    return translated.replace("%n", f"{number:,}")


def year_text(year: int) -> str:
    """Return an astronomical year as a person writes it: 2025, 44 BC."""
    return str(year) if year > 0 else tr("{year} BC").format(year=1 - year)


def month_text(month: int, *, short: bool) -> str:
    """Return the name of month 1 to 12."""
    return tr((_SHORT_MONTHS if short else _MONTHS)[month - 1])


def day_text(day: int, *, year: bool = True) -> str:
    """Return a day number as `Tue 11 Mar 2025`."""
    number, month, of_month = civil(day)
    text = f"{tr(_WEEKDAYS[weekday(day)])} {of_month} {month_text(month, short=True)}"
    return f"{text} {year_text(number)}" if year else text


def span_text(days: DaySpan) -> str:
    """Return days as a person writes them: a day, `21–28 Feb 2025`, `Mar 2025`, `2022–2025`."""
    if days.count == 1:
        return day_text(days.first)
    year, month, day = civil(days.first)
    last_year, last_month, last_day = civil(days.last)
    whole_months = day == 1 and last_day == days_in_month(last_year, last_month)
    if whole_months and (month, last_month) == (1, 12):
        first, last = year_text(year), year_text(last_year)
        return first if year == last_year else f"{first}{_RANGE}{last}"
    first_part = [] if whole_months else [str(day)]
    last_part = [] if whole_months else [str(last_day)]
    end = [*last_part, month_text(last_month, short=True), year_text(last_year)]
    if (year, month) == (last_year, last_month):
        return " ".join(end) if whole_months else f"{day}{_RANGE}{' '.join(end)}"
    begin = [*first_part, month_text(month, short=True)]
    if year != last_year:
        begin.append(year_text(year))
    gap = _RANGE if len(begin) == 1 else f" {_RANGE} "
    return f"{' '.join(begin)}{gap}{' '.join(end)}"


def when_text(events: TimelineEvents, row: int) -> str:
    """Return when an event is dated, with "by", "since" or "until" and "~" for an approximate one."""
    earliest, latest = int(events.earliest[row]), int(events.latest[row])
    relation = RELATIONS[events.relation[row]]
    if relation in {Relation.BY, Relation.UNTIL} or earliest == OPEN_PAST:
        span = (
            DaySpan(day_of_minute(latest), day_of_minute(latest)) if latest != OPEN_FUTURE else None
        )
        words = tr("until {days}") if relation is Relation.UNTIL else tr("by {days}")
    elif relation is Relation.SINCE or latest == OPEN_FUTURE:
        first = day_of_minute(earliest)
        last = first if latest == OPEN_FUTURE else day_of_minute(latest)
        span, words = DaySpan(first, last), tr("since {days}")
    else:
        span, words = DaySpan(day_of_minute(earliest), day_of_minute(latest)), "{days}"
    if span is None:
        return tr("no date")
    about = "~" if events.ends[row] == Ends.APPROXIMATE else ""
    return words.format(days=f"{about}{span_text(span)}")


def status_text(status: Status) -> str:
    """Return how the article reports it (DESIGN-UI section 5)."""
    return {
        Status.REPORTED: tr("Reported as fact"),
        Status.ATTRIBUTED: tr("Attributed"),
        Status.PLANNED: tr("Planned"),
        Status.DENIED: tr("Denied"),
        Status.CONDITIONAL: tr("If, might"),
    }[status]


def status_of(events: TimelineEvents, row: int) -> str:
    """Return the words for how the article reports an event."""
    return status_text(STATUSES[events.status[row]])


def confidence_of(events: TimelineEvents, row: int) -> str:
    """Return how sure the reading of an event is: sure, likely, unsure."""
    return tr(Confidence(int(events.confidence[row])).word)


def level_text(level: Level) -> str:
    """Return the name of a level of detail."""
    return {
        Level.DECADES: tr("Decades"),
        Level.YEARS: tr("Years"),
        Level.MONTHS: tr("Months"),
        Level.DAYS: tr("Days"),
        Level.HOURS: tr("Hours"),
    }[level]


def upper_text(unit: Unit, minute: int) -> str:
    """Return the label of a unit in the upper row of the axis."""
    if unit is Unit.DAY:
        return day_text(day_of_minute(minute))
    return _unit_text(unit, minute, short=False)


def lower_text(unit: Unit, minute: int) -> str:
    """Return the label of a unit in the lower row of the axis."""
    day = day_of_minute(minute)
    match unit:
        case Unit.HOUR:
            return f"{minute % MINUTES_PER_DAY // 60:02d}:00"
        case Unit.DAY | Unit.WEEK:
            return f"{tr(_WEEKDAYS[weekday(day)])} {civil(day)[2]}"
        case Unit.MONTH:
            return month_text(civil(day)[1], short=True)
        case _:
            return _unit_text(unit, minute, short=True)


def bin_text(step: Step, start: int, end: int) -> str:
    """Return the days of a histogram bin, `end` excluded."""
    if step.unit in {Unit.DECADE, Unit.CENTURY}:
        return _unit_text(step.unit, start, short=False)
    return span_text(DaySpan(day_of_minute(start), day_of_minute(end - 1)))


def per_bin_text(step: Step) -> str:
    """Return what a bar of the histogram counts."""
    if step.number > 1:
        return tr("Events a quarter")
    return {
        Unit.DAY: tr("Events a day"),
        Unit.WEEK: tr("Events a week"),
        Unit.MONTH: tr("Events a month"),
        Unit.DECADE: tr("Events a decade"),
        Unit.CENTURY: tr("Events a century"),
    }.get(step.unit, tr("Events a year"))


def _unit_text(unit: Unit, minute: int, *, short: bool) -> str:
    year, month, _ = civil(day_of_minute(minute))
    match unit:
        case Unit.MONTH:
            return f"{month_text(month, short=short)} {year_text(year)}"
        case Unit.DECADE | Unit.CENTURY:
            return tr("{year}s").format(year=year) if year > 0 else year_text(year)
        case _:
            return year_text(year)


def widest_texts(unit: Unit, *, upper: bool) -> tuple[str, ...]:
    """Return labels of a unit among which is the widest, to measure the room that one needs."""
    match unit:
        case Unit.HOUR:
            return ("00:00",)
        case Unit.DAY if upper:
            return tuple(f"{tr(day)} 28 {month_text(5, short=True)} 2028" for day in _WEEKDAYS)
        case Unit.DAY | Unit.WEEK:
            return tuple(f"{tr(day)} 28" for day in _WEEKDAYS)
        case Unit.MONTH:
            months = [month_text(month, short=not upper) for month in range(1, 13)]
            return tuple(f"{name} 2028" for name in months) if upper else tuple(months)
        case Unit.YEAR:
            return ("2028",)
        case _:
            return (tr("{year}s").format(year=2028),)
