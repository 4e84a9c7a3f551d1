"""Copies, later versions and places in a file in words: a mark for the list, a line for tooltips and details."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from dateline.library.reads.articles import ArticleRow
from dateline.library.reads.relations import Kinship, Relation
from dateline.model.parts import part_name
from dateline.model.quoting import quoted
from dateline.ui.wording import iso_words, say

_MARKS = {
    Kinship.COPY: "Copy",
    Kinship.VERSION: "Later version",
    Kinship.EARLIER: "Earlier version",
}
"""The article that was copied is marked with nothing: it is what it would be without its copies."""
_LINES = {
    Kinship.COPY: "Copy of {article}",
    Kinship.COPIED: "Copied by {article}",
    Kinship.VERSION: "Later version of {article}",
    Kinship.EARLIER: "Earlier version of {article}",
}


def relation_mark(relations: Iterable[Relation]) -> str:
    """Return the word for what an article is to others, "" where there is nothing to mark."""
    words = (_MARKS.get(relation.kinship, "") for relation in relations)
    mark = next(filter(None, words), "")
    return QCoreApplication.translate("Relations", mark) if mark else ""


def relation_lines(relations: Iterable[Relation]) -> list[str]:
    """Return a line for each relation: `Copy of “Title”, Outlet, 12 Mar 2025`."""
    return [
        QCoreApplication.translate("Relations", _LINES[relation.kinship]).format(
            article=_named(relation)
        )
        for relation in relations
    ]


def part_lines(row: ArticleRow) -> list[str]:
    """Return the line that says where an article stands in a file of several, or none."""
    if not row.part:
        return []
    words = QCoreApplication.translate("Relations", "In its file: {place}")
    return [words.format(place=say(part_name(row.part)))]


def _named(relation: Relation) -> str:
    article = relation.of
    day = "" if article.published is None else iso_words(article.published, with_weekday=False)
    title = quoted(article.title) if article.title else ""
    return ", ".join(part for part in (title, article.outlet, day) if part)
