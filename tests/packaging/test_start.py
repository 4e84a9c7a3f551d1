"""What packaging/run.py makes of its arguments and of the display."""

from __future__ import annotations

import sys

import pytest

from start import has_display, opens_window, take_yes, wants_system_libraries


@pytest.mark.parametrize(
    ("given", "left", "answered"),
    [
        ([], [], False),
        (["--yes"], [], True),
        (["--library", "L", "--yes", "import", "a"], ["--library", "L", "import", "a"], True),
        (["import", "--yes"], ["import", "--yes"], False),
        (["--yes", "import", "--yes"], ["import", "--yes"], True),
    ],
)
def test_a_yes_before_the_verb_answers_the_set_up(
    given: list[str], left: list[str], answered: bool
) -> None:
    assert take_yes(given) == (left, answered)


@pytest.mark.parametrize("arguments", [[], ["--library", "L"], ["--library=L"]])
def test_no_verb_opens_the_window(arguments: list[str]) -> None:
    assert opens_window(arguments)
    assert wants_system_libraries(arguments)


@pytest.mark.parametrize("arguments", [["articles"], ["--library", "L", "search", "--version"]])
def test_a_verb_needs_neither_window_nor_its_libraries(arguments: list[str]) -> None:
    assert not opens_window(arguments)
    assert not wants_system_libraries(arguments)


def test_asking_for_the_version_sets_up_all_and_opens_no_window() -> None:
    assert wants_system_libraries(["--version"])
    assert not opens_window(["--version"])


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Other systems always have a display."
)
@pytest.mark.parametrize(
    ("variables", "seen"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_a_display_is_what_the_variables_name(variables: dict[str, str], seen: bool) -> None:
    assert has_display(variables) is seen
