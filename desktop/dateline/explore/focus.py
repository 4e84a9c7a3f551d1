"""What a person looks at: one frozen value, its chips, and its history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final

_MOST_STEPS: Final = 200


class Axis(StrEnum):
    """Which days a period counts: those of publication, or those that the events may lie on."""

    PUBLISHED = "published"
    EVENT = "event"


class Mode(StrEnum):
    """How a gesture combines with what is chosen: click, Ctrl+click, Alt+click (DESIGN-UI 3)."""

    REPLACE = "replace"
    ADD = "add"
    EXCLUDE = "exclude"


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


@dataclass(frozen=True, slots=True)
class Focus:
    """The filter of every linked pane, and the article and place that are open.

    `entities` and `tags` are all required; `any_entities` of them one; the `without_…` forbidden.
    `outlets` and `statuses` combine by or. `article` and `passage` (code points of the text field)
    filter nothing.
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
    article: int | None = None
    passage: tuple[int, int] | None = None

    @property
    def filters(self) -> bool:
        """Whether any article may be left out."""
        return self.unfiltered() != self

    def unfiltered(self) -> Focus:
        """Return the focus with every filter dropped, on the same article and place."""
        return Focus(article=self.article, passage=self.passage)

    def with_entity(self, entity_id: int, mode: Mode) -> Focus:
        """Return the focus after a gesture on a name; adding what is there takes it away."""
        return self._with("entities", "without_entities", entity_id, mode, also="any_entities")

    def with_outlet(self, outlet: str, mode: Mode) -> Focus:
        """Return the focus after a gesture on an outlet."""
        return self._with("outlets", "without_outlets", outlet, mode)

    def with_tag(self, tag: str, mode: Mode) -> Focus:
        """Return the focus after a gesture on a tag."""
        return self._with("tags", "without_tags", tag, mode)

    def with_status(self, status: str, mode: Mode) -> Focus:
        """Return the focus after a gesture on a status; a status can't be left out."""
        old = () if mode is Mode.REPLACE else self.statuses
        return replace(self, statuses=_toggled(old, status))

    def with_period(self, period: Period | None) -> Focus:
        """Return the focus on a period alone of its kind, or on none."""
        return replace(self, period=period)

    def with_query(self, query: str) -> Focus:
        """Return the focus on a search."""
        return replace(self, query=query.strip())

    def on_article(self, article: int | None, passage: tuple[int, int] | None = None) -> Focus:
        """Return the focus with another article open."""
        return replace(self, article=article, passage=passage)

    def _with(
        self, name: str, without: str, value: Any, mode: Mode, *, also: str | None = None
    ) -> Focus:
        wanted: tuple[Any, ...] = getattr(self, name)
        unwanted: tuple[Any, ...] = getattr(self, without)
        changes: dict[str, Any] = {}
        if mode is Mode.REPLACE:
            changes = {name: (value,), without: ()}
        elif mode is Mode.ADD:
            changes = {name: _toggled(wanted, value), without: _less(unwanted, value)}
        else:
            changes = {name: _less(wanted, value), without: _toggled(unwanted, value)}
        if also is not None:
            changes[also] = () if mode is Mode.REPLACE else _less(getattr(self, also), value)
        return replace(self, **changes)

    def chips(self) -> tuple[Chip, ...]:
        """Return what is filtered, in a fixed order; names are looked up by whoever shows them."""
        return tuple(_chips(self))

    def without(self, chip: Chip) -> Focus:
        """Return the focus with one chip dropped; an unknown one changes nothing."""
        if chip.kind == "query":
            return replace(self, query="")
        if chip.kind == "period":
            return replace(self, period=None)
        name = _FIELD_OF_CHIP[chip.kind, chip.excluded]
        return replace(self, **{name: _less(getattr(self, name), chip.key)})

    def turned(self, chip: Chip) -> Focus:
        """Return the focus with a chip made into its opposite, where it has one."""
        opposite = _FIELD_OF_CHIP.get((chip.kind, not chip.excluded))
        if opposite is None:
            return self
        dropped = self.without(chip)
        return replace(dropped, **{opposite: (*getattr(dropped, opposite), chip.key)})

    def dumps(self) -> str:
        """Return the focus as JSON text, without what is empty."""
        table = {name: value for name, value in asdict(self).items() if value not in ((), "", None)}
        return json.dumps(table, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def loads(cls, text: str) -> Focus:
        """Return the focus that `dumps` wrote; raises ValueError for any other text."""
        try:
            table: dict[str, Any] = json.loads(text)
            values = {name: tuple(v) if isinstance(v, list) else v for name, v in table.items()}
            if "period" in values:
                period = values["period"]
                values["period"] = Period(Axis(period["axis"]), period["first"], period["last"])
            return cls(**values)
        except (TypeError, KeyError, AttributeError) as error:
            message = "not a focus"
            raise ValueError(message) from error


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is filtered: its kind, whether it is left out, and what it names.

    kind: query, entity, any-entity, period, outlet, tag or status; `key` is the entity's id, the
    outlet's or tag's name, the query's text or the Period.
    """

    kind: str
    excluded: bool
    key: int | str | Period


_FIELD_OF_CHIP: Final = {
    ("entity", False): "entities",
    ("entity", True): "without_entities",
    ("any-entity", False): "any_entities",
    ("outlet", False): "outlets",
    ("outlet", True): "without_outlets",
    ("tag", False): "tags",
    ("tag", True): "without_tags",
    ("status", False): "statuses",
}


def _chips(focus: Focus) -> Iterator[Chip]:
    if focus.query:
        yield Chip("query", excluded=False, key=focus.query)
    if focus.period is not None:
        yield Chip("period", excluded=False, key=focus.period)
    for (kind, excluded), name in _FIELD_OF_CHIP.items():
        for key in getattr(focus, name):
            yield Chip(kind, excluded, key)


def _less(values: tuple[Any, ...], value: object) -> tuple[Any, ...]:
    return tuple(other for other in values if other != value)


def _toggled(values: tuple[Any, ...], value: object) -> tuple[Any, ...]:
    return _less(values, value) if value in values else (*values, value)


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
