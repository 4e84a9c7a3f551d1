"""Where the parts of the timeline lie in a widget: labels, axis, lanes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF

from dateline.explore.timeline_scene import Measures
from dateline.ui.theme import Theme

AXIS_PX = 44
"""Height of the axis with its two rows (DESIGN-UI section 1)."""
MINIMAP_ROW_PX = 42
"""Height of the minimap with its margins."""
_ROW_PX = 20
_FEW_LANES = 3
_LABEL_PART = 0.3
"""A narrow pane gives the labels at most this part of its width."""


class Zone(Enum):
    """The parts of the timeline that answer the pointer differently."""

    CORNER = auto()
    LABELS = auto()
    AXIS = auto()
    LANES = auto()


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a plot of `width` x `height` px; lanes are `lane` px high.

    `foot` is the height of the lane of publications below the others, 0 without one.
    """

    width: float
    height: float
    label: float
    axis: float
    lane: float
    row: float
    foot: float = 0.0

    @property
    def plot_width(self) -> float:
        """The px across which time runs."""
        return max(1.0, self.width - self.label)

    @property
    def lanes(self) -> QRectF:
        """The rectangle of the lanes, without their labels."""
        return QRectF(self.label, self.axis, self.plot_width, self.area)

    @property
    def area(self) -> float:
        """The height of all lanes together."""
        return max(0.0, self.height - self.axis - self.foot)

    def is_foot(self, y: float) -> bool:
        """Return whether a height lies in the lane of publications, which lies as the axis does."""
        return self.foot > 0 and y >= self.height - self.foot

    def measures(self, scroll: float) -> Measures:
        """Return the heights that a scene is laid out with."""
        return Measures(lane=self.lane, row=self.row, area=self.area, scroll=scroll)

    def zone(self, x: float, y: float) -> Zone:
        """Return the part at a point."""
        if x < self.label:
            return Zone.CORNER if y < self.axis or self.is_foot(y) else Zone.LABELS
        return Zone.AXIS if y < self.axis or self.is_foot(y) else Zone.LANES


def is_compact(height: float, theme: Theme) -> bool:
    """Return whether a timeline of this height has small lanes and no minimap (DESIGN-UI section 10)."""
    return height < axis_height(theme) + _FEW_LANES * theme.row("lane") + minimap_height(theme)


def axis_height(theme: Theme) -> int:
    """Return the height of the axis at the text size in force."""
    return round(AXIS_PX * theme.scale)


def minimap_height(theme: Theme) -> int:
    """Return the height of the minimap's row at the text size in force."""
    return round(MINIMAP_ROW_PX * theme.scale)


def make_frame(
    width: float, height: float, theme: Theme, *, compact: bool, published: bool = False
) -> Frame:
    """Return the parts of a plot of this size; `published` asks for the lane of publications.

    It gives way where not even two lanes would be left beside it.
    """
    lane = theme.row("lane_small" if compact else "lane")
    foot = lane if published and height - axis_height(theme) >= 3 * lane else 0
    label = min(theme.pane("lane_label") * theme.scale, width * _LABEL_PART)
    return Frame(
        width=width,
        height=height,
        label=round(label),
        axis=axis_height(theme),
        lane=lane,
        row=round(_ROW_PX * theme.scale),
        foot=foot,
    )


def preferred_height(theme: Theme, lanes: int) -> int:
    """Return the height that shows so many lanes with axis and minimap."""
    return axis_height(theme) + lanes * theme.row("lane") + minimap_height(theme)


def least_height(theme: Theme) -> int:
    """Return the height of the axis and three small lanes."""
    return axis_height(theme) + _FEW_LANES * theme.row("lane_small")
