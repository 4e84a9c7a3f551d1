"""What a line under a title says of an article: who wrote it, when, for whom."""

from __future__ import annotations

import re
from typing import Final

from dateline.model.article import MetadataField
from dateline.model.confidence import Confidence
from dateline.reading.bylines import (
    AGENCIES,
    before_agency,
    begins_like_byline,
    is_credit,
    is_person_name,
    names_role,
    split_byline,
    without_place,
)
from dateline.reading.date_lines import LineDate, read_date_line
from dateline.reading.named import (
    TIMES,
    FieldReading,
    read_address,
    read_byline,
    read_named,
    split_key,
)

_SEGMENTS = re.compile(r"\s+[|·•–—/]\s+|\s*[|•]\s*|\t+| {3,}")
_MINUTES = re.compile(
    r"\d{1,3}\s*[-–]?\s*min(?:ute)?s?\.?(?:\s+(?:read|lesezeit|de\s+lecture))?$", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}|uhr)?$|\d{1,2}\s?[ap]\.?m\.?$",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"""(?:(?:share|listen|print|save|e-?mail|\d*\s*comments?|follow|all\s+rights\s+reserved\.?|staff\s+writers?|opinion|analysis|news)
    |(?:page|pages|pg\.?|p\.|seite|section|sec\.|edition)\s*[A-Z]?-?\d{1,4}[A-Z]?
    |(?:vol(?:ume)?|no|nr|issue|ausgabe|jahrgang)\.?\s*[\dIVXLC]{1,6}(?:[\s,·•]*(?:no|nr|issue)\.?\s*\d{1,6})?
    |\d{1,5}\s+(?:words|wörter|mots)|read(?:ing)?\s+time\s*:?\s*\d{1,3}\s*min(?:ute)?s?
    |section\s.{0,60}\b(?:pg\.|page|column)\s*\w{1,4}|(?:late|early|final|city|first|national|metro)\s+edition\b.{0,20})$""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFICE = re.compile(
    r"(?:by|von|par|por)\s+(?P<office>(?:(?:the|our|a|der|die|la)\s+)?(?:[^\W\d_][\w.'’-]*\s+){0,4}?(?:staff(?:\s+(?:writers?|reporters?))?"
    r"|board|correspondents?|reporters?|desk|team|newsroom|editors?|redaktion|rédaction|redacción|redazione))(?:\s+(?:in|at)\s+(?-i:[^\W\d_a-z])[\w .-]{0,40})?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©(c)]*\d{4}\s*(?:by\s+)?(?P<owner>.{0,60}?)[\s.,]*(?:all\s+rights\s+reserved\.?)?$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"[\s,;|•]*\b(?:(?:pages?|pg\.|p\.|seite|section|sec\.|column|col\.)\s*(?:[A-Z]?-?\d{1,4}[A-Z]?|[A-Z])\b)",
    re.IGNORECASE,
)
_PLACE_BEHIND = re.compile(r"\s+\([^\W\d_][\w .,-]{1,40}\)")
_OUTLET_WORD = re.compile(
    r"\b(?:times|post|herald|courier|gazette|tribune|journal|chronicle|guardian|observer|independent|"
    r"telegraph|express|news|press|agency|daily|weekly|standard|star|sun|mail|mirror|record|review|"
    r"examiner|inquirer|sentinel|dispatch|register|ledger|bulletin|monitor|today|world|globe|argus|"
    r"zeitung|nachrichten|blatt|kurier|monde|figaro|país|pravda|izvestia|radio|tv|magazine|"
    r"broadcasting)\b",
    re.IGNORECASE,
)
_NAME_TOO = re.compile(r"\b(?:post|sun|star|courier|ledger|mail|record|argus)\b", re.IGNORECASE)
"""Words of outlets that are surnames as well."""
_BY = re.compile(r"(?:by|von|par|por)\s+", re.IGNORECASE)
_LAST_PART = re.compile(r"\s*(?:,|\||\s[-–—])\s*(?P<part>[^,|]{2,60})$")
_LONGEST_LINE: Final = 160
_LONGEST_SIGNATURE: Final = 80
"""Characters of a line that is a name and what its bearer does, without "By" before it."""


