"""The columns that counts are made of: one row an article, and rows that point to articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntFlag, StrEnum
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dateline.library.search.tokens import tokens
from dateline.model.annotations import EntityKind

Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Bytes: TypeAlias = NDArray[np.uint8]
Mask: TypeAlias = NDArray[np.bool_]

NO_DAY: Final = -(2**31)
"""Stands for an unknown publication day; sorts before every day."""
NO_MONTH: Final = -(2**31)
"""Stands for the month of an unknown day."""
OPEN_DAY: Final = 2**30
"""Stands, with its sign, for the ends of an event that no day is known of."""
_DAY_OF_1970: Final = 719_162
_MONTH_OF_1970: Final = 1970 * 12


KINDS: Final = tuple(EntityKind)
"""The kinds of entities by their code."""


class Flag(IntFlag):
    """What is kept of an article in single bits."""

    STARRED = 1
    UNREAD = 2


def are_among(values: Longs, ascending: Longs) -> Mask:
    """Return which of `values` are in an ascending array; numpy's own sorts both each time."""
    if not len(ascending):
        return np.zeros(len(values), np.bool_)
    places = np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)
    return ascending[places] == values


@dataclass(frozen=True, slots=True, eq=False)
class ArticleColumns:
    """A row an article, ascending by id; its place is the article's ordinal.

    `published` holds day numbers or `NO_DAY`, `months` what `months_of` makes of them, `outlet` codes into `Facets.outlets`, `statuses` a
    bit for each status (`model.annotations.Status`, in order) that one of its events has.
    """

    ids: Longs
    published: Ints
    months: Ints
    outlet: Ints
    flags: Bytes
    statuses: Bytes


def months_of(published: Ints) -> Ints:
    """Return the months of days: year × 12 + month − 1, or `NO_MONTH`."""
    undated = published == NO_DAY
    days = np.where(undated, _DAY_OF_1970, published) - _DAY_OF_1970
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int32)
    return np.where(undated, NO_MONTH, months + _MONTH_OF_1970).astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class PairColumns:
    """Distinct (article, thing) pairs by ordinal; `code` names the thing, `amount` how often it is there."""

    ordinal: Ints
    code: Ints
    amount: Ints


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """Events by ordinal of their article, with the inclusive days that the timeline draws them on.

    An open end is closed at the day that is known: "by" and "until" have their last day, "since"
    runs to the publication. An event without any place on the timeline has `first` `OPEN_DAY` and
    `last` `-OPEN_DAY`, so that it meets no period. `status` is the place of its status in
    `model.annotations.Status`.
    """

    ordinal: Ints
    first: Ints
    last: Ints
    status: Bytes


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Distinct names; the place of one is its code, which it keeps while names are added."""

    texts: tuple[str, ...] = ()
    codes: Mapping[str, int] = field(default_factory=dict[str, int])

    def with_all(self, texts: Sequence[str]) -> Names:
        """Return these names and the new ones of `texts`."""
        added = [text for text in dict.fromkeys(texts) if text not in self.codes]
        if not added:
            return self
        every = (*self.texts, *added)
        return Names(every, {text: code for code, text in enumerate(every)})

    def codes_of(self, texts: Sequence[str]) -> Ints:
        """Return the codes of known names."""
        return np.fromiter((self.codes[text] for text in texts), np.int32, len(texts))


@dataclass(frozen=True, slots=True, eq=False)
class EntityColumns:
    """Entities, ascending by id; the place of one is its code. Only effective ones are mentioned.

    `kinds` count in `KINDS`. `folded` are the names as search folds them, with a space before each word; `roots` leads from
    a merged entity to the one it ended in.
    """

    ids: Longs
    names: tuple[str, ...]
    kinds: Bytes
    folded: tuple[str, ...]
    roots: Mapping[int, int]

    @classmethod
    def none(cls) -> EntityColumns:
        """Return no entities."""
        return cls(np.empty(0, np.int64), (), np.empty(0, np.uint8), (), {})

    def code(self, entity_id: int) -> int | None:
        """Return the code of an entity, or of the one it was merged into, or None."""
        entity_id = self.root(entity_id)
        place = int(np.searchsorted(self.ids, entity_id))
        return place if place < len(self.ids) and self.ids[place] == entity_id else None

    def codes_of(self, entity_ids: Longs) -> Ints:
        """Return the codes of entities that are here."""
        return np.searchsorted(self.ids, entity_ids).astype(np.int32)

    def of_kind(self, kind: EntityKind) -> Mask:
        """Return a mask by code of the entities of one kind."""
        return self.kinds == KINDS.index(kind)

    def kind(self, code: int) -> EntityKind:
        """Return the kind of an entity."""
        return KINDS[int(self.kinds[code])]

    def root(self, entity_id: int) -> int:
        """Return the id of the entity that this one was merged into, or itself."""
        return self.roots.get(entity_id, entity_id)

    def updated(self, rows: Iterable[tuple[int, int, str, str]]) -> EntityColumns:
        """Return the entities after reading (id, root id, name, kind) of some; none goes away."""
        old = zip(self.names, map(int, self.kinds), self.folded, strict=True)
        found = dict(zip(map(int, self.ids), old, strict=True))
        roots = dict(self.roots)
        for entity_id, root_id, name, kind in rows:
            found[entity_id] = (name, KINDS.index(EntityKind(kind)), " " + " ".join(tokens(name)))
            roots.pop(entity_id, None)
            if entity_id != root_id:
                roots[entity_id] = root_id
        ids = sorted(found)
        every = [found[entity_id] for entity_id in ids]
        names = tuple(name for name, _kind, _folded in every)
        kinds = np.array([kind for _name, kind, _folded in every], np.uint8)
        folded = tuple(folded for _name, _kind, folded in every)
        return EntityColumns(np.array(ids, np.int64), names, kinds, folded, roots)


class Order(StrEnum):
    """The orders articles can be listed in; those without a day come last."""

    NEWEST = "newest"
    EARLIEST = "earliest"
    ADDED = "added"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, eq=False)
class FacetColumns:
    """All columns of one state of a library.

    `articles.outlet` counts in `outlets`, `mentions.code` in `entities`, `tagged.code` in `tags`;
    `orders` hold the ordinals in each order.
    """

    articles: ArticleColumns
    outlets: Names
    entities: EntityColumns
    mentions: PairColumns
    tags: Names
    tagged: PairColumns
    events: EventColumns
    orders: Mapping[Order, Ints]
    entity_articles: Longs
    """In how many articles each entity is mentioned, by its code."""

    @classmethod
    def empty(cls) -> FacetColumns:
        """Return the columns of a library without articles."""
        ints, longs, octets = np.empty(0, np.int32), np.empty(0, np.int64), np.empty(0, np.uint8)
        articles = ArticleColumns(longs, ints, ints, ints, octets, octets)
        pairs, events = PairColumns(ints, ints, ints), EventColumns(ints, ints, ints, octets)
        orders = dict.fromkeys(Order, ints)
        return cls(
            *(articles, Names(), EntityColumns.none(), pairs, Names(), pairs, events, orders, longs)
        )
