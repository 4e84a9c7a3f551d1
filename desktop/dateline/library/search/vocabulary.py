"""The words of the full-text index: which of them a pattern or a nearly right spelling means."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LAST_CHARACTER: Final = "\U0010ffff"


class Vocabulary:
    """Reads the terms of `article_fts` through `article_fts_vocabulary`, on one connection.

    A pattern that starts with letters reads only the terms that do; any other, and every fuzzy
    word, reads the whole vocabulary, which costs as much as reading the index once.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read through `connection`, whose queries may be interrupted."""
        self._connection = connection

    @cached_property
    def has_cyrillic(self) -> bool:
        """Whether any article has a word in Cyrillic letters."""
        sql = "SELECT EXISTS (SELECT 1 FROM article_fts_vocabulary WHERE term >= ? AND term < ?)"
        return bool(self._connection.execute(sql, ("\u0400", "\u0500")).fetchone()[0])

    def like(self, pattern: str) -> list[str]:
        """Return the terms that a folded token with `*` and `?` fits, sorted."""
        begun = re.split("[*?]", pattern, maxsplit=1)[0]
        sql = (
            "SELECT term FROM article_fts_vocabulary WHERE term >= ? AND term <= ? AND term GLOB ?"
        )
        return [
            term
            for (term,) in self._connection.execute(sql, (begun, begun + _LAST_CHARACTER, pattern))
        ]

    def near(self, token: str) -> list[str]:
        """Return the terms within `edits(token)` of a folded token, nearest first."""
        return [term for term, _count in self.nearest(token)]

    def nearest(self, token: str) -> list[tuple[str, int]]:
        """Return (term, number of articles) within `edits(token)`, nearest then most frequent first."""
        reach = edits(token)
        sql = "SELECT term, doc FROM article_fts_vocabulary WHERE length(term) BETWEEN ? AND ?"
        terms = self._connection.execute(sql, (len(token) - reach, len(token) + reach))
        return nearest_of(token, dict(terms))

    def knows(self, token: str) -> bool:
        """Whether any article holds the folded token."""
        sql = "SELECT EXISTS (SELECT 1 FROM article_fts_vocabulary WHERE term = ?)"
        return bool(self._connection.execute(sql, (token,)).fetchone()[0])


def nearest_of(token: str, terms: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return those of `terms`, with their numbers, within `edits(token)`: the nearest, then greatest, first."""
    reach = edits(token)
    found = process.extract(token, list(terms), scorer=OSA.distance, score_cutoff=reach, limit=None)
    ordered = sorted((distance, -terms[term], term) for term, distance, _index in found)
    return [(term, -number) for _distance, number, term in ordered]


def edits(token: str) -> int:
    """Return how many edits away a word counts as nearly the same: 0 up to 2 letters, 1 up to 5, else 2.

    The steps of Lucene's and Elasticsearch's `fuzziness: AUTO`; an exchange of neighbours is one edit.
    """
    return 0 if len(token) <= 2 else 1 if len(token) <= 5 else 2