def read_line(line: str) -> list[FieldReading] | None:
    """Return what a line under a title says, None where it is not such a line.

    It may name persons ("By …"), a date, an outlet or agency, an address, or several of these
    between bars. An empty list is a line that belongs to the header and says nothing.
    """
    if not line or len(line) > _LONGEST_LINE:
        return None
    named = split_key(line)
    if named is not None:
        return _dated(line) or read_named(*named)
    segments = _segments(line)
    readings = _read_segments(segments) if len(segments) > 1 else None
    return _segment(line) if readings is None else readings


def _segments(line: str) -> list[str]:
    """Return the parts of a line between bars, a time of day together with the date before it."""
    parts: list[str] = []
    for part in _SEGMENTS.split(line):
        bare = part.strip()
        if parts and _CLOCK.match(bare):
            parts[-1] = f"{parts[-1]} {bare}"
        elif bare and not is_credit(bare):
            parts.append(bare)
    return parts


def _read_segments(segments: list[str]) -> list[FieldReading] | None:
    """Return what a line of several parts says, None where a part says nothing.

    One must be a date, or one a byline: "Jobs | News" is the name of two sections.
    """
    read = [_part(segment) for segment in segments]
    fields = {reading.field for readings in read for reading in readings or ()}
    is_signed = MetadataField.BYLINE in fields and (
        begins_like_byline(segments[0]) or any(map(_MINUTES.match, segments))
    )
    if any(readings is None for readings in read) or not (fields & TIMES or is_signed):
        return None
    return [reading for readings in read if readings for reading in readings]


def _part(text: str) -> list[FieldReading] | None:
    """Return what a part between bars says; there a bare name or a role needs no "By"."""
    read = _segment(text)
    if read is not None:
        return read
    return read_bare_name(text) or ([] if names_role(text) else None)


def read_bare_name(line: str) -> list[FieldReading]:
    """Return the persons of a line that is nothing but names; sure only beside a date line."""
    text = line.strip("*_ ")
    if len(text) > 100 or text.endswith((".", "?", "!", ":")):
        return []
    byline = split_byline(text)
    bare = re.sub(r"\W+|\b(?:and|und|et|y|with|avec|mit)\b", "", without_place(text))
    names = re.sub(r"\W+", "", "".join(byline.persons))
    if not byline.persons or bare.casefold() != names.casefold():
        return []
    return [
        FieldReading(MetadataField.BYLINE, name, text, Confidence.LIKELY) for name in byline.persons
    ]


def _segment(text: str) -> list[FieldReading] | None:
    text = text.strip("*_ ")
    if _NOISE.match(text) or _MINUTES.match(text) or is_credit(text):
        return []
    rights = _COPYRIGHT.match(text)
    if rights is not None:
        return _outlet(rights["owner"], is_behind_name=True) or []
    address = read_address(text)
    if address is not None:
        return [address]
    dated = _dated(text)
    if dated is not None:
        return dated
    return _undated(text)


def _undated(text: str) -> list[FieldReading] | None:
    signed = _signed(before_agency(text))
    return signed if signed is not None else _signature(before_agency(text)) or _outlet(text)


def _signed(text: str) -> list[FieldReading] | None:
    """Return who a line beginning with "By" names: persons, else an office such as the newsroom.

    "By our staff" is such a line and names nobody.
    """
    is_sentence = text.endswith(("?", "!")) or (text.endswith(".") and len(text.split()) > 6)
    if begins_like_byline(text) and not is_sentence:
        return _byline(text, Confidence.SURE)
    office = _OFFICE.match(text)
    if office is None:
        return _with_outlet(text)
    name = office["office"]
    is_nameless = name.casefold().startswith(("our ", "a "))
    return (
        [] if is_nameless else [FieldReading(MetadataField.BYLINE, name, text, Confidence.LIKELY)]
    )


