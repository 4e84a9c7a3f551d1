"""Details: what was read about an article, where, and how sure; what a person changes is one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dateline.library.reads.articles import ArticleRow, MetadataReading, article_rows
from dateline.ui.deeds.record_deeds import RecordDeeds
from dateline.ui.dialogs.details import DetailsDialog
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.headline import Headline
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot) as made:
        made.library_pane.table.selectRow(0)
        qtbot.waitUntil(lambda: made.article.opened is not None)
        yield made


def opened(bench: Workbench, qtbot: QtBot) -> DetailsDialog:
    deeds = bench.findChild(RecordDeeds)
    assert isinstance(deeds, RecordDeeds)
    bench.window.actions_registry.action("library.details").trigger()
    qtbot.waitUntil(lambda: deeds.details is not None)
    assert deeds.details is not None
    return deeds.details


def row(bench: Workbench) -> ArticleRow:
    article = bench.article.opened
    assert article is not None
    with closing(bench.session.library.reader()) as reader:
        return article_rows(reader, [article.row.id])[0]


def test_each_value_says_where_it_was_read_and_how_sure_that_is(
    bench: Workbench, qtbot: QtBot
) -> None:
    dialog = opened(bench, qtbot)
    said = [words.text() for words in dialog.findChildren(Headline)]
    said += [label.text() for label in dialog.findChildren(QLabel)]
    assert any(words.startswith("Thu 13 Mar 2025 · ") and words.endswith("sure") for words in said)
    assert any(row(bench).sha256 in words for words in said)
    assert dialog.field("published").text() == "2025-03-13"
    assert dialog.command(bench.session.author) is None
    dialog.reject()


def test_changes_are_one_command_which_is_undone_at_once(bench: Workbench, qtbot: QtBot) -> None:
    before = row(bench)
    dialog = opened(bench, qtbot)
    dialog.field("title").setText("Talks at the harbour")
    dialog.field("outlet").setText("The Harbour Post")
    dialog.field("published").setText("2025-03-20")
    dialog.accept()
    qtbot.waitUntil(lambda: row(bench).title == "Talks at the harbour")
    after = row(bench)
    assert (after.outlet, after.published) == ("The Harbour Post", "2025-03-20")
    qtbot.waitUntil(lambda: bench.session.undo_name is not None)
    bench.session.undo()
    qtbot.waitUntil(lambda: row(bench).title == before.title)
    assert (row(bench).outlet, row(bench).published) == (before.outlet, before.published)


def test_a_reading_that_was_overruled_is_still_there_to_be_used(
    bench: Workbench, qtbot: QtBot
) -> None:
    dialog = opened(bench, qtbot)
    dialog.field("published").setText("2025-03-20")
    dialog.accept()
    qtbot.waitUntil(lambda: row(bench).published == "2025-03-20")
    dialog = opened(bench, qtbot)
    use = next(b for b in dialog.findChildren(Button) if b.text() == "Use this")
    use.click()
    assert dialog.field("published").text() == "2025-03-13"
    dialog.reject()


def test_what_is_no_day_or_no_title_can_not_be_kept(bench: Workbench, qtbot: QtBot) -> None:
    dialog = opened(bench, qtbot)
    dialog.field("published").setText("last week")
    assert "2025-03-13" in dialog.problem()
    dialog.field("published").clear()
    assert dialog.problem() == ""
    dialog.field("title").clear()
    assert "letter" in dialog.problem()
    dialog.reject()


def doubts(bench: Workbench, *readings: MetadataReading) -> list[str]:
    """Return what the details say of a day of publication that was read so, where they warn."""
    article = bench.article.opened
    assert article is not None
    stored = replace(article.stored, metadata=readings)
    dialog = DetailsDialog(stored, bench.window)
    said = [words.text() for words in dialog.findChildren(Headline)]
    dialog.deleteLater()
    return [words for words in said if words.startswith(("Two dates", "In UTC"))]


def test_two_days_that_disagree_and_a_day_moved_from_utc_are_explained_in_words(
    bench: Workbench,
) -> None:
    data = MetadataReading(
        "published", 0, "2025-03-13", "2025-03-13 | 2025-03-14T02:10Z", "meta", 1
    )
    shown = replace(data, rank=1, value="2025-03-11", as_found="11 March", source="time-element")
    moment = "2025-03-14T02:10:00+00:00"
    in_utc = replace(data, rank=1, value=moment, as_found="2025-03-14T02:10Z", confidence=0)
    (disagree,) = doubts(bench, data, shown)
    assert disagree.startswith("Two dates disagree: 13 Mar 2025 from ")
    assert disagree.endswith("Used 13 Mar 2025.")
    (moved,) = doubts(bench, data, in_utc)
    assert moved.startswith(
        "In UTC it came out on 14 Mar 2025; at the outlet that was 13 Mar 2025."
    )
    assert doubts(bench, data) == []
    assert doubts(bench, replace(data, as_found="2025-03-13"), in_utc) == []
