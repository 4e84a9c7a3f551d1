"""What an entity's card says: its names, roles, first and last mention, company, quotations, events."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.library.locations import EntityLocation, locations_of
from dateline.library.packing import unpack_spans
from dateline.library.reads.mention_list import MentionListRow, mention_ids_of, mention_rows
from dateline.library.reads.roles import RoleRow, roles_said
from dateline.library.rows import marks
from dateline.model.annotations import EntityKind

_MOST_COMPANY: Final = 5
_MOST_TEXTS: Final = 400
"""Articles in which sentences are looked at: each costs some 0.3 ms, and a card must not be waited for."""


@dataclass(frozen=True, slots=True)
class Company:
    """Another entity, and in how many articles, and sentences of `CardFacts.looked_at`, both stand."""

    id: int
    name: str
    articles: int
    sentences: int


@dataclass(frozen=True, slots=True)
class CardFacts:
    """Everything about one entity in the whole library.

    `names` are spellings with their mentions, `roles` newest first; `looked_at` is the number of
    articles in which sentences were counted: the newest, where there are many. `country` is the
    entity (id, name) of the country whose people or things a nationality names, where texts name
    the country as well.
    """

    names: tuple[tuple[str, int], ...]
    roles: tuple[RoleRow, ...]
    first: MentionListRow | None
    last: MentionListRow | None
    company: tuple[Company, ...]
    looked_at: int
    articles: int
    quotations: int
    direct: int
    events: int
    located: EntityLocation | None = None
    country: tuple[int, str] | None = None


def card_facts(connection: sqlite3.Connection, entity_id: int) -> CardFacts:
    """Return what the card of an effective entity says."""
    mention_ids = mention_ids_of(connection, entity_id)
    dated = [row for row in mention_rows(connection, _ends(mention_ids)) if row]
    texts = _texts(connection, entity_id)
    quotations, direct = _spoken(connection, entity_id)
    return CardFacts(
        names=names_counted(connection, entity_id),
        roles=roles_said(connection, entity_id),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        company=_company(connection, entity_id, texts[:_MOST_TEXTS]),
        looked_at=min(len(texts), _MOST_TEXTS),
        articles=len(texts),
        quotations=quotations,
        direct=direct,
        events=_events(connection, entity_id),
        located=locations_of(connection, [entity_id]).get(entity_id),
        country=_country(connection, entity_id),
    )


def _country(connection: sqlite3.Connection, entity_id: int) -> tuple[int, str] | None:
    """Return the country of a nationality as an entity of its own, the most mentioned one."""
    sql = """SELECT country.entity_id, country.name FROM entity_effective AS people
        JOIN entity_place AS own ON own.entity_id = people.entity_id
        JOIN entity_place AS other ON other.place_id = own.place_id
        JOIN entity_effective AS country ON country.entity_id = other.entity_id
        JOIN article_entity ON article_entity.entity_id = country.entity_id
        WHERE people.entity_id = ? AND people.kind = ? AND country.kind = ? AND NOT country.ignored
            AND country.root_id = country.entity_id
        GROUP BY country.entity_id ORDER BY sum(mentions) DESC, country.entity_id LIMIT 1"""
    kinds = (EntityKind.NATIONALITY.value, EntityKind.PLACE.value)
    return connection.execute(sql, (entity_id, *kinds)).fetchone()


def names_counted(connection: sqlite3.Connection, entity_id: int) -> tuple[tuple[str, int], ...]:
    """Return the spellings that current texts use for an entity, with their mentions, most used first."""
    sql = """SELECT substr(CASE mention.field WHEN 'title' THEN article_text.title ELSE text END,
            start + 1, "end" - start), count(*)
        FROM mention JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
        JOIN article_text ON article_text.id = mention.text_id
        WHERE effective_id = ? AND removed_at IS NULL GROUP BY 1"""
    counts: Counter[str] = Counter()
    for words, count in connection.execute(sql, (entity_id,)):
        counts[" ".join(words.split())] += count
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _ends(mention_ids: Sequence[int]) -> list[int]:
    return [mention_ids[0], mention_ids[-1]] if mention_ids else []


def _texts(connection: sqlite3.Connection, entity_id: int) -> list[tuple[int, int]]:
    """Return (article, text) of the articles that name the entity, newest first."""
    sql = """SELECT article.id, article.text_id FROM article_entity
        JOIN article ON article.id = article_entity.article_id
        JOIN article_effective ON article_effective.article_id = article.id
        WHERE entity_id = ? AND removed_at IS NULL ORDER BY published_day DESC, article.id DESC"""
    return connection.execute(sql, (entity_id,)).fetchall()


def _company(
    connection: sqlite3.Connection, entity_id: int, texts: Sequence[tuple[int, int]]
) -> tuple[Company, ...]:
    """Return those named most in one sentence with the entity, then most in one article."""
    sentences: Counter[int] = Counter()
    for first in range(0, len(texts), 200):
        chunk = [text_id for _, text_id in texts[first : first + 200]]
        sentences.update(_named_beside(connection, entity_id, chunk))
    sql = """SELECT other.entity_id, entity_effective.name, count(*) FROM article_entity AS own
        JOIN article ON article.id = own.article_id AND removed_at IS NULL
        JOIN article_entity AS other ON other.article_id = own.article_id AND other.entity_id <> own.entity_id
        JOIN entity_effective ON entity_effective.entity_id = other.entity_id
        WHERE own.entity_id = ? GROUP BY other.entity_id"""
    found = [
        Company(row[0], row[1], row[2], sentences[row[0]])
        for row in connection.execute(sql, (entity_id,))
    ]
    found.sort(key=lambda other: (-other.sentences, -other.articles, other.name, other.id))
    return tuple(found[:_MOST_COMPANY])


def _named_beside(
    connection: sqlite3.Connection, entity_id: int, text_ids: Sequence[int]
) -> Counter[int]:
    """Return in how many sentences of these texts the entity and each other one stand together."""
    sql = f"SELECT text_id, bounds FROM text_sentences WHERE text_id IN ({marks(text_ids)})"
    bounds = dict(connection.execute(sql, list(text_ids)).fetchall())
    sql = f"""SELECT text_id, start, effective_id FROM mention WHERE text_id IN ({marks(text_ids)})
        AND field = 'text' AND effective_id IS NOT NULL ORDER BY text_id, start"""
    named: dict[int, list[tuple[int, int]]] = {}
    for text_id, start, effective_id in connection.execute(sql, list(text_ids)):
        named.setdefault(text_id, []).append((start, effective_id))
    beside: Counter[int] = Counter()
    for text_id, mentions in named.items():
        if text_id not in bounds:
            continue
        for sentence in unpack_spans(bounds[text_id]):
            inside = {who for start, who in mentions if sentence.start <= start < sentence.end}
            if entity_id in inside:
                beside.update(inside - {entity_id})
    return beside


def _spoken(connection: sqlite3.Connection, entity_id: int) -> tuple[int, int]:
    sql = """SELECT count(*), coalesce(sum(quotation.kind = 'direct'), 0) FROM mention
        JOIN quotation ON speaker_mention_id = mention.id
        JOIN article ON article.id = quotation.article_id AND article.text_id = quotation.text_id
        WHERE effective_id = ? AND removed_at IS NULL"""
    return connection.execute(sql, (entity_id,)).fetchone()


def _events(connection: sqlite3.Connection, entity_id: int) -> int:
    sql = """SELECT count(DISTINCT event.id) FROM article_entity
        JOIN article ON article.id = article_entity.article_id AND removed_at IS NULL
        JOIN event ON event.article_id = article.id AND event.text_id = article.text_id
        JOIN event_participant ON event_id = event.id JOIN mention ON mention.id = mention_id
        WHERE article_entity.entity_id = ? AND effective_id = article_entity.entity_id"""
    return connection.execute(sql, (entity_id,)).fetchone()[0]
