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
