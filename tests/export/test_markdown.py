"""Markdown shows the source's own words as they stand, with the interval beside them."""

from __future__ import annotations

import io
from contextlib import closing

import pytest

from dateline.export.exporter import ExportOptions, Table
from dateline.export.formats.markdown import EXPORTER, escaped
from dateline.export.rows import articles_table, entities_table, events_table, quotations_table
from dateline.library.opened import Library
from dateline.library.reads.entities import entity_totals
from tests.export.reported import Reported


def markdown(table: Table) -> str:
    stream = io.BytesIO()
    EXPORTER.write(table, stream, ExportOptions())
    return stream.getvalue().decode()


def test_an_event_is_its_sentence_with_date_status_and_source_below(
    library: Library, reported: Reported
) -> None:
    with closing(library.reader()) as connection:
        text = markdown(events_table(connection, [reported.event_id]))
    assert text.startswith(
        "# Dated statements and events\n\n> The ferry stopped late last month.\n\n"
    )
    assert "- When: “late last month” (2025-02-20 – 2025-02-28)\n" in text
    assert "- Reported as fact\n" in text
    assert (
        "“Ferry of Marlow stands still”, Tess Arkwell, The Herald, published 2025-03-13 (sure)"
        in text
    )
    assert "<https://herald.example/ferry?x=1>, paragraph 1" in text
    assert "- Check: not checked\n" in text


def test_marks_in_a_quotation_are_shown_and_not_obeyed(
    library: Library, reported: Reported
) -> None:
    with closing(library.reader()) as connection:
        text = markdown(quotations_table(connection, [reported.quotation_id]))
    assert r"We had \*no\* choice, \<none\>." in text
    assert "- Attributed to Ana Reyes\n" in text
    assert "(2025-03-11)" in text


def test_articles_and_entities_are_lists(library: Library, reported: Reported) -> None:
    with closing(library.reader()) as connection:
        articles = markdown(articles_table(connection, [reported.article_id]))
        entities = markdown(entities_table(connection, [entity_totals(connection)[0][0]]))
    assert "- “Ferry of Marlow stands still”, Tess Arkwell" in articles
    assert "- Ana Reyes (person): 1 mentions in 1 articles" in entities


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("a [link](http://x)", r"a \[link\](http://x)"),
        ("two\nlines", "two lines"),
        ("plain words, 3.5 %", "plain words, 3.5 %"),
        ("a &amp; b", r"a \&amp; b"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown
