"""What is printed can't steer a terminal, and holds every character that a terminal can show."""

from __future__ import annotations

import pytest

from dateline.cli.output import print_error, print_line, print_table, shown

STEERING = "a\x1b[31mred\x07\r\nb\u202egnirts\u2069\x9bc"


def test_control_characters_never_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_line(STEERING)
    print_error(STEERING)
    print_table(("title",), [{"title": STEERING}])
    told = capsys.readouterr()
    for sign in ("\x1b", "\x07", "\r", "\u202e", "\u2069", "\x9b"):
        assert sign not in told.out + told.err


def test_markup_of_the_table_s_library_is_printed_as_it_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert print_table(("title",), [{"title": "[bold]x[/bold] :smile:"}]) == 1
    assert "[bold]x[/bold] :smile:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "yes"), (False, ""), (7, "7"), (["a", "b"], "a, b"), ("é 😀", "é 😀")],
)
def test_values_are_shown_in_words(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_long_cell_wraps_and_nothing_of_it_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = " ".join(f"word{number}" for number in range(200))
    print_table(("sentence", "title"), [{"sentence": sentence, "title": "x" * 300}])
    words = capsys.readouterr().out.split()
    assert [word for word in words if word.startswith("word")] == sentence.split()
    assert sum(word.count("x") for word in words) == 300


ROW = {
    "title": "Council of Marlow keeps its ferry to Germany for years to come",
    "outlet": "The Marlow Evening Post",
    "published": "2025-03-03",
    "sentence": "The council voted on Saturday to keep the ferry, and nobody was against it.",
    "uid": "0123456789abcdef0123456789abcdef",
}


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 160])
def test_no_word_of_ordinary_length_is_broken_at_any_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    print_table(tuple(ROW), [ROW, ROW])
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= width
    words = told.split()
    for name in ("title", "outlet", "published", "sentence"):
        for word in ROW[name].split():
            assert words.count(word) >= 2, word
    for piece in (ROW["uid"][:8], ROW["uid"][-4:]):
        assert told.count(piece) >= 2  # a uid is broken, and not cut


def test_in_a_narrow_terminal_each_row_is_a_block_without_its_empty_cells(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    print_table(tuple(ROW), [ROW, {**ROW, "outlet": ""}])
    first, second = capsys.readouterr().out.strip().split("\n\n")
    assert first.splitlines()[0].split()[:3] == ["Title", "Council", "of"]
    assert "Outlet" in first
    assert "Outlet" not in second


def test_wide_characters_count_as_the_two_places_they_take(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    print_table(("title", "outlet"), [{"title": "港の委員会 " * 6, "outlet": "朝の新聞"}])
    told = capsys.readouterr().out
    assert told.count("港の委員会") == 6
    assert "朝の新聞" in told


def test_a_column_without_any_value_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("title", "outlet"), [{"title": "A", "outlet": ""}, {"title": "B", "outlet": None}])
    assert "Outlet" not in capsys.readouterr().out
    print_table(("title", "outlet"), [{"title": "A", "outlet": ""}, {"title": "B", "outlet": "C"}])
    assert "Outlet" in capsys.readouterr().out
