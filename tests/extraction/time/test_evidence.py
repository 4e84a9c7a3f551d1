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
    ],
)
def test_the_governing_verb_says_which_way_to_look(
    parsed: Parse, text: str, words: str, tense: Tense
) -> None:
    assert direction_of(parsed, text, words).tense is tense


def test_the_cue_is_the_word_that_decided(parsed: Parse) -> None:
    text = "The council announced the plan on Tuesday."
    assert direction_of(parsed, text, "Tuesday").cue == "announced"


def test_the_preposition_is_kept(parsed: Parse) -> None:
    text = "The bridge stayed shut until Friday. It has been open since Monday."
    assert direction_of(parsed, text, "Friday").link == "until"
    assert direction_of(parsed, text, "Monday").link == "since"


def test_sentences_and_paragraphs_are_counted(parsed: Parse) -> None:
    text = "It rained on Monday. It snowed on Tuesday.\n\nIt hailed on Wednesday."
    placed = [direction_of(parsed, text, day) for day in ("Monday", "Tuesday", "Wednesday")]
    assert [(d.sentence, d.paragraph) for d in placed] == [(0, 0), (1, 0), (2, 1)]


def test_a_direction_survives_its_json() -> None:
    direction = Direction(Tense.FUTURE, "wîll “x”", 3, 2, "by")
    assert Direction.loads(direction.dumps()) == direction
