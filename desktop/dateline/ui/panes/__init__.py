"""Panes, one file each; each declares one `PANE`, found by one walker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dateline.ui.pane import Pane
    from dateline.ui.pane_context import PaneContext


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """A pane as the window builds it.

    `area` is left, right or bottom; panes of one area stand in `order` and are tabs of one dock
    group on the right. `go_action` is the action that brings the pane to the front. A pane that is
    not `standing` is hidden until it is called for.
    """

    id: str
    title: str
    area: str
    order: int
    go_action: str
    make: Callable[[PaneContext, QWidget], Pane]
    standing: bool = True


@cache
def panes() -> tuple[PaneSpec, ...]:
    """Return the `PANE` of every module of this package, by area and order."""
    found = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    specs: list[PaneSpec] = [module.PANE for module in found]
    return tuple(sorted(specs, key=lambda spec: (spec.area, spec.order)))
