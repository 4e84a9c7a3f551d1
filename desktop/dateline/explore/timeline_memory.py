"""Which lanes a person chose, as the text that a library keeps between two starts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final, cast

from dateline.explore.timeline_lanes import LaneBy
from dateline.explore.timeline_loading import LaneChoice

SETTING: Final = "timeline.lanes"
"""The library's setting that holds the text."""
_KEPT_KEYS: Final = frozenset({LaneBy.ENTITY, LaneBy.STATUS, LaneBy.ARTICLE})
"""The lanes whose keys mean the same after a start; outlets are counted anew each time."""


@dataclass(frozen=True, slots=True)
class _Kept:
    by: str
    by_publication: bool
    first: tuple[int, ...]
    without: tuple[int, ...]
    beside: bool


def lanes_to_text(choice: LaneChoice) -> str:
    """Return what is worth keeping of a choice: not how much room there was, nor the day "as of"."""
    keyed = choice.by in _KEPT_KEYS
    first, without = (choice.first, choice.without) if keyed else ((), ())
    kept = _Kept(choice.by.value, choice.by_publication, first, without, choice.beside)
    return json.dumps(asdict(kept))


def lanes_from_text(text: str) -> LaneChoice:
    """Return the choice that `lanes_to_text` wrote; the usual one for any other text."""
    try:
        kept = cast("dict[str, object]", json.loads(text))
        return LaneChoice(
            by=LaneBy(kept["by"]),
            by_publication=bool(kept["by_publication"]),
            first=_keys(kept["first"]),
            without=_keys(kept["without"]),
            beside=bool(kept["beside"]),
        )
    except (ValueError, KeyError, TypeError):
        return LaneChoice()


def _keys(value: object) -> tuple[int, ...]:
    return tuple(int(key) for key in cast("list[int]", value))
