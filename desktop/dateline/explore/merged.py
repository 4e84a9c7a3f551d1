"""Filters by names that are merged, and that come apart again: who was asked for is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dateline.explore.filters import ChipKind
from dateline.explore.focus import Focus


@dataclass(frozen=True, slots=True)
class AskedNames:
    """Which entities a filter was asked for by, where it stands at one that they were merged into."""

    asked: Mapping[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])

    def followed(self, focus: Focus, root: Callable[[int], int]) -> tuple[Focus, AskedNames]:
        """Return the focus with each name as the library has it now, and what was asked for.

        `root` leads from an entity to the one that it is merged into, or to itself. What was merged
        when it was asked for, and is not any more, stands for itself again.
        """
        named = {key for chip in focus.chips() if isinstance(key := chip.key, int)}
        standing: dict[int, tuple[int, ...]] = {}
        asked: dict[int, tuple[int, ...]] = {}
        for name in sorted(named):
            meant = self.asked.get(name, (name,))
            standing[name] = tuple(dict.fromkeys(map(root, meant)))
            for each in meant:
                place = root(each)
                asked[place] = tuple(dict.fromkeys((*asked.get(place, ()), each)))
        kept = {place: names for place, names in asked.items() if names != (place,)}
        return focus.standing_for(standing), AskedNames(kept)

    def among(self, focus: Focus) -> AskedNames:
        """Return what is still filtered by."""
        named = {chip.key for chip in focus.chips() if chip.kind is not ChipKind.QUERY}
        return AskedNames({name: asked for name, asked in self.asked.items() if name in named})
