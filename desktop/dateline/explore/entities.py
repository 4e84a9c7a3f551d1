"""The rows of the entity pane: names of a scope with their counts and a bar for each span of months."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import numpy as np

from dateline.explore.scope import Scope
from dateline.library.facet_columns import NO_MONTH, Ints, Mask
from dateline.library.facets import EntityCounts
from dateline.model.annotations import EntityKind

MOST_BARS: Final = 12
"""Bars of a row, so that each is wide enough to be seen as one: longer libraries take months together."""
MONTHS_OF_BAR: Final = (1, 3, 12, 60, 120, 1200)
"""A bar is a month, a quarter, a year, five, ten or a hundred years."""


class EntitySort(StrEnum):
    """How names are ordered."""

    ARTICLES = "articles"
    MENTIONS = "mentions"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A name in a scope: how often and in how many articles it stands, and in how many of each bar.

    `also` is the other name by which it was found, `called` the role; "" where the shown name fits.
    """

    id: int
    name: str
    kind: EntityKind
    mentions: int
    articles: int
    months: tuple[int, ...]
    chosen: bool
    excluded: bool
    also: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class EntityList:
    """The names of a scope in order; their rows are made a page at a time.

    Names that are filtered by stay in the list where the scope has none of them.
    """

    scope: Scope
    codes: Ints
    counts: EntityCounts
    also: Mapping[int, str] = field(default_factory=dict[int, str])
    called: Mapping[int, str] = field(default_factory=dict[int, str])

    @classmethod
    def of(
        cls,
        scope: Scope,
        *,
        kinds: Collection[EntityKind] = (),
        matching: str = "",
        called: Mapping[int, str] | None = None,
        also: Mapping[int, str] | None = None,
        only: Collection[int] | None = None,
        sort: EntitySort = EntitySort.ARTICLES,
    ) -> EntityList:
        """Return the names of the scope of these kinds (all, if none), whose words begin with `matching`'s.

        The ids of `called` match as well, by what the texts say they are, and those of `also`, by
        the other names given there. Where `only` is given, other ids are left out.
        """
        facets = scope.facets
        counts = scope.entity_counts
        shown = counts.articles > 0
        focus = scope.focus
        filtered = (*focus.entities, *focus.any_entities, *focus.without_entities)
        shown[_codes(scope, filtered)] = True
        if kinds:
            shown &= np.logical_or.reduce([facets.columns.entities.of_kind(kind) for kind in kinds])
        if only is not None:
            listed = np.zeros_like(shown)
            listed[_codes(scope, only)] = True
            shown &= listed
        also, called = also or {}, called or {}
        if matching.strip():
            named = facets.entities_named(matching)
            called = {key: role for key, role in called.items() if not _holds(scope, named, key)}
            named[_codes(scope, (*called, *also))] = True
            shown &= named
        return cls(scope, _sorted(scope, shown, counts, sort), counts, also, called)

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self.codes)

    @property
    def ids(self) -> array[int]:
        """The ids of the names, in order."""
        return array("q", self.scope.facets.columns.entities.ids[self.codes].tobytes())

    @property
    def months_of_bar(self) -> int:
        """How many months a bar stands for, one of `MONTHS_OF_BAR`."""
        months = self.scope.facets.columns.articles.months
        return _months_of_bar(months[months != NO_MONTH])

    def rows(self, first: int, count: int) -> tuple[EntityRow, ...]:
        """Return up to `count` rows from place `first` on."""
        codes = self.codes[first : first + count]
        bins, width = _bars(self.scope)
        bars = self.scope.facets.entity_bins(self.scope.mask, codes, bins, width).tolist()
        focus, entities = self.scope.focus, self.scope.facets.columns.entities
        chosen = _codes(self.scope, (*focus.entities, *focus.any_entities))
        excluded = _codes(self.scope, focus.without_entities)
        return tuple(
            EntityRow(
                *(int(entities.ids[code]), entities.names[code], entities.kind(code)),
                *(int(self.counts.mentions[code]), int(self.counts.articles[code])),
                tuple(bars[place]),
                chosen=code in chosen,
                excluded=code in excluded,
                also=self.also.get(int(entities.ids[code]), ""),
                called=self.called.get(int(entities.ids[code]), ""),
            )
            for place, code in enumerate(map(int, codes))
        )


def _codes(scope: Scope, entity_ids: Iterable[int]) -> list[int]:
    codes = map(scope.facets.columns.entities.code, entity_ids)
    return [code for code in codes if code is not None]


def _holds(scope: Scope, mask: Mask, entity_id: int) -> bool:
    code = scope.facets.columns.entities.code(entity_id)
    return code is not None and bool(mask[code])


def _sorted(scope: Scope, shown: Mask, counts: EntityCounts, sort: EntitySort) -> Ints:
    codes = np.flatnonzero(shown)
    articles, mentions = counts.articles[codes], counts.mentions[codes]
    if sort is EntitySort.NAME:
        folded = scope.facets.columns.entities.folded
        return np.array(sorted(codes.tolist(), key=lambda code: (folded[code], code)), np.int32)
    keys = (mentions, articles) if sort is EntitySort.ARTICLES else (articles, mentions)
    return codes[np.lexsort((codes, *(-key for key in keys)))].astype(np.int32)


def _bars(scope: Scope) -> tuple[Ints, int]:
    """Return each article's bar, -1 without a day, and the number of bars of the whole library."""
    months = scope.facets.columns.articles.months
    dated = months != NO_MONTH
    if not dated.any():
        return np.full(len(months), -1, np.int32), 1
    per_bar = _months_of_bar(months[dated])
    first, last = int(months[dated].min()) // per_bar, int(months.max()) // per_bar
    bars = np.where(dated, months // per_bar - first, -1).astype(np.int32)
    return bars, last - first + 1


def _months_of_bar(months: Ints) -> int:
    """Return the least months to a bar that make at most `MOST_BARS`; bars begin as the calendar's do."""
    if not len(months):
        return MONTHS_OF_BAR[0]
    first, last = int(months.min()), int(months.max())
    fitting = (per for per in MONTHS_OF_BAR if last // per - first // per < MOST_BARS)
    return next(fitting, MONTHS_OF_BAR[-1])
