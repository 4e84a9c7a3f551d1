"""Corrections and updates of an article among its paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model.article import BlockKind
from dateline.reading.corrections import is_correction
from tests.reading.checks import read_text
from tests.reading.web.pages import PARAGRAPHS, page

NOTE = (
    "Correction, 14 March 2025: An earlier version of this article gave a wrong name of the barge."
)


@pytest.mark.parametrize(
    "text",
    [
        NOTE,
        "Correction (14 March 2025): The barge was Danish.",
        "Clarification, 14 March 2025: The barge was built in Saltmere.",
        "This article was amended on 14 March 2025 to say that the barge was Danish.",
        "This story has been changed.",
        "Editor’s note: The names of the fishermen were left out.",
        "UPDATE 14 March, 10:00: The board met again.",
        "Updated at 1:23 p.m.",
        "Korrektur: Der Kahn war dänisch.",
        "An earlier version of this story misspelled the name of the mayor.",
    ],
)
def test_a_note_on_a_change_is_told_from_the_text(text: str) -> None:
    assert is_correction(text)


@pytest.mark.parametrize(
    "text",
    [
        "Updated rules for barges come into force in May.",
        "Corrections officers in Halden went on strike.",
        "Corrections of the plan were made by the board.",
        "The update was late.",
        "This article of the charter is about bridges.",
        "Correction: " + "the barge was Danish, " * 60,
    ],
)
def test_a_paragraph_that_only_begins_alike_is_text(text: str) -> None:
    assert not is_correction(text)


def test_a_correction_stays_in_the_text_of_a_page_and_is_marked(tmp_path: Path) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, NOTE))
    article = read_text(tmp_path / "bridge.html", page(body=body))
    last = article.blocks[-1]
    assert (last.kind, last.span.of(article.text)) == (BlockKind.CORRECTION, NOTE)
    assert [block.kind for block in article.blocks[:-1]] == [BlockKind.PARAGRAPH] * len(PARAGRAPHS)


def test_a_correction_stays_in_a_text_file_and_is_marked(tmp_path: Path) -> None:
    text = "\n\n".join(("Bridge shut", "By Jane Roe", *PARAGRAPHS, NOTE))
    article = read_text(tmp_path / "bridge.txt", text)
    assert article.blocks[-1].kind is BlockKind.CORRECTION
    assert article.apart == ()
