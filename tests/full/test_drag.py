"""Files dragged from another program, by the X server's own drag and drop, land in the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.display import Screen
from tests.desktop.dragging import drag_source, file_manager
from tests.desktop.libraries import look, wait_until_imported
from tests.desktop.window import window
from tests.sample_articles import write_articles

pytestmark = [pytest.mark.full, pytest.mark.timeout(300)]

NAMES = "SELECT path FROM task WHERE stage = 'read' ORDER BY id"
SURFACES = ("article", "library", "entities", "search")
"""Parts of the window that could take a drop for themselves."""


def names_of(library: Path) -> list[str]:
    return [Path(path).name for (path,) in look(library, NAMES)]


def test_files_and_folders_dropped_on_the_empty_window_are_imported(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "a folder é"
    paths = write_articles(folder, 3)
    odd = paths[0].rename(tmp_path / "with spaces, é and 100 %.txt")
    library = tmp_path / "library"
    with window(desktop, library, home=home) as opened:
        with drag_source(desktop, [odd, folder], home=home) as source:
            assert source.drag_to(opened.ask("window_place")) == "taken"
            wait_until_imported(library, articles=3, seconds=120.0)
        opened.wait_for("rows", lambda rows: len(rows) == 3, pane="library")
    assert names_of(library) == [odd.name, *(path.name for path in paths[1:])]


@pytest.mark.parametrize("surface", SURFACES)
def test_a_drop_on_any_part_of_the_window_imports(
    surface: str, desktop: Screen, home: Path, tmp_path: Path
) -> None:
    first, second = write_articles(tmp_path / "articles", 2)
    library = tmp_path / "library"
    with window(desktop, library, home=home, paths=[first]) as opened:
        wait_until_imported(library, articles=1, seconds=120.0)
        opened.click("row_place", pane="library", row=1)
        opened.wait_for("article", lambda found: found is not None)
        place = opened.ask("surface_place", name=surface)
        with drag_source(desktop, [second], home=home) as source:
            assert source.drag_to(place) == "taken"
            wait_until_imported(library, articles=2, seconds=120.0)
        assert opened.ask("searching")["text"] == ""
    assert names_of(library) == [first.name, second.name]


def test_a_file_dragged_out_of_a_file_manager_is_imported(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    folder, library = tmp_path / "a folder é", tmp_path / "library"
    (path,) = write_articles(folder, 1)
    with window(desktop, library, home=home) as opened:
        left, top = opened.ask("window_place")
        with file_manager(desktop, folder, home=home) as manager:
            manager.drag_file_to(
                (left - 400, top - 200), arrived=lambda: names_of(library) == [path.name]
            )
        wait_until_imported(library, articles=1, seconds=120.0)


def test_files_are_imported_even_if_the_program_they_came_from_ends_at_once(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    (path,) = write_articles(tmp_path / "articles", 1)
    library = tmp_path / "library"
    with window(desktop, library, home=home) as opened:
        with drag_source(desktop, [path], home=home) as source:
            source.drag_to(opened.ask("window_place"))
        wait_until_imported(library, articles=1, seconds=120.0)


def test_a_drag_of_nothing_readable_is_turned_away_with_a_sentence(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.xyz"
    picture.write_bytes(b"\x00\x01")
    library = tmp_path / "library"
    with window(desktop, library, home=home) as opened:
        place = opened.ask("window_place")
        with drag_source(desktop, [picture], home=home) as source:
            source.carry_to(place)
            shown = opened.wait_for("overlay", lambda found: "be read" in (found or ""))
            assert source.let_go() == "refused"
            opened.pointer.move((place[0] - 50, place[1]))
        assert "file" in shown
        opened.wait_for("overlay", lambda found: found is None)
    assert names_of(library) == []


def test_a_drag_whose_program_ends_in_the_middle_leaves_nothing_on_the_screen(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    (path,) = write_articles(tmp_path / "articles", 1)
    with window(desktop, tmp_path / "library", home=home) as opened:
        place = opened.ask("window_place")
        with drag_source(desktop, [path], home=home) as source:
            source.carry_to(place)
            opened.wait_for("overlay", lambda found: found is not None)
        opened.pointer.release()
        opened.pointer.move((place[0] - 50, place[1]))
        opened.wait_for("overlay", lambda found: found is None, seconds=10.0)
