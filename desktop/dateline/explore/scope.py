"""Which articles a focus leaves, how many each filter costs, and the masks that counts start from."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dateline.explore.filters import COMBINES, Axis, Chip, ChipKind, Combines, Period
from dateline.explore.focus import Focus
from dateline.library.facet_columns import Mask, Order
from dateline.library.facets import EntityCounts, Facets
from dateline.model.annotations import Status
from dateline.model.days import iso_day
from dateline.model.messages import Message


@dataclass(frozen=True, slots=True)
class Drop:
    """How many articles there are without one chip."""

    chip: Chip
    count: int

    def message(self, label: str) -> Message:
        """Return "Without … there are n." for a chip shown as `label`."""
        kind = "excluded" if self.chip.excluded else "included"
        return Message.of(f"explore.without_{kind}", chip=label, n=self.count)


@dataclass(frozen=True, eq=False)
class Scope:
    """The articles that a focus chooses in one state of the library.

    `mask` is by ordinal of `facets`. Events, quotations and names shown are all those of these
    articles; filters choose articles alone.
    """

    focus: Focus
    facets: Facets
    mask: Mask
    count: int
    _chips: Mapping[Chip, Mask]

    @classmethod
    def of(cls, focus: Focus, facets: Facets, found: Collection[int] | None = None) -> Scope:
        """Return the scope of `focus`; `found` are the ids its query finds, needed where it has one.

        Raises ValueError for a query without its ids.
        """
        if focus.query and found is None:
            message = "a focus with a query needs the ids it finds"
            raise ValueError(message)
        chips = {chip: _mask_of(chip, facets, found or ()) for chip in focus.chips()}
        mask = _combined(facets, chips)
        return cls(focus, facets, mask, int(mask.sum()), chips)

    @cached_property
    def entity_counts(self) -> EntityCounts:
        """The articles and mentions of each entity within the scope, counted when first asked for."""
        return self.facets.entity_counts(self.mask)

    @property
    def total(self) -> int:
        """The number of articles of the library."""
        return self.facets.count

    @property
    def message(self) -> Message:
        """What is shown, as "12 of 48 articles"."""
        if self.count == self.total:
            return Message.of("explore.all_articles", n=self.total)
        return Message.of("explore.some_articles", count=self.count, n=self.total)

    def article_ids(self, order: str = Order.NEWEST) -> array[int]:
        """Return the ids of the articles in an `Order`."""
        return self.facets.ids(self.mask, Order(order))

    def leaving_out(self, kind: ChipKind, *, axis: Axis | None = None) -> Mask:
        """Return the mask without the filters of one kind, from which kinds that combine by or count.

        For periods, `axis` says on which the filter is left out.
        """
        own = [chip for chip in self._chips if chip.kind is kind and _is_on(chip, axis)]
        return _combined(self.facets, {c: m for c, m in self._chips.items() if c not in own})

    def drops(self) -> tuple[Drop, ...]:
        """Return for each chip, in order, how many articles there are without it."""
        return tuple(Drop(chip, self._count_without(chip)) for chip in self._chips)

    @property
    def best_drop(self) -> Drop | None:
        """The chip without which most articles are left, or None where no single one helps."""
        drops = [drop for drop in self.drops() if drop.count > self.count]
        return max(drops, key=lambda drop: drop.count, default=None)

    def label(self, chip: Chip) -> Message:
        """Return what a chip is called, without "not"; days are in ISO 8601."""
        key = chip.key
        if isinstance(key, Period):
            ends = {"first": iso_day(key.first), "last": iso_day(key.last)}
            return Message.of(f"explore.chip.{key.axis.value}", **ends)
        if chip.kind is ChipKind.STATUS:
            return Message.of(f"explore.chip.status.{key}")
        if isinstance(key, int):
            code = self.facets.columns.entities.code(key)
            name = "" if code is None else self.facets.columns.entities.names[code]
            return Message.of("explore.chip.name", name=name)
        return Message.of("explore.chip.name", name=key)

    def _count_without(self, dropped: Chip) -> int:
        others = {chip: mask for chip, mask in self._chips.items() if chip != dropped}
        return int(_combined(self.facets, others).sum())


def _mask_of(chip: Chip, facets: Facets, found: Collection[int]) -> Mask:
    """Return the articles that have what a chip names, excluded or not."""
    key = chip.key
    if isinstance(key, Period):
        on_day = facets.published_in if key.axis is Axis.PUBLISHED else facets.happening_in
        return on_day(key.first, key.last)
    if isinstance(key, int):
        return facets.with_entity(key)
    if chip.kind is ChipKind.QUERY:
        return facets.among(found)
    if chip.kind is ChipKind.STATUS:
        return facets.with_status(Status(key)) if key in set(Status) else facets.nothing()
    return facets.of_outlet(key) if chip.kind is ChipKind.OUTLET else facets.with_tag(key)


def _combined(facets: Facets, chips: Mapping[Chip, Mask]) -> Mask:
    """Return what the chips leave together."""
    mask = facets.everything()
    for kind, combines in COMBINES.items():
        wanted = [own for chip, own in chips.items() if chip.kind is kind and not chip.excluded]
        if combines is Combines.ANY and wanted:
            mask &= _any(wanted)
        elif wanted:
            mask &= _all(wanted)
    for chip, own in chips.items():
        if chip.excluded:
            mask &= ~own
    return mask


def _any(masks: Iterable[Mask]) -> Mask:
    first, *others = masks
    mask = first.copy()
    for other in others:
        mask |= other
    return mask


def _all(masks: Iterable[Mask]) -> Mask:
    first, *others = masks
    mask = first.copy()
    for other in others:
        mask &= other
    return mask


def _is_on(chip: Chip, axis: Axis | None) -> bool:
    return axis is None or not isinstance(chip.key, Period) or chip.key.axis is axis
