"""Cards of numbers and quotations show the words as written, and what was read from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dateline.explore.highlights import Mark, MarkKind
from dateline.explore.opened_article import OpenedArticle, marks_of, open_article
from dateline.library.opened import Library
from dateline.library.reads.quotations import quotation_ids, quotation_rows
from dateline.ui.article.date_notes import date_note
from dateline.ui.cards.card_contents import (
    _is_date_value,
    listed_quotation_card,
    number_card,
    quotation_card,
)
from tests.ui.spoken import SPEAKER, WORDS, store_spoken


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def opened(library: Library) -> OpenedArticle:
    article_id = library.writer.write(store_spoken)
    with closing(library.reader()) as reader:
        found = open_article(reader, article_id)
    assert found is not None
    return found


def marks(opened: OpenedArticle, kind: MarkKind) -> list[Mark]:
    return [mark for mark in marks_of(opened, date_note) if mark.kind is kind]


def test_a_number_shows_its_words_and_the_reading(
    qapp: QApplication, opened: OpenedArticle
) -> None:
    contents = [number_card(opened, mark) for mark in marks(opened, MarkKind.QUANTITY)]
    answers = [content.answer for content in contents if content is not None]
    assert answers == [
        "“at least four times” → at least 4",
        "“18,000 euros” → 18,000 EUR",
        "“3 to 5 weeks” → 3 to 5",
        "“Dozens of boats”",
    ]
    assert contents[-1] is not None
    assert contents[-1].reason == "No figure was read from these words."


def test_a_quotation_shows_its_words_first_and_then_who_said_them(
    qapp: QApplication, opened: OpenedArticle
) -> None:
    (mark,) = marks(opened, MarkKind.QUOTATION)
    content = quotation_card(opened, mark)
    assert content is not None
    assert content.answer == f"“{WORDS}”"
    assert content.kind_words == "Direct quote"
    assert (content.rows[0].label, content.rows[0].value) == ("Speaker", SPEAKER)


def test_a_quotation_of_the_list_names_its_outlet(
    qapp: QApplication, library: Library, opened: OpenedArticle
) -> None:
    with closing(library.reader()) as reader:
        (row,) = quotation_rows(reader, quotation_ids(reader, None))
    content = listed_quotation_card(row)
    assert content.answer == f"“{WORDS}”"
    assert [fact.label for fact in content.rows] == ["Speaker", "Outlet"]


def test_a_quotation_tells_no_word_of_the_machine(
    qapp: QApplication, opened: OpenedArticle
) -> None:
    (mark,) = marks(opened, MarkKind.QUOTATION)
    content = quotation_card(opened, mark)
    (row,) = opened.annotations.quotations
    assert content is not None
    assert row.maker not in {part for line in content.rows for part in (line.value, line.aside)}


def test_only_a_value_that_names_days_is_shown() -> None:
    assert _is_date_value("2025-W11")
    assert not any(_is_date_value(value) for value in ("PRESENT_REF", "XXXX-SU", "", None))
