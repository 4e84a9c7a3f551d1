"""Export from the window: what is seen or chosen goes into a file, and the window says so."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.editing.findings import check, pin, write_note
from dateline.explore.focus import Mode
from dateline.export import exporters
from dateline.export.exporter import What
from dateline.library.reads.findings import finding_ids
from dateline.model.annotations import Status
from dateline.model.spans import Field, Span
from dateline.ui.exports.export_dialog import ExportDialog, hedged_words
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.theme import ThemeChoice, theme_switch
from dateline.ui.tokens import Scheme, tokens
from dateline.ui.workbench import Workbench
from tests.ui.spoken import TEXT, WORDS, store_spoken
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot, findings=2) as made:
        yield made


def opened(bench: Workbench, qtbot: QtBot) -> ExportDialog:
    bench.window.actions_registry.action("export").trigger()
    qtbot.waitUntil(lambda: bench.exporting.dialog is not None)
    dialog = bench.exporting.dialog
    assert dialog is not None
    return dialog


def written(bench: Workbench, qtbot: QtBot, dialog: ExportDialog, path: Path) -> str:
    dialog.set_path(path)
    assert dialog.problem() == ""
    dialog.accept()
    qtbot.waitUntil(lambda: path.name in bench.window.toast.words)
    return path.read_text("utf-8-sig")


def test_findings_are_offered_first_and_the_toast_says_how_many_were_written(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(bench, qtbot)
    assert dialog.choices.what is What.FINDINGS
    dialog.choose("json")
    rows = json.loads(written(bench, qtbot, dialog, tmp_path / "brief.json"))
    assert bench.window.toast.words == "Exported 2 findings to brief.json."
    assert [row["words"] for row in rows] == ["Ana Reyes", "Ana Reyes"]
    assert all("note" not in row for row in rows)


def test_notes_are_written_only_if_they_are_ticked(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    writer, author = bench.session.library.writer, bench.session.author
    with bench.session.library.reader() as reader:
        first = finding_ids(reader)[0]
    reader.close()
    writer.write(write_note(first, "Ask the harbour office.", author=author))
    dialog = opened(bench, qtbot)
    dialog.choose("markdown")
    assert "harbour office" not in written(bench, qtbot, dialog, tmp_path / "plain.md")
    dialog = opened(bench, qtbot)
    dialog.choose("markdown")
    dialog.set_notes(on=True)
    assert "harbour office" in written(bench, qtbot, dialog, tmp_path / "notes.md")


def test_findings_that_are_not_checked_can_be_left_out(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    with bench.session.library.reader() as reader:
        first = finding_ids(reader)[0]
    reader.close()
    dialog = opened(bench, qtbot)
    dialog.choose("leave-out")
    assert "not checked" in dialog.problem()
    dialog.reject()
    bench.session.library.writer.write(check(first, "checked", author=bench.session.author))
    dialog = opened(bench, qtbot)
    dialog.choose("leave-out")
    dialog.choose("csv")
    rows = list(csv.DictReader(written(bench, qtbot, dialog, tmp_path / "one.csv").splitlines()))
    assert [row["check_state"] for row in rows] == ["checked"]


def test_what_the_filter_leaves_is_written_and_what_is_chosen_alone_if_asked(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    scope = bench.scopes.scope
    assert scope is not None
    names = scope.facets.columns.entities
    lind = int(names.ids[list(names.names).index("Carla Lind")])
    bench.session.set_focus(bench.session.focus.with_entity(lind, Mode.REPLACE))
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 2)
    dialog = opened(bench, qtbot)
    dialog.choose("articles")
    dialog.choose("jsonl")
    lines = written(bench, qtbot, dialog, tmp_path / "filtered.jsonl").splitlines()
    assert len(lines) == 2
    bench.library_pane.table.selectRow(0)
    dialog = opened(bench, qtbot)
    dialog.choose("chosen")
    assert dialog.choices.chosen
    lines = written(bench, qtbot, dialog, tmp_path / "chosen.jsonl").splitlines()
    assert len(lines) == 1


@pytest.mark.parametrize("what", list(What))
@pytest.mark.parametrize("format_id", [exporter.id for exporter in exporters()])
def test_every_kind_of_row_is_written_in_every_format_with_a_preview(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, what: What, format_id: str
) -> None:
    dialog = opened(bench, qtbot)
    dialog.choose(what.value)
    dialog.choose(format_id)
    choices = dialog.choices
    assert choices.path.suffix == choices.exporter.suffix
    if dialog.problem():
        assert what is What.QUOTATIONS
        return
    preview = dialog.preview
    qtbot.waitUntil(lambda: bool(preview.words))
    assert written(bench, qtbot, dialog, tmp_path / f"out{choices.path.suffix}")


def test_a_place_that_can_not_be_written_is_said_in_the_dialog_with_the_same_choices(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(bench, qtbot)
    dialog.choose("articles")
    dialog.choose("json")
    dialog.set_path(tmp_path / "absent" / "out.json")
    dialog.accept()
    qtbot.waitUntil(lambda: bench.exporting.dialog not in (None, dialog))
    again = bench.exporting.dialog
    assert again is not None
    assert "its folder does not exist" in again.warning
    assert again.choices.what is What.ARTICLES
    assert written(bench, qtbot, again, tmp_path / "out.json")


def test_a_file_that_is_there_is_replaced_only_when_that_is_said_again(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "kept.json"
    path.write_text("mine", "utf-8")
    dialog = opened(bench, qtbot)
    dialog.choose("json")
    dialog.set_path(path)
    dialog.accept()
    assert path.read_text("utf-8") == "mine"
    assert "there already" in dialog.warning
    dialog.accept()
    qtbot.waitUntil(lambda: "kept.json" in bench.window.toast.words)
    assert len(json.loads(path.read_text("utf-8"))) == 2


def test_findings_chosen_in_their_pane_are_the_chosen_ones(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    pane = bench.window.pane("findings")
    assert isinstance(pane, FindingsPane)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    pane.table.selectRow(1)
    dialog = opened(bench, qtbot)
    dialog.choose("findings")
    dialog.choose("chosen")
    dialog.choose("json")
    assert len(json.loads(written(bench, qtbot, dialog, tmp_path / "chosen.json"))) == 1


def test_chosen_rows_are_offered_only_where_there_are_some(bench: Workbench, qtbot: QtBot) -> None:
    bench.library_pane.table.selectRow(0)
    dialog = opened(bench, qtbot)
    dialog.choose("findings")
    assert not dialog.is_offered("chosen")
    dialog.choose("articles")
    assert dialog.is_offered("chosen")


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("format_id", ["csv", "json"])
def test_the_preview_is_dark_on_light_in_every_theme(
    bench: Workbench, qtbot: QtBot, choice: ThemeChoice, format_id: str
) -> None:
    theme_switch().set_choice(choice)
    dialog = opened(bench, qtbot)
    dialog.choose(format_id)
    area = dialog.preview.table if format_id == "csv" else dialog.preview.text
    qtbot.waitUntil(lambda: area.isVisible() and bool(dialog.preview.words))
    image = area.viewport().grab().toImage()
    line = (image.pixelColor(x, image.height() - 12).name() for x in range(image.width()))
    (ground, _), *_ = Counter(line).most_common()
    assert ground.upper() == tokens().colors[Scheme.LIGHT]["paper"]


def test_findings_that_nobody_reports_as_fact_are_counted_in_words(qapp: QApplication) -> None:
    assert hedged_words({}) == ""
    assert hedged_words({Status.PLANNED: 1}) == "One finding is planned. The file says so."
    assert (
        hedged_words({Status.ATTRIBUTED: 1, Status.PLANNED: 1})
        == "One finding is attributed and one is planned. The file says so."
    )
    assert (
        hedged_words({Status.ATTRIBUTED: 3, Status.PLANNED: 1, Status.DENIED: 2})
        == "3 findings are attributed, one is planned and 2 are denied. The file says so."
    )


def test_an_attributed_finding_is_counted_until_those_not_checked_are_left_out(
    bench: Workbench, qtbot: QtBot
) -> None:
    article_id = bench.session.library.writer.write(store_spoken)
    start = TEXT.index(WORDS)
    command = pin(
        article_id,
        Field.TEXT,
        Span(start, start + len(WORDS)),
        kind="quotation",
        author=bench.session.author,
    )
    bench.session.library.writer.write(command)
    dialog = opened(bench, qtbot)
    assert dialog.hedged == "One finding is attributed. The file says so."
    dialog.choose("leave-out")
    assert dialog.hedged == ""
    dialog.choose("mark")
    dialog.choose("articles")
    assert dialog.hedged == ""


def test_csv_is_previewed_as_the_table_that_it_will_be_with_whole_heads(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(bench, qtbot)
    dialog.choose("articles")
    dialog.choose("csv")
    table = dialog.preview.table
    qtbot.waitUntil(lambda: table.isVisible() and table.rowCount() == 3)
    shown = [line.split("\t") for line in dialog.preview.words.splitlines()]
    header = table.horizontalHeader()
    assert all(
        header.sectionSize(column) >= header.sectionSizeHint(column)
        for column in range(table.columnCount())
    )
    lines = written(bench, qtbot, dialog, tmp_path / "rows.csv").splitlines()
    assert shown == list(csv.reader(lines))
    dialog = opened(bench, qtbot)
    dialog.choose("json")
    qtbot.waitUntil(lambda: dialog.preview.words.startswith("["))
    assert dialog.preview.text.isVisible()
