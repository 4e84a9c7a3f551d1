"""The recogniser beside the model's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dateline.extraction.head import TAGS
from dateline.extraction.model import Fields, load_bare_model, parse
from dateline.extraction.recogniser import OUTSIDE, reading_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = [
    "Ada Okoro met the Norwegian minister in Oslo on Monday. They spoke about Velm.",
    "",
    "Microsoft and the United Nations signed a deal in Geneva.",
    "Nothing is named here, and nobody.",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    return load_bare_model()


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(each.text, each.label_) for each in doc.ents]


def test_the_entities_are_those_of_the_bare_model(nlp: Language, bare: Language) -> None:
    ours, theirs = list(nlp.pipe(TEXTS)), list(bare.pipe(TEXTS))
    assert list(map(names, ours)) == list(map(names, theirs))
    assert any(doc.ents for doc in ours)


def test_every_token_has_the_chances_of_both_models(nlp: Language) -> None:
    for doc in nlp.pipe(TEXTS):
        reading = reading_of(doc)
        assert reading is not None
        assert reading.base.shape == (len(doc), OUTSIDE + 1)
        assert reading.head.shape == (len(doc), len(TAGS))
        for rows in (reading.base, reading.head):
            assert np.allclose(rows.sum(axis=1, dtype=np.float32), 1, atol=0.02)


def test_each_token_leans_to_a_person_a_body_or_a_place(nlp: Language) -> None:
    doc = nlp("The United Nations met Ada Okoro in Geneva.")
    reading = reading_of(doc)
    assert reading is not None
    leanings = reading.leanings()
    most = [max(range(3), key=row.__getitem__) for row in leanings]
    assert [most[place] for place in (1, 4, 7)] == [1, 0, 2]
    assert all(0 <= chance <= 1.01 for row in leanings for chance in row)


def test_the_chance_of_a_name_is_high_for_its_kind_alone(nlp: Language) -> None:
    doc = nlp("The United Nations met in Geneva.")
    reading = reading_of(doc)
    assert reading is not None
    assert min(reading.chances(5, 6, ("GPE", "LOC", "FAC"))) > 0.9
    assert max(reading.chances(5, 6, ("PERSON",))) < 0.1
    assert min(reading.chances(1, 3, ("ORG",))) > 0.8
    assert reading.chances(5, 6, ("NORP",))[1] == 0


def test_readings_follow_the_tokens_of_a_long_and_of_a_shouted_text(nlp: Language) -> None:
    long = "\n\n".join([TEXTS[0]] * 200)
    for text in (long, "THE COUNCIL OF VELM MEETS IN OSLO\n\n" + TEXTS[0]):
        _, doc = parse(nlp, [Fields("", text)])[0]
        reading = reading_of(doc)
        assert reading is not None
        assert len(reading.base) == len(reading.head) == len(doc)
        for each in doc.ents:
            decided = reading.base[each.start : each.end].max(axis=1)
            assert decided.min() > 0.2


def test_the_bare_model_keeps_no_reading(bare: Language) -> None:
    assert reading_of(bare(TEXTS[0])) is None
