"""Text in a few lines: broken at words, cut after a whole one, and the day of a source kept."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from dateline.ui.theme import current_theme
from dateline.ui.widgets.wrapped_text import cut_at_word, cut_before, wrapped

SENTENCE = (
    "The harbour board inspected the ship on 9 September, and the pilot said that the report of "
    "that inspection would be published before the winter, with every letter that was sent."
)


def width_of(text: str) -> float:
    return QFontMetricsF(current_theme().font("snippet")).horizontalAdvance(text)


@pytest.mark.parametrize("width", [140, 240, 320])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_fit_and_the_last_ends_after_a_whole_word(
    qapp: QApplication, width: int, most: int
) -> None:
    lines = wrapped(SENTENCE, current_theme().font("snippet"), width=width, most=most)
    assert len(lines) == most
    assert all(width_of(line) <= width for line in lines)
    assert lines[-1].endswith("…")
    assert SENTENCE.startswith(" ".join(lines).removesuffix("…"))
    kept = lines[-1].removesuffix("…").split()[-1]
    assert kept in SENTENCE.replace(",", "").split()


def test_a_text_that_fits_is_not_cut(qapp: QApplication) -> None:
    font = current_theme().font("snippet")
    assert wrapped("A short one.", font, width=300, most=3) == ["A short one."]
    assert cut_at_word("A short one.", font, width=300) == "A short one."


def test_a_word_that_is_too_long_is_cut_inside(qapp: QApplication) -> None:
    cut = cut_at_word("Donaudampfschifffahrtsgesellschaft", current_theme().font("body"), width=90)
    assert cut.endswith("…")
    assert cut.startswith("Donau")


def test_letters_of_two_units_are_counted_as_the_layout_counts_them(qapp: QApplication) -> None:
    font = current_theme().font("snippet")
    text = "😀 😀 😀 " + SENTENCE
    lines = wrapped(text, font, width=240, most=3)
    assert text.startswith(" ".join(lines).removesuffix("…"))


def test_where_room_is_short_the_day_is_what_stays_whole(qapp: QApplication) -> None:
    font = current_theme().font("meta")
    whole = "Halden Evening Ledger · 12 Mar 2025"
    assert cut_before("Halden Evening Ledger", "12 Mar 2025", font, width=400) == whole
    narrow = cut_before("Halden Evening Ledger", "12 Mar 2025", font, width=150)
    assert narrow.endswith(" · 12 Mar 2025")
    assert "…" in narrow
    assert cut_before("Halden Evening Ledger", "12 Mar 2025", font, width=80) == "12 Mar 2025"
    assert cut_before("", "12 Mar 2025", font, width=400) == "12 Mar 2025"
