"""The dates that a person should look at, what most hangs on first and equal cases together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

import numpy as np

from dateline.explore.scope import Scope
from dateline.library.reads.unsure_dates import UnsureDate, unsure_dates
from dateline.library.rows import Connection
from dateline.model.timex import AnchorKind

_Likeness: TypeAlias = tuple[str, str, AnchorKind]


class Weight(IntEnum):
    """What hangs on a date: a finding, what the person looks at now, or neither."""

    PINNED = 0
    FILTER = 1
    REST = 2


@dataclass(frozen=True, slots=True)
class DateCase:
    """One date to check; `equal` are the ids of the cases of its weight that are like it, its own too.

    Cases are equal with the same words, read by the same rule, leaning on the same kind of anchor.
    """

    timex_id: int
    article_id: int
    weight: Weight
    equal: tuple[int, ...]


def dates_to_check(connection: Connection, scope: Scope) -> tuple[DateCase, ...]:
    """Return the dates to check: pinned ones, then those of the filter's articles, then the rest.

    Within one weight the most frequent case comes first. Where nothing is filtered, every article
    is one that is looked at.
    """
    found = unsure_dates(connection)
    kept = _kept_articles(scope, [date.article_id for date in found])
    weighed = [
        (_weight(date, in_filter=bool(inside)), date)
        for date, inside in zip(found, kept, strict=True)
    ]
    groups: dict[tuple[Weight, _Likeness], list[UnsureDate]] = {}
    for weight, date in weighed:
        groups.setdefault((weight, _likeness(date)), []).append(date)
    ordered = sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1])))
    return tuple(
        DateCase(date.timex_id, date.article_id, weight, equal)
        for (weight, _), dates in ordered
        for equal in [tuple(date.timex_id for date in dates)]
        for date in dates
    )


def count_weights(cases: Sequence[DateCase]) -> Counter[Weight]:
    """Return how many cases there are of each weight."""
    return Counter(case.weight for case in cases)


def _weight(date: UnsureDate, *, in_filter: bool) -> Weight:
    if date.pinned:
        return Weight.PINNED
    return Weight.FILTER if in_filter else Weight.REST


def _likeness(date: UnsureDate) -> _Likeness:
    return date.words, date.rule, date.anchor


def _kept_articles(scope: Scope, article_ids: Sequence[int]) -> Sequence[bool]:
    """Return which of these articles the scope keeps."""
    articles = scope.facets.columns.articles
    if not len(articles.ids):
        return [False] * len(article_ids)
    wanted = np.array(article_ids, np.int64)
    places = np.minimum(np.searchsorted(articles.ids, wanted), len(articles.ids) - 1)
    return ((articles.ids[places] == wanted) & scope.mask[places]).tolist()
