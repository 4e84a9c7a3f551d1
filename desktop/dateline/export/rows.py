"""Tables of what is exported, built from reads of the library for the ids that a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.export.citing import CHECKED, confidence_of, people, web_address
from dateline.export.claims import CLAIM_COLUMNS, event_claims, quotation_claims
from dateline.export.exporter import ExportOptions, Row, Table, What
from dateline.export.pinned import NOTE_COLUMNS, finding_claims
from dateline.library.reads.articles import ArticleRow, article_rows
from dateline.library.reads.contents import entity_counts_in
from dateline.library.reads.entities import entity_rows, entity_totals, names_of, roles_of
from dateline.library.rows import Connection

ARTICLE_COLUMNS: Final = (
    *("title", "byline", "outlet", "published", "published_source", "published_confidence"),
    *("modified", "saved", "url", "language", "words", "starred", "extracted", "file_sha256"),
    "uid",
)
ENTITY_COLUMNS: Final = ("name", "kind", "mentions", "articles", "names", "roles", "decided", "uid")
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
        for article in article_rows(connection, article_ids[first : first + _CHUNK]):
            yield _article_row(article)


def _article_row(article: ArticleRow) -> Row:
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
        "url": web_address(article.url),
        "language": article.language,
        "words": article.words,
        "starred": article.starred,
        "extracted": article.extracted_utc is not None,
        "file_sha256": article.sha256,
        "uid": article.uid,
    }


def _entities(
    connection: Connection, entity_ids: Sequence[int], within: Sequence[int] | None
) -> Iterator[Row]:
    counts = _entity_counts(connection, within)
    for entity in entity_rows(connection, entity_ids):
        mentions, articles = counts.get(entity.id, (0, 0))
        yield {
            "name": entity.name,
            "kind": entity.kind,
            "mentions": mentions,
            "articles": articles,
            "names": list[str](names_of(connection, entity.id)),
            "roles": list[str](roles_of(connection, entity.id)),
            "decided": CHECKED if entity.decided else None,
            "uid": entity.uid,
        }


def _entity_counts(
    connection: Connection, within: Sequence[int] | None
) -> dict[int, tuple[int, int]]:
    if within is not None:
        return entity_counts_in(connection, within)
    return {row[0]: (row[4], row[5]) for row in entity_totals(connection)}
