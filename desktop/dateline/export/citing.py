"""The columns that cite a source, and what is left out of them because it gives somebody away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from dateline.export.exporter import Row
from dateline.library.reads.articles import ArticleRow, field_readings
from dateline.library.rows import Connection
from dateline.model.article import MetadataField
from dateline.model.confidence import Confidence
from dateline.model.parts import bare_part

SOURCE_COLUMNS: Final = (
    *("title", "byline", "outlet", "published", "published_confidence"),
    *("saved", "saved_confidence", "url"),
    *("part", "page", "paragraph", "file_sha256", "field", "start", "end", "article_uid"),
)
"""Where a claim stands; `part` is the place of the article in a file of several;
`start` and `end` count code points in `field` of the article."""
CHECKED: Final = "checked by a person"
"""Stands for a confidence where a person decided."""
_WEB_SCHEMES: Final = frozenset({"http", "https"})


def saved_confidences(connection: Connection, articles: Iterable[ArticleRow]) -> dict[int, str]:
    """Return how sure the time of saving of each article is, by article; a file's own time is unsure."""
    rows = list(articles)
    texts = [row.text_id for row in rows]
    readings = field_readings(connection, texts, field=MetadataField.SAVED)
    return {
        row.id: Confidence(readings[row.text_id][0].confidence).word
        for row in rows
        if row.text_id in readings and readings[row.text_id][0].value == row.saved
    }


def source_cells(article: ArticleRow, saved: Mapping[int, str]) -> Row:
    """Return the cells that say which article it is, in its effective values.

    `saved` are the confidences of `saved_confidences`.
    """
    return {
        "title": article.title,
        "byline": people(article.byline),
        "outlet": article.outlet,
        "published": article.published,
        "published_confidence": confidence_of(
            article.published_confidence, decided=article.published_decided
        ),
        "saved": article.saved,
        "saved_confidence": saved.get(article.id),
        "url": web_address(article.url),
        "part": place_in_file(article),
        "file_sha256": article.sha256,
        "article_uid": article.uid,
    }


def place_in_file(article: ArticleRow) -> str | None:
    """Return the id of the article's place in a file of several, without folders of an archive."""
    return bare_part(article.part) or None


def people(byline: str) -> list[str]:
    """Return the persons of a byline as the library stores it."""
    return [person for person in byline.split("; ") if person]


def confidence_of(step: int | None, *, decided: bool) -> str | None:
    """Return the confidence word, or that a person decided; None where nothing was read."""
    if decided:
        return CHECKED
    return None if step is None else Confidence(step).word


def web_address(url: str | None) -> str | None:
    """Return an address of the web without user and password; None for any other.

    A saved page may name itself by a path on somebody's disk.
    """
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in _WEB_SCHEMES or not host:
        return None
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
