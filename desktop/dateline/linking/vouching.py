"""Whether an article vouches for a place of the gazetteer, how well, and by what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10
from typing import Final

from dateline.linking.place_names import Asked
from dateline.model.messages import Message
from dateline.model.places import Gazetteer, Place, PlaceKind

NEAR_KM: Final = 100
"""Within it a place named in the article vouches for a town of any size."""
REGIONAL_KM: Final = 300
"""Within it, for one of some thousand people in a country that is named."""
_TOWNLIKE: Final = 5_000
_KNOWN_IN_COUNTRY: Final = 50_000
_KNOWN_IN_WORLD: Final = 500_000
"""People of a town that the news names without saying where it is."""
_KNOWN_BY_ANY_NAME: Final = 2_000_000
"""People of a town that is known under names other than its English one ("Bombay")."""
_FAMED_IN_COUNTRY: Final = 20
_FAMED_IN_WORLD: Final = 40
"""Names in other tongues of a smaller town that is known as well ("Geneva", "Oxford")."""
_CHIEF_SHARE: Final = 0.1
"""Of the people of a region in its town, so that the name alone means the town."""
_SCORE_OF_KIND: Final = {PlaceKind.COUNTRY: 14.5, PlaceKind.AREA: 12.0, PlaceKind.WATER: 12.0}


@dataclass(frozen=True, slots=True)
class Named:
    """A cluster that names a place, with what the gazetteer has under its names."""

    number: int
    name: str
    asked: Asked
    site: bool
    choices: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A choice that the article vouches for, how well, and by what."""

    place: Place
    score: float
    reason: Message
    surrounded: bool = False
    """Whether two places of the article lie around it, one of them near."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the other names of the article say: countries named, and places located so far."""

    gazetteer: Gazetteer
    countries: frozenset[str]
    placed: Mapping[int, Place]
    outer: Mapping[int, tuple[int, ...]]

    def expects(self, place: Place, *, without: int) -> bool:
        """Whether the article names the place's country, its people or another town of it."""
        towns = (other for other in self.anchors(without) if other.is_settlement)
        return place.country in self.countries or any(t.country == place.country for t in towns)

    def anchors(self, number: int) -> list[Place]:
        """Return the towns and regions located, without the cluster itself."""
        return [
            place
            for other, place in self.placed.items()
            if other != number and (place.is_settlement or place.kind is PlaceKind.REGION)
        ]


def vouched(named: Named, place: Place, context: Context) -> Found | None:
    """Return the choice with its score and reason where the article vouches for it, else None."""
    expected = context.expects(place, without=named.number)
    if place.kind is PlaceKind.COUNTRY:
        score = _SCORE_OF_KIND[place.kind] + 2 * _has_towns_of(named, place, context)
        return Found(place, score, Message.of("places.country", name=place.name))
    if place.kind in _SCORE_OF_KIND:
        score = _SCORE_OF_KIND[place.kind] + 2 * expected
        return Found(place, score, Message.of("places.only", name=place.name))
    score = 2 * log10(place.population + 100) + min(place.renown, 100) / 20
    score += 2 * expected - place.other_name
    if place.kind is PlaceKind.REGION:
        return _vouched_region(named, place, context, score=score)
    return _vouched_town(named, place, context, score=score)


def _vouched_town(named: Named, place: Place, context: Context, *, score: float) -> Found | None:
    """Return a town near another place of the article, or known in a country named, or everywhere."""
    expected = context.expects(place, without=named.number)
    reason, nearness = _nearness(named, place, context)
    score += nearness + 1.5 * (place.kind is PlaceKind.CAPITAL)
    if reason is not None and nearness == 2:
        around = [each for each in context.anchors(named.number) if _lies_around(each, place)]
        return Found(place, score, reason, surrounded=expected and len(around) > 1)
    if expected and _is_known(place, _KNOWN_IN_COUNTRY, _FAMED_IN_COUNTRY):
        return Found(place, score, _in_country(named, place, context))
    if is_known_in_world(place):
        return Found(place, score, Message.of("places.well_known", name=named.name))
    if reason is None or not expected or place.other_name or place.population < _TOWNLIKE:
        return None
    return Found(place, score, reason)


def _lies_around(other: Place, place: Place) -> bool:
    return other.is_settlement and other.id != place.id and other.km_to(place) <= REGIONAL_KM


