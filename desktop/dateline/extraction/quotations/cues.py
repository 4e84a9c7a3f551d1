"""The verbs and phrases that tie words to a speaker, read from dateline_data/quotations."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas of cue verbs.

    `say` brings in words between marks and that-clauses, `think` are those of them whose
    that-clause is an attitude, `quote` brings in words between marks alone, `beside` does so only
    where it touches them. `passive_sources` are those whose passive subject is the speaker ("was
    quoted as saying"). `according` holds phrases that name the speaker after them.
    """

    say: frozenset[str]
    think: frozenset[str]
    quote: frozenset[str]
    beside: frozenset[str]
    passive_sources: frozenset[str]
    according: tuple[tuple[str, ...], ...]


@cache
def cues() -> Cues:
    """Return the cues; read once in a process."""
    text = files("dateline_data").joinpath("quotations", "cues.toml").read_text("utf-8")
    lists = cast("dict[str, list[str]]", tomllib.loads(text))
    return Cues(
        say=frozenset(lists["say"]),
        think=frozenset(lists["think"]),
        quote=frozenset(lists["quote"]) - frozenset(lists["say"]),
        beside=frozenset(lists["beside"]) - frozenset(lists["say"]) - frozenset(lists["quote"]),
        passive_sources=frozenset(lists["passive_sources"]),
        according=tuple(tuple(phrase.split()) for phrase in lists["according"]),
    )


@cache
def gender_of_given_name() -> dict[str, str]:
    """Return "she" or "he" by given name; names that women and men bear are absent."""
    text = files("dateline_data").joinpath("quotations", "given_names.toml").read_text("utf-8")
    lists = cast("dict[str, str]", tomllib.loads(text))
    she, he = frozenset(lists["she"].split()), frozenset(lists["he"].split())
    return dict.fromkeys(she - he, "she") | dict.fromkeys(he - she, "he")
