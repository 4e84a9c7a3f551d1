"""Which entities, speakers, tags and notes the words of a field mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

from rapidfuzz.distance import OSA

from dateline.library.search.nodes import Form, Words
from dateline.library.search.tokens import fold, is_unspaced, patterns, tokens
from dateline.library.search.vocabulary import edits
from dateline.model.annotations import EntityKind

_Test: TypeAlias = Callable[[str], bool]


class NameMatch:
    """Tells whether names hold the tokens of `words` in a row, in any capitals and accents.

    A word in a script without spaces is found anywhere in a name.
    """

    def __init__(self, words: Words) -> None:
        """Prepare the comparison once for many names."""
        self._tests = _tests(words)
        self._part = "".join(tokens(words.text)) if is_unspaced(words.text) else None

    def in_name(self, name: str) -> bool:
        """Return whether the words stand somewhere in `name`."""
        if self._part is not None:
            return self._part in "".join(fold(name).split())
        parts = tokens(name)
        last = len(parts) - len(self._tests)
        return any(self._at(parts[start:]) for start in range(last + 1))

    def whole_name(self, name: str) -> bool:
        """Return whether the words are all of `name`."""
        parts = tokens(name)
        return len(parts) == len(self._tests) and self._at(parts)

    def _at(self, parts: list[str]) -> bool:
        return all(test(part) for test, part in zip(self._tests, parts, strict=False))


class Names:
    """Looks up on one connection what words mean, each once: a query asks to choose and to mark."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Look up on `connection`, whose queries may be interrupted."""
        self._connection = connection
        self._roots: dict[tuple[Words, EntityKind | None], list[int]] = {}
        self._speakers: dict[Words, list[str]] = {}
        self._roles: dict[Words, list[int]] = {}

    def roots(self, words: Words, *, kind: EntityKind | None) -> list[int]:
        """Return what `root_ids` does."""
        if (words, kind) not in self._roots:
            self._roots[words, kind] = root_ids(self._connection, words, kind=kind)
        return self._roots[words, kind]

    def speakers(self, words: Words) -> list[str]:
        """Return what `speakers_named` does."""
        if words not in self._speakers:
            self._speakers[words] = speakers_named(self._connection, words)
        return self._speakers[words]

    def roles(self, words: Words) -> list[int]:
        """Return what `roles_with` does."""
        if words not in self._roles:
            self._roles[words] = roles_with(self._connection, words)
        return self._roles[words]

    def tags(self, words: Words) -> list[str]:
        """Return what `tags_named` does."""
        return tags_named(self._connection, words)

    def noted(self, words: Words) -> list[int]:
        """Return what `findings_noted` does."""
        return findings_noted(self._connection, words)


def root_ids(connection: sqlite3.Connection, words: Words, *, kind: EntityKind | None) -> list[int]:
    """Return the ids of the entities (after merging) that carry a name with these words, ascending.

    Names are the shown one, what it was before a person changed it, those of merged entities, and
    every key under which linking knows it, but its guesses, which begin with "~". `kind` is the
    shown kind; None takes all.
    """
    match = NameMatch(words)
    hint = _like(words)
    sql = """
        SELECT root_id, key FROM entity_key JOIN entity_effective USING (entity_id)
        WHERE key NOT LIKE '~%' AND key LIKE :hint
        UNION ALL SELECT root_id, entity.name FROM entity JOIN entity_effective ON entity_id = id
        WHERE entity.name LIKE :hint
        UNION ALL SELECT root_id, name FROM entity_effective WHERE decided OR name LIKE :hint"""
    named = {root for root, name in connection.execute(sql, {"hint": hint}) if match.in_name(name)}
    return [root for root in sorted(named) if _is_shown(connection, root, kind)]


def speakers_named(connection: sqlite3.Connection, words: Words) -> list[str]:
    """Return the speakers, as quotations print them, whose name or phrase holds these words."""
    sql = "SELECT DISTINCT speaker FROM quotation WHERE speaker IS NOT NULL"
    return _matching(connection.execute(sql), NameMatch(words).in_name)