def is_known_in_world(place: Place) -> bool:
    """Whether the news names the town without saying where it is."""
    return _is_known(place, _KNOWN_IN_WORLD, _FAMED_IN_WORLD)


def _is_known(place: Place, people: int, names: int) -> bool:
    """Whether a town is known to so many people, or in so many tongues, under the name it was found by."""
    if place.other_name:
        return place.population >= min(10 * people, _KNOWN_BY_ANY_NAME)
    if place.kind is PlaceKind.CAPITAL:
        return place.population >= _KNOWN_IN_COUNTRY or place.renown >= _FAMED_IN_WORLD
    return place.population >= people or place.renown >= names


def _has_towns_of(named: Named, country: Place, context: Context) -> bool:
    return any(place.country == country.country for place in context.anchors(named.number))


def _vouched_region(named: Named, place: Place, context: Context, *, score: float) -> Found | None:
    """Return a region where its country or one of its towns is named, or no other has its name."""
    asked_for = named.asked.is_part
    towns = [
        each
        for each in context.anchors(named.number)
        if each.id != place.id and (each.country, each.region) == (place.country, place.region)
    ]
    score += 2 * bool(towns) + (len(towns) > 1) - 2 * (not asked_for)
    if towns:
        other = towns[0]
        reason = Message.of("places.near", km=round(place.km_to(other)), other=other.name)
        return Found(place, score, reason)
    if context.expects(place, without=named.number):
        return Found(place, score, _in_country(named, place, context))
    if place.population >= _KNOWN_IN_WORLD:
        return Found(place, score, Message.of("places.well_known", name=named.name))
    return None


def _nearness(named: Named, place: Place, context: Context) -> tuple[Message | None, int]:
    """Return what is named near, and 2 for near (or in one region), 1 for regional, 0 for neither."""
    best: tuple[float, Place] | None = None
    by_another_name = place.other_name and place.population < _KNOWN_IN_COUNTRY
    for other in context.anchors(named.number):
        if other.kind is PlaceKind.REGION:
            if place.country == other.country and place.region == other.region:
                return Message.of("places.in_region", region=other.name), 2
            continue
        # Capitals stand for governments in any article, and have a suburb of every name.
        vouches = not (by_another_name and other.kind is PlaceKind.CAPITAL)
        if vouches and other.id != place.id:
            km = place.km_to(other)
            best = (km, other) if best is None or km < best[0] else best
    if best is None or best[0] > REGIONAL_KM:
        return None, 0
    reason = Message.of("places.near", km=round(best[0]), other=best[1].name)
    return reason, 2 if best[0] <= NEAR_KM else 1


def _in_country(named: Named, place: Place, context: Context) -> Message:
    shown = country_shown(place, context)
    return Message.of("places.in_country", name=named.name, country=shown)


def country_shown(place: Place, context: Context) -> str:
    """Return the name of the country that a place lies in, or its code."""
    country = context.gazetteer.country(place.country)
    return place.country if country is None else country.name


def unnested(places: list[Place]) -> list[Place]:
    """Leave out towns called as their country, and regions called as a chief town of theirs."""
    countries = {place.country for place in places if place.kind is PlaceKind.COUNTRY}
    regions = [place for place in places if place.kind is PlaceKind.REGION]
    nested = {
        region.id for region in regions if any(_is_chief_town(town, region) for town in places)
    }
    return [
        place
        for place in places
        if place.kind is PlaceKind.COUNTRY
        or (
            place.country not in countries
            and place.id not in nested
            and not any(_is_short_for_town(place, region) for region in regions)
        )
    ]


def _is_short_for_town(town: Place, region: Place) -> bool:
    """Whether a region's name is merely short for that of its town ("Oklahoma" for Oklahoma City)."""
    if region.kind is not PlaceKind.REGION or not town.is_settlement or not town.other_name:
        return False
    return (town.country, town.region) == (region.country, region.region) and (
        not region.other_name and town.population < _KNOWN_BY_ANY_NAME
    )


def _is_chief_town(town: Place, region: Place) -> bool:
    """Whether a bare name means the town rather than the region around it ("Kursk", not "Quebec")."""
    around = (region.kind, region.country, region.region)
    if not town.is_settlement or around != (PlaceKind.REGION, town.country, town.region):
        return False
    if town.other_name and town.population < _KNOWN_BY_ANY_NAME:
        return False
    return town.population >= max(_KNOWN_IN_COUNTRY, _CHIEF_SHARE * region.population)
