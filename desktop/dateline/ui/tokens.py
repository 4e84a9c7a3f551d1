"""The design tokens: every colour, length, type style and delay of the window by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


class Scheme(StrEnum):
    """The two sets of values the colour names have."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One step of the type scale: size and line height in px at 96 dpi, weight as in CSS."""

    family: str
    size: float
    line: float
    weight: int


@dataclass(frozen=True, slots=True)
class Shadow:
    """The shadow of a floating thing: offset down and blur in px, opacity 0 to 1."""

    y: float
    blur: float
    opacity: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """All design tokens; a name that is not there raises KeyError.

    `lengths` holds the groups of plain numbers (`_LENGTH_GROUPS`) by group and name.
    """

    colors: Mapping[Scheme, Mapping[str, str]]
    palette: Mapping[str, str]
    families: Mapping[str, tuple[str, ...]]
    features: Mapping[str, tuple[str, ...]]
    type: Mapping[str, TypeStyle]
    shadows: Mapping[str, Shadow]
    lengths: Mapping[str, Mapping[str, float]]


_LENGTH_GROUPS = (
    "space",
    "row",
    "pane",
    "size",
    "mark",
    "radius",
    "stroke",
    "icon",
    "motion",
    "reading",
)


@cache
def tokens() -> Tokens:
    """Return the tokens of `dateline_data/theme/tokens.json`, read once."""
    source = files("dateline_data").joinpath("theme", "tokens.json").read_text("utf-8")
    table: dict[str, Any] = json.loads(source)
    return Tokens(
        colors=_frozen({scheme: _frozen(table["color"][scheme.value]) for scheme in Scheme}),
        palette=_frozen(table["palette"]),
        families=_frozen({name: tuple(list_) for name, list_ in table["family"].items()}),
        features=_frozen({name: tuple(list_) for name, list_ in table["features"].items()}),
        type=_frozen({name: TypeStyle(**values) for name, values in table["type"].items()}),
        shadows=_frozen({name: Shadow(**values) for name, values in table["shadow"].items()}),
        lengths=_frozen({group: _frozen(table[group]) for group in _LENGTH_GROUPS}),
    )


def _frozen(table: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(table)
