"""The words of the window: days and ranges as people write them, counts, and spoken messages."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from dateline.model.days import civil, day_from_iso, days_in_month, weekday
from dateline.model.messages import Argument, Message, catalogue, template
from dateline.model.quoting import bare_words, inside_quotes

_EN_DASH = "–"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
_ISO_DAY_LENGTH = len("2025-03-13")
_ISO_MONTH_LENGTH = len("2025-03")
_MOST_QUOTED = 56
"""Letters of a title or of pinned words in a sentence: enough to know them again."""


def month_name(month: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return QCoreApplication.translate("Dates", _MONTHS[month - 1])


def weekday_name(day: int) -> str:
    """Return the short name of the weekday of a day number."""
    return QCoreApplication.translate("Dates", _WEEKDAYS[weekday(day)])


def year_words(year: int) -> str:
    """Return an astronomical year as people write it (`2025`, `44 BC` for -43)."""
    if year > 0:
        return str(year)
    return QCoreApplication.translate("Dates", "{year} BC").format(year=1 - year)


def day_words(day: int, *, with_weekday: bool = True) -> str:
    """Return a day number as `Tue 11 Mar 2025`."""
    year, month, of_month = civil(day)
    words = f"{of_month} {month_name(month)} {year_words(year)}"
    return f"{weekday_name(day)} {words}" if with_weekday else words


def short_day_words(day: int, *, beside: int | None = None) -> str:
    """Return a day number as `11 Mar`, with its year unless it is the year of the day `beside`."""
    year, month, of_month = civil(day)
    words = f"{of_month} {month_name(month)}"
    if beside is not None and civil(beside)[0] == year:
        return words
    return f"{words} {year_words(year)}"


def range_words(first: int, last: int, *, beside: int | None = None) -> str:
    """Return the days from `first` to `last` in the shortest plain form.

    `21–28 Feb 2025`, `28 Feb – 3 Mar 2025`, `30 Dec 2024 – 2 Jan 2025`; whole months and years as
    `Feb 2025`, `Jun–Aug 2024`, `2024`, `2022–2024`. The year is left out where it is the year of
    the day `beside`. One day is that day.
    """
    start, end = civil(first), civil(last)
    hidden_year = civil(beside)[0] if beside is not None else None
    year = (
        ""
        if hidden_year is not None and start[0] == end[0] == hidden_year
        else f" {year_words(end[0])}"
    )
    if first == last:
        return f"{start[2]} {month_name(start[1])}{year}"
    if start[2] == 1 and end[2] == days_in_month(end[0], end[1]):
        return _whole_months(start, end, year)
    if start[:2] == end[:2]:
        return f"{start[2]}{_EN_DASH}{end[2]} {month_name(end[1])}{year}"
    head = f"{start[2]} {month_name(start[1])}"
    if start[0] != end[0]:
        head = f"{head} {year_words(start[0])}"
    return f"{head} {_EN_DASH} {end[2]} {month_name(end[1])}{year}"


def _whole_months(start: tuple[int, int, int], end: tuple[int, int, int], year: str) -> str:
    if (start[1], end[1]) == (1, 12):
        if start[0] == end[0]:
            return year_words(end[0])
        return f"{year_words(start[0])}{_EN_DASH}{year_words(end[0])}"
    if start[:2] == end[:2]:
        return f"{month_name(end[1])}{year}"
    if start[0] == end[0]:
        return f"{month_name(start[1])}{_EN_DASH}{month_name(end[1])}{year}"
    return f"{month_name(start[1])} {year_words(start[0])} {_EN_DASH} {month_name(end[1])}{year}"


def interval_words(first: int | None, last: int | None, *, beside: int | None = None) -> str:
    """Return an interval of day numbers whose ends may be open: `since …`, `until …`, or ""."""
    if first is not None and last is not None:
        return range_words(first, last, beside=beside)
    if first is not None:
        return QCoreApplication.translate("Dates", "since {day}").format(
            day=short_day_words(first, beside=beside)
        )
    if last is not None:
        return QCoreApplication.translate("Dates", "until {day}").format(
            day=short_day_words(last, beside=beside)
        )
    return ""


def about(words: str) -> str:
    """Return a date that is not exact, as `~3–10 Mar 2025`."""
    return f"~{words}"


def iso_words(iso: str, *, with_weekday: bool = True) -> str:
    """Return an ISO 8601 date in the precision it has: `Thu 13 Mar 2025`, `Mar 2025`, `2025`.

    A time of day is left out. A text that is no ISO date is returned as it stands.
    """
    try:
        if len(iso) >= _ISO_DAY_LENGTH:
            return day_words(day_from_iso(iso), with_weekday=with_weekday)
        if len(iso) == _ISO_MONTH_LENGTH:
            first = day_from_iso(f"{iso}-01")
            return f"{month_name(civil(first)[1])} {year_words(civil(first)[0])}"
    except ValueError:
        return iso
    return iso


def moment_words(utc: str) -> str:
    """Return an ISO 8601 UTC time in the time of this computer, as `13 Mar 2025, 14:05`.

    A text that is no such time is returned as it stands.
    """
    at = QDateTime.fromString(utc, Qt.DateFormat.ISODate).toLocalTime()
    if not at.isValid():
        return utc
    return f"{iso_words(at.toString('yyyy-MM-dd'), with_weekday=False)}, {at.toString('HH:mm')}"


def number_words(number: int) -> str:
    """Return a whole number with separators, as in `1,131`."""
    return _ENGLISH.toString(number)


def count_words(number: int, *, one: str, other: str) -> str:
    """Return `one` or `other` with `{n}` filled in: `count_words(2, one="{n} hit", other="{n} hits")`."""
    words = one if number == 1 else other
    return QCoreApplication.translate("Counts", words).format(n=number_words(number))


def say(message: Message) -> str:
    """Return the sentence of a message in the language of the window.

    A translation is looked up by the message's id in the context "Messages"; where there is none,
    the English catalogue is used. Numbers get separators. Raises KeyError for an unknown id.
    """
    english = template(message)
    key = message.id if message.id in catalogue() else f"{message.id}.{_number_form(message)}"
    translated = QCoreApplication.translate("Messages", key)
    words = english if translated == key else translated
    arguments = {
        name: number_words(value) if name == "n" and isinstance(value, int) else _said(value)
        for name, value in message.arguments
    }
    for name, value in arguments.items():
        if isinstance(value, str) and f"“{{{name}}}”" in words:
            arguments[name] = inside_quotes(value)
    return words.format_map(arguments)


def _said(value: Argument) -> Argument:
    return say(value) if isinstance(value, Message) else value


def say_done(name: Message) -> str:
    """Return what is said once the command called `name` is carried out: "Pinned: “The ferry …”".

    Words from the library are shortened after a whole word; a command without a sentence of its
    own is said by its name.
    """
    known = {message_id.removesuffix(".one") for message_id in catalogue()}
    done = name.id.replace("editing.", "editing.done.", 1)
    if done not in known:
        words = say(name)
        return words[:1].upper() + words[1:]
    return say(Message(done, tuple((key, _shortened(value)) for key, value in name.arguments)))


def _shortened(value: Argument) -> Argument:
    if not isinstance(value, str):
        return value
    words = bare_words(value)
    return shorten(words, width=_MOST_QUOTED, placeholder="…") or words[:_MOST_QUOTED] + "…"


def _number_form(message: Message) -> str:
    return "one" if dict(message.arguments).get("n") == 1 else "other"
