"""The filters of a focus: their kinds, how they combine, and what a gesture does to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeAlias


class Axis(StrEnum):
    """Which days a period counts: those of publication, or those that the events may lie on."""

    PUBLISHED = "published"
    EVENT = "event"


class Mode(StrEnum):
    """How a gesture combines with what is chosen (DESIGN-UI section 3).

    A click replaces what is chosen of its kind, Ctrl+click adds (or takes away what is there),
    Alt+click leaves out; `ANY` asks for one of several where adding asks for all, `REMOVE` drops.
    """

    REPLACE = "replace"
    ADD = "add"
    ANY = "any"
    EXCLUDE = "exclude"
    REMOVE = "remove"


class ChipKind(StrEnum):
    """The kinds of filters. Those of one kind combine by and or by or (`Combines`)."""

    QUERY = "query"
    PERIOD = "period"
    ENTITY = "entity"
    ANY_ENTITY = "any-entity"
    OUTLET = "outlet"
    TAG = "tag"
    STATUS = "status"


class Combines(StrEnum):
    """Whether an article must have all of the filters of a kind, or one of them."""

    ALL = "all"
    ANY = "any"


COMBINES: Final[Mapping[ChipKind, Combines]] = {
    ChipKind.QUERY: Combines.ALL,
    ChipKind.PERIOD: Combines.ANY,
    ChipKind.ENTITY: Combines.ALL,
    ChipKind.ANY_ENTITY: Combines.ANY,
    ChipKind.OUTLET: Combines.ANY,
    ChipKind.TAG: Combines.ALL,
    ChipKind.STATUS: Combines.ANY,
}
"""How filters of one kind combine (DESIGN section 7); excluded ones always leave out."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last` inclusive, day numbers (`model.days`)."""

    axis: Axis
    first: int
    last: int

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins with ValueError."""
        if self.last < self.first:
            message = f"not a period: {self.first} to {self.last}"
            raise ValueError(message)


Key: TypeAlias = int | str | Period
Slot: TypeAlias = tuple[str, Key]
"""What keeps its place in the row of chips while it is edited or turned into its opposite."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is filtered: its kind, whether it is left out, and what it names.

    `key` is the entity's id, the outlet's or tag's name, the status, the query's text, or the
    Period.
    """

    kind: ChipKind
    excluded: bool
    key: Key

    @property
    def slot(self) -> Slot:
        """The chip's place, which a query and a period keep whatever they become."""
        if self.kind in (ChipKind.QUERY, ChipKind.PERIOD):
            return self.kind.value, ""
        kind = ChipKind.ENTITY if self.kind is ChipKind.ANY_ENTITY else self.kind
        return kind.value, self.key


def less(values: tuple[Key, ...], value: Key) -> tuple[Key, ...]:
    """Return `values` without `value`."""
    return tuple(other for other in values if other != value)


@dataclass(frozen=True, slots=True)
class Lists:
    """What is chosen of one kind of things: all of these, none of these, one of these."""

    all: tuple[Key, ...]
    without: tuple[Key, ...]
    any: tuple[Key, ...] = ()

    def dropped(self, value: Key) -> Lists:
        """Return the lists without a value."""
        return Lists(less(self.all, value), less(self.without, value), less(self.any, value))


def _replaced(_old: Lists, value: Key) -> Lists:
    return Lists((value,), ())


def _added(old: Lists, value: Key) -> Lists:
    rest = old.dropped(value)
    return rest if value in old.all else replace(rest, all=(*rest.all, value))


def _added_to_any(old: Lists, value: Key) -> Lists:
    rest = old.dropped(value)
    return rest if value in old.any else replace(rest, any=(*rest.any, value))


def _left_out(old: Lists, value: Key) -> Lists:
    rest = old.dropped(value)
    return rest if value in old.without else replace(rest, without=(*rest.without, value))


MODES: Final[Mapping[Mode, Callable[[Lists, Key], Lists]]] = {
    Mode.REPLACE: _replaced,
    Mode.ADD: _added,
    Mode.ANY: _added_to_any,
    Mode.EXCLUDE: _left_out,
    Mode.REMOVE: Lists.dropped,
}
"""What each gesture makes of the lists of its kind."""
