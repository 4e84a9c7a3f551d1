"""Derived: articles after the decisions, from the readings and the log alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from dateline.library.changes import Changes
from dateline.library.decisions import Decision, DecisionKind, in_force_for
from dateline.library.rows import Row, all_rows, insert, one_row
from dateline.library.search.fulltext import index_in, index_out
from dateline.library.writer import Transaction
from dateline.model.days import day_from_iso

_TEXT_FIELDS = ("title", "outlet", "url", "modified", "saved")


def refresh_articles(transaction: Transaction, article_ids: Iterable[int]) -> None:
    """Compute the effective values, tags and removal of these articles anew, and their index rows."""
    connection = transaction.connection
    for article_id in article_ids:
        old = one_row(
            connection, "SELECT * FROM article_effective WHERE article_id = ?", (article_id,)
        )
        article = one_row(connection, "SELECT * FROM article WHERE id = ?", (article_id,))
        if article is None:
            continue
        decisions = in_force_for(connection, f"article:{article['uid']}")
        new = _effective_row(connection, article, decisions)
        removed_at = _removed_at(decisions)
        _refresh_tags(connection, article_id, decisions)
        if new == old and removed_at == article["removed_at"]:
            continue
        if old is not None:
            index_out(connection, [article_id])
        connection.execute("DELETE FROM article_effective WHERE article_id = ?", (article_id,))
        insert(connection, "article_effective", new)
        connection.execute(
            "UPDATE article SET removed_at = ? WHERE id = ?", (removed_at, article_id)
        )
        index_in(connection, [article_id])
        transaction.note(_changes(article_id, was=article["removed_at"], now=removed_at))


def _changes(article_id: int, *, was: str | None, now: str | None) -> Changes:
    ids = frozenset({article_id})
    if now is not None and was is None:
        return Changes(removed=ids)
    if now is None and was is not None:
        return Changes(added=ids)
    return Changes(changed=ids)


def _effective_row(connection: sqlite3.Connection, article: Row, decisions: list[Decision]) -> Row:
    sql = "SELECT field, value, source, confidence FROM article_metadata WHERE text_id = ? ORDER BY field, rank"
    read: dict[str, list[Row]] = {}
    for row in all_rows(connection, sql, (article["text_id"],)):
        read.setdefault(row["field"], []).append(row)
    values: Row = {
        field: read[field][0]["value"] if field in read else None for field in _TEXT_FIELDS
    }
    values["byline"] = "; ".join(row["value"] for row in read.get("byline", []))
    values |= {"published": None, "published_source": None, "published_confidence": None}
    if "published" in read:
        best = read["published"][0]
        values |= {
            "published": best["value"],
            "published_source": best["source"],
            "published_confidence": best["confidence"],
        }
    values |= {"published_decided": 0, "starred": 0}
    for entry in decisions:
        _apply(values, entry)
    values["published_day"] = _day(values["published"])
    return _as_row(article["id"], values)


def _apply(values: Row, entry: Decision) -> None:
    payload: Any = entry.payload
    if entry.kind is DecisionKind.PUBLICATION_DAY:
        values |= {
            "published": payload["day"],
            "published_source": "decision",
            "published_confidence": 2,
            "published_decided": 1,
        }
    elif entry.kind is DecisionKind.METADATA:
        values[payload["field"]] = payload["value"]
    elif entry.kind is DecisionKind.STAR:
        values["starred"] = int(payload["starred"])


def _as_row(article_id: int, values: Row) -> Row:
    return {
        "article_id": article_id,
        "title": values["title"] or "",
        "byline": values["byline"] or "",
        "outlet": values["outlet"] or "",
        "published": values["published"],
        "published_day": values["published_day"],
        "published_source": values["published_source"],
        "published_confidence": values["published_confidence"],
        "published_decided": values["published_decided"],
        "modified": values["modified"],
        "saved": values["saved"],
        "url": values["url"],
        "starred": values["starred"],
    }


def _day(published: str | None) -> int | None:
    try:
        return None if published is None else day_from_iso(published)
    except ValueError:
        return None


def _removed_at(decisions: list[Decision]) -> str | None:
    removals = [entry for entry in decisions if entry.kind is DecisionKind.REMOVE]
    if not removals or not removals[-1].payload["removed"]:
        return None
    return removals[-1].utc


def _refresh_tags(
    connection: sqlite3.Connection, article_id: int, decisions: list[Decision]
) -> None:
    tags: set[str] = set()
    for entry in decisions:
        if entry.kind is DecisionKind.TAG:
            (tags.add if entry.payload["on"] else tags.discard)(entry.payload["tag"])
    connection.execute("DELETE FROM article_tag WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT INTO article_tag VALUES (?, ?)", [(article_id, tag) for tag in sorted(tags)]
    )


def effective_article(connection: sqlite3.Connection, article_id: int) -> Row | None:
    """Return the effective values of an article with its id, uid and removal, or None."""
    sql = """SELECT article_effective.*, article.id AS id, uid, removed_at FROM article
        JOIN article_effective ON article_effective.article_id = article.id WHERE article.id = ?"""
    return one_row(connection, sql, (article_id,))
