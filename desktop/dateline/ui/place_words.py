"""Places of the map in words: what they are, what they lie in, their degrees, why they are there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dateline.library.gazetteer import gazetteer
from dateline.library.locations import EntityLocation
from dateline.model.places import Place, PlaceKind
from dateline.ui.cards.card_view import CardRow
from dateline.ui.cards.confidence_sign import confidence_words
from dateline.ui.wording import say

_KIND_WORDS = {
    PlaceKind.COUNTRY: "country",
    PlaceKind.REGION: "region",
    PlaceKind.CAPITAL: "capital",
    PlaceKind.TOWN: "town",
    PlaceKind.AREA: "area",
    PlaceKind.WATER: "water",
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("Places", words)


def place_kind_words(kind: PlaceKind) -> str:
    """Return what a kind of place is called."""
    return _tr(_KIND_WORDS[kind])


def place_words(place: Place) -> str:
    """Return a place with what it lies in: "Sudzha, Kursk Oblast, Russia"."""
    country = gazetteer().country(place.country)
    around = (place.region, "" if country is None else country.name)
    return ", ".join(dict.fromkeys(part for part in (place.name, *around) if part))


def degrees_words(place: Place) -> str:
    """Return the coordinates of a place to a hundredth of a degree, some kilometre: "51.19° N 35.27° E"."""
    north, east = ("N" if place.latitude >= 0 else "S"), ("E" if place.longitude >= 0 else "W")
    return f"{abs(place.latitude):.2f}° {_tr(north)} {abs(place.longitude):.2f}° {_tr(east)}"


def place_rows(located: EntityLocation | None) -> list[CardRow]:
    """Return where a place is, how sure that is, and why; or why it is on no map."""
    if located is None:
        return []
    location = located.location
    if location.place is None:
        return [CardRow(_tr("On the map"), _tr("nowhere")), CardRow("", say(location.reason))]
    sure = _tr("checked") if located.decided else confidence_words(location.confidence)
    place = location.place
    return [
        CardRow(_tr("On the map"), place_words(place), sure),
        CardRow("", degrees_words(place), place_kind_words(place.kind)),
        CardRow("", say(location.reason)),
    ]
