"""Tables of what is exported, built from reads of the library for the ids that a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.export.citing import (
    CHECKED,
    confidence_of,
    people,
    place_in_file,
    saved_confidences,
    web_address,
)
from dateline.export.claims import CLAIM_COLUMNS, event_claims, quotation_claims
from dateline.export.exporter import ExportOptions, Row, Table, What
from dateline.export.pinned import NOTE_COLUMNS, finding_claims
from dateline.library.locations import EntityLocation, locations_of
from dateline.library.reads.articles import ArticleRow, article_rows
from dateline.library.reads.contents import entity_counts_in
from dateline.library.reads.entities import entity_rows, entity_totals, names_of, roles_of
from dateline.library.reads.relations import Kinship, Relation, relations
from dateline.library.rows import Connection
from dateline.model.messages import english

ARTICLE_COLUMNS: Final = (
    *("title", "byline", "outlet", "published", "published_source", "published_confidence"),
    *("modified", "saved", "saved_confidence", "url", "language", "words", "starred", "extracted"),
    *("copy_of", "later_version_of", "part", "file_sha256", "uid"),
)
"""`copy_of` and `later_version_of` are uids of articles of this library."""
_PLACE_COLUMNS: Final = (
    *("place", "country", "latitude", "longitude", "place_confidence", "place_reason"),
)
ENTITY_COLUMNS: Final = (
    *("name", "kind", "mentions", "articles", "names", "roles"),
    *_PLACE_COLUMNS,
    *("decided", "uid"),
)
_CHUNK: Final = 500


def findings_table(
    connection: Connection, finding_ids: Sequence[int] | None, *, options: ExportOptions
) -> Table:
    """Return these findings (None: all that are pinned); notes, tags, initials only if asked for."""
    columns = (*CLAIM_COLUMNS, *NOTE_COLUMNS) if options.with_notes else CLAIM_COLUMNS
    claims = finding_claims(connection, finding_ids, with_notes=options.with_notes)
    return Table(What.FINDINGS, columns, _ordered(claims, columns))


def events_table(connection: Connection, event_ids: Sequence[int]) -> Table:
    """Return these dated statements and events, in the order given."""
    claims = event_claims(connection, event_ids)
    return Table(What.EVENTS, CLAIM_COLUMNS, _ordered(claims, CLAIM_COLUMNS))


def quotations_table(connection: Connection, quotation_ids: Sequence[int]) -> Table:
    """Return these quotations, in the order given."""
    claims = quotation_claims(connection, quotation_ids)
    return Table(What.QUOTATIONS, CLAIM_COLUMNS, _ordered(claims, CLAIM_COLUMNS))


def articles_table(connection: Connection, article_ids: Sequence[int]) -> Table:
    """Return these articles, in the order given."""
    return Table(What.ARTICLES, ARTICLE_COLUMNS, _articles(connection, article_ids))


def entities_table(
    connection: Connection, entity_ids: Sequence[int], *, within: Sequence[int] | None = None
) -> Table:
    """Return these entities, in the order given, counted in the articles `within` (None: all)."""
    return Table(What.ENTITIES, ENTITY_COLUMNS, _entities(connection, entity_ids, within))


def _ordered(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield each row with exactly these columns, in this order; what is not known is None."""
    for row in rows:
        yield {name: row.get(name) for name in columns}


def _articles(connection: Connection, article_ids: Sequence[int]) -> Iterator[Row]:
    for first in range(0, len(article_ids), _CHUNK):
        articles = article_rows(connection, article_ids[first : first + _CHUNK])
        saved = saved_confidences(connection, articles)
        related = relations(connection, [article.id for article in articles])
        for article in articles:
            yield _article_row(article, saved.get(article.id), related.get(article.id, ()))


def _article_row(article: ArticleRow, saved: str | None, related: Iterable[Relation]) -> Row:
    uids = {relation.kinship: relation.of.uid for relation in related}
    return {
        "title": article.title,
        "byline": people(article.byline),
        "outlet": article.outlet,
        "published": article.published,
        "published_source": article.published_source,
        "published_confidence": confidence_of(
            article.published_confidence, decided=article.published_decided
        ),
        "modified": article.modified,
        "saved": article.saved,
        "saved_confidence": saved,
        "url": web_address(article.url),
        "language": article.language,
        "words": article.words,
        "starred": article.starred,
        "extracted": article.extracted_utc is not None,
        "copy_of": uids.get(Kinship.COPY),
        "later_version_of": uids.get(Kinship.VERSION),
        "part": place_in_file(article),
        "file_sha256": article.sha256,
        "uid": article.uid,
    }


def _entities(
    connection: Connection, entity_ids: Sequence[int], within: Sequence[int] | None
) -> Iterator[Row]:
    counts = _entity_counts(connection, within)
    places = locations_of(connection, entity_ids)
    for entity in entity_rows(connection, entity_ids):
        mentions, articles = counts.get(entity.id, (0, 0))
        yield {
            "name": entity.name,
            "kind": entity.kind,
            "mentions": mentions,
            "articles": articles,
            "names": list[str](names_of(connection, entity.id)),
            "roles": list[str](roles_of(connection, entity.id)),
            **_place_of(places.get(entity.id)),
            "decided": CHECKED if entity.decided else None,
            "uid": entity.uid,
        }


def _place_of(located: EntityLocation | None) -> Row:
    """Return where a place is and why, or only why that is not known; nothing for other names."""
    if located is None:
        return dict.fromkeys(_PLACE_COLUMNS)
    place, reason = located.location.place, english(located.location.reason)
    if place is None:
        return {**dict.fromkeys(_PLACE_COLUMNS), "place_reason": reason}
    confidence = confidence_of(located.location.confidence, decided=located.decided)
    return {
        "place": place.name,
        "country": place.country or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "place_confidence": confidence,
        "place_reason": reason,
    }


def _entity_counts(
    connection: Connection, within: Sequence[int] | None
) -> dict[int, tuple[int, int]]:
    if within is not None:
        return entity_counts_in(connection, within)
    return {row[0]: (row[4], row[5]) for row in entity_totals(connection)}
