"""What each field asks, as a boolean SQL expression over a row of `article`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final, TypeAlias

from dateline.library.search.expression import quoted
from dateline.library.search.literals import SHORTEST_INDEXED, literal_parts
from dateline.library.search.names import Names
from dateline.library.search.nodes import (
    Column,
    Dated,
    Described,
    Leaf,
    Named,
    Near,
    Noted,
    Period,
    Published,
    Quoted,
    Reported,
    Starred,
    Tagged,
    Words,
)
from dateline.model.days import first_minute, last_minute

Parameter: TypeAlias = str | int | None
Condition: TypeAlias = tuple[str, tuple[Parameter, ...]]
"""A boolean SQL expression over `article`, and its parameters."""

NOTHING: Final[Condition] = ("0", ())
EVERYTHING: Final[Condition] = ("1", ())
_BEFORE_ALL, _AFTER_ALL = -(2**62), 2**62

_TIMEX = """(earliest IS NOT NULL OR latest IS NOT NULL)
    AND coalesce(latest, ?) >= ? AND coalesce(earliest, ?) <= ?"""
_PUBLISHED = """EXISTS (SELECT 1 FROM article_effective WHERE article_id = article.id
    AND published_day BETWEEN ? AND ?)"""
_STARRED = "EXISTS (SELECT 1 FROM article_effective WHERE article_id = article.id AND starred)"
_ENTITIES = "article.id IN (SELECT article_id FROM article_entity WHERE entity_id IN (SELECT value FROM json_each(?)))"
_TAGS = "article.id IN (SELECT article_id FROM article_tag WHERE tag IN (SELECT value FROM json_each(?)))"
_TAGGED = """finding.removed_at IS NULL AND finding.id IN (SELECT finding_id FROM finding_tag
    WHERE tag IN (SELECT value FROM json_each(?)))"""
_SAID = """(speaker_mention_id IN (SELECT id FROM mention
        WHERE effective_id IN (SELECT value FROM json_each(?)))
    OR speaker IN (SELECT value FROM json_each(?)))"""


def leaf_condition(names: Names, leaf: Leaf) -> Condition:
    """Return the condition of a leaf that is no full-text expression and no words inside a quotation."""
    match leaf:
        case Published() | Dated() | Reported() | Starred():
            return _of_article(leaf)
        case Words():
            return joined("AND", [_literal(part, leaf.column) for part in literal_parts(leaf)])
        case Near():
            message = "near is a full-text expression"
            raise TypeError(message)
        case _:
            return _looked_up(names, leaf)


def joined(operator: str, conditions: Iterable[Condition]) -> Condition:
    """Return the conditions joined by AND or OR; none at all is everything for AND, nothing for OR."""
    parts = list(conditions)
    if not parts:
        return EVERYTHING if operator == "AND" else NOTHING
    sql = f" {operator} ".join(f"({sql})" for sql, _parameters in parts)
    return f"({sql})", tuple(value for _sql, parameters in parts for value in parameters)


def among(column: str, values: Iterable[str | int]) -> Condition:
    """Return that `column` is one of `values`, however many."""
    return f"{column} IN (SELECT value FROM json_each(?))", (as_json(values),)


def as_json(values: Iterable[str | int]) -> str:
    """Return `values` as the JSON array that `json_each` reads."""
    return json.dumps(list(values), ensure_ascii=False)


def quotation_condition(names: Names, speaker: Words) -> Condition:
    """Return the condition over a row of `quotation` that `speaker` is who said it."""
    roots = names.roots(speaker, kind=None)
    return _SAID, (as_json(roots), as_json(names.speakers(speaker)))


def timex_condition(leaf: Dated) -> Condition:
    """Return the condition over a row of `timex` that it may mean a day of the period."""
    first, last = _minutes(leaf.period)
    return _TIMEX, (_AFTER_ALL, first, _BEFORE_ALL, last)


def event_condition(leaf: Reported) -> Condition:
    """Return the condition over a row of `event` that it has the status."""
    return "status = ?", (leaf.status.value,)


def mention_condition(names: Names, leaf: Named) -> Condition:
    """Return the condition over a row of `mention` that it means one of the entities named."""
    return among("effective_id", names.roots(leaf.words, kind=leaf.kind))


def role_condition(names: Names, leaf: Described) -> Condition:
    """Return the condition over a row of `role` that it holds the words."""
    return among("role.id", names.roles(leaf.words))


def finding_condition(names: Names, leaf: Tagged | Noted) -> Condition:
    """Return the condition over a row of `finding` that it has the tag, or the words in its note."""
    if isinstance(leaf, Tagged):
        return _TAGGED, (as_json(names.tags(leaf.words)),)
    return among("finding.id", names.noted(leaf.words))


def _of_article(leaf: Published | Dated | Reported | Starred) -> Condition:
    match leaf:
        case Published():
            first, last = _ends(leaf.period)
            return _PUBLISHED, (first, last)
        case Dated():
            return _in_text("timex", timex_condition(leaf))
        case Reported():
            return _in_text("event", event_condition(leaf))
        case Starred():
            return _STARRED, ()


def _looked_up(names: Names, leaf: Named | Described | Quoted | Tagged | Noted) -> Condition:
    match leaf:
        case Named():
            return _ENTITIES, (as_json(names.roots(leaf.words, kind=leaf.kind)),)
        case Described():
            sql, parameters = role_condition(names, leaf)
            return f"article.text_id IN (SELECT text_id FROM role WHERE {sql})", parameters
        case Tagged():
            tags = as_json(names.tags(leaf.words))
            return joined("OR", [(_TAGS, (tags,)), _with_finding(names, leaf)])
        case Noted():
            return _with_finding(names, leaf)
        case Quoted():
            sql, parameters = quotation_condition(names, leaf.speaker)
            return f"article.text_id IN (SELECT text_id FROM quotation WHERE {sql})", parameters


def _in_text(table: str, condition: Condition) -> Condition:
    """Return that a row of `table` in the article's current text satisfies `condition`."""
    sql, parameters = condition
    inside = f"SELECT 1 FROM {table} WHERE {table}.text_id = article.text_id AND {sql}"
    return f"EXISTS ({inside})", parameters


def _with_finding(names: Names, leaf: Tagged | Noted) -> Condition:
    sql, parameters = finding_condition(names, leaf)
    return f"article.uid IN (SELECT article_uid FROM finding WHERE {sql})", parameters


def _literal(part: str, column: Column | None) -> Condition:
    columns = list(Column) if column is None else [column]
    if len(part) >= SHORTEST_INDEXED:
        match = f"{{{' '.join(columns)}}} : {quoted(part)}"
        return "article.id IN (SELECT rowid FROM article_trigram WHERE article_trigram MATCH ?)", (
            match,
        )
    held = " OR ".join(f"instr(lower({name}), ?)" for name in columns)
    sql = f"""article.id IN (SELECT id FROM article_search
        WHERE id IN (SELECT id FROM article_trigram_docsize) AND ({held}))"""
    return sql, (part.lower(),) * len(columns)


def _ends(period: Period) -> tuple[int, int]:
    first = _BEFORE_ALL if period.first is None else period.first
    return first, _AFTER_ALL if period.last is None else period.last


def _minutes(period: Period) -> tuple[int, int]:
    first = _BEFORE_ALL if period.first is None else first_minute(period.first)
    return first, _AFTER_ALL if period.last is None else last_minute(period.last)
