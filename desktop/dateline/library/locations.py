"""Where the places of the library are: stored for each text, and derived for each entity."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from dateline.library.decisions import Decision, DecisionKind, in_force_for
from dateline.library.gazetteer import gazetteer
from dateline.library.rows import all_rows, insert, insert_many, marks, one_row
from dateline.model.annotations import EntityKind, Extraction
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.places import Gazetteer, Location, NamedInText, Place, PlaceKind, PlaceLocator
from dateline.model.spans import Field

_COLUMNS: Final = (
    *("place_id", "place_name", "place_kind", "country", "region", "latitude", "longitude"),
    *("reason", "confidence"),
)
_PLACED: Final = (EntityKind.PLACE.value, EntityKind.NATIONALITY.value)
_DISAGREE: Final = "places.disagree"
_FEW: Final = 20
"""Articles in which new votes are looked at one by one; of more, all votes are counted anew."""

Votes: TypeAlias = dict[Location, int]
"""What articles say about the place of an entity, and how many say so."""


def nowhere(named: NamedInText, gazetteer: Gazetteer) -> Mapping[int, Location]:  # noqa: ARG001 - as a locator
    """Locate nothing: the locator of a caller that has none."""
    return {}


def located_entities(connection: sqlite3.Connection, article_id: int) -> set[int]:
    """Return the entities that the article, as it is stored, has a say in the place of."""
    sql = """SELECT DISTINCT effective_id FROM mention
        JOIN cluster_place ON cluster_place.cluster_id = mention.cluster_id
        WHERE article_id = ? AND effective_id IS NOT NULL"""
    return {row[0] for row in connection.execute(sql, (article_id,))}


def store_locations(
    connection: sqlite3.Connection,
    text_id: int,
    extraction: Extraction,
    cluster_ids: Sequence[int],
    locate: PlaceLocator,
) -> None:
    """Locate the places of a text, whose clusters were just stored under these ids, and store where."""
    row = one_row(connection, "SELECT title, text FROM article_text WHERE id = ?", (text_id,))
    if row is None:
        return
    mentions = sorted(extraction.mentions, key=lambda m: (m.field is not Field.TITLE, m.span.start))
    places = tuple((mention.field, mention.span, mention.cluster) for mention in mentions)
    named = NamedInText(row["title"], row["text"], extraction.clusters, places)
    rows = [
        (cluster_ids[number], *_values(location))
        for number, location in locate(named, gazetteer()).items()
    ]
    insert_many(connection, "cluster_place", ("cluster_id", *_COLUMNS), rows)


def remove_locations(connection: sqlite3.Connection, text_id: int) -> None:
    """Delete what was stored for a text, before its clusters go."""
    clusters = "SELECT id FROM cluster WHERE text_id = ?"
    connection.execute(f"DELETE FROM cluster_place WHERE cluster_id IN ({clusters})", (text_id,))


def note_arrivals(
    connection: sqlite3.Connection, articles_of: Mapping[int, Sequence[int]]
) -> set[int]:
    """Refresh the entities that came into articles (entity → articles); return those that moved.

    An article that says what is known already changes nothing, so that a country which every
    article names costs no count over all of them.
    """
    changed = {
        entity_id
        for entity_id, articles in articles_of.items()
        if len(articles) > _FEW
        or any(_tells_more(connection, entity_id, article_id) for article_id in articles)
    }
    return refresh_entity_places(connection, changed)


def _tells_more(connection: sqlite3.Connection, entity_id: int, article_id: int) -> bool:
    votes = _votes(connection, entity_id, article_id=article_id)
    if not votes:
        return False
    known = location_of(connection, entity_id)
    if known is None or known.reason.id == _DISAGREE:
        return True
    if known.place is not None:  # an article that can't tell changes nothing
        votes = {vote: n for vote, n in votes.items() if vote.place is not None}
    return any(vote.place != known.place or _rank(vote) < _rank(known) for vote in votes)


def refresh_entity_places(connection: sqlite3.Connection, entity_ids: Iterable[int]) -> set[int]:
    """Compute anew where these effective entities are; return those whose answer differs."""
    changed: set[int] = set()
    for entity_id in sorted(entity_ids):
        old = one_row(connection, "SELECT * FROM entity_place WHERE entity_id = ?", (entity_id,))
        located, decided = _located(connection, entity_id)
        new = None
        if located is not None:
            new = {**dict(zip(_COLUMNS, _values(located), strict=True)), "entity_id": entity_id}
            new["decided"] = int(decided)
        if new == old:
            continue
        connection.execute("DELETE FROM entity_place WHERE entity_id = ?", (entity_id,))
        if new is not None:
            insert(connection, "entity_place", new)
        changed.add(entity_id)
    return changed


def _located(connection: sqlite3.Connection, entity_id: int) -> tuple[Location | None, bool]:
    sql = "SELECT root_id, kind FROM entity_effective WHERE entity_id = ?"
    state = one_row(connection, sql, (entity_id,))
    is_placed = state is not None and state["kind"] in _PLACED
    if state is None or state["root_id"] != entity_id or not is_placed:
        return None, False
    decision = _decision(connection, entity_id)
    if decision is not None:
        return decided_location(decision.payload), True
    return _agreed(_votes(connection, entity_id)), False


def _decision(connection: sqlite3.Connection, root_id: int) -> Decision | None:
    """Return the newest decision in force on where the entity, or one merged into it, is."""
    sql = "SELECT uid FROM entity JOIN entity_effective ON entity_id = id WHERE root_id = ?"
    entries = [
        entry
        for (uid,) in connection.execute(sql, (root_id,)).fetchall()
        for entry in in_force_for(connection, f"entity:{uid}")
        if entry.kind is DecisionKind.PLACE
    ]
    return max(entries, key=lambda entry: entry.seq, default=None)


def decided_location(payload: Mapping[str, Any]) -> Location:
    """Return what a decision says: a place, or that there is none."""
    given = payload["located"]
    if not given:
        return Location(None, Message.of("places.unplaced"), Confidence.SURE)
    place = Place(
        int(given["id"]),
        given["name"],
        PlaceKind(given["kind"]),
        given["country"],
        given["region"],
        float(given["latitude"]),
        float(given["longitude"]),
        0,
    )
    return Location(place, Message.of("places.decided"), Confidence.SURE)


def _votes(
    connection: sqlite3.Connection, entity_id: int, *, article_id: int | None = None
) -> Votes:
    """Return what the articles (or one) that name the entity say about its place."""
    one = "" if article_id is None else "AND mention.article_id = ?"
    columns = ", ".join(_COLUMNS)
    sql = f"""SELECT {columns}, count(*) FROM cluster_place WHERE cluster_id IN (
        SELECT cluster_id FROM mention
        JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
        WHERE effective_id = ? {one}) GROUP BY {columns}"""
    parameters = (entity_id,) if article_id is None else (entity_id, article_id)
    return {_location(row[:-1]): row[-1] for row in connection.execute(sql, parameters)}


def _agreed(votes: Votes) -> Location | None:
    """Return what follows from what the articles say, whatever their order; None of nothing."""
    placed = [vote for vote in votes if vote.place is not None]
    if not placed:
        return min(votes, key=_rank, default=None)
    counts: Counter[Place | None] = Counter()
    for vote in placed:
        counts[vote.place] += votes[vote]
    ordered = sorted(counts, key=lambda place: (-counts[place], place.id if place else 0))
    if 3 * counts[ordered[0]] < 2 * counts.total():
        names = ", ".join(f"{place.name} ({place.country})" for place in ordered if place)
        return Location(None, Message.of(_DISAGREE, places=names), Confidence.UNSURE)
    best = min((vote for vote in placed if vote.place == ordered[0]), key=_rank)
    if len(ordered) > 1:
        return Location(best.place, best.reason, min(best.confidence, Confidence.LIKELY))
    return best


def _rank(location: Location) -> tuple[int, str]:
    return (-location.confidence, location.reason.dumps())


def location_of(connection: sqlite3.Connection, entity_id: int) -> Location | None:
    """Return where an effective entity is said to be, None for what is no place."""
    columns = ", ".join(_COLUMNS)
    sql = f"SELECT {columns} FROM entity_place WHERE entity_id = ?"
    row = connection.execute(sql, (entity_id,)).fetchone()
    return None if row is None else _location(row)


@dataclass(frozen=True, slots=True)
class EntityLocation:
    """Where an entity is, and whether a person said so."""

    location: Location
    decided: bool


def locations_of(
    connection: sqlite3.Connection, entity_ids: Sequence[int]
) -> dict[int, EntityLocation]:
    """Return where these effective entities are; what is no place is absent."""
    found: dict[int, EntityLocation] = {}
    for first in range(0, len(entity_ids), 500):
        chunk = list(entity_ids[first : first + 500])
        sql = f"SELECT * FROM entity_place WHERE entity_id IN ({marks(chunk)})"
        for row in all_rows(connection, sql, chunk):
            location = _location([row[name] for name in _COLUMNS])
            found[row["entity_id"]] = EntityLocation(location, bool(row["decided"]))
    return found


def unplaced_ids(connection: sqlite3.Connection) -> set[int]:
    """Return the shown entities of kind place that are on no map."""
    sql = """SELECT entity_effective.entity_id FROM entity_effective
        LEFT JOIN entity_place ON entity_place.entity_id = entity_effective.entity_id
        WHERE root_id = entity_effective.entity_id AND kind = ? AND NOT ignored AND place_id IS NULL"""
    return {row[0] for row in connection.execute(sql, (EntityKind.PLACE.value,))}


def _values(location: Location) -> tuple[Any, ...]:
    place = location.place
    said = (location.reason.dumps(), int(location.confidence))
    if place is None:
        return (None, "", "", "", "", None, None, *said)
    where = (place.country, place.region, place.latitude, place.longitude)
    return (place.id, place.name, place.kind.value, *where, *said)


def _location(row: Sequence[Any]) -> Location:
    place_id, name, kind, country, region, latitude, longitude, reason, confidence = row
    place = None
    if place_id is not None:
        place = Place(place_id, name, PlaceKind(kind), country, region, latitude, longitude, 0)
    return Location(place, Message.loads(reason), Confidence(confidence))


def as_payload(place: Place | None) -> dict[str, Any]:
    """Return a place as a decision keeps it, {} for none; a later gazetteer may have lost it."""
    if place is None:
        return {}
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "region": place.region,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
