"""The chip of a search says which days its times in words come to, and in which sense."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dateline.ui.scope_feed import periods_today
from dateline.ui.search.filter_row import ChipButton
from dateline.ui.search.query_times import times_words
from dateline.ui.wording import interval_words
from dateline.ui.workbench import Workbench
from tests.ui.search_library import search, searching


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Words are translated by an application."""


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('ferry date:"March 2025"', "dated Mar 2025"),
        ('-published:"11 March 2025"', "published 11 Mar 2025"),
        ('date:>"11 March 2025" OR published:2025-03', "dated since 12 Mar 2025"),
        ('date:"May 2024"..2025-03 published:"2024"', "dated May 2024 – Mar 2025"),
        ("ferry date:2025-03", ""),
        ('date:"no time at all"', ""),
        ("", ""),
    ],
)
def test_days_are_said_for_times_in_words_alone(query: str, words: str) -> None:
    assert times_words(query) == words


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with searching(tmp_path / "library", qtbot) as made:
        yield made


def test_the_chip_of_a_search_for_last_summer_shows_its_days(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, 'ferry OR date:"last summer"')
    summer = periods_today()("last summer")
    assert summer is not None
    qtbot.waitUntil(lambda: len(bench.window.filter_row.chips) == 1)
    (chip,) = bench.window.filter_row.chips
    assert chip.note == f"dated {interval_words(*summer)}"
    (button,) = (b for b in bench.window.filter_row.findChildren(ChipButton) if b.isVisible())
    assert chip.note in button.text()
