"""What is marked on the timeline's picture, what is hit on it, and why it may be empty."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.explore.timeline import DaySpan


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked on the picture beside the events themselves.

    `selected` and `hovered` are event ids, the current selected one last. `brush` are the marked
    days, `pointed` the days of a date card that is open, `article` the open article, `entity` the
    name that is selected in another pane.
    """

    selected: tuple[int, ...] = ()
    hovered: tuple[int, ...] = ()
    brush: DaySpan | None = None
    pointed: DaySpan | None = None
    article: int | None = None
    entity: int | None = None

    @property
    def current(self) -> int | None:
        """The event that keys act on."""
        return self.selected[-1] if self.selected else None


@dataclass(frozen=True, slots=True)
class MarkedCount:
    """The events that meet marked days: those that lie `within` them, and `longer` ones that reach in."""

    within: int
    longer: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An event under the pointer: the lane's number in the scene and the sign's members."""

    event: int
    lane: int
    row: int
    others: int


class EmptyKind(StrEnum):
    """Why no event is seen: there is none, none in the focus' days, none where one looks, or none
    of the lanes shown, though others have some there.
    """

    NO_EVENTS = "no_events"
    FILTERED = "filtered"
    OUT_OF_VIEW = "out_of_view"
    OUT_OF_LANES = "out_of_lanes"


@dataclass(frozen=True, slots=True)
class Emptiness:
    """That nothing is seen: in which days, and the event and day nearest to them."""

    kind: EmptyKind
    days: DaySpan | None = None
    nearest_event: int | None = None
    nearest_day: int | None = None
