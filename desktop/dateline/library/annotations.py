"""Store what extraction said about a text, replacing what an earlier run said, in one transaction."""

from __future__ import annotations

import sqlite3

from dateline.library.changes import Changes
from dateline.library.effective import refresh_articles
from dateline.library.entity_state import point_at_roots, refresh_article_entities
from dateline.library.intervals import event_interval
from dateline.library.links import ClusterLinker, StaleKeys, link_again, store_clusters
from dateline.library.locations import (
    located_entities,
    nowhere,
    refresh_entity_places,
    remove_locations,
    store_locations,
)
from dateline.library.packing import pack_spans
from dateline.library.rows import insert, insert_many, one_value, utc_now
from dateline.library.writer import Transaction
from dateline.model.annotations import Event, Extraction
from dateline.model.places import PlaceLocator
from dateline.model.spans import Span

_COMMON = ("article_id", "text_id", "run_id", "maker_id", "field", "start", "end", "confidence")
_REPLACED = ("role", "event", "quotation", "quantity", "timex", "mention", "cluster")


def store_extraction(
    transaction: Transaction,
    text_id: int,
    extraction: Extraction,
    link: ClusterLinker,
    *,
    locate: PlaceLocator = nowhere,
) -> None:
    """Replace every annotation of a text by this extraction, and refresh what is derived."""
    connection = transaction.connection
    article_id = int(
        one_value(connection, "SELECT article_id FROM article_text WHERE id = ?", (text_id,))
    )
    named_before = located_entities(connection, article_id)
    remove_annotations(connection, text_id)
    stale = _Store(transaction, article_id, text_id, extraction).store(link, locate)
    link_again(transaction, stale, link)
    connection.execute("UPDATE article SET extracted_utc = ? WHERE id = ?", (utc_now(), article_id))
    refresh_articles(transaction, [article_id])
    refresh_article_entities(transaction, [article_id])
    moved = refresh_entity_places(connection, named_before)
    transaction.note(Changes(entities=frozenset(moved)))
    transaction.note(Changes(extracted=frozenset({article_id})))


def remove_annotations(connection: sqlite3.Connection, text_id: int) -> None:
    """Delete every annotation, cluster and run of a text."""
    of_text = "(SELECT id FROM {} WHERE text_id = ?)"
    remove_locations(connection, text_id)
    for table, column, parent in (
        ("event_participant", "event_id", "event"),
        ("cluster_candidate", "cluster_id", "cluster"),
    ):
        connection.execute(
            f"DELETE FROM {table} WHERE {column} IN {of_text.format(parent)}", (text_id,)
        )
    for table in (*_REPLACED, "text_sentences", "step_run"):
        connection.execute(f"DELETE FROM {table} WHERE text_id = ?", (text_id,))


