"""The model behind its one door."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extraction.model import Fields, cut, forgetting, load_model, parse

if TYPE_CHECKING:
    from spacy.language import Language

PARAGRAPH = "Ada Okoro met the Norwegian minister in Oslo on Monday. They spoke about Velm."


def test_loading_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_model()


def test_importing_the_door_loads_no_spacy() -> None:
    code = "import sys, dateline.extraction.model; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.integers(1, 40))
def test_pieces_join_to_the_text_and_are_never_too_long(text: str, longest: int) -> None:
    pieces = list(cut(text, longest=longest))
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= longest


def test_a_text_is_cut_at_paragraphs_before_anything_else() -> None:
    text = "One. Two.\nThree.\n\nFour. Five. Six."
    assert next(cut(text, longest=25)) == "One. Two.\nThree.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n  lead",
        PARAGRAPH,
        "THE COUNCIL OF VELM MEETS\n\n" + PARAGRAPH,
        "a\x00b \U0001f600 أبو",
    ],
)
def test_a_parse_has_the_text_as_it_was(nlp: Language, text: str) -> None:
    title, body = parse(nlp, [Fields("COUNCIL MEETS IN OSLO", text)])[0]
    assert title.text == "COUNCIL MEETS IN OSLO"
    assert body.text == text


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_is_parsed_as_it_is(nlp: Language, text: str) -> None:
    assert parse(nlp, [Fields("", text)])[0][1].text == text


def test_a_long_text_is_one_parse_with_the_sentences_of_its_parts(nlp: Language) -> None:
    text = "\n\n".join([PARAGRAPH] * 300)
    _, long = parse(nlp, [Fields("", text)])[0]
    _, short = parse(nlp, [Fields("", PARAGRAPH)])[0]
    assert long.text == text
    assert [each.text.strip() for each in long.sents] == [each.text for each in short.sents] * 300
    assert len(long.ents) == 300 * len(short.ents)


def test_a_word_without_an_end_is_parsed(nlp: Language) -> None:
    text = "a" * 20_000
    assert parse(nlp, [Fields("", text)])[0][1].text == text


def test_a_sentence_never_crosses_a_paragraph(nlp: Language) -> None:
    _, doc = parse(nlp, [Fields("", "A heading without a stop\n\nThe council met\n\nIt left")])[0]
    assert [each.text.strip() for each in doc.sents] == [
        "A heading without a stop",
        "The council met",
        "It left",
    ]


def test_a_shouted_title_is_understood(nlp: Language) -> None:
    fields = Fields("RUSSIA AND NORWAY SIGN NEW DEAL", "Russia and Norway signed a new deal.")
    title, _ = parse(nlp, [fields])[0]
    assert [(each.text, each.label_) for each in title.ents] == [
        ("RUSSIA", "GPE"),
        ("NORWAY", "GPE"),
    ]


def test_batches_do_not_change_a_parse(nlp: Language) -> None:
    articles = [Fields("", PARAGRAPH * number) for number in range(1, 12)]
    together = parse(nlp, articles)
    for fields, (_, doc) in zip(articles, together, strict=True):
        _, alone = parse(nlp, [fields])[0]
        assert [each.head.i for each in alone] == [each.head.i for each in doc]
        assert [(each.text, each.label_) for each in alone.ents] == [
            (each.text, each.label_) for each in doc.ents
        ]


def test_words_are_forgotten_after_their_block(nlp: Language) -> None:
    with forgetting(nlp):
        parse(nlp, [Fields("", "Zyqvorrnik met Ada.")])
        assert "Zyqvorrnik" in nlp.vocab.strings
    assert "Zyqvorrnik" not in nlp.vocab.strings


def test_arithmetic_has_no_threads_of_its_own_beneath_a_worker() -> None:
    program = (
        "import os; from dateline.extraction.pipeline import Pipeline, Source;"
        "Pipeline().extract(Source('', 'Anna Berg left Tarvik on Monday.', 20_000));"
        "print(len(os.listdir('/proc/self/task')))"
    )
    path = os.pathsep.join(path for path in sys.path if path)
    threaded = {name: value for name, value in os.environ.items() if "_THREADS" not in name}
    answer = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env=threaded | {"PYTHONPATH": path},
    )
    assert answer.stdout.strip() == "1"
