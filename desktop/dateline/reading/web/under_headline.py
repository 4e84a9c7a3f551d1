"""What a reader sees under the headline of a page: the lines that say who wrote it and when."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.bylines import could_be_one_name, is_label_of_author, names_role
from dateline.reading.date_lines import says_published, tells_other_date
from dateline.reading.dates import find_date
from dateline.reading.fields import read_bare_name, read_line
from dateline.reading.identity import folded
from dateline.reading.named import FieldReading
from dateline.reading.web.regions import is_apart
from dateline.reading.web.tree import Element, text_of

_INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big cite code data em font i ins kbd label mark q s small span strong
    sub sup time tt u var wbr""".split()
)
_UNSEEN: Final = frozenset(
    """script style noscript template button select option svg iframe nav footer form figure
    figcaption textarea""".split()
)
_HEADLINES: Final = ("h1", "h2", "h3", "h4")
_TITLE_TAGS: Final = ("h5", "h6", "p", "div", "span", "td", "font", "b", "strong", "a")
_SHORTEST_TITLE: Final = 12
_MOST_HEADINGS: Final = 100
_MOST_LINES: Final = 40
_NEAR: Final = 6
"""Lines under the headline among which a name alone can be a byline."""
_LONGEST_LABEL: Final = 30
_MOST_BEFORE: Final = 2
_LONGEST_LABELLED: Final = 100
_LONG: Final = 200
"""Characters from which a line is a paragraph."""
_MOST_PARAGRAPHS: Final = 2
"""A standfirst may be as long as a paragraph; behind the second one the article has begun."""
_FIELDS: Final = frozenset({MetadataField.BYLINE, MetadataField.PUBLISHED, MetadataField.MODIFIED})
_ON_ITSELF = re.compile(
    r"(?:this|dieser|diese|dieses|cet|cette|este|esta|questo)\s+(?:article|entry|post|story|item|artikel|beitrag|eintrag|text"
    r"|meldung|billet|artículo|entrada|articolo)\s+(?:was|wurde|a\s+été|fue|è\s+stato)\b(?!.*\b(?:updated|modified|aktualisiert)\b)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


def read_under_headline(root: Element, titles: Sequence[str]) -> list[MetadataValue]:
    """Return persons and days that the lines under the headline print, none where no headline is found.

    `titles` are what the page may be called, best first. Of several days the first that is no day of
    a change is that of publication; only the first line with persons is read.
    """
    headline = _headline(root, titles)
    lines = [] if headline is None else list(_lines_behind(root, headline))
    if headline is not None and not any(map(_tells_day, lines)):
        lines.extend(line for line in _lines_before(root, headline) if _tells_day(line))
    found: dict[MetadataField, list[FieldReading]] = {}
    for place, line in enumerate(lines):
        readings = read_line(line)
        if readings is None:
            readings = _bare_name(lines, place)
        elif place and tells_other_date(lines[place - 1][:_LONGEST_LABEL]):
            continue
        for field in _FIELDS - found.keys():
            said = [reading for reading in readings if reading.field is field]
            if said:
                found[field] = said if field is MetadataField.BYLINE else said[:1]
    return [_value(reading) for readings in found.values() for reading in readings]


def labelled_day(root: Element, titles: Sequence[str]) -> list[MetadataValue]:
    """Return the one day that a page says, anywhere behind its headline, to be that of publication.

    None where it says so of several days: then it also tells when other articles were published.
    """
    headline = _headline(root, titles)
    found: dict[str, FieldReading] = {}
    above = ""
    for line in () if headline is None else _lines(root, headline):
        is_labelled = says_published(line) or (
            len(above) <= _LONGEST_LABEL and says_published(above)
        )
        above = line
        readings = read_line(line) if is_labelled and len(line) <= _LONGEST_LABELLED else None
        for reading in readings or _sentence(line):
            if reading.field is MetadataField.PUBLISHED:
                found.setdefault(reading.value[:10], reading)
    if len(found) != 1:
        return []
    return [_value(reading) for reading in found.values()]


def _sentence(line: str) -> list[FieldReading]:
    """Return the day of a sentence on the article itself ("This entry was posted on 13 March 2025 by …")."""
    date = find_date(line[:_LONG]) if _ON_ITSELF.match(line) else None
    if date is None or not date.is_certain or len(date.value) < 10:
        return []
    return [FieldReading(MetadataField.PUBLISHED, date.value, line, Confidence.LIKELY)]


def _value(reading: FieldReading) -> MetadataValue:
    return MetadataValue(
        reading.field,
        reading.value,
        reading.as_found,
        "line-under-title",
        min(reading.confidence, Confidence.LIKELY),
    )


def _bare_name(lines: Sequence[str], place: int) -> list[FieldReading]:
    """Return the persons of a line without "By": under "Author", above a role, beside a date."""
    line = lines[place].strip(" ,;|")
    above = lines[place - 1] if place else ""
    below = lines[place + 1] if place + 1 < len(lines) else ""
    if is_label_of_author(above):
        word = FieldReading(MetadataField.BYLINE, line, line, Confidence.UNSURE)
        return read_bare_name(line) or ([word] if could_be_one_name(line) else [])
    is_near = place < _NEAR and (names_role(below) or _tells_day(below) or _tells_day(above))
    return read_bare_name(line) if is_near else []


def _tells_day(line: str) -> bool:
    readings = read_line(line)
    return (
        bool(readings)
        and readings[0].field is not MetadataField.BYLINE
        and any(reading.field in _FIELDS for reading in readings)
    )


def _headline(root: Element, titles: Sequence[str]) -> Element | None:
    """Return the heading that reads as one of the titles, else the only first-level heading."""
    wanted = [folded(title) for title in titles if title]
    near = islice(root.iter(*_HEADLINES), _MOST_HEADINGS)
    shown = [each for each in near if text_of(each) and not is_apart(each)]
    texts = [folded(text_of(heading)) for heading in shown]
    for title in wanted:
        for heading, text in zip(shown, texts, strict=True):
            if text == title or (len(title) > 12 and text.endswith(title)):
                return heading
    first = [heading for heading in shown if heading.tag == "h1"]
    if len(first) == 1:
        return first[0]
    return next((each for each in _leaves(root) if folded(each.text or "") in wanted), None)


def _leaves(root: Element) -> Iterator[Element]:
    """Yield the elements of the body that hold nothing but a short text, where older pages set titles."""
    for element in root.iter(*_TITLE_TAGS):
        if len(element) == 0 and _SHORTEST_TITLE <= len((element.text or "").strip()) <= _LONG:
            yield element


def _lines_behind(root: Element, headline: Element) -> Iterator[str]:
    """Yield the lines behind the headline until the article has begun, at most forty."""
    paragraphs = 0
    for count, line in enumerate(_lines(root, headline)):
        paragraphs += len(line) >= _LONG
        if paragraphs >= _MOST_PARAGRAPHS or count >= _MOST_LINES:
            return
        yield line


def _lines_before(root: Element, headline: Element) -> list[str]:
    """Return the last lines before the headline, where some outlets print the day."""
    lines: deque[str] = deque(maxlen=_MOST_BEFORE)
    lines.extend(_lines(root, headline, is_before=True))
    return list(lines)


def _lines(root: Element, headline: Element, *, is_before: bool = False) -> Iterator[str]:
    """Yield the texts behind `headline`, or those before it, a line for each block, without recursion."""
    parts: list[str] = []
    is_behind = is_before
    waiting: list[tuple[Element, bool]] = [(root, False)]
    while waiting:
        element, is_end = waiting.pop()
        if is_before and element is headline:
            break
        is_block = element.tag not in _INLINE
        if is_behind and is_block:
            yield from _whole(parts)
            parts = []
        is_seen = isinstance(element.tag, str) and element.tag not in _UNSEEN
        if is_seen and not is_end and not (is_behind and is_apart(element)):
            parts.append((element.text or "") if is_behind else "")
            waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(list(element)))
            continue
        is_behind = is_behind or element is headline
        if is_behind and element is not headline:
            parts.append(element.tail or "")
    yield from _whole(parts)


def _whole(parts: Sequence[str]) -> Iterator[str]:
    text = _SPACE.sub(" ", "".join(parts)).strip()
    if text:
        yield text