def roles_with(connection: sqlite3.Connection, words: Words) -> list[int]:
    """Return the ids of the roles, of anybody in a current text, that hold these words, ascending.

    Where the words are plain or a beginning, the full text index says first in which articles to
    look: a library of many articles has several roles to each.
    """
    held = _indexed(words)
    sql = f"""SELECT role.id, substr(CASE role.field WHEN 'title' THEN article_text.title ELSE text END,
            role.start + 1, role."end" - role.start) FROM role
        JOIN article ON article.id = role.article_id AND article.text_id = role.text_id
        JOIN article_text ON article_text.id = role.text_id JOIN mention ON mention.id = mention_id
        WHERE removed_at IS NULL AND effective_id IS NOT NULL
            {"AND article.id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)" if held else ""}
        ORDER BY role.id"""
    match = NameMatch(words)
    rows = connection.execute(sql, (held,) if held else ())
    return [role_id for role_id, said in rows if match.in_name(said)]


def _indexed(words: Words) -> str:
    """Return an FTS5 expression that every text with these words satisfies, or ""."""
    if words.form is Form.FUZZY or is_unspaced(words.text):
        return ""
    plain = [part for part in patterns(words.text) if not set(part[:-1]) & {"*", "?"}]
    beginning = words.form is Form.PREFIX
    terms = [
        f'"{part.rstrip("*?")}"{"*" if beginning or part.endswith("*") else ""}'
        for part in plain
        if not part.endswith("?")
    ]
    return " AND ".join(terms)


def tags_named(connection: sqlite3.Connection, words: Words) -> list[str]:
    """Return the tags, on articles or findings, that these words are the whole of."""
    sql = "SELECT tag FROM article_tag UNION SELECT tag FROM finding_tag"
    return _matching(connection.execute(sql), NameMatch(words).whole_name)


def findings_noted(connection: sqlite3.Connection, words: Words) -> list[int]:
    """Return the ids of the pinned findings with these words in their note, ascending."""
    sql = "SELECT id, note FROM finding WHERE removed_at IS NULL AND note != '' ORDER BY id"
    match = NameMatch(words)
    return [finding for finding, note in connection.execute(sql) if match.in_name(note)]


def _matching(rows: Iterable[tuple[str]], test: _Test) -> list[str]:
    return [text for (text,) in rows if test(text)]


def _is_shown(connection: sqlite3.Connection, root: int, kind: EntityKind | None) -> bool:
    sql = "SELECT kind FROM entity_effective WHERE entity_id = ? AND NOT ignored"
    row = connection.execute(sql, (root,)).fetchone()
    return row is not None and kind in {None, row[0]}


def _like(words: Words) -> str:
    """Return a LIKE pattern that every fitting folded name has: its longest plain token, or all."""
    plain = [
        token for token in patterns(words.text) if token.isascii() and not set(token) & {"*", "?"}
    ]
    if words.form is Form.FUZZY or is_unspaced(words.text) or not plain:
        return "%"
    return f"%{max(plain, key=len)}%"


def _tests(words: Words) -> list[_Test]:
    if words.form is Form.FUZZY:
        return [partial(_is_near, token) for token in tokens(words.text)]
    written = list(patterns(words.text))
    if words.form is Form.PREFIX and written and not written[-1].endswith("*"):
        written[-1] += "*"
    return [_test(pattern) for pattern in written]


def _test(pattern: str) -> _Test:
    return partial(_fits, pattern) if set(pattern) & {"*", "?"} else pattern.__eq__


def _fits(pattern: str, token: str) -> bool:
    """Return whether a pattern of `*` and `?` fits a token, trying each place once for each star.

    A regular expression would try every way of sharing the letters between many stars.
    """
    place = start = 0
    star = -1
    for_star = 0
    while place < len(token):
        if start < len(pattern) and pattern[start] == "*":
            star, for_star = start, place
            start += 1
        elif start < len(pattern) and pattern[start] in {"?", token[place]}:
            start += 1
            place += 1
        elif star >= 0:
            for_star += 1
            start, place = star + 1, for_star
        else:
            return False
    return not pattern[start:].strip("*")


def _is_near(token: str, other: str) -> bool:
    reach = edits(token)
    return OSA.distance(token, other, score_cutoff=reach) <= reach
