"""An export from the terminal: the rows of the verbs, in each format, to a file or a stream."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from pathlib import Path

import pytest

from dateline.cli.lookup import article_named
from dateline.cli.output import as_argument
from dateline.editing.commands import Author
from dateline.editing.findings import pin
from dateline.export import exporters
from dateline.export.exporter import Exporter, What
from dateline.library.opened import Library
from dateline.model.spans import Field, Span
from tests.cli.running import Terminal

VERB_OF = {
    What.EVENTS: ("timeline",),
    What.QUOTATIONS: ("quotes",),
    What.ARTICLES: ("articles",),
    What.ENTITIES: ("entities",),
}


@pytest.mark.parametrize("what", VERB_OF)
@pytest.mark.parametrize("scope", [(), ("--query", "ferry OR bridge")])
def test_an_export_holds_the_rows_that_the_verb_prints(
    terminal: Terminal,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    what: What,
    scope: tuple[str, ...],
) -> None:
    printed = terminal.rows(capsys, *VERB_OF[what], *scope)
    out = tmp_path / "out.jsonl"
    assert terminal.here("export", str(out), "--what", what.value, *scope) == 0
    assert [json.loads(line) for line in out.read_text("ascii").splitlines()] == printed
    assert printed
    assert f"{len(printed)} " in capsys.readouterr().err


@pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: exporter.id)
def test_the_ending_of_the_file_tells_the_format(
    terminal: Terminal, tmp_path: Path, exporter: Exporter
) -> None:
    named, told = tmp_path / f"a{exporter.suffix}", tmp_path / "b.out"
    assert terminal.here("export", str(named), "--what", "events") == 0
    assert terminal.here("export", str(told), "--what", "events", "--format", exporter.id) == 0
    assert named.read_bytes() == told.read_bytes()
    assert named.stat().st_size > 100


def test_the_names_sheet_has_every_spelling_by_outlet_with_its_days(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "names.jsonl"
    assert terminal.here("export", str(out), "--what", "names") == 0
    rows = [json.loads(line) for line in out.read_text("ascii").splitlines()]
    assert f"{len(rows)} spellings" in capsys.readouterr().err
    totals = {row["uid"]: row["mentions"] for row in terminal.rows(capsys, "entities")}
    for uid, mentions in totals.items():
        assert sum(row["mentions"] for row in rows if row["uid"] == uid) == mentions
    assert all(row["first"] <= row["last"] for row in rows if row["first"])


def test_a_stream_gets_the_rows_alone(terminal: Terminal) -> None:
    finished = terminal.run("export", "-", "--format", "csv", "--what", "articles")
    rows = list(csv.DictReader(io.StringIO(finished.stdout.decode("utf-8"), newline="")))
    assert [row["title"] for row in rows][:1] == ["Bridge to Germany opens"]
    assert finished.stderr == b""


def test_options_narrow_what_is_exported(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out.jsonl")
    for options, rows in (
        (("--what", "events", "--to", "2023"), ("timeline", "--to", "2023")),
        (("--what", "quotations", "--speaker", "Okoro"), ("quotes", "--speaker", "Okoro")),
        (("--what", "entities", "--kind", "place"), ("entities", "--kind", "place")),
    ):
        assert terminal.here("export", out, *options) == 0
        exported = [json.loads(line) for line in Path(out).read_text("ascii").splitlines()]
        assert exported == terminal.rows(capsys, *rows)


def test_findings_are_exported_with_notes_only_where_asked_for(
    own: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = own.rows(capsys, "articles")
    library = Library(own.library)
    with closing(library.reader()) as reader:
        article_id = article_named(reader, articles[-1]["uid"])
    command = pin(
        article_id, Field.TEXT, Span(0, 11), kind="selection", note="ring them", author=Author("AB")
    )
    library.writer.write(command)
    library.close()
    plain, noted, none = (tmp_path / f"{name}.jsonl" for name in ("plain", "noted", "none"))
    assert own.here("export", str(plain)) == 0
    assert own.here("export", str(noted), "--with-notes") == 0
    assert own.here("export", str(none), "--query", "nothingofthekind") == 0
    assert json.loads(plain.read_text("ascii"))["words"] == "The council"
    assert "ring them" not in plain.read_text("ascii")
    assert json.loads(noted.read_text("ascii"))["note"] == "ring them"
    assert none.read_text("ascii") == ""


def test_an_unknown_format_is_wrong_usage(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.here("export", str(tmp_path / "out.doc")) == 2
    told = capsys.readouterr().err
    assert told.startswith("No format is written into files that end in .doc.")
    assert ".csv, .json, .jsonl, .md;" in told
    assert "--format one of these: csv, json, jsonl, markdown." in told
    assert terminal.here("export", "-") == 2
    assert "The name “-” has no ending" in capsys.readouterr().err
    assert terminal.here("export", "out.csv", "--format", "doc") == 2
    assert capsys.readouterr().err == (
        "There is no format “doc”. Give --format one of these: csv, json, jsonl, markdown.\n"
    )


def test_a_file_that_can_t_be_written_is_status_1(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.here("export", str(tmp_path / "none" / "out.csv"), "--what", "events") == 1
    told = capsys.readouterr().err
    assert told == "out.csv can't be written: its folder does not exist.\n"


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("findings", "f.csv"), "dateline export f.csv --what findings"),
        (("f.csv", "findings"), "dateline export f.csv --what findings"),
        (
            ("events", "my events.csv"),
            f"dateline export {as_argument('my events.csv')} --what events",
        ),
        (("events",), "dateline export events.csv --what events"),
        (("names", "--what", "events"), "dateline export names.csv --what names"),
    ],
)
def test_what_stands_where_a_file_is_asked_for_brings_the_right_command(
    terminal: Terminal,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    command: str,
) -> None:
    assert terminal.here("export", *words) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("Give one file to write, and after --what what is written: findings,")
    assert told[1:] == [f"Perhaps: {command}"]


def test_two_files_are_one_too_many_and_nothing_is_written(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    assert terminal.here("export", *map(str, files)) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not any(path.exists() for path in files)


def test_a_file_may_be_called_as_what_is_written_is(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert terminal.here("export", "events", "--format", "csv", "--what", "events") == 0
    assert (tmp_path / "events").stat().st_size > 100


def test_without_a_pinned_finding_no_file_is_written_and_the_others_are_named(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    assert terminal.here("export", str(out)) == 2
    told = capsys.readouterr().err
    assert "No findings are pinned" in told
    assert "events, quotations, articles" in told
    assert not out.exists()
