"""Feasts of calendars that follow the moon: the day of each in a year of the common calendar."""

from __future__ import annotations

import math
from typing import Final

from dateline.extraction.time.moon import new_moon, number_before, solar_longitude
from dateline.model import days

_ISLAMIC: Final = {
    # month, day, how many days it lasts
    "islamic new year": (1, 1, 1),
    "ashura": (1, 10, 1),
    "mawlid": (3, 12, 1),
    "ramadan": (9, 1, 30),
    "eid al-fitr": (10, 1, 1),
    "eid al-adha": (12, 10, 1),
}
_JEWISH: Final = {
    # days from 1 Tishri, the Jewish new year, of the year that begins in autumn, and the length
    "rosh hashanah": (0, 2),
    "yom kippur": (9, 1),
    "sukkot": (14, 7),
}
_BEFORE_NEW_YEAR: Final = {"passover": (-163, 8), "shavuot": (-113, 2), "purim": (-193, 1)}
"""Days before the 1 Tishri that follows: those months have fixed lengths."""
_HANUKKAH: Final = "hanukkah"
_HANUKKAH_DAYS: Final = 8
_MOON_FEASTS: Final = frozenset({"lunar new year", "diwali"})
_SPELLINGS: Final = {
    "chinese new year": "lunar new year",
    "spring festival": "lunar new year",
    "seollal": "lunar new year",
    "deepavali": "diwali",
    "pesach": "passover",
    "feast of weeks": "shavuot",
    "rosh hashana": "rosh hashanah",
    "jewish new year": "rosh hashanah",
    "chanukah": _HANUKKAH,
    "hanukah": _HANUKKAH,
    "eid ul-fitr": "eid al-fitr",
    "eid-ul-fitr": "eid al-fitr",
    "eid el-fitr": "eid al-fitr",
    "eid al fitr": "eid al-fitr",
    "eid ul-adha": "eid al-adha",
    "eid-ul-adha": "eid al-adha",
    "eid el-adha": "eid al-adha",
    "eid al adha": "eid al-adha",
    "ramadhan": "ramadan",
    "ramazan": "ramadan",
}
_NAMES: Final = frozenset(
    {*_ISLAMIC, *_JEWISH, *_BEFORE_NEW_YEAR, _HANUKKAH, *_MOON_FEASTS, "nowruz"}
)
FEASTS: Final = frozenset({*_NAMES, *_SPELLINGS, "persian new year"})
"""The names, in lower case, that `feast` knows."""


def is_reckoned(name: str) -> bool:
    """Whether the day of a feast hangs on a sighting or differs from country to country.

    A reckoned day may be a day off either way.
    """
    own = _SPELLINGS.get(name, name)
    return own in _ISLAMIC or own == "diwali" or own in {"nowruz", "persian new year"}


def feast(year: int, name: str) -> tuple[int, int] | None:
    """Return the first and last day number of a feast in a year, None where the year has none.

    Raises KeyError for a name that is no feast. Of an evening's feast it is the day that follows.
    """
    own = _SPELLINGS.get(name, name)
    if own in _ISLAMIC:
        return _islamic(year, *_ISLAMIC[own])
    if own == "lunar new year":
        first = _lunar_new_year(year)
        return first, first
    if own == "diwali":
        first = _diwali(year)
        return first, first
    if own in {"nowruz", "persian new year"}:
        first = days.day_number(year, 3, 20)
        return first, first
    return _jewish(year, own)


_ISLAMIC_EPOCH: Final = days.day_number(622, 7, 19)
"""16 July 622 of the Julian calendar, 1 Muharram of the first year."""
_ISLAMIC_CYCLE: Final = 10631
"""Days of thirty Islamic years."""


def _tabular_month(year: int, month: int) -> int:
    """Return the first day of a month in the tabular calendar (Reingold and Dershowitz 2018)."""
    months = 29 * (month - 1) + month // 2
    return _ISLAMIC_EPOCH + months + 354 * (year - 1) + (3 + 11 * year) // 30


_LONGEST_FEAST: Final = 10
"""What lasts longer lasts its whole month."""
_MECCA_SUNSET: Final = 15.5 / 24
"""About the universal hour of sunset in Mecca."""
_HALF_MONTH: Final = 15


