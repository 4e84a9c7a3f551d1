"""The command that puts an entity on the map, or off it, and the places that typed words mean."""

from __future__ import annotations

import re
from typing import Final

from dateline.editing.commands import Author, Command, CommandError, Done, decide
from dateline.library.decisions import DecisionKind
from dateline.library.entity_state import effective_entity, strong_key
from dateline.library.gazetteer import gazetteer
from dateline.library.locations import as_payload, location_of
from dateline.library.writer import Transaction
from dateline.linking.folding import folded
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message
from dateline.model.places import Place, PlaceKind

_COORDINATES: Final = re.compile(
    r"\s*(?P<north>[+-]?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(?P<east>[+-]?\d{1,3}(?:\.\d+)?)\s*"
)


def place_entity(entity_id: int, place: Place | None, *, author: Author) -> Command:
    """Return the command that says where an entity is; None says that it has no place on the map."""

    def run(transaction: Transaction) -> Done:
        row = effective_entity(transaction.connection, entity_id)
        if row is None:
            raise CommandError(Message.of("editing.no_such_entity"))
        if row["kind"] != EntityKind.PLACE.value:
            raise CommandError(Message.of("editing.not_a_place", name=row["name"]))
        known = location_of(transaction.connection, row["root_id"])
        key = strong_key(transaction.connection, row["id"])
        seq, _ = decide(
            transaction,
            DecisionKind.PLACE,
            target=f"entity:{row['uid']}",
            payload={"located": as_payload(place), "keys": {row["uid"]: key} if key else {}},
            previous={"located": as_payload(known.place if known else None)},
            author=author,
        )
        if place is None:
            return Done((seq,), Message.of("editing.unplace", name=row["name"]))
        where = ", ".join(dict.fromkeys(part for part in (place.name, place.country) if part))
        return Done((seq,), Message.of("editing.place", name=row["name"], place=where))

    return run


def places_called(words: str) -> list[Place]:
    """Return the places that typed words may mean, the best known first.

    The words are a name, a name and what it lies in ("Sudzha, Russia"), or a latitude and a
    longitude in degrees, which mean that point.
    """
    point = _point(words)
    if point is not None:
        return [point]
    name, _, outer = (part.strip() for part in words.partition(","))
    keys = [folded(name), folded(outer)] if outer else [folded(name)]
    found = gazetteer().named(keys)
    places = list(found.get(keys[0], ()))
    if not outer:
        return places
    around = found.get(keys[-1], ())
    country = gazetteer().country(outer.upper()) if len(outer) == 2 else None
    return [place for place in places if any(_holds(each, place) for each in (*around, country))]


def _holds(outer: Place | None, place: Place) -> bool:
    if outer is None or outer.id == place.id or not outer.country:
        return False
    same_region = outer.kind is PlaceKind.COUNTRY or outer.region == place.region
    return outer.country == place.country and same_region


def _point(words: str) -> Place | None:
    match = _COORDINATES.fullmatch(words)
    if match is None:
        return None
    north, east = float(match["north"]), float(match["east"])
    if abs(north) > 90 or abs(east) > 180:
        return None
    return Place(0, f"{north:g}, {east:g}", PlaceKind.AREA, "", "", north, east, 0)
