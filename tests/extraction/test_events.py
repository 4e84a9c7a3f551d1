"""Dated statements and events: who said, what happened, and which day belongs to which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.events.step import find_events
from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.step import find_timexes
from dateline.model.annotations import (
    Event,
    EventKind,
    Label,
    Mention,
    Quotation,
    QuotationKind,
    Relation,
    Status,
)
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.model.messages import Message, template
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex

Parse = Callable[..., ParsedArticle]
THURSDAY = day_from_iso("2025-03-13")


class Reading:
    """The events of one text, easy to ask."""

    def __init__(
        self,
        parsed: Parse,
        text: str,
        *,
        names: dict[str, Label] | None = None,
        quotations: tuple[Quotation, ...] = (),
        title: str = "",
    ) -> None:
        article = parsed(text, title, THURSDAY)
        self.text = text
        self.mentions = [mention(text, name, label) for name, label in (names or {}).items()]
        self.timexes: tuple[Timex, ...] = find_timexes(article)
        self.events = find_events(article, self.mentions, self.timexes, quotations)

    def of(self, trigger: str) -> Event:
        """Return the one event with this trigger."""
        (event,) = [event for event in self.events if event.trigger.of(self.text) == trigger]
        return event

    def triggers(self) -> list[str]:
        """Return the triggers in order."""
        return [event.trigger.of(self.text) for event in self.events]

    def value(self, trigger: str) -> str | None:
        """Return the value of the date of an event."""
        index = self.of(trigger).timex
        return None if index is None else self.timexes[index].value

    def names(self, trigger: str) -> set[str]:
        """Return the names of the participants of an event."""
        return {self.mentions[i].span.of(self.text) for i in self.of(trigger).participants}


def mention(text: str, name: str, label: Label) -> Mention:
    start = text.index(name)
    span = Span(start, start + len(name))
    return Mention(Field.TEXT, span, label, 0, Confidence.LIKELY, "test")


def test_saying_and_happening_have_two_dates(parsed: Parse) -> None:
    text = "The ministry announced Thursday that forces have seized Velm."
    read = Reading(parsed, text, names={"Velm": Label.GPE})
    said, done = read.of("announced"), read.of("seized")
    assert (said.kind, said.relation, said.status) == (
        EventKind.STATEMENT,
        Relation.ON,
        Status.REPORTED,
    )
    assert (done.kind, done.relation, done.status) == (
        EventKind.EVENT,
        Relation.BY,
        Status.ATTRIBUTED,
    )
    assert read.value("announced") == read.value("seized") == "2025-03-13"
    assert done.attributed_span is not None
    assert done.attributed_span.of(text) == "The ministry"
    assert done.span.of(text) == "forces have seized Velm"
    assert done.sentence.of(text) == text


def test_what_was_said_keeps_its_own_date(parsed: Parse) -> None:
    text = "On Wednesday the mayor said that last week boats crossed the strait near Velm."
    read = Reading(parsed, text, names={"Velm": Label.GPE})
    assert read.value("said") == "2025-03-12"
    assert read.value("crossed") == "2025-W10"
    assert read.of("crossed").relation is Relation.ON
    assert read.of("crossed").status is Status.ATTRIBUTED
    place = read.of("crossed").place
    assert place is not None
    assert read.mentions[place].span.of(text) == "Velm"


def test_a_past_perfect_in_a_dated_saying_is_by_that_day(parsed: Parse) -> None:
    text = "The envoy said on Tuesday that the union had resumed the aid."
    read = Reading(parsed, text)
    assert read.of("resumed").relation is Relation.BY
    assert read.value("resumed") == "2025-03-11"


def test_each_of_two_acts_that_were_told_is_an_event(parsed: Parse) -> None:
    read = Reading(parsed, "The army said Monday that troops took the port and burned the mill.")
    assert read.triggers() == ["said", "took", "burned"]
    assert read.of("burned").status is Status.ATTRIBUTED


def test_a_plan_or_a_state_that_was_told_has_no_such_day(parsed: Parse) -> None:
    read = Reading(parsed, "The board said Monday that it will sell the pier.")
    assert read.triggers() == ["said"]
    read = Reading(parsed, "The board said Monday that the pier is old and that it wants money.")
    assert read.triggers() == ["said"]


@pytest.mark.parametrize(
    ("text", "trigger", "relation", "status"),
    [
        ("The ferry sank on Tuesday.", "sank", Relation.ON, Status.REPORTED),
        ("Fighting has continued since Monday.", "continued", Relation.SINCE, Status.REPORTED),
        ("The talks will last until 20 March.", "last", Relation.UNTIL, Status.PLANNED),
        ("By Monday, divers had found the wreck.", "found", Relation.BY, Status.REPORTED),
        ("The board will meet on Friday.", "meet", Relation.ON, Status.PLANNED),
        ("The board is set to meet on Friday.", "meet", Relation.ON, Status.PLANNED),
        ("The fair is on Saturday.", "fair", Relation.ON, Status.PLANNED),
        ("Rents could rise in June.", "rise", Relation.ON, Status.CONDITIONAL),
        ("The ferry did not sail on Tuesday.", "sail", Relation.ON, Status.REPORTED),
        ("Rebels did not attack on Sunday, he said.", "attack", Relation.ON, Status.ATTRIBUTED),
        ("The school stayed closed until Monday.", "closed", Relation.UNTIL, Status.REPORTED),
        ("If it begins on Saturday, no train will run.", "begins", Relation.ON, Status.CONDITIONAL),
        ("He ordered Ben to testify on May 4.", "testify", Relation.ON, Status.PLANNED),
        ("The ferry sank on Tuesday, police said.", "sank", Relation.ON, Status.ATTRIBUTED),
        ("According to the police, he left on 4 March.", "left", Relation.ON, Status.ATTRIBUTED),
    ],
)
def test_relation_and_status_come_from_the_clause(
    parsed: Parse, text: str, trigger: str, relation: Relation, status: Status
) -> None:
    read = Reading(parsed, text)
    if trigger == "fair":
        assert all(event.relation is relation for event in read.events)
        return
    assert (read.of(trigger).relation, read.of(trigger).status) == (relation, status)


def test_what_somebody_denies_is_denied(parsed: Parse) -> None:
    text = "The company denied on Monday that it had fired any workers."
    read = Reading(parsed, text)
    assert read.of("denied").kind is EventKind.STATEMENT
    assert read.of("fired").status is Status.DENIED
    assert read.of("fired").relation is Relation.BY


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("The palace denied reports on Monday that the king fled.", "fled", "The palace"),
        ("The driver denied on Monday having moved the barrier.", "moved", "The driver"),
        ("The union dismissed on Monday the claim that men lied.", "lied", "The union"),
    ],
)
def test_what_somebody_denies_in_other_words_is_denied_too(
    parsed: Parse, text: str, trigger: str, source: str
) -> None:
    event = Reading(parsed, text).of(trigger)
    assert (event.status, event.relation) == (Status.DENIED, Relation.BY)
    assert event.attributed_span is not None
    assert event.attributed_span.of(text) == source


def test_a_reporting_noun_with_its_date_makes_a_statement(parsed: Parse) -> None:
    text = "The bank's announcement on Monday that it had fired its chief shook the market."
    read = Reading(parsed, text)
    assert read.of("announcement").kind is EventKind.STATEMENT
    fired = read.of("fired")
    assert (fired.relation, fired.status) == (Relation.BY, Status.ATTRIBUTED)
    assert fired.attributed_span is not None
    assert fired.attributed_span.of(text) == "The bank"


def test_a_report_that_is_only_described_tells_nothing(parsed: Parse) -> None:
    text = "According to a report published on Monday, thieves stole the bell in 2019."
    read = Reading(parsed, text)
    assert read.of("published").status is Status.REPORTED
    assert read.of("stole").status is Status.ATTRIBUTED


@pytest.mark.parametrize(
    ("text", "said", "done"),
    [
        ("The mayor accused the owners on Monday of burning the mill.", "accused", "burning"),
        ("The mayor, speaking on Monday, accused the owners of lying.", "accused", "lying"),
        ("The general was quoted on Monday as saying that they shot.", "quoted", "shot"),
        ("The bridge was said on Monday to have collapsed.", "said", "collapsed"),
        ("It was reported on Monday that the painter had died.", "reported", "died"),
    ],
)
def test_other_ways_of_saying_have_two_dates_as_well(
    parsed: Parse, text: str, said: str, done: str
) -> None:
    read = Reading(parsed, text)
    assert read.of(said).kind is EventKind.STATEMENT
    assert read.value(said) == read.value(done) == "2025-03-10"
    assert (read.of(done).relation, read.of(done).status) == (Relation.BY, Status.ATTRIBUTED)


def test_a_vow_is_a_statement_and_lost_lives_are_none(parsed: Parse) -> None:
    read = Reading(parsed, "The premier vowed on Monday to rebuild the bridge.")
    assert read.triggers() == ["vowed"]
    assert read.of("vowed").kind is EventKind.STATEMENT
    read = Reading(parsed, "The storm claimed 12 lives on Monday.")
    assert read.of("claimed").kind is EventKind.EVENT


def test_a_past_day_dates_the_decision_and_not_what_was_decided(parsed: Parse) -> None:
    read = Reading(parsed, "The house voted to back the republic on Tuesday.")
    assert read.triggers() == ["voted"]


def test_what_follows_an_act_with_its_own_date_takes_no_other(parsed: Parse) -> None:
    text = "Police said on Wednesday that the gang robbed a bank on Monday and fled to the coast."
    assert Reading(parsed, text).triggers() == ["said", "robbed"]


def test_words_inside_quotation_marks_belong_to_their_speaker(parsed: Parse) -> None:
    text = "“We lost the pier on Sunday.” The mayor wept."
    inner = Span(1, text.index("”"))
    speaker = Span(text.index("The mayor"), text.index(" wept"))
    quotation = Quotation(
        Field.TEXT,
        inner,
        QuotationKind.DIRECT,
        "The mayor",
        speaker,
        None,
        None,
        Confidence.LIKELY,
        "",
    )
    read = Reading(parsed, text, quotations=(quotation,))
    assert read.of("lost").status is Status.ATTRIBUTED
    assert read.of("lost").attributed_span == speaker


def quoted(text: str, words: str) -> tuple[Quotation, ...]:
    """Return the words of the text as a quotation whose speaker nobody found."""
    start = text.index(words)
    span = Span(start, start + len(words))
    kind, likely = QuotationKind.DIRECT, Confidence.LIKELY
    return (Quotation(Field.TEXT, span, kind, None, None, None, None, likely, "test"),)


def test_what_an_unknown_speaker_says_is_no_fact(parsed: Parse) -> None:
    text = "“They closed six schools in 2023.”"
    read = Reading(parsed, text, quotations=quoted(text, text[1:-1]))
    assert read.of("closed").status is Status.ATTRIBUTED
    assert read.of("closed").attributed_span is None


def test_how_a_speaker_sees_things_today_is_unsure_and_attributed(parsed: Parse) -> None:
    text = "“They are wrecking our schools today.”"
    read = Reading(parsed, text, quotations=quoted(text, text[1:-1]))
    event = read.of("wrecking")
    assert (event.status, event.confidence) == (Status.ATTRIBUTED, Confidence.UNSURE)


def test_what_is_now_being_done_in_a_saying_is_an_opinion_of_that_day(parsed: Parse) -> None:
    text = "The health service is now being wrecked, Ann Reed said on Thursday."
    event = Reading(parsed, text).of("wrecked")
    assert (event.status, event.relation) == (Status.ATTRIBUTED, Relation.ON)
    assert event.confidence is Confidence.UNSURE


def test_a_pronoun_tells_nobody_who_the_source_is(parsed: Parse) -> None:
    fled = Reading(parsed, "He said on Tuesday that the crew had fled.").of("fled")
    assert fled.status is Status.ATTRIBUTED
    assert (fled.attributed_span, fled.attributed_mention) == (None, None)


def test_a_fronted_date_is_shared_by_coordinated_verbs(parsed: Parse) -> None:
    read = Reading(parsed, "On Monday the envoy met the mayor and signed the treaty.")
    assert read.triggers() == ["met", "signed"]
    assert read.value("signed") == "2025-03-10"


def test_a_noun_that_happens_carries_its_date(parsed: Parse) -> None:
    read = Reading(parsed, "The February 2022 invasion emptied the village.")
    assert read.triggers() == ["invasion"]
    assert read.value("invasion") == "2022-02"


def test_an_intention_does_not_lie_in_the_past(parsed: Parse) -> None:
    text = "In first announcing his plan to buy the island in January, he named no price."
    read = Reading(parsed, text)
    assert read.triggers() == ["announcing"]
    assert read.value("announcing") == "2025-01"


def test_participants_are_the_mentions_of_the_clause(parsed: Parse) -> None:
    text = "Greta Halvorsen met Imre Novak in Velm on Tuesday, and Olaf Brandt sailed home."
    names = {
        "Greta Halvorsen": Label.PERSON,
        "Imre Novak": Label.PERSON,
        "Velm": Label.GPE,
        "Olaf Brandt": Label.PERSON,
    }
    read = Reading(parsed, text, names=names)
    assert read.names("met") == {"Greta Halvorsen", "Imre Novak"}
    place = read.of("met").place
    assert place is not None
    assert read.mentions[place].span.of(text) == "Velm"


def test_who_speaks_at_a_meeting_takes_part_in_it(parsed: Parse) -> None:
    text = "“The harbour must open,” Greta Halvorsen said in a meeting with Imre Novak on Tuesday."
    names = {"Greta Halvorsen": Label.PERSON, "Imre Novak": Label.PERSON}
    read = Reading(parsed, text, names=names)
    assert read.names("meeting") == {"Greta Halvorsen", "Imre Novak"}


def test_who_carries_an_act_out_and_whom_it_is_aimed_at_take_part(parsed: Parse) -> None:
    text = (
        "Imre Novak has said the February 2022 “special harbour operation” was carried out by"
        " the Lenna Fleet to keep Velm from joining the alliance."
    )
    names = {"Imre Novak": Label.PERSON, "Lenna Fleet": Label.ORG, "Velm": Label.GPE}
    read = Reading(parsed, text, names=names)
    assert read.names("operation") == {"Lenna Fleet", "Velm"}
    assert read.of("operation").place is None
    assert read.of("operation").span.of(text).endswith("“special harbour operation”")


def test_the_source_phrase_points_to_its_mention(parsed: Parse) -> None:
    text = "The mayor, Greta Halvorsen, said on Tuesday that thieves had burned the mill."
    read = Reading(parsed, text, names={"Greta Halvorsen": Label.PERSON})
    assert read.of("burned").attributed_span is not None


@pytest.mark.parametrize(
    "text",
    [
        "The 30-day pause angered the fishermen.",
        "The ferry sails every Monday.",
        "The pier is now closed.",
        "They recently sailed.",
        "The pier was closed for two years.",
        "",
    ],
)
def test_durations_sets_and_references_make_no_event(parsed: Parse, text: str) -> None:
    assert Reading(parsed, text).events == ()


def test_a_date_in_the_title_makes_no_event(parsed: Parse) -> None:
    assert Reading(parsed, "It rained.", title="Pier burned on Tuesday").events == ()


def test_events_point_into_the_text_and_are_in_order(parsed: Parse) -> None:
    text = (
        "The ferry sank on Tuesday.\n\nOn Wednesday the mayor said that divers had found it. "
        "😀 The board will meet on Friday in the hall."
    )
    read = Reading(parsed, text)
    assert read.triggers() == ["sank", "said", "found", "meet"]
    for event in read.events:
        assert event.sentence.contains(event.trigger)
        assert event.span.contains(event.trigger)
        assert event.sentence.of(text) == event.sentence.of(text).strip()
        assert event.confidence <= Confidence.LIKELY


def test_every_maker_has_a_line_for_people(parsed: Parse) -> None:
    text = (
        "The ferry sank on Tuesday. The May 2021 invasion failed. "
        "The mayor said Monday that divers had found it."
    )
    makers = {event.maker for event in Reading(parsed, text).events}
    assert makers == {"events.clause", "events.noun", "events.statement", "events.told"}
    for maker in makers:
        assert template(Message.of(f"{maker}.label"))


def test_a_date_whose_day_is_unknown_still_makes_its_event(parsed: Parse) -> None:
    article = parsed("The ferry sank on Tuesday.")
    timexes = find_timexes(article)
    (event,) = find_events(article, [], timexes, [])
    assert event.timex == 0
    assert not timexes[0].placed


def test_a_saying_tells_nothing_of_the_next_paragraph(parsed: Parse) -> None:
    text = "The mayor said on Monday that divers had found it\n\nBoats had left the harbour"
    assert "left" not in Reading(parsed, text).triggers()


def test_who_was_told_or_denied_something_made_no_statement(parsed: Parse) -> None:
    read = Reading(parsed, "The team had been denied visas last week.")
    assert {event.kind for event in read.events} == {EventKind.EVENT}


def test_how_things_are_is_unsure(parsed: Parse) -> None:
    read = Reading(parsed, "The pier was old in 2016.")
    assert {event.confidence for event in read.events} <= {Confidence.UNSURE}


@pytest.mark.parametrize("source", ["The former engineer of the Gull", "A friend of Gull"])
def test_a_name_behind_of_is_not_the_source(parsed: Parse, source: str) -> None:
    text = f"{source} said that the pier burned on Monday."
    event = Reading(parsed, text, names={"Gull": Label.ORG}).of("burned")
    assert event.attributed_span is not None
    assert event.attributed_mention is None


def test_what_an_added_phrase_tells_is_not_the_speakers(parsed: Parse) -> None:
    text = (
        "The ministry announced Tuesday that Velmia had agreed to a short truce, accompanied by an "
        "announcement that Norway had resumed grain deliveries last week."
    )
    read = Reading(parsed, text, names={"Velmia": Label.GPE, "Norway": Label.GPE})
    agreed, resumed = read.of("agreed"), read.of("resumed")
    assert agreed.attributed_span is not None
    assert (resumed.attributed_span, resumed.attributed_mention) == (None, None)


def test_a_noun_that_only_dates_its_clause_is_no_second_event(parsed: Parse) -> None:
    read = Reading(parsed, "Norway holds the district that was occupied in last year's offensive.")
    assert read.triggers() == ["occupied"]


def test_the_same_words_of_the_same_day_are_one_event_of_their_sentence(parsed: Parse) -> None:
    text = (
        "Ada Okoro, who was asleep when the trawler sank in 1998, said she had lost her brother "
        "when the trawler sank in 1998."
    )
    assert Reading(parsed, text).triggers() == ["sank"]
    apart = "Okoro slept when the trawler sank in 1998. Drozdov fled when the trawler sank in 1998."
    assert Reading(parsed, apart).triggers().count("sank") == 2
