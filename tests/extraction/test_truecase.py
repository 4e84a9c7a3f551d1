"""Shouted lines in normal case, character for character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.truecase import cased_words, is_shouted, model_copy

COMMON = frozenset({"close", "new"})


def test_a_shouted_line_is_written_as_the_article_writes_its_words() -> None:
    known = cased_words("Yesterday the NFC met in Velm about the harbour.")
    copy = model_copy("NFC MEETS IN VELM TO CLOSE OLD HARBOUR", known=known, common=COMMON)
    assert copy == "NFC Meets in Velm to close Old harbour"


def test_a_line_in_mixed_case_is_left_alone() -> None:
    text = "The NFC met in Velm."
    assert model_copy(text, known={}, common=COMMON) == text


def test_a_dateline_of_one_word_is_not_shouted() -> None:
    assert not is_shouted("VELM")
    assert not is_shouted("NFC (AP)")
    assert is_shouted("NFC MEETS IN VELM")


def test_the_first_word_keeps_a_capital() -> None:
    assert model_copy("CLOSE THE PORT NOW", known={}, common=COMMON).startswith("Close the ")


def test_a_dash_of_wire_copy_becomes_one() -> None:
    assert model_copy("VELM _ the port", known={}, common=COMMON) == "VELM – the port"


@given(st.text())
def test_the_copy_is_as_long_as_the_text(text: str) -> None:
    assert len(model_copy(text, known=cased_words(text), common=COMMON)) == len(text)


@given(st.text(alphabet="AÄSİßǅŉ \n'’_", min_size=3))
def test_letters_whose_small_form_is_longer_do_not_move_offsets(text: str) -> None:
    assert len(model_copy(text, known=cased_words(text), common=COMMON)) == len(text)
