"""Importing in a terminal: every file gets its line, and the status says whether all went well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ARTICLES, Terminal, write_articles


@pytest.fixture
def fresh(home: Path, tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "fresh", home)


def test_files_that_can_t_be_read_fail_alone(fresh: Terminal, tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles é")
    (articles / "empty.txt").write_bytes(b"")
    missing = str(tmp_path / "missing.txt")
    finished = fresh.run("import", "--no-extract", str(articles), missing)
    report = sorted(finished.stdout.decode().splitlines())
    assert finished.returncode == 1
    assert [line.split(": ")[0] for line in report] == [
        *("1 ferry.txt", "2 strike.txt", "3 bridge.md", "empty.txt", "missing.txt")
    ]
    assert report[0] == "1 ferry.txt: added"
    assert report[3].startswith("empty.txt: failed. ")
    assert report[4].startswith("missing.txt: failed. ")
    assert finished.stderr.decode() == "2 files failed.\n"


def test_a_second_import_says_that_the_file_is_here(
    own: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = write_articles(tmp_path / "articles")
    assert own.here("import", str(articles)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"{name}: already here, nothing was added" for name in ARTICLES]
    assert len(own.rows(capsys, "articles")) == 3


def test_what_is_left_out_of_a_folder_is_listed_with_its_reason(
    fresh: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = write_articles(tmp_path / "articles")
    (articles / "disk.iso").write_text("a,b\n", "ascii")
    (articles / ".hidden.txt").write_text("x", "ascii")
    assert fresh.here("import", "--no-extract", str(articles)) == 0
    told = capsys.readouterr()
    reasons = dict(line.split(": ", 1) for line in told.out.splitlines() if "skipped" in line)
    assert reasons["disk.iso"].startswith("skipped. Files of the kind .iso are not read.")
    assert reasons[".hidden.txt"].startswith("skipped. A hidden file")
    assert told.err == "2 files and folders were skipped.\n"
    rows = fresh.rows(capsys, "import", "--no-extract", str(articles))
    assert [row["state"] for row in rows if row["outcome"] == "skipped"] == ["skipped", "skipped"]


def test_a_copy_and_a_later_version_are_said_once_with_what_they_repeat(
    fresh: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    body = "The council of Marlow voted on Saturday to keep the ferry. The mayor was not there.\n"
    for name, outlet, day, address, more in (
        ("1 wire.md", "Wire", "2025-03-03", "https://wire.example/1", ""),
        ("2 paper.md", "Paper", "2025-03-04", "https://paper.example/1", ""),
        ("3 later.md", "Wire", "2025-03-05", "https://wire.example/1", "The vote was close.\n"),
        ("4 again.md", "Wire", "2025-03-03", "https://wire.example/1", "\n"),
    ):
        header = (
            f"---\ntitle: The ferry stays\nsite: {outlet}\ndate: {day}\nurl: {address}\n---\n\n"
        )
        (folder / name).write_text(header + body + more, "utf-8")
    for path in sorted(folder.iterdir()):
        assert fresh.here("import", "--no-extract", str(path)) == 0
    lines = capsys.readouterr().out.splitlines()
    wire = "“The ferry stays”, Wire, 2025-03-03"
    assert lines == [
        "1 wire.md: added",
        f"2 paper.md: added as a copy. The same text as {wire}. Added to its group.",
        f"3 later.md: added. A later version of {wire}.",
        f"4 again.md: already here. Another copy: {wire}. Its text is already here; the copy is recorded.",
    ]


def test_json_reports_each_file_with_its_article(
    fresh: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = write_articles(tmp_path / "articles")
    rows = fresh.rows(capsys, "import", "--no-extract", str(articles / "1 ferry.txt"))
    (article,) = fresh.rows(capsys, "articles")
    assert rows == [
        {
            "file": str(articles / "1 ferry.txt"),
            "stage": "read",
            "state": "done",
            "outcome": "added",
            "message": None,
            "article_uid": article["uid"],
        }
    ]
    assert not article["extracted"]


def test_what_was_only_read_is_extracted_by_the_next_import(
    fresh: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = write_articles(tmp_path / "articles")
    assert fresh.here("import", "--no-extract", str(articles / "1 ferry.txt")) == 0
    assert fresh.rows(capsys, "entities") == []
    assert fresh.here("import", str(articles / "2 strike.txt")) == 0
    assert all(row["extracted"] for row in fresh.rows(capsys, "articles"))
    assert "Boris Okoro" in {row["name"] for row in fresh.rows(capsys, "entities")}


def test_a_paused_library_stays_paused_and_the_files_wait(
    own: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from dateline.library.opened import Library
    from dateline.library.settings import write_setting

    library = Library(own.library)
    library.writer.write(lambda tx: write_setting(tx, "paused", "1"))
    library.close()
    new = tmp_path / "new.txt"
    new.write_text("A new ferry\n\nIt came on Monday.\n", "utf-8")
    assert own.here("import", str(new)) == 1
    told = capsys.readouterr()
    assert told.out == "new.txt: waits\n"
    assert told.err.startswith("Importing is paused in this library: 1 file waits.")


def test_no_text_and_no_path_enters_the_log(fresh: Terminal, tmp_path: Path, home: Path) -> None:
    marker = tmp_path / "Quonkerly"
    marker.mkdir()
    (marker / "a.txt").write_text("Quonkerly ferry\n\nThe Quonkerly came on Monday.\n", "utf-8")
    (marker / "b.txt").write_bytes(b"")
    finished = fresh.run("import", str(marker / "a.txt"), str(marker / "b.txt"), "--json")
    assert b"Quonkerly" in finished.stdout
    for path in home.rglob("*"):
        if path.is_file():
            assert b"Quonkerly" not in path.read_bytes()
