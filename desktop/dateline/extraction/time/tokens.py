"""The classes of time-grammar tokens: each has one character, so a text is a short string."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

Value: TypeAlias = int | float | str | None

_NAMES: Final = (
    "OTHER BREAK ISO NUMERIC CLOCK DECADE ORD NUM DAYNUM TWODIGIT YEARNUM SHORTYEAR HALFDAY "
    "BCE CEERA POSS COMMA SLASH OPEN SHUT DASH LONGDASH THE ART OF IN ON AT FROM TO UNTIL AND "
    "OR BETWEEN SINCE BY FOR DURING WITHIN OVER THIS THAT THESE THOSE LAST PAST NEXT COMING "
    "PREVIOUS FOLLOWING SAME CURRENT RECENT FUTURE LATEST AGO BACK LATER EARLIER BEFORE AFTER "
    "EARLY LATE MID MIDDLE END START EACH ALL HALF FISCAL PER OLD LONG MORE LESS THAN ABOUT "
    "LEAST UP ANOTHER ADDITIONAL ENTIRE NOW TODAY YESTERDAY TOMORROW TONIGHT RECENTLY SOON "
    "TIME MOMENT PERIOD TERM AHEAD NOON MIDNIGHT HOURS OCLOCK LOCAL SHORT DISTANT REST LATTER "
    "COUPLE HENCE ONLY COMPARABLE MONTH MABBR WEEKDAY WEEKDAYS WABBR UNITWORD YEARWORD MONTHWORD UNITS SEASON "
    "SEASONS DAYPART CARD SCALE DOZENS VAGUE ZONE SETWORD QUARTER HALFYEAR FISCALYEAR TIMES "
    "HUNDREDS ISOWEEK QUARTERYEAR FINAL OTHERWORD"
).split()

CODES: Final = {name: chr(0x4E00 + index) for index, name in enumerate(_NAMES)}
"""Class name → its character; letters no regex gives a meaning to."""


class Token(NamedTuple):
    """A token: its code points `[start, end)`, its class character and what it stands for."""

    start: int
    end: int
    code: str
    value: Value
