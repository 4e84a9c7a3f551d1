from __future__ import annotations

import pytest

from dateline.model.quoting import inside_quotes, quoted


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The ferry left", "“The ferry left”"),
        ("“The ferry left”", "“The ferry left”"),
        ('"The ferry left"', "“The ferry left”"),
        ("«The ferry left»", "“The ferry left”"),
        ("“Left,” he said, “at noon”", "“‘Left,’ he said, ‘at noon’”"),
        ('He said "at noon" twice', "“He said ‘at noon’ twice”"),
        ('"I told them in March": the engineer', "“‘I told them in March’: the engineer”"),
        ("“The ferry le…", "“‘The ferry le…”"),
        ("the harbour's mail", "“the harbour's mail”"),
        ("”", "“’”"),
        ("", "“”"),
    ],
)
def test_marks_of_the_words_are_never_doubled(words: str, shown: str) -> None:
    assert quoted(words) == shown


def test_marks_round_the_whole_are_left_out_with_the_space_beside_them() -> None:
    assert inside_quotes(" “ The ferry left ” ") == "The ferry left"
