"""The facets beside search results: outlets, names, months and statuses with counts that follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from dateline.explore.filters import Axis, Chip, ChipKind, Key, Period
from dateline.explore.scope import Scope
from dateline.library.facets import Counts
from dateline.model.annotations import EntityKind, Status
from dateline.model.days import day_number, days_in_month


class FacetKind(StrEnum):
    """The facets, in the order they are shown."""

    MONTH = "month"
    OUTLET = "outlet"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    STATUS = "status"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value of a facet. `key` is what the focus filters by; `name` is data, or an id of words.

    `count` is how many articles a click with Ctrl would leave where a kind combines by and, how
    many there are beside the others where it combines by or.
    """

    key: Key
    name: str
    count: int
    chosen: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """The rows of one facet, most first, and how many more have any articles."""

    kind: FacetKind
    rows: tuple[FacetRow, ...]
    more: int


_ENTITY_KINDS: Final = {
    FacetKind.PERSON: EntityKind.PERSON,
    FacetKind.ORGANISATION: EntityKind.ORGANISATION,
    FacetKind.PLACE: EntityKind.PLACE,
}


def facet_groups(scope: Scope, *, most: int = 5) -> tuple[FacetGroup, ...]:
    """Return every facet of a scope; of outlets, names and tags up to `most` rows and what is chosen.

    Kinds that combine by and (names, tags) count inside the scope; kinds that combine by or
    (outlets, statuses, months) without their own filter. A value with no articles keeps its row
    where there is room, in the order of the whole library.
    """
    state = _State(scope)
    names = _name_groups(scope, state, most)
    return (
        _months(scope, state),
        _outlets(scope, state, most),
        *names,
        _statuses(scope, state),
        _tags(scope, state, most),
    )


class _State:
    """Tells which values of a focus are chosen and which are left out."""

    def __init__(self, scope: Scope) -> None:
        self._root = scope.facets.columns.entities.root
        chips = scope.focus.chips()
        self.chosen = {self._value(chip) for chip in chips if not chip.excluded}
        self.excluded = {self._value(chip) for chip in chips if chip.excluded}

    def _value(self, chip: Chip) -> tuple[ChipKind, Key]:
        if isinstance(chip.key, int):
            return ChipKind.ENTITY, self._root(chip.key)
        return chip.kind, chip.key

    def row(self, kind: ChipKind, key: Key, name: str, count: int) -> FacetRow:
        value = (kind, key)
        return FacetRow(key, name, count, value in self.chosen, value in self.excluded)

    def keys(self, kind: ChipKind) -> set[Key]:
        return {key for own, key in self.chosen | self.excluded if own is kind}


def _months(scope: Scope, state: _State) -> FacetGroup:
    mask = scope.leaving_out(ChipKind.PERIOD, axis=Axis.PUBLISHED)
    first, counts = scope.facets.month_counts(mask)
    rows: list[FacetRow] = []
    for place, count in enumerate(counts.tolist()):
        year, month = divmod(first + place, 12)
        days = (day_number(year, month + 1, 1), days_in_month(year, month + 1))
        period = Period(Axis.PUBLISHED, days[0], days[0] + days[1] - 1)
        rows.append(state.row(ChipKind.PERIOD, period, f"{year:04d}-{month + 1:02d}", count))
    return FacetGroup(FacetKind.MONTH, tuple(rows), 0)


def _outlets(scope: Scope, state: _State, most: int) -> FacetGroup:
    columns = scope.facets.columns
    counts = scope.facets.outlet_counts(scope.leaving_out(ChipKind.OUTLET))
    totals = scope.facets.outlet_counts(scope.facets.everything())
    names = columns.outlets
    chosen = [names.codes[str(key)] for key in state.keys(ChipKind.OUTLET) if key in names.codes]
    codes, more = _most_first(counts, totals, chosen, most)
    rows = (
        state.row(ChipKind.OUTLET, names.texts[code], names.texts[code], int(counts[code]))
        for code in codes
    )
    return FacetGroup(FacetKind.OUTLET, tuple(rows), more)


def _tags(scope: Scope, state: _State, most: int) -> FacetGroup:
    names = scope.facets.columns.tags
    counts = scope.facets.tag_counts(scope.mask)
    totals = scope.facets.tag_counts(scope.facets.everything())
    chosen = [names.codes[str(key)] for key in state.keys(ChipKind.TAG) if key in names.codes]
    codes, more = _most_first(counts, totals, chosen, most)
    rows = (
        state.row(ChipKind.TAG, names.texts[code], names.texts[code], int(counts[code]))
        for code in codes
    )
    return FacetGroup(FacetKind.TAG, tuple(rows), more)


def _statuses(scope: Scope, state: _State) -> FacetGroup:
    counts: Mapping[Status, int] = scope.facets.status_counts(scope.leaving_out(ChipKind.STATUS))
    rows = (state.row(ChipKind.STATUS, s.value, s.value, count) for s, count in counts.items())
    return FacetGroup(FacetKind.STATUS, tuple(rows), 0)


def _name_groups(scope: Scope, state: _State, most: int) -> list[FacetGroup]:
    entities = scope.facets.columns.entities
    totals = scope.facets.columns.entity_articles
    counts = scope.entity_counts.articles
    codes = (entities.code(int(key)) for key in state.keys(ChipKind.ENTITY) if isinstance(key, int))
    chosen = [code for code in codes if code is not None]
    groups: list[FacetGroup] = []
    for facet, kind in _ENTITY_KINDS.items():
        own = entities.of_kind(kind)
        picked = [code for code in chosen if own[code]]
        found, more = _most_first(np.where(own, counts, 0), np.where(own, totals, 0), picked, most)
        ids = [(int(entities.ids[code]), code) for code in found]
        rows = (
            state.row(ChipKind.ENTITY, entity_id, entities.names[code], int(counts[code]))
            for entity_id, code in ids
        )
        groups.append(FacetGroup(facet, tuple(rows), more))
    return groups


def _most_first(
    counts: Counts, totals: Counts, chosen: Iterable[int], most: int
) -> tuple[list[int], int]:
    """Return up to `most` codes with any articles in the library, by count then by total, and `chosen`.

    The number is how many more have any articles here.
    """
    present = np.flatnonzero(totals)
    score = counts[present].astype(np.int64) * (int(totals.max(initial=0)) + 1) + totals[present]
    if len(present) > most:
        top = np.argpartition(-score, most)[:most]
        edge = score[top].min(initial=0)
        top = np.flatnonzero(score >= edge)
    else:
        top = np.arange(len(present))
    order = top[np.lexsort((present[top], -score[top]))][:most]
    codes = [int(code) for code in present[order]]
    codes += [code for code in chosen if code not in codes]
    return codes, int(np.count_nonzero(counts)) - sum(1 for code in codes if counts[code])
