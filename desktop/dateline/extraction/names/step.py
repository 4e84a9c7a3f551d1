"""The names step: model mentions through the rules, in their order, to mentions, clusters, roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from dateline.extraction.names import (
    base,
    bylines,
    cleaning,
    clusters,
    companions,
    consensus,
    evidence,
    headlines,
    houses,
    joining,
    kinds,
    laws,
    machine,
    organisations,
    people,
    peoples,
    places,
    press,
    propagation,
    roles,
    splitting,
    surroundings,
    teams,
    vessels,
)
from dateline.extraction.names.page import Draft, Pages, without_overlaps
from dateline.extraction.parsed import ParsedArticle
from dateline.model.annotations import Cluster, Mention, Role
from dateline.model.spans import Span

STEP_VERSION: Final = 5

Rule: TypeAlias = Callable[[Pages, list[Draft]], list[Draft]]

RULES: Final[tuple[Rule, ...]] = (
    places.datelines,
    cleaning.trim_edges,
    headlines.headline_names,
    splitting.stances,
    splitting.lone_compass,
    bylines.credited,
    vessels.vessels,
    people.titled_names,
    people.nobles,
    splitting.couples,
    splitting.doubled,
    splitting.origins,
    cleaning.trim_titles,
    joining.touching_people,
    joining.linked_organisations,
    joining.nicknamed,
    cleaning.trim_party_seats,
    cleaning.trim_scores,
    cleaning.split_demonyms,
    cleaning.drop_non_names,
    machine.without_machine_text,
    organisations.bodies,
    organisations.headed_names,
    joining.firms,
    organisations.without_offices,
    kinds.feasts_and_faiths,
    kinds.groups,
    kinds.trade_names,
    kinds.charges,
    kinds.amounts,
    kinds.numbered_acts,
    laws.laws,
    laws.coinages,
    teams.clubs,
    surroundings.companies,
    houses.houses,
    organisations.numbered_units,
    organisations.settle_kinds,
    places.trailing_kinds,
    places.waters_and_heights,
    places.places_of_a_kind,
    places.places_before_a_kind,
    people.whole_names,
    people.with_suffixes,
    organisations.agencies,
    press.press,
    consensus.agree,
    organisations.bracketed_acronyms,
    companions.listed,
    peoples.peoples,
    peoples.of_a_state,
    propagation.propagate,
    people.given_names,
    people.sayers,
    propagation.propagate,
    consensus.agree,
    kinds.trade_names,
    teams.teams,
    houses.seats,
    cleaning.trim_edges,
    splitting.stances,
    cleaning.drop_non_names,
    machine.without_machine_text,
    companions.heads_alone,
    companions.initialled,
)
"""In the order they run: clean first, so that equal names look equal; then find; then agree."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the step finds; indices of `Mention.cluster` and `Role.mention` count in its tuples."""

    mentions: tuple[Mention, ...]
    clusters: tuple[Cluster, ...]
    roles: tuple[Role, ...]


def find_names(article: ParsedArticle) -> Names:
    """Return the names of an article: mentions title first, in reading order, none overlapping."""
    pages = Pages.of(article)
    drafts = without_overlaps(base.base_mentions(article, pages))
    for rule in RULES:
        drafts = rule(pages, drafts)
    drafts = evidence.weigh(pages, without_overlaps(drafts))
    cluster_of, found = clusters.cluster(pages, drafts)
    mentions = tuple(
        Mention(
            pages.of_draft(draft).field,
            Span(draft.start, draft.end),
            draft.label,
            number,
            draft.confidence,
            draft.maker,
        )
        for draft, number in zip(drafts, cluster_of, strict=True)
    )
    return Names(mentions, found, roles.find_roles(pages, drafts))
