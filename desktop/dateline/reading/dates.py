"""Printed publication dates to ISO 8601 in the precision they were printed in, never shifted."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from dateline.model.days import days_in_month

EARLIEST_YEAR: Final = 1600
"""The first printed newspapers; a year before is no publication year."""
_LATEST_YEAR: Final = 2100

# Month names and their short forms in the languages of the readers' files, folded, without dots.
_MONTH_NAMES: Final = """
january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń январь января січень січня ianuarie ledna januára siječnja januara јануар јануара януари ocak ιανουαρίου január tammikuuta
february feb februar février fevrier févr febrero febbraio fevereiro fev februari lutego luty февраль февраля лютий лютого februarie února februára veljače februara фебруар фебруара февруари şubat φεβρουαρίου február helmikuuta
march mar märz maerz mär mars marzo março marco maart marca marzec март марта березень березня martie března ožujka marta mart μαρτίου március maaliskuuta marts maret
april apr avril avr abril abr aprile kwietnia kwiecień апрель апреля квітень квітня aprilie dubna apríla travnja aprila април nisan απριλίου április huhtikuuta
may mai mayo maggio mag maio mei maja maj май мая травень травня května mája svibnja мај mayıs μαΐου május toukokuuta
june jun juni juin junio giugno giu junho czerwca czerwiec июнь июня червень червня iunie června lipnja juna јун јуна юни haziran ιουνίου június kesäkuuta
july jul juli juillet juil julio luglio lug julho lipca lipiec июль июля липень липня iulie července srpnja јул јула юли temmuz ιουλίου július heinäkuuta jula
august aug août aout agosto ago augustus augusti sierpnia sierpień август августа серпень серпня srpna augusta kolovoza avgusta avgust ağustos αυγούστου augusztus elokuuta
september sep sept septembre septiembre settembre set setembro września wrzesień сентябрь сентября вересень вересня septembrie září septembra rujna септембар септембра септември eylül σεπτεμβρίου szeptember syyskuuta
october oct oktober okt octobre octubre ottobre ott outubro października październik октябрь октября жовтень жовтня octombrie října októbra oktobra октобар октобра октомври ekim οκτωβρίου október lokakuuta
november nov novembre noviembre novembro listopada listopad ноябрь ноября листопад листопада noiembrie listopadu novembra studenoga studenog новембар новембра ноември kasım νοεμβρίου marraskuuta
december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember grudnia grudzień декабрь декабря грудень грудня decembrie prosince decembra prosinca децембар децембра декември aralık δεκεμβρίου joulukuuta
"""
_MONTHS: Final = {
    name: number
    for number, line in enumerate(_MONTH_NAMES.strip().splitlines(), start=1)
    for name in line.split()
}
# Zones whose letters mean one offset in news (RFC 822 and European usage); others are left out.
_ZONES: Final = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "bst": "+01:00", "cet": "+01:00", "mez": "+01:00",
    "cest": "+02:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
    "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
}  # fmt: skip

_WORD = r"[^\W\d_]{3,12}"
_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)"
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?)?(?!\d)")
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:of|de))?[\s-]+({_WORD})\.?,?(?:\s+(?:de|del))?[\s-]+(\d{{4}})(?!\d)"
)
_MONTH_DAY_YEAR = re.compile(
    rf"({_WORD})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{{4}})(?!\d)"
)
_MONTH_YEAR = re.compile(rf"({_WORD})\.?,?\s+(\d{{4}})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d)?(?:\s?([ap])\.?m\b\.?)?"
    r"(?:\s?\(?([A-Za-z]{1,4})\b\)?|\s?(?:UTC|GMT)?\s?([+-]\d{2}:?\d{2}))?"
    r"|(?<![\d:.])(1[0-2]|0?[1-9])\s?([ap])\.?m\b\.?(?:\s?([A-Za-z]{2,4})\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed. `value` is ISO 8601 with what was printed (month, day, minute, offset).

    `start` and `end` bound the expression, its time of day included, in the text that was read.
    `is_certain` is False where day and month could be the other way round.
    """

    value: str
    start: int
    end: int
    is_certain: bool = True

    @property
    def day(self) -> str:
        """The ISO day, or the month where no day was printed."""
        return self.value[:10]


def find_date(text: str, *, month_first: bool = False) -> PrintedDate | None:
    """Return the first date in `text` that names a year, None where there is none.

    `month_first` is how to read `03/04/2025`, which then is not certain.
    """
    found = sorted(
        _dates(text, month_first=month_first), key=lambda date: (date.start, -len(date.day))
    )
    return _with_clock(text, found[0]) if found else None


def parse_timestamp(text: str) -> str | None:
    """Return a machine-written time (ISO 8601, RFC 5322, POSIX seconds) as ISO 8601, else None.

    The day stays the one written, whatever the offset says.
    """
    text = text.strip()
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
        return moment.strftime("%Y-%m-%dT%H:%M+00:00")
    date = find_date(text[:80])
    return None if date is None or not date.is_certain else date.value


