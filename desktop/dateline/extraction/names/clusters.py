"""Which mentions of one article name one entity, by rules a reader would accept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.extraction.names.fullnames import PersonName, folded, person_name
from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Pages
from dateline.extraction.names.shortforms import (
    acronym_letters,
    asked_forms,
    initials,
    short_forms,
)
from dateline.model.annotations import Cluster, EntityKind, Label
from dateline.model.confidence import Confidence


@dataclass(slots=True)
class _Group:
    """Mentions being gathered: their place in the list of drafts, and their written forms."""

    kind: EntityKind
    key: str
    members: list[int] = field(default_factory=list[int])
    forms: Counter[str] = field(default_factory=Counter[str])
    certain: bool = True

    def take(self, other: _Group) -> None:
        """Swallow another group."""
        self.members += other.members
        self.forms += other.forms
        self.certain = self.certain and other.certain


def cluster(pages: Pages, drafts: list[Draft]) -> tuple[list[int], tuple[Cluster, ...]]:
    """Return the cluster index of each draft, and the clusters in order of first mention."""
    groups = _by_key(pages, drafts)
    joined = [
        *_people(groups.pop(EntityKind.PERSON, [])),
        *_organisations(groups.pop(EntityKind.ORGANISATION, [])),
        *(group for rest in groups.values() for group in rest),
    ]
    joined = _across_kinds(joined)
    joined.sort(key=lambda group: min(group.members))
    places = [0] * len(drafts)
    for number, group in enumerate(joined):
        for member in group.members:
            places[member] = number
    return places, tuple(_finished(group, drafts) for group in joined)


def _by_key(pages: Pages, drafts: list[Draft]) -> dict[EntityKind, list[_Group]]:
    groups: dict[tuple[EntityKind, str], _Group] = {}
    for place, draft in enumerate(drafts):
        written = pages.written(draft)
        key = name_key(written, draft.label)
        group = groups.setdefault((draft.label.kind, key), _Group(draft.label.kind, key))
        group.members.append(place)
        group.forms[written] += 1
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
        return folded(lists.countries.get(written, written))
    if label is Label.NORP:
        nation = lists.demonyms.get(written)
        return folded(written).removesuffix("s") if nation is None else f"of {folded(nation)}"
    if label is Label.ORG:
        return _company_key(folded(written.replace("&", "and")))
    return folded(written)


def _company_key(key: str) -> str:
    words = key.replace(",", "").split()
    while len(words) > 1 and plain(words[-1]) in lexicon().company_suffixes:
        del words[-1]
    return " ".join(words)


def _people(groups: list[_Group]) -> list[_Group]:
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
    return [*(group for group, _ in full), *nameless, *_lone_people(lone, full)]


def _lone_people(
    lone: list[tuple[_Group, PersonName]], full: list[tuple[_Group, PersonName]]
) -> list[_Group]:
    """Join each lone name to its only bearer; a name of several bearers stays apart, unsure."""
    by_family: dict[str, list[_Group]] = defaultdict(list)
    by_given: dict[str, list[_Group]] = defaultdict(list)
    for known, other in full:
        by_family[other.family].append(known)
        by_given[other.given[0]].append(known)
    apart: dict[str, _Group] = {}
    for group, name in lone:
        bearers = by_family.get(name.family) or by_given.get(name.family, [])
        if len(bearers) == 1:
            bearers[0].take(group)
        elif name.family in apart:
            apart[name.family].take(group)
        else:
            group.certain = not bearers
            apart[name.family] = group
    return list(apart.values())


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
