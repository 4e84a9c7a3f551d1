"""Where the places of an article are: by what it names with them, their distance and their size.

The gazetteer confirms and locates what was recognised as a place, and never makes a place of a
name. A small town is placed only near another place of the article or where the text says so: of
the villages in the news many are on no list, and most have a namesake elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dateline.linking.folding import country_of_people
from dateline.linking.place_names import (
    Asked,
    asked_of,
    called_parts,
    containments,
    is_site,
    without_direction,
)
from dateline.linking.vouching import (
    Context,
    Named,
    country_shown,
    is_known_in_world,
    unnested,
    vouched,
)
from dateline.model.annotations import Cluster, EntityKind
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.places import Gazetteer, Location, NamedInText, Place, PlaceKind

_CLEAR: Final = 2.0
_DOUBTFUL: Final = 1.0
"""Differences of score: an answer that leads by less is none, by more than the former is sure."""
_ROUNDS: Final = 3
_SAME_SPOT_KM: Final = 50


def locate_places(named: NamedInText, gazetteer: Gazetteer) -> dict[int, Location]:
    """Return where each cluster that names a place or people is; pure but for the look-up."""
    places = _named_places(named, gazetteer)
    numbers = frozenset(place.number for place in places)
    outer: dict[int, tuple[int, ...]] = {}
    for inner, around in containments((named.title, named.text), named.mentions, numbers):
        outer[inner] = (*outer.get(inner, ()), around)
    peoples = _peoples(named, gazetteer)
    context = Context(gazetteer, _countries(places, peoples), {}, outer)
    answers: dict[int, Location] = {}
    for _ in range(_ROUNDS):
        answers = {each.number: _locate(each, context) for each in places}
        placed = {number: a.place for number, a in answers.items() if a.place is not None}
        if placed == context.placed:
            break
        context = replace(context, placed=placed)
    return answers | peoples


def _peoples(named: NamedInText, gazetteer: Gazetteer) -> dict[int, Location]:
    """Return the country of each nationality, by its number: a people is no place, but has one."""
    keys = {
        number: country
        for number, cluster in enumerate(named.clusters)
        if cluster.label.kind is EntityKind.NATIONALITY
        and (country := country_of_people(cluster.name)) is not None
    }
    found = gazetteer.named(sorted(set(keys.values())))
    return {
        number: Location(place, Message.of("places.people", country=place.name), Confidence.SURE)
        for number, key in keys.items()
        for place in found.get(key, ())
        if place.kind is PlaceKind.COUNTRY
    }


def _named_places(named: NamedInText, gazetteer: Gazetteer) -> list[Named]:
    parts = called_parts((named.title, named.text), named.mentions)
    asked = {
        number: asked_of(cluster, is_part=number in parts)
        for number, cluster in enumerate(named.clusters)
        if cluster.label.kind is EntityKind.PLACE
    }
    found = gazetteer.named(sorted({key for each in asked.values() for key, _ in each.keys}))
    return [_named(named.clusters[number], number, each, found) for number, each in asked.items()]


def _named(
    cluster: Cluster, number: int, asked: Asked, found: Mapping[str, Sequence[Place]]
) -> Named:
    choices: dict[int, Place] = {}
    for key, kinds in asked.keys:
        # "Kansas City" is a city of that name before it is the city of Kansas.
        for place in found.get(key, ()) if not choices else ():
            if place.kind in kinds:
                choices.setdefault(place.id, place)
    name = cluster.name.title() if cluster.name.isupper() else cluster.name
    ordered = sorted(
        unnested(list(choices.values())), key=lambda each: each.kind is not PlaceKind.COUNTRY
    )
    return Named(number, name, asked, is_site(cluster), tuple(ordered))


def _countries(places: Sequence[Named], peoples: Mapping[int, Location]) -> frozenset[str]:
    """Return the codes of the countries that the article names, or the people of."""
    named = {place.choices[0].country for place in places if _is_plainly_country(place)}
    spoken_of = {each.place.country for each in peoples.values() if each.place is not None}
    return frozenset(named | spoken_of)


def _is_plainly_country(place: Named) -> bool:
    """Whether a country comes first among the choices, and no part of another has its name."""
    kinds = [choice.kind for choice in place.choices]
    return kinds[:1] == [PlaceKind.COUNTRY] and not {PlaceKind.REGION, PlaceKind.AREA} & set(kinds)


def _locate(named: Named, context: Context) -> Location:
    if not named.choices:
        return _without_choice(named, context)
    inside = _inside(named, context)
    if inside is not None:
        return inside
    found = [each for place in named.choices if (each := vouched(named, place, context))]
    if not found:
        return _abstaining(named, context)
    if any(each.surrounded for each in found):
        # "Tripoli" beside Beirut and Sidon is no capital of a country that nobody named.
        found = [
            each
            for each in found
            if each.surrounded or context.expects(each.place, without=named.number)
        ]
    found.sort(key=lambda each: (-each.score, each.place.id))
    best = found[0]
    rest = [each for each in found[1:] if each.place.km_to(best.place) > _SAME_SPOT_KM]
    lead = best.score - rest[0].score if rest else _CLEAR
    if lead < _DOUBTFUL:
        return _no(Message.of("places.several", n=len(found), name=named.name))
    return Location(best.place, best.reason, _confidence(best.place, context, lead))


def _without_choice(named: Named, context: Context) -> Location:
    """Return where "eastern Karvenia" is, and nothing for sites and what no list has."""
    if named.site:
        return _no(Message.of("places.site"))
    for key, _ in named.asked.keys:
        bare = without_direction(key)
        if bare is None:
            continue
        for place in context.gazetteer.named([bare]).get(bare, ()):
            if not place.is_settlement and not place.other_name:
                reason = Message.of("places.part", outer=place.name)
                return Location(place, reason, Confidence.LIKELY)
    return _no(Message.of("places.unknown", name=named.name))


def _inside(named: Named, context: Context) -> Location | None:
    """Return the choice that lies in what the text puts it in; None where it says nothing."""
    for number in context.outer.get(named.number, ()):
        outer = context.placed.get(number)
        if outer is None or outer.is_settlement or not outer.country:
            continue
        held = [place for place in named.choices if _holds(outer, place)]
        if held:
            best = max(held, key=lambda place: (not place.other_name, place.population, -place.id))
            return Location(best, Message.of("places.within", outer=outer.name), Confidence.SURE)
        known = any(
            not choice.is_settlement or is_known_in_world(choice) for choice in named.choices
        )
        if not known:
            return _no(Message.of("places.not_there", name=named.name, outer=outer.name))
    return None


def _holds(outer: Place, place: Place) -> bool:
    if place.id == outer.id or place.country != outer.country:
        return False
    return outer.kind is not PlaceKind.REGION or place.region == outer.region


def _abstaining(named: Named, context: Context) -> Location:
    shown = country_shown(named.choices[0], context)
    return _no(Message.of("places.far", name=named.name, country=shown))


def _confidence(place: Place, context: Context, lead: float) -> Confidence:
    """Return how sure a place is that leads by `lead`: sure for what everybody knows, else likely."""
    if place.kind in (PlaceKind.COUNTRY, PlaceKind.AREA, PlaceKind.WATER):
        return Confidence.SURE if lead >= _CLEAR else Confidence.LIKELY
    great = is_known_in_world(place)
    expected = not context.countries or place.country in context.countries
    sure = lead >= _CLEAR and great and expected and not place.other_name
    return Confidence.SURE if sure else Confidence.LIKELY


def _no(reason: Message) -> Location:
    return Location(None, reason, Confidence.UNSURE)
