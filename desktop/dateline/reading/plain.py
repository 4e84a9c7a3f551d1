"""Plain data from parsers of JSON and property lists, as mappings and lists of anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast


def as_mapping(value: object) -> Mapping[str, object]:
    """Return an object of JSON, an empty mapping for anything else."""
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """Return a list of JSON, an empty one for anything else."""
    return cast("list[object]", value) if isinstance(value, list) else []
