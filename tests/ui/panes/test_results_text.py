"""Text with hits: broken into lines, cut where it must be, its hits always in the right place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from dateline.library.search.query import Result
from dateline.library.search.snippets import Snippet
from dateline.model.spans import Span
from dateline.ui.search.result_delegate import _broken_snippets, _from, row_height
from dateline.ui.search.result_states import found_words, row_words
from dateline.ui.theme import current_theme
from dateline.ui.widgets.hit_text import HitText

WIDTH = 300


def text_of(text: str, *hits: str, most: int = 3, width: int = WIDTH) -> HitText:
    spans = [Span(text.index(hit), text.index(hit) + len(hit)) for hit in hits]
    return HitText(text, spans, style="snippet", width=width, most=most, theme=current_theme())


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts need an application."""


def test_text_takes_the_lines_it_needs_and_no_more_than_it_may() -> None:
    assert text_of("The ferry left.").lines == 1
    assert text_of("The ferry left. " * 10).lines == 3
    assert text_of("The ferry left. " * 10, most=2).lines == 2
    assert text_of("").marked == 0


def test_text_that_does_not_fit_ends_in_an_ellipsis_and_loses_the_hits_behind_it() -> None:
    text = f"A ferry left. {'Nothing more was said. ' * 20}The harbour is closed."
    cut = text_of(text, "ferry", "harbour")
    assert cut.marked == 1
    assert cut._layout.text().endswith("…")
    assert not text_of("The ferry left.", "ferry")._layout.text().endswith("…")


def test_of_a_hit_that_is_cut_off_the_words_in_sight_are_marked() -> None:
    said = "Nobody will leave the valley. " * 20
    cut = text_of(f"She said: {said}", said)
    assert cut.marked == 1
    assert cut._hits[0][1] >= len(cut._layout.text()) - 2
    behind = text_of(f"{'wide words ' * 30}{said}", said)
    assert behind.marked == 0


def test_hits_behind_letters_outside_the_basic_plane_are_marked_where_they_stand() -> None:
    text = "𝔄𝔅 🚢 the ferry"
    laid_out = text_of(text, "ferry")
    start, end = laid_out._hits[0]
    units = text.encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "ferry"


def test_a_hit_broken_over_two_lines_is_marked_on_both() -> None:
    text = "One two three four five six seven eight nine ten eleven twelve"
    laid_out = text_of(text, "four five six seven", width=160)
    assert len(laid_out._boxes()) == 2


def test_the_ground_of_a_hit_is_painted_under_its_letters() -> None:
    image = QImage(WIDTH, 40, QImage.Format.Format_ARGB32)
    image.fill(current_theme().color("panel"))
    laid_out = text_of("The ferry left.", "ferry")
    painter = QPainter(image)
    laid_out.paint(painter, 0, 4, ink=current_theme().color("text"))
    painter.end()
    box = laid_out._boxes()[0].translated(0, 4)
    hit = current_theme().color("hit")
    assert image.pixelColor(int(box.left()) + 1, int(box.center().y())) == hit
    assert image.pixelColor(int(box.right()) + 12, int(box.top()) + 1) != hit


def snippet(text: str, *hits: str, before: bool = True, after: bool = True) -> Snippet:
    spans = tuple(Span(text.index(hit), text.index(hit) + len(hit)) for hit in hits)
    return Snippet(0, text, spans, before, after)


def test_a_break_between_paragraphs_is_one_blank_and_moves_the_hits_along() -> None:
    text, hits = _from(snippet("said.  The ferry left.  The harbour", "ferry", "harbour"), 0)
    assert text == "…said. The ferry left. The harbour…"
    assert [hit.of(text) for hit in hits] == ["ferry", "harbour"]


def test_a_hit_of_several_words_stays_one() -> None:
    text, hits = _from(snippet("a ferry  boat left", "ferry  boat", before=False), 0)
    assert [hit.of(text) for hit in hits] == ["ferry boat"]


def test_the_ellipsis_after_a_full_stop_stands_apart() -> None:
    assert _from(snippet("The ferry left.", "ferry"), 0)[0] == "…The ferry left. …"


def test_a_snippet_with_one_line_begins_where_its_hit_is_in_sight() -> None:
    far = snippet(f"{'wide words ' * 5}and a ferry", "ferry", after=False)
    near = snippet("the harbour is closed", "harbour", after=False)
    broken = _broken_snippets(_result(far, near, near), WIDTH, 3, current_theme())
    assert [text.lines for text in broken] == [1, 1, 1]
    assert [text.marked for text in broken] == [1, 1, 1]


def test_lines_that_one_snippet_does_not_need_are_those_of_the_next() -> None:
    short = snippet("the ferry", "ferry")
    long = snippet(f"the harbour {'is closed ' * 20}", "harbour")
    broken = _broken_snippets(_result(short, long), WIDTH, 3, current_theme())
    assert [text.lines for text in broken] == [1, 2]
    assert [text.lines for text in _broken_snippets(_result(long), WIDTH, 3, current_theme())] == [
        3
    ]


def test_rows_grow_with_the_letters() -> None:
    theme = current_theme()
    assert row_height(theme) > 4 * theme.line_height("snippet")


def _result(*snippets: Snippet) -> Result:
    return Result(1, "A title", (), "North Post", None, starred=True, hits=2, snippets=snippets)


def test_a_row_is_read_out_with_what_it_shows() -> None:
    assert row_words(_result()) == "A title, North Post, 2 hits, starred"
    by = replace(_result(), byline="Ann Lee; Bo Rask")
    assert row_words(by) == "A title, North Post, Ann Lee, Bo Rask, 2 hits, starred"


@pytest.mark.parametrize(
    ("count", "hits", "seconds", "words"),
    [
        (14, 41, 0.009, "41 hits in 14 articles · 9 ms"),
        (1, 1, 0.0001, "1 hit in 1 article · 1 ms"),
        (20_000, None, 0.25, "20,000 articles · 250 ms"),
        (3, 0, 2.46, "3 articles · 2.5 s"),
    ],
)
def test_what_was_found_is_said_in_numbers(
    count: int, hits: int | None, seconds: float, words: str
) -> None:
    assert found_words(count, hits=hits, seconds=seconds) == words
