"""Which act a date belongs to, and which dates belong to none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.events.step import find_events
from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.step import find_timexes
from dateline.model.annotations import Event, Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso

Parse = Callable[..., ParsedArticle]
THURSDAY = day_from_iso("2025-03-13")


def events_of(parsed: Parse, text: str) -> dict[str, tuple[Event, str | None]]:
    """Return the events of a text by their triggers, each with the value of its date."""
    article = parsed(text, published_day=THURSDAY)
    timexes = find_timexes(article)
    found = find_events(article, (), timexes, ())
    return {
        event.trigger.of(text): (event, None if event.timex is None else timexes[event.timex].value)
        for event in found
    }


@pytest.mark.parametrize(
    ("text", "trigger", "relation"),
    [
        ("The tunnel will be finished before the end of the year.", "finished", Relation.BY),
        ("The tunnel will be finished by June.", "finished", Relation.BY),
        ("The search will go on through Saturday.", "go", Relation.UNTIL),
        ("The search will go on until Saturday.", "go", Relation.UNTIL),
        ("The road has been shut since Monday.", "shut", Relation.SINCE),
        ("The road was shut on Monday.", "shut", Relation.ON),
    ],
)
def test_the_preposition_says_how_an_event_lies_to_its_date(
    parsed: Parse, text: str, trigger: str, relation: Relation
) -> None:
    event, _ = events_of(parsed, text)[trigger]
    assert event.relation is relation


@pytest.mark.parametrize(
    "text",
    [
        "It is the worst accident at sea since 1998.",
        "It was the first truce in the valley since October.",
        "They were the first to reach the town by road since August.",
        "Snow usually closes the pass by December.",
        "Some 900 people sleep there, down from 1,400 in November.",
        "He has not read the letter of 2 October.",
        "Tickets for the 1999 cup cost 18 dollars.",
    ],
)
def test_a_record_a_habit_or_the_date_of_a_letter_makes_no_event(parsed: Parse, text: str) -> None:
    assert events_of(parsed, text) == {}


def test_a_clause_behind_a_date_tells_what_happened_then(parsed: Parse) -> None:
    text = "It is the worst accident at sea since 1998, when the trawler sank."
    events = events_of(parsed, text)
    assert set(events) == {"sank"}
    event, value = events["sank"]
    assert (value, event.relation) == ("1998", Relation.ON)


def test_the_act_before_such_a_clause_keeps_the_date_too(parsed: Parse) -> None:
    events = events_of(parsed, "The mill was sold in 1998, when the owner died.")
    assert {trigger: value for trigger, (_, value) in events.items()} == {
        "sold": "1998",
        "died": "1998",
    }


def test_what_is_denied_without_a_date_is_by_the_day_of_publication(parsed: Parse) -> None:
    events = events_of(parsed, "The rebels denied that they had lost the town.")
    assert set(events) == {"lost"}
    event, value = events["lost"]
    assert (value, event.relation, event.status) == (None, Relation.BY, Status.DENIED)
    assert event.confidence is Confidence.UNSURE


def test_what_is_denied_for_the_time_to_come_is_no_event(parsed: Parse) -> None:
    assert events_of(parsed, "The minister denied that he will resign.") == {}


def test_a_told_act_in_a_bare_present_has_no_day(parsed: Parse) -> None:
    events = events_of(parsed, "The colonel said on Monday that the army guards the pass.")
    assert set(events) == {"said"}
    events = events_of(parsed, "The colonel said on Monday that the army has cleared the pass.")
    assert set(events) == {"said", "cleared"}
    events = events_of(parsed, "The colonel said on Monday that he had never heard of the pass.")
    assert set(events) == {"said"}


def test_what_is_done_at_the_games_of_a_year_is_done_then(parsed: Parse) -> None:
    events = events_of(parsed, "They sold every pot at the 1994 fair.")
    assert {trigger: value for trigger, (_, value) in events.items()} == {"sold": "1994"}


def test_what_is_told_in_the_past_is_no_plan_whatever_its_day(parsed: Parse) -> None:
    text = "The ship sails on March 20. The following day the crew left it."
    event, value = events_of(parsed, text)["left"]
    assert (value, event.status) == ("2025-03-21", Status.REPORTED)


def test_a_past_date_beside_a_present_verb_dates_what_it_recalls(parsed: Parse) -> None:
    events = events_of(parsed, "She recalls a storm in February 2023.")
    assert {trigger: value for trigger, (_, value) in events.items()} == {"storm": "2023-02"}


@pytest.mark.parametrize(
    ("text", "trigger", "relation"),
    [
        ("Ministers must publish it no later than 5 May.", "publish", Relation.BY),
        ("The trial will begin no earlier than Friday.", "begin", Relation.SINCE),
        ("The trial will begin not before Friday.", "begin", Relation.SINCE),
    ],
)
def test_a_term_in_other_words_bounds_the_act(
    parsed: Parse, text: str, trigger: str, relation: Relation
) -> None:
    event, _ = events_of(parsed, text)[trigger]
    assert (event.relation, event.status) == (relation, Status.PLANNED)


@pytest.mark.parametrize(
    "text",
    [
        "She accused the minister of raiding next year's budget.",
        "The council has spent next year's budget.",
        "Last year's winner lost in the first round.",
        "Thursday's newspaper carried the picture.",
        "A June 2019 letter names the owner.",
        "The council approved the budget for next year.",
        "Police released photos from 2019.",
        "Figures from last year show the loss.",
    ],
)
def test_a_date_of_a_noun_dates_no_act(parsed: Parse, text: str) -> None:
    assert events_of(parsed, text) == {}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The mayor raided next year's budget on Tuesday.", {"raided": "2025-03-11"}),
        ("The council approved the budget for 2026 on Tuesday.", {"approved": "2025-03-11"}),
        ("Sunday's final was lost.", {"final": "2025-03-09"}),
        ("She won last year's World Cup.", {"won": "2024"}),
        ("The agency announced Tuesday plans to close the mill.", {"announced": "2025-03-11"}),
        ("He told Thursday's paper that he was ill.", {"told": "2025-03-13"}),
        ("They called a strike for Friday.", {"strike": "2025-03-14"}),
    ],
)
def test_an_act_keeps_its_own_date_beside_that_of_a_noun(
    parsed: Parse, text: str, dates: dict[str, str]
) -> None:
    assert {word: value for word, (_, value) in events_of(parsed, text).items()} == dates


def test_what_is_done_at_a_dated_occasion_is_done_then(parsed: Parse) -> None:
    found = events_of(parsed, "He lost his seat in last year's vote.")
    assert {word: value for word, (_, value) in found.items()} == {"lost": "2024"}


@pytest.mark.parametrize(
    "text", ["Sunday's concert was cancelled.", "They called off Sunday's concert."]
)
def test_what_was_called_off_was_only_planned(parsed: Parse, text: str) -> None:
    event, value = events_of(parsed, text)["concert"]
    assert (event.status, event.confidence, value) == (
        Status.PLANNED,
        Confidence.UNSURE,
        "2025-03-09",
    )
    assert event.span.of(text) == text.rstrip(".")
