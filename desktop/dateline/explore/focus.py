"""What a person looks at: one frozen value, its chips, and its history."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final, cast

from dateline.explore.filters import (
    MODES,
    Axis,
    Chip,
    ChipKind,
    Key,
    Lists,
    Mode,
    Period,
    Slot,
    less,
)

__all__ = ["Axis", "Chip", "ChipKind", "Focus", "FocusHistory", "Mode", "Period"]

_MOST_STEPS: Final = 200


@dataclass(frozen=True, slots=True)
class Focus:
    """The filter of every linked pane, and the article and place that are open.

    `entities` and `tags` are all required; of `any_entities`, `outlets` and `statuses` one; the
    `without_…` forbidden. `article` and `passage` (code points of the text field) filter nothing.
    `order` is in which order the filters were added; it makes no focus another.
    """

    query: str = ""
    entities: tuple[int, ...] = ()
    any_entities: tuple[int, ...] = ()
    without_entities: tuple[int, ...] = ()
    period: Period | None = None
    outlets: tuple[str, ...] = ()
    without_outlets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    without_statuses: tuple[str, ...] = ()
    article: int | None = None
    passage: tuple[int, int] | None = None
    order: tuple[Slot, ...] = field(default=(), compare=False, repr=False)

    @property
    def filters(self) -> bool:
        """Whether any article may be left out."""
        return self.unfiltered() != self

    def unfiltered(self) -> Focus:
        """Return the focus with every filter dropped, on the same article and place."""
        return Focus(article=self.article, passage=self.passage)

    def escaped(self) -> Focus:
        """Return the focus after one step of Esc: the selected place is dropped, else every filter."""
        if self.passage is not None:
            return replace(self, passage=None)
        return self.unfiltered()

    # Gestures -----------------------------------------------------------------------------------

    def with_entity(self, entity_id: int, mode: Mode) -> Focus:
        """Return the focus after a gesture on a name; adding what is there takes it away."""
        return self._combined(ChipKind.ENTITY, entity_id, mode)

    def with_outlet(self, outlet: str, mode: Mode) -> Focus:
        """Return the focus after a gesture on an outlet."""
        return self._combined(ChipKind.OUTLET, outlet, mode)

    def with_tag(self, tag: str, mode: Mode) -> Focus:
        """Return the focus after a gesture on a tag."""
        return self._combined(ChipKind.TAG, tag, mode)

    def with_status(self, status: str, mode: Mode) -> Focus:
        """Return the focus after a gesture on a status."""
        return self._combined(ChipKind.STATUS, status, mode)

    def with_period(self, period: Period | None) -> Focus:
        """Return the focus on a period alone of its kind, or on none."""
        return self._changed(period=period)

    def with_query(self, query: str) -> Focus:
        """Return the focus on a search."""
        return self._changed(query=query.strip())

    def on_article(self, article: int | None, passage: tuple[int, int] | None = None) -> Focus:
        """Return the focus with another article open."""
        return replace(self, article=article, passage=passage)

    def _combined(self, kind: ChipKind, value: Key, mode: Mode) -> Focus:
        fields = _FIELDS_OF_KIND[kind]
        mode = Mode.ADD if mode is Mode.ANY and len(fields) == 2 else mode
        old = Lists(*(cast("tuple[Key, ...]", getattr(self, name)) for name in fields))
        new = MODES[mode](old, value)
        return self._changed(**dict(zip(fields, (new.all, new.without, new.any), strict=False)))

    def _changed(self, **changes: object) -> Focus:
        """Return the focus with changed filters, and chips that keep the order of their adding."""
        changed = replace(self, **cast("dict[str, Any]", changes))
        slots = [chip.slot for chip in _chips(changed)]
        kept = [slot for slot in self.order if slot in slots]
        return replace(changed, order=(*kept, *(slot for slot in slots if slot not in kept)))

    # Chips --------------------------------------------------------------------------------------

    def chips(self) -> tuple[Chip, ...]:
        """Return what is filtered, in the order of adding; names are looked up by who shows them."""
        places = {slot: place for place, slot in enumerate(self.order)}
        return tuple(sorted(_chips(self), key=lambda chip: places.get(chip.slot, len(places))))

    def without(self, chip: Chip) -> Focus:
        """Return the focus with one chip dropped; an unknown one changes nothing."""
        if chip.kind is ChipKind.QUERY:
            return self._changed(query="") if chip.key == self.query else self
        if chip.kind is ChipKind.PERIOD:
            return self._changed(period=None) if chip.key == self.period else self
        name = _FIELD_OF_CHIP[chip.kind, chip.excluded]
        return self._changed(**{name: less(getattr(self, name), chip.key)})

    def turned(self, chip: Chip) -> Focus:
        """Return the focus with a chip made into its opposite, where it has one."""
        opposite = _OPPOSITE.get((chip.kind, chip.excluded))
        if opposite is None or chip not in self.chips():
            return self
        own = _FIELD_OF_CHIP[chip.kind, chip.excluded]
        others = less(getattr(self, opposite), chip.key)
        changes = {own: less(getattr(self, own), chip.key), opposite: (*others, chip.key)}
        return self._changed(**changes)

    def standing_for(self, entities: Mapping[int, tuple[int, ...]]) -> Focus:
        """Return the focus with each of these entities replaced; the chips keep their places.

        What comes to stand in two lists stays in the first of them.
        """
        lists: dict[str, tuple[int, ...]] = {}
        found: set[int] = set()
        for name in _FIELDS_OF_KIND[ChipKind.ENTITY]:
            ids: tuple[int, ...] = getattr(self, name)
            new = dict.fromkeys(each for of in ids for each in entities.get(of, (of,)))
            lists[name] = tuple(each for each in new if each not in found)
            found.update(new)
        order: dict[Slot, None] = {}
        for kind, key in self.order:
            keys: tuple[Key, ...] = (key,)
            if kind == ChipKind.ENTITY.value and isinstance(key, int):
                keys = entities.get(key, (key,))
            order.update(dict.fromkeys((kind, each) for each in keys))
        return replace(self, **cast("dict[str, Any]", lists), order=tuple(order))

    # Text ---------------------------------------------------------------------------------------

    def dumps(self) -> str:
        """Return the focus as JSON text, without what is empty."""
        table = {name: value for name, value in asdict(self).items() if value not in ((), "", None)}
        return json.dumps(table, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def loads(cls, text: str) -> Focus:
        """Return the focus that `dumps` wrote; raises ValueError for any other text."""
        try:
            table = _table(json.loads(text))
            values: dict[str, Any] = {name: _READERS[name](item) for name, item in table.items()}
            return cls(**values)
        except (TypeError, KeyError, RecursionError) as error:
            message = "not a focus"
            raise ValueError(message) from error


_FIELDS_OF_KIND: Final = {
    ChipKind.ENTITY: ("entities", "without_entities", "any_entities"),
    ChipKind.OUTLET: ("outlets", "without_outlets"),
    ChipKind.TAG: ("tags", "without_tags"),
    ChipKind.STATUS: ("statuses", "without_statuses"),
}
_FIELD_OF_CHIP: Final = {
    (ChipKind.ENTITY, False): "entities",
    (ChipKind.ANY_ENTITY, False): "any_entities",
    (ChipKind.ENTITY, True): "without_entities",
    (ChipKind.OUTLET, False): "outlets",
    (ChipKind.OUTLET, True): "without_outlets",
    (ChipKind.TAG, False): "tags",
    (ChipKind.TAG, True): "without_tags",
    (ChipKind.STATUS, False): "statuses",
    (ChipKind.STATUS, True): "without_statuses",
}
_OPPOSITE: Final = {
    (kind, excluded): name
    for (kind, left_out), name in _FIELD_OF_CHIP.items()
    for excluded in (not left_out,)
    if kind is not ChipKind.ANY_ENTITY
} | {(ChipKind.ANY_ENTITY, False): "without_entities"}


def _chips(focus: Focus) -> list[Chip]:
    chips = [Chip(ChipKind.QUERY, excluded=False, key=focus.query)] if focus.query else []
    if focus.period is not None:
        chips.append(Chip(ChipKind.PERIOD, excluded=False, key=focus.period))
    for (kind, excluded), name in _FIELD_OF_CHIP.items():
        keys: tuple[Key, ...] = getattr(focus, name)
        chips += [Chip(kind, excluded, key) for key in keys]
    return chips


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return cast("list[object]", value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(map(_number, _list(value)))


def _pair(value: object) -> tuple[int, int]:
    start, end = _numbers(value)
    return start, end


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return cast("dict[str, object]", value)


def _period(value: object) -> Period:
    table = _table(value)
    return Period(Axis(_text(table["axis"])), _number(table["first"]), _number(table["last"]))


def _slots(value: object) -> tuple[Slot, ...]:
    pairs = (_list(pair) for pair in _list(value))
    return tuple((_text(kind), key if isinstance(key, int) else _text(key)) for kind, key in pairs)


_READERS: Final[Mapping[str, Callable[[object], object]]] = {
    "query": _text,
    "period": _period,
    "article": _number,
    "passage": _pair,
    "order": _slots,
    **dict.fromkeys(("entities", "any_entities", "without_entities"), _numbers),
    **dict.fromkeys(("outlets", "without_outlets", "tags", "without_tags"), _texts),
    **dict.fromkeys(("statuses", "without_statuses"), _texts),
}


@dataclass(frozen=True, slots=True)
class FocusHistory:
    """Back and forward through what was looked at; equal neighbours are one step."""

    current: Focus = Focus()
    behind: tuple[Focus, ...] = ()
    ahead: tuple[Focus, ...] = ()

    def visited(self, focus: Focus) -> FocusHistory:
        """Return the history after looking at `focus`; what lay ahead is gone."""
        if focus == self.current:
            return self
        return FocusHistory(focus, (*self.behind, self.current)[-_MOST_STEPS:], ())

    def amended(self, focus: Focus) -> FocusHistory:
        """Return the history with `focus` in place of the current one: the same step, gone further."""
        if focus == self.current:
            return self
        if self.behind and self.behind[-1] == focus:
            return FocusHistory(focus, self.behind[:-1], ())
        return FocusHistory(focus, self.behind, ())

    def back(self) -> FocusHistory:
        """Return the history one step back, or itself at its beginning."""
        if not self.behind:
            return self
        return FocusHistory(self.behind[-1], self.behind[:-1], (self.current, *self.ahead))

    def forward(self) -> FocusHistory:
        """Return the history one step forward again, or itself at its end."""
        if not self.ahead:
            return self
        return FocusHistory(self.ahead[0], (*self.behind, self.current), self.ahead[1:])
