"""Which mentions of one article name one entity, by rules a reader would accept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from dateline.extraction.names.definitions import defined_together
from dateline.extraction.names.fullnames import PersonName, folded, person_name
from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.marks import marks_of, speak_for
from dateline.extraction.names.page import Draft, Pages
from dateline.extraction.names.shortforms import (
    acronym_letters,
    asked_forms,
    initials,
    short_forms,
)
from dateline.extraction.names.teams import MAKER as TEAM_MAKER
from dateline.model.annotations import Cluster, EntityKind, Label
from dateline.model.confidence import Confidence
from dateline.model.spellings import plain_organisation, spelled_names

_DIVISIONS: Final = frozenset(
    "county district governorate oblast prefecture province region".split()
)
"""Nouns that make the name before them a part of a country, and one such part in any of them."""
_SETTLEMENTS: Final = frozenset("city town village capital port".split())


@dataclass(slots=True)
class _Group:
    """Mentions being gathered: their place in the list of drafts, and their written forms."""

    kind: EntityKind
    key: str
    members: list[int] = field(default_factory=list[int])
    forms: Counter[str] = field(default_factory=Counter[str])
    marks: frozenset[str] = frozenset()
    certain: bool = True

    def take(self, other: _Group) -> None:
        """Swallow another group."""
        self.members += other.members
        self.forms += other.forms
        self.marks |= other.marks
        self.certain = self.certain and other.certain


def cluster(pages: Pages, drafts: list[Draft]) -> tuple[list[int], tuple[Cluster, ...]]:
    """Return the cluster index of each draft, and the clusters in order of first mention."""
    groups = _by_key(pages, drafts)
    text = len(pages.pages) - 1
    body = next((place for place, draft in enumerate(drafts) if draft.page == text), len(drafts))
    joined = [
        *_people(groups.pop(EntityKind.PERSON, []), body),
        *_organisations(groups.pop(EntityKind.ORGANISATION, [])),
        *(group for rest in groups.values() for group in rest),
    ]
    joined = _across_kinds(joined)
    joined = _as_defined(joined, list(defined_together(pages, drafts)))
    joined.sort(key=lambda group: min(group.members))
    places = [0] * len(drafts)
    for number, group in enumerate(joined):
        for member in group.members:
            places[member] = number
    return places, tuple(_finished(group, drafts) for group in joined)


def _by_key(pages: Pages, drafts: list[Draft]) -> dict[EntityKind, list[_Group]]:
    groups: dict[tuple[EntityKind, str], _Group] = {}
    towns = _towns(pages, drafts)
    for place, draft in enumerate(drafts):
        written = _with_its_noun(pages, draft, towns)
        # A team is one entry with its place, under the kind that most mentions of the article have.
        label = Label.GPE if draft.maker == TEAM_MAKER else draft.label
        key = name_key(written, label)
        marks = marks_of(pages, draft) if draft.label is Label.PERSON else frozenset[str]()
        # A lone name is one group with each office beside it, since two may bear it.
        apart = key if " " in key else " ".join((key, *sorted(marks)))
        group = groups.setdefault((label.kind, apart), _Group(label.kind, key))
        group.members.append(place)
        group.forms[written] += 1
        group.marks |= marks
    by_kind: dict[EntityKind, list[_Group]] = defaultdict(list)
    for (kind, _), group in groups.items():
        by_kind[kind].append(group)
    return by_kind


def name_key(written: str, label: Label) -> str:
    """Return what two mentions of one entity share: the folded name in its first form.

    Countries and nationalities go to one form each, companies lose their legal suffix.
    """
    lists = lexicon()
    if label.kind is EntityKind.PLACE:
        return _place_key(folded(lists.countries.get(written, written).replace(",", "")))
    if label is Label.NORP:
        nation = lists.demonyms.get(written)
        return folded(written).removesuffix("s") if nation is None else f"of {folded(nation)}"
    if label is Label.ORG:
        return _company_key(folded(written.replace("&", "and")))
    return folded(written)


def _towns(pages: Pages, drafts: list[Draft]) -> frozenset[str]:
    """Return the names that the article itself calls a town somewhere ("the city of Kursk")."""
    towns: set[str] = set()
    for draft in drafts:
        page = pages.of_draft(draft)
        first, last = pages.tokens(draft)
        before = page.word(first - 2) if page.word(first - 1) == "of" else ""
        if draft.label.kind is EntityKind.PLACE and {before, page.word(last)} & _SETTLEMENTS:
            towns.add(pages.written(draft))
    return frozenset(towns)


def _with_its_noun(pages: Pages, draft: Draft, towns: frozenset[str]) -> str:
    """Return the words of a draft; with the noun after it where that tells a region from its town.

    The noun is no part of the mention, but a town is not its region. Where the article speaks of
    no such town, the bare name is short for the region.
    """
    written = pages.written(draft)
    _, last = pages.tokens(draft)
    after = pages.of_draft(draft).word(last)
    return f"{written} {after}" if written in towns and after in _DIVISIONS else written


def _place_key(key: str) -> str:
    words = key.split()
    if len(words) > 1 and words[-1] in _DIVISIONS:
        words[-1] = "region"
    return _first_spellings().get(key, " ".join(words))


def _company_key(key: str) -> str:
    words = plain_organisation(key.replace(",", "")).split()
    while len(words) > 1 and plain(words[-1]) in lexicon().company_suffixes:
        del words[-1]
    if len(words) > 1 and words[0].startswith(("pro-", "anti-")):
        del words[0]  # "the pro-government Unity Party" holds the adjective in its span at times
    key = " ".join(words)
    return _first_spellings().get(key, key)


@cache
def _first_spellings() -> Mapping[str, str]:
    return {
        folded(form).replace(",", ""): folded(group[0])
        for group in spelled_names()
        for form in group
    }


def _people(groups: list[_Group], body: int) -> list[_Group]:
    """Join full names that agree, then lone names to the one full name that has them."""
    named = [(group, person_name(max(group.forms, key=len))) for group in groups]
    full: list[tuple[_Group, PersonName]] = []
    lone: list[tuple[_Group, PersonName]] = []
    nameless = [group for group, name in named if name is None]
    by_family: dict[str, list[tuple[_Group, PersonName]]] = defaultdict(list)
    for group, name in sorted(
        ((group, name) for group, name in named if name is not None),
        key=lambda pair: (-len(pair[1].given), min(pair[0].members)),
    ):
        if not name.is_full:
            lone.append((group, name))
            continue
        same = [known for known, other in by_family[name.family] if name.agrees(other)]
        if len(same) == 1:
            same[0].take(group)
        else:
            group.certain = not same
            full.append((group, name))
            by_family[name.family].append((group, name))
    return [*(group for group, _ in full), *nameless, *_lone_people(lone, full, body)]


def _lone_people(
    lone: list[tuple[_Group, PersonName]], full: list[tuple[_Group, PersonName]], body: int
) -> list[_Group]:
    """Join each lone name to its only bearer, or the only one introduced; else it stays apart, unsure.

    `body` is the first draft of the text itself: a title names nobody for the first time.
    """
    by_family: dict[str, list[_Group]] = defaultdict(list)
    by_given: dict[str, list[_Group]] = defaultdict(list)
    introduced = {id(known): min(known.members) for known, _ in full}
    for known, other in full:
        for form in other.lone_forms:
            by_family[form].append(known)
        by_given[other.given[0]].append(known)
    apart: dict[str, _Group] = {}
    for group, name in _without_marked(lone, by_family):
        bearers = by_family.get(name.family) or by_given.get(name.family, [])
        if len(bearers) > 1:
            first = min((m for m in group.members if m >= body), default=-1)
            before = [known for known in bearers if introduced[id(known)] < first]
            # A family name alone is used of whoever was introduced when it was first used so, or
            # is next; the bearers who come in later get a given name or title.
            if not before and first >= 0:
                before = [min(bearers, key=lambda known: introduced[id(known)])]
            bearers = before if len(before) == 1 else bearers
        if len(bearers) == 1:
            bearers[0].take(group)
        elif name.family in apart:
            apart[name.family].take(group)
        else:
            group.certain = not bearers
            apart[name.family] = group
    return list(apart.values())


def _without_marked(
    lone: list[tuple[_Group, PersonName]], by_family: Mapping[str, list[_Group]]
) -> list[tuple[_Group, PersonName]]:
    """Give each lone name to the one of several bearers whose office or gender stands beside it.

    What is left of a name is one group again.
    """
    rest: dict[str, tuple[_Group, PersonName]] = {}
    for group, name in sorted(lone, key=lambda pair: min(pair[0].members)):
        bearers = by_family.get(name.family, [])
        marked = [known for known in bearers if speak_for(group.marks, known.marks)]
        if len(bearers) > 1 and len(marked) == 1:
            marked[0].take(group)
        elif name.family in rest:
            rest[name.family][0].take(group)
        else:
            rest[name.family] = (group, name)
    return list(rest.values())


def _organisations(groups: list[_Group]) -> list[_Group]:
    """Join each short form to the only longer name of the article that it may stand for."""
    kept: list[_Group] = []
    longer: dict[str, list[_Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: (-len(group.key), min(group.members))):
        found = _distinct(
            known for form in asked_forms(group.key, group.forms) for known in longer.get(form, ())
        )
        if len(found) == 1:
            found[0].take(group)
            continue
        kept.append(group)
        for form in short_forms(group.key, group.forms):
            longer[form].append(group)
    return kept


def _across_kinds(groups: list[_Group]) -> list[_Group]:
    """Join an acronym that was labelled as another kind than its long form ("UAE")."""
    kept: list[_Group] = []
    longer: dict[str, list[_Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: -len(group.key)):
        letters = [acronym_letters(form) for form in group.forms]
        asked = {each for each in letters if each is not None and len(each) > 2}
        known = _distinct(each for form in asked for each in longer.get(form, ()))
        other = [each for each in known if each.kind is not group.kind]
        if len(other) == 1 and None not in letters:
            other[0].take(group)
            continue
        kept.append(group)
        for form in group.forms:
            for initialism in initials(form):
                longer[initialism].append(group)
    return kept


def _as_defined(groups: list[_Group], pairs: list[tuple[int, int]]) -> list[_Group]:
    """Join the groups of names that the article defines by one another."""
    holder = {member: group for group in groups for member in group.members}
    gone: set[int] = set()
    for one, other in pairs:
        kept, joining = holder[one], holder[other]
        if kept is joining:
            continue
        gone.add(id(joining))
        holder.update(dict.fromkeys(joining.members, kept))
        kept.take(joining)
    return [group for group in groups if id(group) not in gone]


def _distinct(groups: Iterable[_Group]) -> list[_Group]:
    return list({id(group): group for group in groups}.values())


def _finished(group: _Group, drafts: list[Draft]) -> Cluster:
    labels = Counter(drafts[member].label for member in group.members)
    label = max(labels, key=lambda label: (labels[label], label.value))
    names = tuple(
        form
        for form, _ in sorted(
            group.forms.items(), key=lambda item: (-item[1], -len(item[0]), item[0])
        )
    )
    confidence = max(drafts[member].confidence for member in group.members)
    return Cluster(
        name=fullest(names, label),
        label=label,
        names=names,
        confidence=confidence if group.certain else Confidence.UNSURE,
    )


def fullest(names: Iterable[str], label: Label) -> str:
    """Return the form to show: a country's usual name, else the one with most words, then letters."""
    forms = list(names)
    countries = lexicon().countries
    usual = [form for form in forms if countries.get(form) == form]
    if label.kind is EntityKind.PLACE and usual:
        return usual[0]
    if label is Label.NORP:
        singular = forms[0].removesuffix("s")
        return singular if singular in forms else forms[0]
    mixed = [form for form in forms if not form.isupper()] or forms
    return max(mixed, key=lambda form: (len(form.split()), len(form), form))
