"""Lines that print when an article was published or changed: their dates, and what else they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from dateline.reading.dates import PrintedDate, find_date

_MOST_DATES: Final = 3
_PUNCTUATION: Final = " .,:;()[]|*_/•·–—-"
_CHANGED = re.compile(
    r"""(?<![^\W\d_])(?:updated?|modified|revised|edited(?!\s+by)|amended|corrected|aktualisiert|geändert|überarbeitet
    |(?:mis(?:e)?|màj)\s+à\s+jour|maj|modifié(?:e)?|actualizado|actualizada|modificado|aggiornato|modificato
    |bijgewerkt|gewijzigd|atualizado|atualizada|zaktualizowan[oy]|aktualizacja|uppdaterad|oppdatert|opdateret
    |обновлено|изменено|оновлено)(?![^\W\d_])""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHED: Final = r"""first|originally|published|posted|released|issued|created|added|filed|uploaded|date|time
    |publication|story|article|mise?\s+en\s+ligne|veröffentlicht|erschienen|publiziert|erstellt|online\s+seit|datum|stand
    |publié(?:e)?|paru|créé|publicad[oa]|pubblicat[oa]|gepubliceerd|geplaatst|opublikowan[oy]|publicerad
    |publisert|udgivet|опубликовано|опубліковано|дата"""
_WEEKDAYS: Final = r"""(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun
    |montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so
    |lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim
    |lunes|martes|miércoles|jueves|viernes|sábado|domingo
    |lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica
    |maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag
    |poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela
    |luni|marți|marţi|miercuri|joi|vineri|sâmbătă|duminică|pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle
    |pondelok|utorok|streda|štvrtok|piatok|nedeľa|ponedjeljak|utorak|srijeda|sreda|četvrtak|petak|subota|nedjelja
    |pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag
    |mandag|tirsdag|lørdag|søndag|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?
    |понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"""
_SMALL: Final = r"""last|on|at|the|of|am|um|uhr|vom|den|le|el|il|op|om|em|la|las|les|alle|ore|à|a|h|kl|dnia|w|в|и|and
    |local\s+time|et|ct|mt|pt|gmt|utc|bst|est|edt|ist|hrs?|o.clock|[ap]\.?m"""
_LABEL = re.compile(
    rf"(?<![^\W\d_])(?:{_PUBLISHED}|{_WEEKDAYS}|{_SMALL})(?![^\W\d_])|[.,:;()\[\]|*_\s/•·–—-]",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_EVENT = re.compile(
    r"""(?<![^\W\d_])(?:joined|member\s+since|registered|registriert|mitglied\s+seit|born|died|geboren|gestorben|expires?
    |expired|deadline|starts?|begins?|ends?|effective|valid|due|event|accessed|retrieved|reviewed|archived|saved|seen
    |last\s+(?:seen|active|visit|login)|next|copyright|©)(?![^\W\d_])""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD_PUBLISHED = re.compile(
    rf"(?<![^\W\d_])(?:{_PUBLISHED})(?![^\W\d_])", re.IGNORECASE | re.VERBOSE
)


@dataclass(frozen=True, slots=True)
class LineDate:
    """A date of a line, and whether the line says that it is the day of a change."""

    date: PrintedDate
    is_change: bool


@dataclass(frozen=True, slots=True)
class DatedLine:
    """What a line with dates says. `left` is what stays of it without dates and their labels.

    `is_beside` is True where what is left stands wholly before or wholly behind the dates.
    """

    dates: tuple[LineDate, ...]
    left: str
    is_beside: bool


def read_date_line(text: str) -> DatedLine | None:
    """Return the dates of a line with their meaning, None where it has none.

    A second date is taken only where a word before it says what it is the date of: "3 to 5 May"
    is no line about a publication.
    """
    found = list(_successive(text))
    if not found:
        return None
    dates: list[LineDate] = []
    gaps: list[str] = []
    place = 0
    for date in found:
        gap = text[place : date.start]
        place = date.end
        is_change = _CHANGED.search(gap) is not None
        if tells_other_date(gap):
            return None
        if dates and not is_change and _WORD_PUBLISHED.search(gap) is None:
            return None
        dates.append(LineDate(date, is_change))
        gaps.append(gap)
    behind = text[place:]
    if len(dates) == 1 and _CHANGED.search(behind) is not None:
        dates = [replace(dates[0], is_change=True)]
    rests = [without_labels(gap) for gap in (*gaps, behind)]
    left = " ".join(rest for rest in rests if rest)
    return DatedLine(tuple(dates), left, not (rests[0] and rests[-1]))


def says_published(line: str) -> bool:
    """Return whether a line has a word such as "published" in it."""
    return _WORD_PUBLISHED.search(line) is not None


def tells_other_date(label: str) -> bool:
    """Return whether the words before a date say that it is the day of something else ("Joined")."""
    return _OTHER_EVENT.search(label) is not None


def _successive(text: str) -> Iterator[PrintedDate]:
    place = 0
    for _ in range(_MOST_DATES):
        date = find_date(text[place:])
        if date is None:
            return
        yield replace(date, start=date.start + place, end=date.end + place)
        place += date.end


def without_labels(text: str) -> str:
    """Return what is left of a text beside a date without "published on", weekdays and the like.

    They are cut from both ends, so that the same words inside a name stay, as does its article.
    """
    words = _CHANGED.sub(" ", text).split()
    while words and words[0].casefold() != "the" and not _LABEL.sub("", words[0]):
        words.pop(0)
    while words and not _LABEL.sub("", words[-1]):
        words.pop()
    left = " ".join(words).strip(_PUNCTUATION)
    return "" if left.casefold() == "the" else left
