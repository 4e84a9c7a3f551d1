"""Indirect speech: what somebody is reported to have said, without marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.quotations.step import find_quotations
from dateline.model.annotations import QuotationKind
from dateline.model.confidence import Confidence

Parsed: TypeAlias = Callable[..., ParsedArticle]
Reported: TypeAlias = Callable[[str], list[tuple[str, str | None]]]


@pytest.fixture
def reported(parsed: Parsed) -> Reported:
    """Return a function that gives (clause, speaker) of the indirect quotations of a text."""

    def of(text: str) -> list[tuple[str, str | None]]:
        found = find_quotations(parsed(text), (), ())
        assert all(q.kind is not QuotationKind.INDIRECT or q.cue is not None for q in found)
        return [(q.span.of(text), q.speaker) for q in found if q.kind is QuotationKind.INDIRECT]

    return of


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        (
            "The mayor said on Tuesday that the troops had left the town last week.",
            "the troops had left the town last week",
            "The mayor",
        ),
        ("The mayor said the bridge was closed.", "the bridge was closed", "The mayor"),
        ("The bridge is closed, the mayor said.", "The bridge is closed", "the mayor"),
        (
            "The mayor told reporters that the bridge was closed.",
            "the bridge was closed",
            "The mayor",
        ),
        (
            "According to the police, two ships sank in the storm.",
            "two ships sank in the storm",
            "the police",
        ),
        (
            "Two ships sank in the storm, according to the police.",
            "Two ships sank in the storm",
            "the police",
        ),
        (
            "The company denied that it had received the report.",
            "it had received the report",
            "The company",
        ),
    ],
)
def test_a_reported_clause_has_its_speaker(
    reported: Reported, text: str, clause: str, speaker: str
) -> None:
    assert reported(text) == [(clause, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not say that the bridge was closed.",
        "The mayor would say that the bridge was closed.",
        "The mayor asked whether the bridge was closed.",
        "The mayor thinks that the bridge is closed.",
        "The mayor said nothing on Tuesday.",
        "The mayor said hello.",
    ],
)
def test_what_was_not_said_is_not_reported(reported: Reported, text: str) -> None:
    assert reported(text) == []


def test_a_clause_with_words_between_marks_is_left_to_them(reported: Reported) -> None:
    assert reported('The mayor said that the plan was "dead and buried" for good.') == []


def test_reported_speech_without_a_known_name_is_unsure(parsed: Parsed) -> None:
    text = "The mayor said that the bridge was closed."
    (quotation,) = find_quotations(parsed(text), (), ())
    assert quotation.confidence is Confidence.UNSURE
    assert quotation.maker == "quotation/reported"


def test_all_kinds_come_in_reading_order(parsed: Parsed) -> None:
    text = 'The mayor said that he was tired. "I am ill," he added. He said that he would go home.'
    found = find_quotations(parsed(text), (), ())
    assert [q.kind for q in found] == [
        QuotationKind.INDIRECT,
        QuotationKind.DIRECT,
        QuotationKind.INDIRECT,
    ]


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        (
            "According to the agency, quoting a senior diplomat, the talks will resume on Friday.",
            "the talks will resume on Friday",
            "the agency",
        ),
        (
            "The talks will resume on Friday, according to the agency, citing a senior diplomat.",
            "The talks will resume on Friday",
            "the agency",
        ),
        (
            "The agency, citing a senior diplomat, said the talks would resume on Friday.",
            "the talks would resume on Friday",
            "The agency",
        ),
        (
            "The agency quoted the mayor as saying that the bridge would close on Friday.",
            "the bridge would close on Friday",
            "the mayor",
        ),
        (
            "The mayor was quoted by the agency as saying that the bridge would close.",
            "the bridge would close",
            "The mayor",
        ),
    ],
)
def test_whom_a_source_quotes_is_no_part_of_the_report(
    reported: Reported, text: str, clause: str, speaker: str
) -> None:
    assert reported(text) == [(clause, speaker)]


@pytest.mark.parametrize(
    "aside",
    [
        "accompanied by an announcement that Norway had resumed grain deliveries",
        "followed by a statement that Norway had lifted its blockade last week",
        "coming days after Norway lifted its blockade",
        "prompting protests in Orlovets",
        "with Ada Okoro saying that the ships had left",
    ],
)
def test_a_reported_clause_ends_before_what_the_writer_adds(reported: Reported, aside: str) -> None:
    found = reported(f"The governor said on Monday that the port had reopened, {aside}.")
    assert found[0] == ("the port had reopened", "The governor")


def test_what_else_the_reported_act_did_stays_in_the_clause(reported: Reported) -> None:
    text = "The mayor said that the troops had left, killing three men in Sosna on the way."
    assert reported(text)[0][0].endswith("had left, killing three men in Sosna on the way")
