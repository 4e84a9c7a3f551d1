"""What stands between quotation marks, whatever marks a paper uses."""

from __future__ import annotations

import random
import time

import pytest

from dateline.extraction.quotations.marks import paragraphs, stretches


def inside(text: str) -> list[str]:
    """Return what stands between the outermost marks."""
    return [stretch.inner.of(text) for stretch in stretches(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We go," she said. "We go now."', ["We go,", "We go now."]),
        ("“We go,” she said.", ["We go,"]),
        ("«We go», she said.", ["We go"]),
        ("„We go“, she said.", ["We go"]),
        ("''We go,'' she said; ``now,'' she added.", ["We go,", "now,"]),
        ("‘We go,’ she said.", ["We go,"]),
        ("'We go,' she said.", ["We go,"]),
        ("“ We go ” , she said.", ["We go"]),
    ],
)
def test_each_kind_of_mark_is_read(text: str, found: list[str]) -> None:
    assert inside(text) == found


def test_a_nested_stretch_belongs_to_the_outer_one() -> None:
    assert inside("“He called it ‘a farce’ twice,” she said.") == ["He called it ‘a farce’ twice,"]
    assert inside('"He said "no" to me," she said.') == ['He said "no" to me,']
    assert inside("'''No way,' he told me,'' she said.") == ["'No way,' he told me,"]


def test_an_apostrophe_closes_nothing() -> None:
    assert inside("'The workers' rights are gone,' he said.") == ["The workers' rights are gone,"]
    assert inside("Don't go 'round in the '90s, it's late.") == []
    assert inside("the ‘90s and rock ’n’ roll") == []


def test_inches_and_feet_open_nothing() -> None:
    assert inside('a 6\'2" man said "fine"') == ["fine"]


def test_a_paragraph_that_opens_again_continues_the_speech() -> None:
    text = "“One. \n\n“Two. \n\n“Three,” she said."
    found = stretches(text)
    assert [stretch.inner.of(text) for stretch in found] == ["One.", "Two.", "Three,"]
    assert [stretch.continues for stretch in found] == [False, True, True]
    assert all(stretch.closed for stretch in found)


def test_a_mark_never_closed_ends_with_its_paragraph() -> None:
    text = "He said: “It is over.\n\nNobody answered."
    (stretch,) = stretches(text)
    assert stretch.inner.of(text) == "It is over."
    assert not stretch.closed


def test_paragraphs_are_parts_between_blank_lines() -> None:
    text = "\n\n One.\nStill one.\n \n\nTwo. \n"
    assert [span.of(text) for span in paragraphs(text)] == ["One.\nStill one.", "Two."]


@pytest.mark.parametrize("seed", range(40))
def test_random_marks_give_ordered_stretches_that_never_overlap(seed: int) -> None:
    chance = random.Random(seed)
    pieces = [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "''",
        "``",
        "«",
        "»",
        "„",
        "a",
        "No",
        " ",
        "\n\n",
        ",",
        ".",
        "😀",
    ]
    text = "".join(chance.choice(pieces) for _ in range(chance.randint(0, 200)))
    end = 0
    for stretch in stretches(text):
        assert end <= stretch.outer.start <= stretch.inner.start
        assert stretch.inner.start <= stretch.inner.end <= stretch.outer.end <= len(text)
        assert stretch.inner.of(text).strip()
        end = stretch.outer.end


@pytest.mark.parametrize("unit", ['"a "b" ', "‘a ", "“", "'x ", '"', "“a ” "])
def test_a_text_full_of_marks_costs_no_square(unit: str) -> None:
    began = time.process_time()
    stretches(unit * (200_000 // len(unit)))
    assert time.process_time() - began < 10
