"""A snapshot of the library in columns, from which every filter and count is mask arithmetic."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dateline.library.facet_columns import (
    NO_MONTH,
    FacetColumns,
    Flag,
    Ints,
    Mask,
    Order,
    PairColumns,
    are_among,
)
from dateline.library.facet_loading import advance_columns, load_columns
from dateline.library.search.tokens import tokens
from dateline.model.annotations import Status

Counts: TypeAlias = NDArray[np.int64]


class EntityCounts(NamedTuple):
    """By entity code: in how many articles, and how often in all."""

    articles: Counts
    mentions: Counts


class MonthCounts(NamedTuple):
    """Articles by month of publication, from `first` (months since January of year 0) on."""

    first: int
    articles: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """The articles that are not removed, and all that is counted of them; it never changes.

    Masks are booleans by ordinal (an article's place in `columns.articles`).
    """

    columns: FacetColumns

    @classmethod
    def empty(cls) -> Facets:
        """Return the facets of a library without articles."""
        return cls(FacetColumns.empty())

    @classmethod
    def load(cls, connection: sqlite3.Connection) -> Facets:
        """Return the facets of the whole library, read in one transaction; for a thread of its own."""
        return cls(load_columns(connection))

    def advanced(
        self,
        connection: sqlite3.Connection,
        changed_ids: Collection[int],
        *,
        entity_ids: Collection[int] = (),
    ) -> Facets:
        """Return the facets after articles and entities were added, changed or removed.

        Takes `Changes.articles` and `Changes.entities`, and reads those alone. `self` stays as it is.
        """
        if not changed_ids and not entity_ids:
            return self
        return Facets(advance_columns(self.columns, connection, changed_ids, entity_ids=entity_ids))

    @property
    def count(self) -> int:
        """The number of articles."""
        return len(self.columns.articles.ids)

    # Masks --------------------------------------------------------------------------------------

    def everything(self) -> Mask:
        """Return the mask of all articles."""
        return np.ones(self.count, np.bool_)

    def nothing(self) -> Mask:
        """Return the mask of no article."""
        return np.zeros(self.count, np.bool_)

    def among(self, article_ids: Collection[int]) -> Mask:
        """Return the mask of these articles; ids that are not here are passed over."""
        ids = np.fromiter(article_ids, np.int64, len(article_ids))
        own = self.columns.articles.ids
        return self._at(np.searchsorted(own, ids[are_among(ids, own)]).astype(np.int32))

    def with_entity(self, entity_id: int) -> Mask:
        """Return the mask of the articles that mention an entity (or what it was merged into)."""
        code = self.columns.entities.code(entity_id)
        return self.nothing() if code is None else self._with_pair(self.columns.mentions, code)

    def with_tag(self, tag: str) -> Mask:
        """Return the mask of the articles with this tag."""
        code = self.columns.tags.codes.get(tag)
        return self.nothing() if code is None else self._with_pair(self.columns.tagged, code)

    def of_outlet(self, outlet: str) -> Mask:
        """Return the mask of the articles of this outlet."""
        code = self.columns.outlets.codes.get(outlet)
        return self.nothing() if code is None else self.columns.articles.outlet == code

    def with_status(self, status: Status) -> Mask:
        """Return the mask of the articles with an event of this status."""
        return (self.columns.articles.statuses & _bit(status)) != 0

    def with_flag(self, flag: Flag) -> Mask:
        """Return the mask of the articles with this flag."""
        return (self.columns.articles.flags & flag.value) != 0

    def published_in(self, first: int, last: int) -> Mask:
        """Return the mask of the articles published on these days (inclusive)."""
        return (self.columns.articles.published >= first) & (
            self.columns.articles.published <= last
        )

    def happening_in(self, first: int, last: int) -> Mask:
        """Return the mask of the articles with an event whose days (`EventColumns`) meet these (inclusive)."""
        meets = (self.columns.events.first <= last) & (self.columns.events.last >= first)
        return self._at(self.columns.events.ordinal[meets])

    def _with_pair(self, pairs: PairColumns, code: int) -> Mask:
        return self._at(pairs.ordinal[pairs.code == code])

    def _at(self, ordinals: Ints) -> Mask:
        mask = self.nothing()
        mask[ordinals] = True
        return mask

    # Counts -------------------------------------------------------------------------------------

    def outlet_counts(self, mask: Mask) -> Counts:
        """Return the articles of the mask by outlet code."""
        return np.bincount(
            self.columns.articles.outlet[mask], minlength=len(self.columns.outlets.texts)
        )

    def status_counts(self, mask: Mask) -> Mapping[Status, int]:
        """Return the articles of the mask that have an event of each status."""
        statuses = self.columns.articles.statuses[mask]
        return {status: int(np.count_nonzero(statuses & _bit(status))) for status in Status}

    def month_counts(self, mask: Mask) -> MonthCounts:
        """Return the articles of the mask by month, over the months of the whole library."""
        months = self.columns.articles.months
        dated = months != NO_MONTH
        if not dated.any():
            return MonthCounts(0, np.empty(0, np.int64))
        first, last = int(months[dated].min()), int(months.max())
        chosen = months[mask & dated] - first
        return MonthCounts(first, np.bincount(chosen, minlength=last - first + 1))

    def tag_counts(self, mask: Mask) -> Counts:
        """Return the articles of the mask by tag code."""
        return np.bincount(
            self.columns.tagged.code[mask[self.columns.tagged.ordinal]],
            minlength=len(self.columns.tags.texts),
        )

    def entity_counts(self, mask: Mask) -> EntityCounts:
        """Return the articles and mentions within the mask by entity code."""
        chosen = mask[self.columns.mentions.ordinal]
        codes, many = self.columns.mentions.code[chosen], len(self.columns.entities.ids)
        articles = np.bincount(codes, minlength=many)
        mentions = np.bincount(codes, weights=self.columns.mentions.amount[chosen], minlength=many)
        return EntityCounts(articles, mentions.astype(np.int64))

    def entity_bins(self, mask: Mask, codes: Ints, bins: Ints, width: int) -> NDArray[np.int64]:
        """Return an array (entity of `codes`, bin) of the articles that mention it.

        `bins` gives each article's bin, 0 to `width` - 1, or -1 where it has none.
        """
        rows = np.full(len(self.columns.entities.ids), -1, np.int32)
        rows[codes] = np.arange(len(codes))
        row = rows[self.columns.mentions.code]
        bin_ = bins[self.columns.mentions.ordinal]
        chosen = (row >= 0) & (bin_ >= 0) & mask[self.columns.mentions.ordinal]
        cells = row[chosen].astype(np.int64) * width + bin_[chosen]
        return np.bincount(cells, minlength=len(codes) * width).reshape(len(codes), width)

    # Lists --------------------------------------------------------------------------------------

    def ids(self, mask: Mask, order: Order = Order.NEWEST) -> array[int]:
        """Return the ids of the articles of the mask in an order."""
        places = self.columns.orders[order]
        return array("q", self.columns.articles.ids[places[mask[places]]].tobytes())

    def entities_named(self, text: str) -> Mask:
        """Return a mask by entity code of the names in which each word of `text` begins a word."""
        begun = [f" {token}" for token in tokens(text)]
        names = self.columns.entities.folded
        return np.fromiter(
            (all(word in name for word in begun) for name in names), np.bool_, len(names)
        )


def _bit(status: Status) -> int:
    return 1 << list(Status).index(status)
