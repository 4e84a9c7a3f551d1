"""The names of countries, which the timeline gives no lane unless a person asks for it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import cast


def is_country(name: str) -> bool:
    """Return whether a name is one of a country; case, full stops and a leading "the" do not matter."""
    return _bare(name) in _countries()


@cache
def _countries() -> frozenset[str]:
    text = files("dateline_data").joinpath("names", "countries.toml").read_text("utf-8")
    table = cast("dict[str, dict[str, list[str]]]", tomllib.loads(text))
    return frozenset(
        _bare(form) for name, nation in table.items() for form in (name, *nation["also"])
    )


def _bare(name: str) -> str:
    return name.replace(".", "").casefold().strip().removeprefix("the ")