def _islamic_month(year: int, month: int) -> int:
    """Return the first day of a month: the second day from the new moon's last sunset in Mecca.

    That is how the Saudi calendar has been reckoned since 2002, but for evenings on which the moon
    sets first (van Gent, The Umm al-Qura Calendar of Saudi Arabia).
    """
    number = number_before(_tabular_month(year, month) - 2 + _HALF_MONTH)
    return math.floor(new_moon(number) - _MECCA_SUNSET) + 2


def _islamic(year: int, month: int, day: int, length: int) -> tuple[int, int] | None:
    first_of_year = days.day_number(year, 1, 1)
    about = 30 * (first_of_year - _ISLAMIC_EPOCH) // _ISLAMIC_CYCLE
    for islamic_year in (about, about + 1, about + 2):
        first = _islamic_month(islamic_year, month) + day - 1
        if days.civil(first)[0] != year:
            continue
        month_long = length > _LONGEST_FEAST
        next_month = _islamic_month(islamic_year, month + 1)
        return first, next_month - 1 if month_long else first + length - 1
    return None


_HEBREW_EPOCH: Final = days.day_number(-3760, 9, 7)
"""7 October 3761 BC of the Julian calendar, 1 Tishri of the first year."""
_PARTS_OF_DAY: Final = 25920
_YEARS_BEFORE: Final = 3761


def _tishri(hebrew_year: int) -> int:
    """Return the day number of 1 Tishri (Reingold and Dershowitz 2018, Hebrew calendar)."""
    return _HEBREW_EPOCH + _elapsed(hebrew_year) + _delay(hebrew_year)


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // _PARTS_OF_DAY
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def _delay(year: int) -> int:
    before, this, after = (_elapsed(at) for at in (year - 1, year, year + 1))
    if after - this == 356:
        return 2
    return 1 if this - before == 382 else 0


def _jewish(year: int, name: str) -> tuple[int, int]:
    new_year = _tishri(year + _YEARS_BEFORE)
    if name == _HANUKKAH:
        # Cheshvan before it has 30 days in a year of 355 or 385 days alone.
        length = _tishri(year + _YEARS_BEFORE + 1) - new_year
        first = new_year + (84 if length % 10 == 5 else 83)
        return first, first + _HANUKKAH_DAYS - 1
    from_new_year, length = _JEWISH[name] if name in _JEWISH else _BEFORE_NEW_YEAR[name]
    return new_year + from_new_year, new_year + from_new_year + length - 1


_CHINA: Final = 8 / 24
"""The day of China begins so much earlier than the universal one."""
_SIGN: Final = 30
_WINTER: Final = 270
"""The sun's longitude at the December solstice."""


def _chinese_day(number: int) -> int:
    """Return the day number, in China, of a new moon."""
    return math.floor(new_moon(number) + _CHINA)


def _solstice_month(year: int) -> int:
    """Return the number of the new moon that begins the month of the December solstice."""
    day = days.day_number(year, 12, 20)
    while solar_longitude(day + 1 - _CHINA) < _WINTER:
        day += 1
    number = number_before(day + 1 - _CHINA)
    return number if _chinese_day(number) <= day else number - 1


def _has_term(number: int) -> bool:
    """Whether the sun enters a sign in the month that begins with this new moon."""
    start, end = (solar_longitude(_chinese_day(n) - _CHINA) for n in (number, number + 1))
    return start // _SIGN != end // _SIGN


def _lunar_new_year(year: int) -> int:
    """Return the first day of the Chinese year (rules of 1645, as in Aslaksen 2010).

    It is the second month after that of the solstice, and the third where a leap month, the first
    of thirteen in which the sun enters no sign, comes between.
    """
    start, end = _solstice_month(year - 1), _solstice_month(year)
    leap = end - start == 13 and not all(_has_term(start + step) for step in (1, 2))
    return _chinese_day(start + (3 if leap else 2))


_LIBRA: Final = (10, 17)
"""About the day on which the sun enters Libra among the fixed stars, as Indian calendars count."""
_AFTER_SUNSET: Final = 12.5 / 24
"""The universal hour by which the moonless evening must have lasted a little in India."""


def _diwali(year: int) -> int:
    """Return the moonless evening of the autumn month Kartika, when the lamps are lit."""
    number = number_before(days.day_number(year, *_LIBRA)) + 1
    return math.floor(new_moon(number) - _AFTER_SUNSET)
