"""Units of measurement and money by their written forms, read from dateline_data/quantities."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, cast

_LONGEST_FORM: Final = 4


@dataclass(frozen=True, slots=True)
class Units:
    """Forms in lower case, words of one form joined by a blank.

    `symbol_of` gives the stored symbol of a unit or currency, `money` the currencies' symbols,
    `time` the forms that make a number a duration, an age or a time of day.
    """

    symbol_of: Mapping[str, str]
    money: frozenset[str]
    time: frozenset[str]

    def longest(self, words: Sequence[str]) -> tuple[str, int] | None:
        """Return (symbol, words used) of the longest form that `words` begin with, or None."""
        for count in range(min(_LONGEST_FORM, len(words)), 0, -1):
            form = " ".join(words[:count])
            if form in self.symbol_of:
                return self.symbol_of[form], count
        return None


@cache
def units() -> Units:
    """Return the units; read once in a process."""
    text = files("dateline_data").joinpath("quantities", "units.toml").read_text("utf-8")
    table = cast("dict[str, dict[str, list[str]]]", tomllib.loads(text))
    symbols = {
        form: symbol
        for part in ("units", "currencies")
        for symbol, forms in table[part].items()
        for form in forms
    }
    return Units(symbols, frozenset(table["currencies"]), frozenset(table["time"]["forms"]))
