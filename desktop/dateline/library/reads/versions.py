"""Texts to be compared: versions of an article, and which text is the latest of what an outlet printed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.library.packing import unpack_layout, unpack_spans
from dateline.library.reads.articles import ArticleRow, article_rows
from dateline.library.rows import all_rows, marks, one_row, one_value
from dateline.model.spans import Span


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One stored text of an article. `sentences` are blocks where sentences were not found yet.

    `current` says whether the article pane shows this text of the article.
    """

    article: ArticleRow
    text_id: int
    title: str
    text: str
    sentences: tuple[Span, ...]
    current: bool


def text_version(connection: sqlite3.Connection, text_id: int) -> TextVersion | None:
    """Return a stored text, None where it is not (or no longer) in the library."""
    stored = one_row(
        connection,
        "SELECT article_id, title, text, layout FROM article_text WHERE id = ?",
        (text_id,),
    )
    rows = [] if stored is None else article_rows(connection, [stored["article_id"]])
    if stored is None or not rows:
        return None
    packed = one_value(
        connection, "SELECT bounds FROM text_sentences WHERE text_id = ?", (text_id,)
    )
    if packed is None:
        sentences = tuple(block.span for block in unpack_layout(stored["layout"]).blocks)
    else:
        sentences = unpack_spans(packed)
    current = rows[0].text_id == text_id
    title = rows[0].title if current else stored["title"]
    return TextVersion(rows[0], text_id, title, stored["text"], sentences, current)


def latest_texts(connection: sqlite3.Connection, article_ids: Iterable[int]) -> dict[int, int]:
    """Return the text that each article's outlet printed last at its address, by article.

    That is the current text of the last of its later versions that is not removed, else its own.
    Of two later versions of one article the one that arrived last is followed.
    """
    paths = {article_id: [article_id] for article_id in article_ids}
    while True:
        following = _following(connection, {path[-1] for path in paths.values()})
        moved = False
        for path in paths.values():
            later = following.get(path[-1])
            if later is not None and later not in path:  # a ring of versions ends here, too
                path.append(later)
                moved = True
        if not moved:
            break
    chains = {article_id: path[-1] for article_id, path in paths.items()}
    texts = {row.id: row.text_id for row in article_rows(connection, sorted(set(chains.values())))}
    return {one: texts[end] for one, end in chains.items() if end in texts}


def _following(connection: sqlite3.Connection, article_ids: set[int]) -> dict[int, int]:
    ids = sorted(article_ids)
    sql = f"""SELECT later_version_of AS earlier, max(id) AS later FROM article
        WHERE later_version_of IN ({marks(ids)}) AND removed_at IS NULL GROUP BY later_version_of"""
    return {int(row["earlier"]): int(row["later"]) for row in all_rows(connection, sql, ids)}
