"""Markdown shows the source's own words as they stand, with the interval beside them."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import replace

import pytest

from dateline.export.claims import CLAIM_COLUMNS
from dateline.export.exporter import Cell, ExportOptions, Row, Table, What
from dateline.export.formats.markdown import EXPORTER, escaped
from dateline.export.pinned import NOTE_COLUMNS
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
    assert r"- Said: “We had \*no\* choice, \<none\>.”" in text


def test_articles_and_entities_are_lists(library: Library, reported: Reported) -> None:
    with closing(library.reader()) as connection:
        articles = markdown(articles_table(connection, [reported.article_id]))
        entities = markdown(entities_table(connection, [entity_totals(connection)[0][0]]))
    assert "- “Ferry of Marlow stands still”, Tess Arkwell" in articles
    assert f"  Article {reported.article_uid}\n" in articles
    assert "- Ana Reyes (person): 1 mention in 1 article\n" in entities
    assert "Also:" not in entities  # it is called nothing else


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


def row(**cells: Cell) -> Row:
    return {**dict.fromkeys((*CLAIM_COLUMNS, *NOTE_COLUMNS)), "field": "text", **cells}


def claim(**cells: Cell) -> str:
    return markdown(Table(What.QUOTATIONS, CLAIM_COLUMNS, [row(**cells)]))


def test_only_the_speaker_s_own_words_stand_in_quotation_marks() -> None:
    said = {"sentence": "She said the ferry was late.", "words": "the ferry was late"}
    assert "- Said: “the ferry was late”\n" in claim(**said, kind="direct")
    assert "- Said, in part: “the ferry was late”\n" in claim(**said, kind="mixed")
    indirect = claim(**said, kind="indirect")
    assert "- Said, in the outlet's words: the ferry was late\n" in indirect
    assert "“the ferry" not in indirect


def test_the_place_of_an_event_and_the_place_in_the_file_are_told_apart() -> None:
    text = claim(
        sentence="It sank off Marlow on Monday.",
        words="It sank off Marlow",
        kind="event",
        place="Marlow",
        start=12,
        end=30,
        file_sha256="ab",
        article_uid="cd",
        participants=["Ana Reyes", "Boris Okoro"],
    )
    assert "- Event: It sank off Marlow\n" in text
    assert "- Where: Marlow\n" in text
    assert "- Named: Ana Reyes, Boris Okoro\n" in text
    assert "- In the file: characters 12–30 of the text (SHA-256 ab), article cd\n" in text


def test_times_of_day_stand_apart_from_their_day_and_how_sure_they_are_is_said() -> None:
    text = claim(
        sentence="It is late.",
        published="2025-03-13T10:00+01:00",
        published_confidence="sure",
        saved="2025-03-14T08:30+00:00",
        saved_confidence="unsure",
    )
    assert r"published 2025-03-13 10:00 +01:00 (sure), saved 2025-03-14 08:30 UTC (unsure)" in text


def test_the_place_in_a_file_of_several_stands_with_the_page() -> None:
    text = claim(sentence="It is late.", part="letters.mbox/message-12", page=3)
    assert r"“letters.mbox”, message 12, page 3" in text


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ({"earliest": None, "latest": "2021-08-11"}, "by 2021-08-11"),
        ({"earliest": "2021-08-11", "latest": None}, "since 2021-08-11"),
    ],
)
def test_an_open_end_is_never_told_as_the_day_itself(
    library: Library, reported: Reported, ends: Row, told: str
) -> None:
    with closing(library.reader()) as connection:
        table = events_table(connection, [reported.event_id])
        rows = [{**row, **ends} for row in table.rows]
    text = markdown(replace(table, rows=rows))
    assert f"- When: “late last month” ({told})\n" in text
