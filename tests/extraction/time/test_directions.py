"""Which Tuesday, which May: sentences in the style of news, with the day each expression means.

The sentences of directions.jsonl were written, with their answers, before the rules were looked at;
they are read as published on Wednesday 12 March 2025, those of reports.jsonl, in the style of
business news, on Thursday 26 October 1989.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.extraction.model import Fields, parse
from dateline.extraction.parsed import ParsedArticle, ParsedField
from dateline.extraction.time.step import find_timexes
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.model.spans import Field
from dateline.model.timex import Timex

if TYPE_CHECKING:
    from spacy.language import Language

WEDNESDAY = day_from_iso("2025-03-12")
THURSDAY = day_from_iso("1989-10-26")
KNOWN = {
    "Workers at the plant vote Thursday on whether to accept the offer.",
    "Next up is Sunday's race in Monza.",
    "The senator called for a vote on Thursday.",
}
"""Read the other way: a verb parsed as a noun, no verb at all, and words that mean either."""


def read_sentences(
    nlp: Language, name: str, published: int
) -> list[tuple[dict[str, str], Timex | None]]:
    """Return each sentence with the expression that covers its words."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    docs = parse(nlp, [Fields("", case["text"]) for case in cases])
    found: list[tuple[dict[str, str], Timex | None]] = []
    for case, (_, doc) in zip(cases, docs, strict=True):
        text = case["text"]
        article = ParsedArticle(None, ParsedField(Field.TEXT, text, doc), published)
        timexes = find_timexes(article)
        covering = (timex for timex in timexes if case["words"] in timex.span.of(text))
        found.append((case, next(covering, None)))
    return found


def wrong_of(read: list[tuple[dict[str, str], Timex | None]]) -> dict[str, str | None]:
    """Return the sentences that are read wrongly, with the value that was read."""
    return {
        case["text"]: None if timex is None else timex.value
        for case, timex in read
        if timex is None or timex.value != case["value"]
    }


def test_the_clause_says_which_way_a_bare_name_looks(nlp: Language) -> None:
    read = read_sentences(nlp, "directions.jsonl", WEDNESDAY)
    assert len(read) >= 160
    assert wrong_of(read).keys() == KNOWN


def test_a_business_report_is_about_what_is_over(nlp: Language) -> None:
    read = read_sentences(nlp, "reports.jsonl", THURSDAY)
    assert len(read) >= 50
    assert wrong_of(read) == {}


def test_what_is_read_the_wrong_way_says_that_it_is_unsure(nlp: Language) -> None:
    read = read_sentences(nlp, "directions.jsonl", WEDNESDAY)
    unsure = [timex for case, timex in read if case["text"] in KNOWN]
    assert {timex.confidence for timex in unsure if timex is not None} == {Confidence.UNSURE}