def month_number(name: str) -> int | None:
    """Return 1 to 12 for the name of a month or its short form, else None."""
    return _MONTHS.get(name.casefold().rstrip("."))


def _dates(text: str, *, month_first: bool) -> Iterator[PrintedDate]:
    for match in _ISO.finditer(text):
        yield from _iso(match)
    for match in _COMPACT.finditer(text):
        clock = _clock_text(match[4], match[5])
        yield from _checked(match, match[1], match[2], match[3], clock=clock)
    for match in _DAY_MONTH_YEAR.finditer(text):
        yield from _named(match, match[3], match[2], match[1])
    for match in _MONTH_DAY_YEAR.finditer(text):
        yield from _named(match, match[3], match[1], match[2])
    for match in _MONTH_YEAR.finditer(text):
        yield from _named(match, match[2], match[1], None)
    for pattern in (_YEAR_FIRST, _EAST_ASIAN):
        for match in pattern.finditer(text):
            yield from _checked(match, match[1], match[2], match[3])
    for match in _NUMERIC.finditer(text):
        yield from _numeric(match, month_first=month_first)


def _iso(match: re.Match[str]) -> Iterator[PrintedDate]:
    clock = _clock_text(match[4], match[5]) + _offset(match[6]) if match[4] and match[3] else ""
    yield from _checked(match, match[1], match[2], match[3], clock=clock)


def _named(match: re.Match[str], year: str, name: str, day: str | None) -> Iterator[PrintedDate]:
    month = month_number(name)
    if month is not None:
        yield from _checked(match, year, str(month), day)


def _numeric(match: re.Match[str], *, month_first: bool) -> Iterator[PrintedDate]:
    first, second, year = match[1], match[3], match[4]
    if match[2] == ".":
        yield from _checked(match, year, second, first)
        return
    day_first = int(first) > 12 or (int(second) <= 12 and not month_first)
    month, day = (second, first) if day_first else (first, second)
    is_certain = int(first) > 12 or int(second) > 12 or first == second
    yield from _checked(match, year, month, day, is_certain=is_certain)


def _checked(
    match: re.Match[str],
    year: str,
    month: str,
    day: str | None,
    *,
    clock: str = "",
    is_certain: bool = True,
) -> Iterator[PrintedDate]:
    numbers = int(year), int(month)
    if not EARLIEST_YEAR <= numbers[0] <= _LATEST_YEAR or not 1 <= numbers[1] <= 12:
        return
    value = f"{numbers[0]:04d}-{numbers[1]:02d}"
    if day is not None:
        if not 1 <= int(day) <= days_in_month(*numbers):
            return
        value = f"{value}-{int(day):02d}{clock}"
    yield PrintedDate(value, match.start(), match.end(), is_certain)


def _with_clock(text: str, date: PrintedDate) -> PrintedDate:
    """Return the date with the time of day printed beside it, if there is one."""
    if len(date.value) != 10:
        return date
    behind = _CLOCK.search(text, date.end, date.end + 40)
    before = None if behind else _last(_CLOCK.finditer(text, max(0, date.start - 40), date.start))
    match = behind or before
    if (
        match is None
        or _gap(text, date, match).strip(" ,|/·•–—-()\u00a0").casefold() not in _BETWEEN
    ):
        return date
    hour, minute = int(match[1] or match[6]), match[2] or "00"
    half = (match[3] or match[7] or "").casefold()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    if hour > 23:
        return date
    zone = (match[4] or match[8] or "").casefold()
    offset = _offset(match[5]) or _ZONES.get(zone, "")
    end = match.end() if offset or not zone else match.start(4 if match[4] else 8)
    value = f"{date.value}T{hour:02d}:{minute}{offset}"
    return PrintedDate(value, min(date.start, match.start()), max(date.end, end), date.is_certain)


_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?",
    re.IGNORECASE,
)
_BETWEEN: Final = frozenset(
    {"", "at", "um", "à", "at about", "o'clock", "a las", "alle", "om", "в", "о", "last updated at"}
)


def _gap(text: str, date: PrintedDate, clock: re.Match[str]) -> str:
    """Return what stands between date and time of day; the weekday is no gap."""
    if clock.start() >= date.end:
        return _WEEKDAY.sub("", text[date.end : clock.start()])
    return _WEEKDAY.sub("", text[clock.end() : date.start])


def _last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    kept = deque(matches, maxlen=1)
    return kept[0] if kept else None


def _clock_text(hour: str | None, minute: str | None) -> str:
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return ""
    return f"T{int(hour):02d}:{minute}"


def _offset(text: str | None) -> str:
    if not text:
        return ""
    return "+00:00" if text in "Zz" else f"{text[:3]}:{text[-2:]}"
