"""What stands behind an article and is no part of it."""

from __future__ import annotations

import pytest

from dateline.reading.footers import is_footer, sign_off_persons


@pytest.mark.parametrize(
    "text",
    [
        "(Reporting by Jane Roe; Editing by John Doe)",
        "Additional reporting by Jane Roe in Halden",
        "SOURCE: News agencies",
        "Jane Roe writes on harbours. Follow her on Twitter @janeroe.",
        "Jane Roe can be reached at jane.roe@courier.example.",
        "If you enjoyed this article, you will like our weekly letter.",
        "If you buy a chart through one of these links, the Courier may earn a commission.",
        "The Courier comes through your letterbox every week. Click here for more information.",
        "© 2025 The Halden Courier",
    ],
)
def test_a_note_of_author_or_outlet_is_a_footer(text: str) -> None:
    assert is_footer(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sources in the harbour board said that the vote had been close.",
        "Source: the board's own figures, which nobody in Halden believed. They were wrong.",
        "Writing by hand, the harbour master kept the log.",
        "Correction: an earlier version gave a wrong address. Contact us at bridge@courier.example.",
        "If you buy a ticket in Halden, you wait an hour.",
    ],
)
def test_a_last_sentence_is_none(text: str) -> None:
    assert not is_footer(text)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Reporting by Jane Roe, John Doe and Piet Vos; Editing by Anna Lind", ["Jane Roe", "John Doe", "Piet Vos"]),
        ("(Writing by Jane Roe)", ["Jane Roe"]),
        ("Editing by Anna Lind", []),
        ("Reporting by our staff", []),
    ],
)  # fmt: skip
def test_who_reported_is_read_from_the_closing_line(text: str, persons: list[str]) -> None:
    assert [value.value for value in sign_off_persons([text])] == persons
