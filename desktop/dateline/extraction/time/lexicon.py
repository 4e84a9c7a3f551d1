"""English words of time and number, each with what it stands for."""

from __future__ import annotations

from typing import Final

from dateline.extraction.time.frames import Unit

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTHS: Final = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTH_ABBREVIATIONS: Final = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS: Final = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAY_ABBREVIATIONS: Final = {name[:3]: number for name, number in WEEKDAYS.items()} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}

UNITS: Final = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "min": Unit.MINUTE,
    "hour": Unit.HOUR,
    "hr": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.DAY,
    "week": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "fortnight": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "yr": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
    "millennium": Unit.MILLENNIUM,
    "millennia": Unit.MILLENNIUM,
}
"""Singular forms; the lexer takes a final "s" off ("centuries" loses only that)."""

MANY: Final = frozenset(name if name.endswith("a") else f"{name}s" for name in UNITS)
"""Their plurals."""

SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

DAYPARTS: Final = {
    "morning": "MO",
    "mornings": "MO",
    "midmorning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "nightfall": "EV",
    "night": "NI",
    "nights": "NI",
    "overnight": "NI",
}

CARDINALS: Final = {
    name: number
    for number, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {
    name: 10 * number
    for number, name in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

ORDINALS: Final = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        1,
    )
} | {"thirtieth": 30}

DECADE_WORDS: Final = {
    name: number
    for number, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}

VAGUE_COUNTS: Final = frozenset({"several", "few", "many", "numerous", "countless", "multiple"})

FIXED_HOLIDAYS: Final = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "orthodox christmas": (1, 7),
    "boxing day": (12, 26),
    "st. stephen's day": (12, 26),
    "st stephen's day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new year's": (1, 1),
    "new year": (1, 1),
    "epiphany": (1, 6),
    "inauguration day": (1, 20),
    "australia day": (1, 26),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "april fool's day": (4, 1),
    "earth day": (4, 22),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "cinco de mayo": (5, 5),
    "victory day": (5, 9),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "bonfire night": (11, 5),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "veterans day": (11, 11),
    "veterans' day": (11, 11),
    "year-end": (12, 31),
    "year end": (12, 31),
    "year's end": (12, 31),
}
"""Named days with a fixed month and day. A country's independence day is not among them: which
country's the text means is beyond its words."""

MOVABLE_HOLIDAYS: Final = {
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1),
    "martin luther king day": (1, 0, 3),
    "martin luther king jr. day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "presidents' day": (2, 0, 3),
    "columbus day": (10, 0, 2),
    "indigenous peoples' day": (10, 0, 2),
    "mother's day": (5, 6, 2),
    "father's day": (6, 6, 3),
    "remembrance sunday": (11, 6, 2),
    "election day": (11, 1, 0),
}
"""Days as (month, weekday, which): the nth of the month, -1 the last, 0 the Tuesday after the
first Monday (2 USC 7, election day). Where countries differ they are those of the United States."""

DAYS_AFTER_THANKSGIVING: Final = {"black friday": 1, "cyber monday": 4}
"""Days from the fourth Thursday of November."""

EASTER_HOLIDAYS: Final = {
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "palm sunday": -7,
    "ash wednesday": -46,
    "shrove tuesday": -47,
    "mardi gras": -47,
    "maundy thursday": -3,
    "holy saturday": -1,
    "ascension day": 39,
    "pentecost": 49,
    "whit sunday": 49,
    "whit monday": 50,
}
"""Days from Easter Sunday of the western church."""

ORTHODOX_EASTER: Final = frozenset({"orthodox easter"})
"""Easter Sunday of the eastern churches."""

HISTORIC_DAYS: Final = {
    "9/11": (2001, 9, 11),
    "d-day": (1944, 6, 6),
    "ve day": (1945, 5, 8),
    "v-e day": (1945, 5, 8),
    "vj day": (1945, 8, 15),
    "v-j day": (1945, 8, 15),
}
"""Days that carry their year in their name."""

ZONES: Final = frozenset(
    "gmt utc bst cet cest eet eest msk est edt et cst cdt ct mst mdt mt pst pdt pt akdt akst hst "
    "ist jst kst hkt aest aedt sgt acst acdt awst nzst nzdt wib wita pht pkt trt gst ast ndt nst "
    "brt clt wat cat eat sast".split()
)
