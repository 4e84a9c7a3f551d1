"""Closed lists of news English that the rules on names use, read from dateline_data/names."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists; the lower-case ones are asked with `plain(word)`, the others as written.

    `countries` maps each written form of a country to its first name, `demonyms` each word for
    its people or things, `groups` each word for a people or community to its country or "" (several
    or none), `given_names` each to "she", "he" or ""; all confirm and canonise, and label only a name the text itself has.
    """

    titles: frozenset[str]
    address: frozenset[str]
    polite: frozenset[str]
    noble_titles: frozenset[str]
    name_suffixes: frozenset[str]
    particles: frozenset[str]
    roles: frozenset[str]
    organisation_heads: frozenset[str]
    bodies: frozenset[str]
    company_suffixes: frozenset[str]
    place_nouns: frozenset[str]
    place_heads: frozenset[str]
    natural_heads: frozenset[str]
    facility_heads: frozenset[str]
    houses_alone: frozenset[str]
    roads: frozenset[str]
    seats: frozenset[str]
    at_seats: frozenset[str]
    capitals: frozenset[str]
    law_heads: frozenset[str]
    law_nouns: frozenset[str]
    club_openers: frozenset[str]
    club_closers: frozenset[str]
    of_places: frozenset[str]
    of_companies: frozenset[str]
    press_nouns: frozenset[str]
    agencies: frozenset[str]
    locatives: frozenset[str]
    sayings: frozenset[str]
    never_names: frozenset[str]
    calendar: frozenset[str]
    portfolios: frozenset[str]
    body_nouns: frozenset[str]
    place_names_nouns: frozenset[str]
    body_belongings: frozenset[str]
    shared_roles: frozenset[str]
    state_nouns: frozenset[str]
    foreign_heads: frozenset[str]
    sport_words: frozenset[str]
    team_verbs: frozenset[str]
    team_members: frozenset[str]
    team_rivals: frozenset[str]
    given_names: Mapping[str, str]
    vessel_prefixes: frozenset[str]
    vessel_nouns: frozenset[str]
    holidays: frozenset[str]
    teachings: frozenset[str]
    countries: Mapping[str, str]
    demonyms: Mapping[str, str]
    groups: Mapping[str, str]


def plain(word: str) -> str:
    """Return `word` in lower case without full stops, as the lower-case lists hold it."""
    return word.replace(".", "").lower()


@cache
def lexicon() -> Lexicon:
    """Return the lists; read once in a process."""
    words = cast("dict[str, list[str]]", _table("words.toml"))
    nations = cast("dict[str, dict[str, list[str]]]", _table("countries.toml"))

    def lower(key: str) -> frozenset[str]:
        return frozenset(map(plain, words[key]))

    countries = {form: name for name, nation in nations.items() for form in (name, *nation["also"])}
    return Lexicon(
        titles=lower("titles"),
        address=lower("address"),
        polite=lower("polite"),
        noble_titles=frozenset(words["noble_titles"]),
        name_suffixes=lower("name_suffixes"),
        particles=lower("particles"),
        roles=lower("roles"),
        organisation_heads=frozenset(words["organisation_heads"]),
        bodies=frozenset(words["bodies"]),
        company_suffixes=lower("company_suffixes"),
        place_nouns=lower("place_nouns"),
        place_heads=lower("place_heads"),
        natural_heads=frozenset(words["natural_heads"]),
        facility_heads=frozenset(words["facility_heads"]),
        houses_alone=frozenset(words["houses_alone"]),
        roads=frozenset(words["roads"]),
        seats=frozenset(words["seats"]),
        at_seats=frozenset(words["at_seats"]),
        capitals=frozenset(words["capitals"]),
        law_heads=frozenset(words["law_heads"]),
        law_nouns=frozenset(words["law_nouns"]),
        club_openers=frozenset(words["club_openers"]),
        club_closers=frozenset(words["club_closers"]),
        of_places=frozenset(words["of_places"]),
        of_companies=frozenset(words["of_companies"]),
        press_nouns=frozenset(words["press_nouns"]),
        agencies=frozenset(words["agencies"]),
        locatives=lower("locatives"),
        sayings=lower("sayings"),
        never_names=frozenset(words["never_names"]),
        calendar=frozenset(words["months"]) | frozenset(words["weekdays"]),
        portfolios=frozenset(words["portfolios"]),
        body_nouns=lower("body_nouns"),
        place_names_nouns=lower("place_names_nouns"),
        body_belongings=lower("body_belongings"),
        shared_roles=lower("shared_roles"),
        state_nouns=frozenset(words["state_nouns"]),
        foreign_heads=frozenset(words["foreign_heads"]),
        sport_words=frozenset(words["sport_words"]),
        team_verbs=frozenset(words["team_verbs"]),
        team_members=frozenset(words["team_members"]),
        team_rivals=frozenset(words["team_rivals"]),
        given_names=_given_names(),
        vessel_prefixes=frozenset(words["vessel_prefixes"]),
        vessel_nouns=lower("vessel_nouns"),
        holidays=frozenset(words["holidays"]),
        teachings=frozenset(words["teachings"]),
        countries=countries,
        groups=_groups(),
        demonyms={
            form: name
            for name, nation in nations.items()
            for form in _with_plurals(nation["demonyms"])
            if form not in countries
        },
    )


def _groups() -> dict[str, str]:
    table = _table("groups.toml")
    of_a_country = cast("dict[str, str]", table["of_a_country"])
    of_several = cast("dict[str, list[str]]", table["of_several"])["names"]
    named = {**of_a_country, **dict.fromkeys(of_several, "")}
    return {form: country for name, country in named.items() for form in _with_plurals([name])}


def _given_names() -> dict[str, str]:
    text = files("dateline_data").joinpath("quotations", "given_names.toml").read_text("utf-8")
    lists = cast("dict[str, str]", tomllib.loads(text))
    named = [(name, gender) for gender, names in lists.items() for name in names.split()]
    twice = {name for name, count in Counter(name for name, _ in named).items() if count > 1}
    return {name: "" if name in twice else gender for name, gender in named}


def _with_plurals(demonyms: Iterable[str]) -> Iterable[str]:
    for word in demonyms:
        yield word
        if not word.endswith(("s", "ese", "ish", "men", "ch", "man")):
            yield word + "s"


def _table(name: str) -> dict[str, object]:
    return tomllib.loads(files("dateline_data").joinpath("names", name).read_text("utf-8"))
