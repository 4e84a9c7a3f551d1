"""What follows from a decision, or from its undoing: derived tables and re-resolution."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extraction.time.resolve import resolve_all
from dateline.library.changes import Changes
from dateline.library.decisions import Decision, DecisionKind, origin_of
from dateline.library.effective import refresh_articles
from dateline.library.entity_state import effective_entity, refresh_entities, refresh_spans
from dateline.library.entries import refresh_entry
from dateline.library.findings import refresh_finding
from dateline.library.locations import refresh_entity_places
from dateline.library.reads.articles import article_id_of
from dateline.library.reads.entities import entity_id_of
from dateline.library.resolution import Resolution, resolve_article, resolved_day
from dateline.library.splits import SPAN_DECISIONS, articles_decided
from dateline.library.writer import Transaction


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a decision moved; `resolution` only where a publication day or a date changed."""

    resolution: Resolution | None = None


def apply_consequences(transaction: Transaction, decision: Decision) -> Consequences:
    """Refresh all that leans on the target of `decision`, whose row is in the log already.

    The derived rows are computed from the readings and the log alone, so a decision, its undo and
    its redo all come here.
    """
    if decision.target_kind == "article":
        return _article(transaction, decision)
    if decision.target_kind == "entity":
        refresh_entry(transaction.connection, decision.target_uid)
        refresh_entities(transaction, _entity_ids(transaction, decision))
        _refresh_named_articles(transaction, decision)
        _refresh_places(transaction, decision)
    elif decision.target_kind == "finding":
        refresh_finding(transaction, decision.target_uid)
    return Consequences()


def _article(transaction: Transaction, decision: Decision) -> Consequences:
    article_id = article_id_of(transaction.connection, decision.target_uid)
    if article_id is None:
        return Consequences()
    before = resolved_day(transaction.connection, article_id)
    refresh_articles(transaction, [article_id])
    if articles_decided(transaction.connection, SPAN_DECISIONS, [article_id]):
        refresh_spans(transaction, [article_id])
    on_new_day = resolved_day(transaction.connection, article_id) != before
    if not on_new_day and not _gives_date(transaction, decision):
        return Consequences()
    resolution = resolve_article(transaction, article_id, resolve_all)
    if not on_new_day:
        resolution = replace(resolution, stayed=(), on_new_day=False)
    return Consequences(resolution)


def _gives_date(transaction: Transaction, decision: Decision) -> bool:
    """Whether a row of the log gives an expression its date, or undoes or repeats that."""
    return origin_of(transaction.connection, decision).kind is DecisionKind.DATE


def _refresh_named_articles(transaction: Transaction, decision: Decision) -> None:
    """Point the mentions anew in the articles that a merge limits itself to."""
    uids = decision.payload.get("articles", ())
    found = (article_id_of(transaction.connection, uid) for uid in uids)
    article_ids = [article_id for article_id in found if article_id is not None]
    if article_ids:
        refresh_spans(transaction, article_ids)


def _refresh_places(transaction: Transaction, decision: Decision) -> None:
    """Say anew where the entities of a decision are: it may place them, or make them places."""
    connection = transaction.connection
    named = (effective_entity(connection, each) for each in _entity_ids(transaction, decision))
    ids = {row[key] for row in named if row is not None for key in ("id", "root_id")}
    moved = refresh_entity_places(connection, ids)
    transaction.note(Changes(entities=frozenset(moved)))


def _entity_ids(transaction: Transaction, decision: Decision) -> list[int]:
    uids = [decision.target_uid, *decision.payload.get("merged", ())]
    found = (entity_id_of(transaction.connection, uid) for uid in uids)
    return [entity_id for entity_id in found if entity_id is not None]
