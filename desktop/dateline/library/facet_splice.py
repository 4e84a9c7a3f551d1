"""Put fresh rows in the place of stale ones, in every column of a table at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dateline.library.facet_columns import Ints, Longs, Mask, are_among

_Number = TypeVar("_Number", np.int32, np.int64, np.uint8)


class Splice:
    """Replaces the rows of some articles in every table of columns by fresh ones.

    Rows of the articles in `stale` go out, those of `fresh` (both ascending ids) come in, and the
    ordinals of all others move along.
    """

    def __init__(self, ids: Longs, *, stale: Longs, fresh: Longs) -> None:
        """Work out the new ordinals once for all tables."""
        self._kept = ~are_among(ids, stale)
        kept_ids = ids[self._kept]
        self._places = np.searchsorted(kept_ids, fresh)
        self.ids: Longs = np.insert(kept_ids, self._places, fresh)
        self._moved = np.zeros(len(ids), np.int32)
        self._moved[self._kept] = np.searchsorted(self.ids, kept_ids)

    def ordinals(self, article_ids: Longs) -> Ints:
        """Return the new ordinals of articles that are there."""
        return np.searchsorted(self.ids, article_ids).astype(np.int32)

    def articles(self, old: NDArray[_Number], fresh: NDArray[_Number]) -> NDArray[_Number]:
        """Return a column with one value an article."""
        return np.insert(old[self._kept], self._places, fresh)

    def rows(self, ordinal: Ints, fresh_ids: Longs) -> RowSplice:
        """Return the splice of a table whose rows point to articles; `fresh_ids` are ascending."""
        kept = self._kept[ordinal]
        moved = self._moved[ordinal[kept]]
        fresh = self.ordinals(fresh_ids)
        places = np.searchsorted(moved, fresh, side="right")
        return RowSplice(kept, places, np.insert(moved, places, fresh))


@dataclass(frozen=True, slots=True, eq=False)
class RowSplice:
    """Which rows of a table stay, where fresh ones come in, and every row's new ordinal."""

    kept: Mask
    places: NDArray[np.intp]
    ordinal: Ints

    def column(self, old: NDArray[_Number], fresh: NDArray[_Number]) -> NDArray[_Number]:
        """Return a column of the table."""
        return np.insert(old[self.kept], self.places, fresh)