class _Store:
    """Inserts one extraction; keeps the ids that its later parts name by position."""

    def __init__(
        self, transaction: Transaction, article_id: int, text_id: int, extraction: Extraction
    ) -> None:
        self._transaction = transaction
        self._connection = transaction.connection
        self._article_id = article_id
        self._text_id = text_id
        self._extraction = extraction
        self._runs: dict[str, int] = {}
        self._makers: dict[str, int] = {}
        self._entity_ids: list[int] = []
        self._mention_ids: list[int] = []
        self._timex_ids: list[int] = []

    def store(self, link: ClusterLinker, locate: PlaceLocator) -> StaleKeys:
        for step, version in self._extraction.steps:
            values = {
                "text_id": self._text_id,
                "step": step,
                "version": version,
                "ran_utc": utc_now(),
            }
            self._runs[step] = insert(self._connection, "step_run", values)
        bounds = pack_spans(self._extraction.sentences)
        insert(self._connection, "text_sentences", {"text_id": self._text_id, "bounds": bounds})
        clusters = store_clusters(self._transaction, self._text_id, self._extraction.clusters, link)
        self._entity_ids = clusters.entity_ids
        store_locations(
            self._connection, self._text_id, self._extraction, clusters.cluster_ids, locate
        )
        self._store_mentions(clusters.cluster_ids)
        self._store_timexes()
        self._store_quotations()
        self._store_quantities()
        self._store_roles()
        self._store_events()
        return clusters.stale

    def _common(
        self, step: str, maker: str, field: str, span: Span, confidence: int
    ) -> tuple[int | str, ...]:
        run, made_by = self._runs[step], self._maker(maker)
        return (
            self._article_id,
            self._text_id,
            run,
            made_by,
            field,
            span.start,
            span.end,
            int(confidence),
        )

    def _maker(self, name: str) -> int:
        if name not in self._makers:
            found = one_value(self._connection, "SELECT id FROM maker WHERE name = ?", (name,))
            self._makers[name] = (
                insert(self._connection, "maker", {"name": name}) if found is None else int(found)
            )
        return self._makers[name]

    def _store_mentions(self, cluster_ids: list[int]) -> None:
        columns = (*_COMMON, "position", "label", "cluster_id", "entity_id")
        rows = [
            (
                *self._common(
                    "names", mention.maker, mention.field, mention.span, mention.confidence
                ),
                position,
                mention.label.value,
                cluster_ids[mention.cluster],
                self._entity_ids[mention.cluster],
            )
            for position, mention in enumerate(self._extraction.mentions)
        ]
        insert_many(self._connection, "mention", columns, rows)
        point_at_roots(self._connection, "text_id", self._text_id)
        self._mention_ids = self._ids("mention")

    def _ids(self, table: str) -> list[int]:
        sql = f"SELECT id FROM {table} WHERE text_id = ? ORDER BY position"
        return [row[0] for row in self._connection.execute(sql, (self._text_id,))]

    def _store_timexes(self) -> None:
        columns = (
            *(*_COMMON, "position", "type", "value", "mod", "earliest", "latest", "granularity"),
            *(
                "anchor_kind",
                "anchor_day",
                "anchor_position",
                "rule",
                "reason",
                "frame",
                "direction",
            ),
        )
        rows = [
            (
                *self._common("time", timex.rule, timex.field, timex.span, timex.confidence),
                *(position, timex.type.value, timex.value, timex.mod, timex.earliest, timex.latest),
                *(
                    timex.granularity.value,
                    timex.anchor.kind.value,
                    timex.anchor.day,
                    timex.anchor.timex,
                ),
                *(timex.rule, timex.reason.dumps(), timex.frame, timex.direction),
            )
            for position, timex in enumerate(self._extraction.timexes)
        ]
        insert_many(self._connection, "timex", columns, rows)
        self._timex_ids = self._ids("timex")

    def _store_quotations(self) -> None:
        columns = (
            *(*_COMMON, "position", "kind", "speaker", "speaker_start", "speaker_end"),
            *("speaker_mention_id", "cue_start", "cue_end"),
        )
        rows = [
            (
                *self._common("quotations", q.maker, q.field, q.span, q.confidence),
                *(position, q.kind.value, q.speaker, *_ends(q.speaker_span)),
                *(self._mention(q.speaker_mention), *_ends(q.cue)),
            )
            for position, q in enumerate(self._extraction.quotations)
        ]
        insert_many(self._connection, "quotation", columns, rows)

    def _store_quantities(self) -> None:
        columns = (
            *_COMMON,
            "position",
            "value",
            "low",
            "high",
            "unit",
            "subject_start",
            "subject_end",
        )
        rows = [
            (
                *self._common("quantities", q.maker, q.field, q.span, q.confidence),
                *(position, q.value, q.low, q.high, q.unit, *_ends(q.subject)),
            )
            for position, q in enumerate(self._extraction.quantities)
        ]
        insert_many(self._connection, "quantity", columns, rows)

    def _store_roles(self) -> None:
        rows = [
            (
                *self._common("names", role.maker, role.field, role.span, role.confidence),
                self._mention(role.mention),
            )
            for role in self._extraction.roles
        ]
        insert_many(self._connection, "role", (*_COMMON, "mention_id"), rows)

    def _store_events(self) -> None:
        columns = (
            *(
                *_COMMON,
                "position",
                "trigger_start",
                "trigger_end",
                "sentence_start",
                "sentence_end",
                "kind",
            ),
            *(
                "timex_id",
                "relation",
                "status",
                "attributed_start",
                "attributed_end",
                "attributed_mention_id",
            ),
            *("place_mention_id", "earliest", "latest"),
        )
        sql = "SELECT published_day FROM article_effective WHERE article_id = ?"
        published_day = one_value(self._connection, sql, (self._article_id,))
        rows = [
            self._event_row(position, e, published_day)
            for position, e in enumerate(self._extraction.events)
        ]
        insert_many(self._connection, "event", columns, rows)
        participants = [
            (event_id, self._mention_ids[mention])
            for event_id, event in zip(self._ids("event"), self._extraction.events, strict=True)
            for mention in sorted(set(event.participants))
        ]
        insert_many(self._connection, "event_participant", ("event_id", "mention_id"), participants)

    def _event_row(
        self, position: int, event: Event, published_day: int | None
    ) -> tuple[int | str | None, ...]:
        timex = None if event.timex is None else self._extraction.timexes[event.timex]
        ends = None if timex is None else (timex.earliest, timex.latest)
        return (
            *self._common("events", event.maker, event.field, event.span, event.confidence),
            *(
                position,
                event.trigger.start,
                event.trigger.end,
                event.sentence.start,
                event.sentence.end,
            ),
            *(event.kind.value, None if event.timex is None else self._timex_ids[event.timex]),
            *(event.relation.value, event.status.value, *_ends(event.attributed_span)),
            *(self._mention(event.attributed_mention), self._mention(event.place)),
            *event_interval(event.relation, ends, published_day=published_day),
        )

    def _mention(self, index: int | None) -> int | None:
        return None if index is None else self._mention_ids[index]


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
