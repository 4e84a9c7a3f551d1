"""What the report says of real imports, and what its buttons do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dateline.editing.articles import set_publication_day
from dateline.editing.commands import Author
from dateline.importing.queue import ImportQueue
from dateline.importing.report import _PASSING
from dateline.library import tasks
from dateline.library.opened import Library
from dateline.library.reads.batches import ImportBatch, import_batches, present_batch
from dateline.model.messages import catalogue
from dateline.ui.imports.report_file import write_report
from dateline.ui.imports.report_model import ReportFilter, ReportResult, ReportRow
from dateline.ui.imports.report_rows import heading_words, read_report, report_row
from dateline.ui.imports.shown_imports import (
    ALL_IMPORTS,
    ShownImports,
    choices,
    narrowed,
    of_key,
)
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working

PATIENCE_S = 90.0
BODY = "The council of Marlow voted on Saturday to keep the ferry. The mayor was not there.\n"
TWO_DATES = """<!doctype html><html lang="en"><head><title>Ferry under repair</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry under repair",
"datePublished": "2025-03-09T08:00:00+00:00"}</script></head><body><article>
<h1>Ferry under repair</h1><time datetime="2025-03-11">11 March 2025</time>
<p>The ferry to the island is under repair, the harbour master of Marlow said, and will be for weeks.</p>
<p>Nobody had told the fishermen, who wait on the north quay for their nets and for the mail.</p>
</article></body></html>"""

TWO_DATES_SAID = (
    "Two dates disagree: 9 Mar 2025 from the page's own data (JSON-LD), and 11 Mar 2025 from a "
    "marked time on the page. Used 9 Mar 2025."
)


def article(title: str, *, outlet: str, day: str, address: str, body: str = BODY) -> str:
    return f"---\ntitle: {title}\nsite: {outlet}\ndate: {day}\nurl: {address}\n---\n\n{body}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    wire, paper = "https://wire.example/1", "https://paper.example/1"
    files = {
        "1 wire.md": article("The ferry stays", outlet="Wire", day="2025-03-03", address=wire),
        "2 paper.md": article("Ferry kept", outlet="Paper", day="2025-03-04", address=paper),
        "3 later.md": article(
            "The ferry stays", outlet="Wire", day="2025-03-05", address=wire, body=f"{BODY}More.\n"
        ),
        "4 again.md": article("The ferry stays", outlet="Wire", day="2025-03-03", address=wire)
        + "\n",
        "5 undated.txt": "A new ferry\n\nThe new ferry came on Monday, said the harbour master.\n",
        "6 dates.html": TWO_DATES,
        "7 empty.txt": "",
        "8 cells.xlsx": "a,b",
    }
    for name, text in files.items():
        (made / name).write_text(text, "utf-8")
    return made


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library")
    queue = ImportQueue(opened, workers=1, extract=False)
    for path in (*sorted(folder.iterdir())[:-1], folder):
        queue.add([path]).result(PATIENCE_S)
        assert queue.wait_until_idle(PATIENCE_S)
    queue.close()
    yield opened
    opened.close()


def rows_of(library: Library) -> list[ReportRow]:
    with closing(library.reader()) as reader:
        return [report_row(line) for line in read_report(reader)]


def test_each_file_says_what_became_of_it_and_what_it_repeats(library: Library) -> None:
    rows = rows_of(library)
    # The batch of the folder repeats them all.
    first = {row.file: row for row in rows if row.result is not ReportResult.DUPLICATE} | {
        row.file: row for row in rows if row.file == "4 again.md"
    }
    told = {name: (row.result, row.title, row.what) for name, row in first.items()}
    assert told["1 wire.md"] == (ReportResult.ADDED, "The ferry stays", "Wire, 3 Mar 2025")
    assert told["2 paper.md"] == (
        ReportResult.COPY,
        "Ferry kept",
        "The same text as “The ferry stays”, Wire, 3 Mar 2025. Added to its group.",
    )
    assert told["3 later.md"][2] == "A later version of “The ferry stays”, Wire, 3 Mar 2025."
    assert told["5 undated.txt"][0] is ReportResult.CHECK
    assert told["5 undated.txt"][2].startswith("No publication date was found.")
    assert told["6 dates.html"] == (
        ReportResult.CHECK,
        "Ferry under repair",
        TWO_DATES_SAID,
    )
    assert told["7 empty.txt"][0] is ReportResult.FAILED
    assert told["8 cells.xlsx"][:2] == (ReportResult.SKIPPED, "")
    assert ".xlsx are not read" in told["8 cells.xlsx"][2]


def test_a_second_import_is_said_to_have_added_nothing(library: Library) -> None:
    again = next(row for row in rows_of(library) if row.file == "1 wire.md")
    assert (again.result, again.what) == (
        ReportResult.DUPLICATE,
        "Already here: nothing was added.",
    )


def test_dates_that_disagree_are_settled_by_the_person(library: Library) -> None:
    with closing(library.reader()) as reader:
        (line,) = [line for line in read_report(reader) if line.disagreeing is not None]
    assert line.article is not None
    command = set_publication_day(line.article.id, "2025-03-11", author=Author("AB"))
    library.writer.write(command)
    row = next(row for row in rows_of(library) if row.id == line.task.id)
    assert (row.result, row.what) == (ReportResult.ADDED, "11 Mar 2025")


def test_another_try_is_offered_only_where_it_may_end_otherwise(
    library: Library, folder: Path
) -> None:
    (folder / "7 empty.txt").chmod(0o000)
    gone = folder / "9 gone.txt"
    queue = ImportQueue(library, workers=1, extract=False)
    queue.add([gone]).result(PATIENCE_S)
    assert queue.wait_until_idle(PATIENCE_S)
    queue.close()
    steps = {row.file: row.step_words for row in rows_of(library)}
    assert steps["9 gone.txt"] == "Retry"
    assert steps["7 empty.txt"] == "Show file"
    assert steps["1 wire.md"] == "Show article"
    assert steps["8 cells.xlsx"] == ""


def test_reasons_that_pass_are_messages_that_exist() -> None:
    assert catalogue().keys() >= _PASSING


def test_a_report_is_of_one_import_of_several_or_of_all(library: Library) -> None:
    with closing(library.reader()) as reader:
        batches = import_batches(reader, most=50)
        newest, before = batches[0].id, batches[1].id
        numbers = {
            shown: len(read_report(reader, shown))
            for shown in (
                ShownImports(newest, newest),
                ShownImports(before, before),
                ShownImports(before),
                ALL_IMPORTS,
            )
        }
    assert list(numbers.values()) == [8, 1, 9, 15]


def test_counting_begins_at_the_import_that_is_unfinished_else_at_the_last(
    library: Library,
) -> None:
    with closing(library.reader()) as reader:
        newest = import_batches(reader, most=1)[0].id
        assert present_batch(reader) < newest  # the names of its articles are still waited for
        library.writer.write(tasks.cancel)
        assert present_batch(reader) == newest


def test_imports_are_chosen_by_their_time_and_the_newest_is_listed_once() -> None:
    batches = [
        ImportBatch(3, "2025-03-13T12:00:00.000Z"),
        ImportBatch(2, "2025-03-12T12:00:00.000Z"),
    ]
    alone = choices(batches, since=3)
    assert [key for key, _ in alone] == ["since", "2", "all"]
    assert alone[-1][1] == "All imports"
    assert narrowed(ShownImports(3, 3), batches, since=3).key == "since"
    several = choices(batches, since=2)
    assert [key for key, _ in several] == ["since", "3", "2", "all"]
    assert several[0][1].startswith("Since 12 Mar 2025, ")
    assert narrowed(ShownImports(3, 3), batches, since=2).key == "3"
    assert [key for key, _ in choices((), since=0)] == ["all"]
    for key, _ in several:
        assert of_key(key, since=2).key == key


def test_the_heading_counts_what_the_lists_hold(library: Library) -> None:
    rows = rows_of(library)
    failed = sum(row.result is ReportResult.FAILED for row in rows)
    assert heading_words(rows) == f"{len(rows)} files, {failed} failed, 1 skipped"
    assert heading_words(rows[:0]) == "0 files"


def test_the_report_is_saved_for_a_spreadsheet_without_formulas(tmp_path: Path) -> None:
    rows = (ReportRow(1, ReportResult.FAILED, "=cmd().pdf", "It is locked.", "A title"),)
    write_report(tmp_path / "report.csv", rows)
    text = (tmp_path / "report.csv").read_text("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Result", "File", "Article", "What happened"],
        ["Failed", "'=cmd().pdf", "A title", "It is locked."],
    ]


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot, folder: Path) -> Iterator[Workbench]:
    with working(tmp_path / "window", qtbot, workers=1) as made:
        made.importing.import_paths([folder])
        qtbot.waitUntil(made.report.isVisible, timeout=30_000)
        qtbot.waitUntil(lambda: made.report.model.rowCount() == 8)
        yield made


def test_the_buttons_of_the_report_do_what_they_say(
    bench: Workbench, qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    saved = tmp_path / "saved.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    report = bench.report
    numbers = {row.file: number for number, row in enumerate(report.model.shown_rows)}
    report.table.selectRow(numbers["7 empty.txt"])
    report._location.click()
    assert [Path(url.toLocalFile()) for url in opened] == [folder]
    report.save_requested.emit()
    qtbot.waitUntil(saved.exists)
    assert "7 empty.txt" in saved.read_text("utf-8-sig")
    row = report.model.row_at(numbers["5 undated.txt"])
    assert row is not None
    report.step_requested.emit(row.id, row.step)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    assert bench.article.opened is not None
    assert bench.article.opened.row.title == "A new ferry"
    assert report.isHidden()


def test_the_report_counts_the_import_that_it_shows(
    bench: Workbench, qtbot: QtBot, folder: Path
) -> None:
    report = bench.report
    assert report.heading.endswith(" · 8 files, 1 failed, 1 skipped") or report.imports.isHidden()
    with qtbot.waitSignal(bench.importing.added, timeout=30_000):
        bench.importing.import_paths([folder / "1 wire.md"])
    bench.importing.show_report()
    qtbot.waitUntil(lambda: report.model.rowCount() == 1)
    assert "1 file" in report.heading
    assert report.imports.isVisible()
    report.imports.chosen.emit("all")
    qtbot.waitUntil(lambda: report.model.rowCount() == 9)
    assert report.imports.text() == "All imports"
    assert report.heading == "All imports · 9 files, 1 failed, 1 skipped"


def test_what_needs_attention_opens_as_many_rows_as_it_counts(
    bench: Workbench, qtbot: QtBot, folder: Path
) -> None:
    bench.report.dismiss()
    strip = bench.window.strip
    qtbot.waitUntil(lambda: strip._attention.text() == "1 needs attention")
    strip._attention.click()
    qtbot.waitUntil(lambda: [row.file for row in bench.report.model.shown_rows] == ["7 empty.txt"])


def test_a_later_import_hides_no_earlier_failure(
    bench: Workbench, qtbot: QtBot, folder: Path
) -> None:
    bench.report.dismiss()
    strip = bench.window.strip
    with qtbot.waitSignal(bench.importing.added, timeout=30_000):
        bench.importing.import_paths([folder / "1 wire.md"])
    with qtbot.waitSignal(bench.importing.failed, timeout=30_000):
        bench.importing.import_paths([folder / "gone.txt"])
    qtbot.waitUntil(lambda: strip._attention.text() == "2 need attention")
    bench.report.dismiss()
    qtbot.mouseClick(strip._attention, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: [row.file for row in bench.report.model.shown_rows] == ["gone.txt", "7 empty.txt"]
    )
    assert bench.report.imports.text() == "All imports"


def test_a_file_that_was_mended_and_imported_again_needs_attention_no_more(
    bench: Workbench, qtbot: QtBot, folder: Path
) -> None:
    bench.report.dismiss()
    strip = bench.window.strip
    qtbot.waitUntil(lambda: strip._attention.text() == "1 needs attention")
    (folder / "7 empty.txt").write_text("A full page\n\nThe ferry came back to Marlow.\n", "utf-8")
    bench.importing.import_paths([folder / "7 empty.txt"])
    qtbot.waitUntil(strip._attention.isHidden)
    bench.importing._open_report(ALL_IMPORTS, ReportFilter.SETTLED)
    qtbot.waitUntil(lambda: bench.report.model.rowCount() == 1)
    (row,) = bench.report.model.shown_rows
    assert (row.result, row.file, row.title) == (
        ReportResult.SETTLED,
        "7 empty.txt",
        "A full page",
    )
    assert row.what.endswith(" Settled: this file was read later.")
    assert row.step_words == "Show article"
