"""What is taken from dropped folders, and why the rest is not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dateline.importing import collect
from dateline.importing.collect import collect_files, survey_paths
from dateline.model.messages import english


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "dropped"
    for name in ("b.txt", "a.HTML", "README", "cells.xlsx", ".DS_Store", ".git/HEAD.txt"):
        path = root / "inner" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return root


def skipped(*paths: Path) -> dict[str, str]:
    return {Path(each.path).name: each.why.id for each in collect_files(paths).skipped}


def test_only_visible_files_of_known_kinds_are_taken_and_the_rest_is_listed(folder: Path) -> None:
    collected = collect_files([folder])
    assert [Path(path).name for path in collected.paths] == ["a.HTML", "b.txt"]
    assert skipped(folder) == {
        ".git": "importing.skipped.hidden_folder",
        ".DS_Store": "importing.skipped.hidden",
        "README": "importing.skipped.no_suffix",
        "cells.xlsx": "importing.skipped.kind",
    }
    assert collected.left_out == 4
    assert all(english(each.why) for each in collected.skipped)


def test_a_file_named_directly_is_taken_whatever_it_is(folder: Path) -> None:
    named = folder / "inner" / ".DS_Store"
    collected = collect_files([folder, named, named])
    assert str(named) in collected.paths
    assert ".DS_Store" not in {Path(each.path).name for each in collected.skipped}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX has links and special files.")
def test_links_are_listed_and_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere" / "secret.txt")
    (folder / "links").symlink_to(tmp_path / "elsewhere")
    found = skipped(folder)
    assert found["link.txt"] == found["links"] == "importing.skipped.link"
    assert not any("secret" in path for path in collect_files([folder]).paths)


def test_of_very_many_only_the_first_are_listed_and_the_rest_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "MOST_LISTED", 3)
    collected = collect_files([folder])
    assert (len(collected.skipped), collected.unlisted, collected.left_out) == (3, 1, 4)


def test_a_kind_that_is_no_text_can_be_stored_as_well(tmp_path: Path) -> None:
    root = tmp_path / "dropped"
    root.mkdir()
    try:
        (root / os.fsdecode(b"x.\xff")).write_text("x")
    except OSError:
        pytest.skip("This file system takes only names in Unicode.")
    (only,) = collect_files([root]).skipped
    only.why.dumps().encode("utf-8")


def test_the_folder_that_a_browser_saves_beside_a_page_holds_no_articles(tmp_path: Path) -> None:
    root = tmp_path / "saved"
    for name in (
        "Bridge shut.html",
        "Bridge shut_files/frame.html",
        "Bridge shut_files/inner/more.html",
        "Fähre.htm",
        "Fähre-Dateien/frame.html",
        "case_files/ruling.html",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    taken = [Path(path).relative_to(root).as_posix() for path in collect_files([root]).paths]
    assert taken == ["Bridge shut.html", "Fähre.htm", "case_files/ruling.html"]
    found = skipped(root)
    assert found["Bridge shut_files"] == found["Fähre-Dateien"] == "importing.skipped.page_folder"


def test_a_drag_counts_what_can_be_read_and_what_can_not(folder: Path) -> None:
    survey = survey_paths([folder])
    assert survey.readable == (("a.HTML", "html"), ("b.txt", "txt"))
    assert survey.unreadable == ("README", "cells.xlsx")
    few = survey_paths([folder], most=1)
    assert len(few.readable) + len(few.unreadable) == 1