def _with_outlet(text: str) -> list[FieldReading] | None:
    """Return the person and the outlet of a line that sets both without a comma ("By Jane Roe BBC News")."""
    by = _BY.match(text)
    words = "" if by is None else text[by.end() :]
    for name in re.finditer(r"(?<=\S)(?=\s)", words):
        outlet = _outlet(words[name.start() :].strip(), is_behind_name=True)
        if outlet and is_person_name(words[: name.start()]):
            return [*read_byline(words[: name.start()], Confidence.SURE), *outlet]
    return None


def _byline(text: str, confidence: Confidence) -> list[FieldReading]:
    """Return the persons of a byline, and the outlet they write for where it is named behind them."""
    last = _LAST_PART.search(text)
    outlet = None if last is None else _outlet(last["part"], is_behind_name=True)
    if last is None or outlet is None or split_byline(text[: last.start()]).is_empty:
        return list(read_byline(text, confidence))
    return [*read_byline(text[: last.start()], confidence), *outlet]


def _signature(text: str) -> list[FieldReading] | None:
    """Return who signs a line without "By": a name, then a role or an outlet ("Jane Roe, Reuters")."""
    last = _LAST_PART.search(text)
    if last is None or len(text) > _LONGEST_SIGNATURE:
        return None
    persons = read_bare_name(text[: last.start()])
    if not persons:
        return None
    if names_role(last["part"]):
        return persons
    outlet = _outlet(last["part"], is_behind_name=True)
    return None if outlet is None else [*persons, *outlet]


def _dated(text: str) -> list[FieldReading] | None:
    """Return what a line with a date says, None where more stands in it than who, where and for whom."""
    line = read_date_line(text)
    if line is None:
        return None
    times = [_time(each, text) for each in line.dates]
    left = _PLACE_BEHIND.sub("", _PAGE.sub("", line.left)).strip(" ,;|")
    is_day = any(len(each.date.value) >= 10 for each in line.dates)
    signed = _signed(left)
    if signed is not None:
        return [*signed, *times]
    if not left or (is_day and line.is_beside and _is_place(left)):
        return times
    if is_day and without_place(left) != left and read_bare_name(left):
        return [*read_bare_name(left), *times]
    outlet = _outlet(left) or (_signature(left) if is_day else None)
    return None if outlet is None else [*times, *outlet]


def _time(each: LineDate, line: str) -> FieldReading:
    field = MetadataField.MODIFIED if each.is_change else MetadataField.PUBLISHED
    confidence = Confidence.SURE if each.date.is_certain else Confidence.UNSURE
    return FieldReading(field, each.date.value, line, confidence)


def _is_place(text: str) -> bool:
    """Return whether what stands beside a date can be the place it was written at."""
    words = text.split()
    return (
        len(words) <= 3
        and all(word[0].isupper() for word in words)
        and _OUTLET_WORD.search(text) is None
    )


def _outlet(text: str, *, is_behind_name: bool = False) -> list[FieldReading] | None:
    """Return the agency or outlet that a text names, None where it names none.

    Behind a person's name "Halden Courier" is no second person.
    """
    text = text.strip("()[]*_ ,")
    agency = AGENCIES.get(text.casefold())
    if agency is not None:
        return [FieldReading(MetadataField.OUTLET, agency, text, Confidence.LIKELY)]
    words = text.split()
    named = 1 < len(words) <= 6 and len(text) <= 60 and _OUTLET_WORD.search(text) is not None
    capitalised = all(
        word[0].isupper() or word in {"of", "the", "and", "de", "le"} for word in words
    )
    is_person = (
        not is_behind_name
        and len(words) == 2
        and is_person_name(text)
        and _NAME_TOO.search(text) is not None
    )
    is_plain = not any(mark in text for mark in ",/|") and _BY.match(text) is None
    if (
        named
        and capitalised
        and is_plain
        and not is_person
        and not text.endswith((".", "?", "!", ":"))
    ):
        return [FieldReading(MetadataField.OUTLET, text, text, Confidence.LIKELY)]
    return None
