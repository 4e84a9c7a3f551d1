"""What is meant in the text: selected words, then a card's mark, then the last place, then the top."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.explore.highlights import Mark, MarkKind
from dateline.explore.opened_article import OpenedArticle, open_article
from dateline.library.opened import Library
from dateline.model.spans import Span
from dateline.ui.deeds.text_pointing import TextPointing
from tests.building import store_with_names

TEXT = "Ana Reyes left on Monday. Boris Okoro stayed. Nobody came."
FIRST, SECOND, THIRD = Span(0, 25), Span(25, 45), Span(45, 58)
MONDAY = Mark(Span(18, 24), MarkKind.DATE, 1)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenedArticle]:
    with closing(Library(tmp_path / "library")) as library:
        article_id = library.writer.write(
            lambda tx: store_with_names(tx, TEXT, ["Ana Reyes"], sha256="1" * 64)
        )
        with closing(library.reader()) as reader:
            found = open_article(reader, article_id)
        assert found is not None
        yield found


def test_the_nearest_way_of_pointing_is_meant(opened: OpenedArticle) -> None:
    pointing = TextPointing()
    assert pointing.span_to_cite(opened, in_sight=50) == THIRD
    pointing.point_at(opened.row.id, 30)
    assert pointing.span_to_cite(opened, in_sight=50) == SECOND
    pointing.point_at(opened.row.id + 1, 30)  # a place of another article says nothing here
    assert pointing.span_to_cite(opened, in_sight=50) == THIRD
    pointing.explain(MONDAY)
    assert pointing.span_to_cite(opened, in_sight=50) == FIRST
    pointing.end_card()
    assert pointing.was_explained == MONDAY
    assert pointing.span_to_cite(opened, in_sight=50) == THIRD
    pointing.selection = Span(26, 31)
    assert pointing.span_to_cite(opened, in_sight=50) == Span(26, 31)
    assert pointing.words(opened) == "Boris"


def test_what_can_be_done_follows_from_what_is_pointed_at(opened: OpenedArticle) -> None:
    pointing = TextPointing()
    assert pointing.conditions == frozenset()
    assert pointing.words(opened) == ""
    pointing.mark = MONDAY
    assert pointing.conditions == {"mark", "date_mark", "words_or_mark"}
    assert pointing.words(opened) == "Monday"
    pointing.mark, pointing.selection = None, Span(3, 3)
    assert pointing.conditions == frozenset()
