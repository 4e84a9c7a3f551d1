"""The direction of a clause, from its verb, auxiliaries and prepositions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.evidence import Evidence
from dateline.model.spans import Span

Parse = Callable[..., ParsedArticle]


def direction_of(parsed: Parse, text: str, words: str) -> Direction:
    start = text.index(words)
    return Evidence(parsed(text).text.doc).direction(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("The council announced the plan on Tuesday.", "Tuesday", Tense.PAST),
        ("The bridge was closed on Tuesday.", "Tuesday", Tense.PAST),
        ("Engineers have closed the bridge since Tuesday.", "Tuesday", Tense.PAST),
        ("The council will meet on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The council is set to meet the mayor on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The trial is scheduled to resume Tuesday.", "Tuesday", Tense.FUTURE),
        ("The rent is due on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The council is going to meet on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The first vote is to be held in May.", "May", Tense.FUTURE),
        ("The council meets on Tuesday.", "Tuesday", Tense.PRESENT),
        ("The ferry did not sail on Tuesday.", "Tuesday", Tense.PAST),
        ("The fair is on Saturday.", "Saturday", Tense.FUTURE),
        ("Its share before Friday's sale is small.", "Friday", Tense.NONE),
        ("It had been due to expire on Friday.", "Friday", Tense.OPEN),
        ("The crew had hoped the ferry would sail on Friday.", "Friday", Tense.OPEN),
        ("The crew had said that the ferry would sail on Friday.", "Friday", Tense.FUTURE),
        (
            "The owners had warned that if it stormed they would close the pier on Friday.",
            "Friday",
            Tense.FUTURE,
        ),
        ("The offer was extended until Tuesday.", "Tuesday", Tense.FUTURE),
        ("The school stayed closed until Tuesday.", "Tuesday", Tense.PAST),
        ("The judge set a hearing for Tuesday.", "Tuesday", Tense.FUTURE),
        ("He met them ahead of Friday's vote.", "Friday", Tense.FUTURE),
        ("If elected in May, he will resign.", "May", Tense.FUTURE),
        ("He ordered Ben to testify on May 4.", "May 4", Tense.FUTURE),
        ("He forced Ben to testify on May 4.", "May 4", Tense.OPEN),
    ],
)
def test_the_governing_verb_says_which_way_to_look(
    parsed: Parse, text: str, words: str, tense: Tense
) -> None:
    assert direction_of(parsed, text, words).tense is tense


def test_the_cue_is_the_word_that_decided(parsed: Parse) -> None:
    text = "The council announced the plan on Tuesday."
    assert direction_of(parsed, text, "Tuesday").cue == "announced"


def test_a_cue_is_the_verb_also_where_since_binds_the_date(parsed: Parse) -> None:
    text = "The council has closed the bridge since Tuesday."
    direction = direction_of(parsed, text, "Tuesday")
    assert (direction.tense, direction.cue, direction.link) == (Tense.PAST, "closed", "since")
    text = "It had fallen by Tuesday."
    assert direction_of(parsed, text, "Tuesday").cue == "had fallen"


def test_a_bounding_or_comparing_word_binds_its_whole_phrase(parsed: Parse) -> None:
    text = "The siege lasted until the fall of the city in May."
    assert direction_of(parsed, text, "May").link == "until"
    text = "March was calm compared with the fighting of November."
    assert direction_of(parsed, text, "November").link == "compared"


def test_a_season_before_a_noun_is_part_of_its_name(parsed: Parse) -> None:
    text = "They moved into winter quarters in winter."
    evidence = Evidence(parsed(text).text.doc)
    first, last = text.index("winter"), text.rindex("winter")
    assert evidence.is_attribute(Span(first, first + 6))
    assert not evidence.is_attribute(Span(last, last + 6))


def test_the_preposition_is_kept(parsed: Parse) -> None:
    text = "The bridge stayed shut until Friday. It has been open since Monday."
    assert direction_of(parsed, text, "Friday").link == "until"
    assert direction_of(parsed, text, "Monday").link == "since"


def test_sentences_and_paragraphs_are_counted(parsed: Parse) -> None:
    text = "It rained on Monday. It snowed on Tuesday.\n\nIt hailed on Wednesday."
    placed = [direction_of(parsed, text, day) for day in ("Monday", "Tuesday", "Wednesday")]
    assert [(d.sentence, d.paragraph) for d in placed] == [(0, 0), (1, 0), (2, 1)]


def test_a_direction_survives_its_json() -> None:
    direction = Direction(Tense.FUTURE, "wîll “x”", 3, 2, "by", near=True)
    assert Direction.loads(direction.dumps()) == direction


def test_evidence_stored_without_near_is_read() -> None:
    assert Direction.loads('["past","left",3,2,"by"]') == Direction(Tense.PAST, "left", 3, 2, "by")


def test_a_date_that_hangs_on_the_verb_itself_is_near(parsed: Parse) -> None:
    text = "He left in May, and she praised the talks of June."
    assert direction_of(parsed, text, "May").near
    assert not direction_of(parsed, text, "June").near
