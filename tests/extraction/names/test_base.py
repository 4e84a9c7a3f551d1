"""How the head confirms and doubts the base model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dateline.extraction.head import TAGS
from dateline.extraction.names.base import base_mentions
from dateline.extraction.names.page import Pages
from dateline.extraction.parsed import ParsedArticle, ParsedField
from dateline.extraction.recogniser import KINDS, OUTSIDE, Reading, keep_reading
from dateline.model.annotations import Label
from dateline.model.spans import Field

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = ["Ada", "Okoro", "met", "Sosna", "today"]


def found(
    nlp: Language, entities: list[tuple[int, int, str]], sure: float, head: dict[int, str | float]
) -> list[tuple[str, Label, str]]:
    """Return the mentions where the base model is so sure of its entities and the head reads `head`.

    `head` gives a token its tag, or the chance that it is no name; the others surely are none.
    """
    from spacy.tokens import Doc, Span

    doc = Doc(nlp.vocab, words=WORDS)
    doc.ents = [Span(doc, first, last, label=label) for first, last, label in entities]
    base = np.zeros((len(doc), OUTSIDE + 1), dtype=np.float16)
    base[:, OUTSIDE] = 1
    for first, last, label in entities:
        base[first:last] = 0
        base[first:last, KINDS.index(label)] = sure
        base[first:last, OUTSIDE] = 1 - sure
    tags = np.zeros((len(doc), len(TAGS)), dtype=np.float16)
    tags[:, 0] = 1
    for token, said in head.items():
        tag, chance = ("O", said) if isinstance(said, float) else (said, 0.8)
        tags[token] = (1 - chance) / (len(TAGS) - 1)
        tags[token, TAGS.index(tag)] = chance
    keep_reading(doc, Reading(base, tags))
    article = ParsedArticle(None, ParsedField(Field.TEXT, doc.text, doc), None)
    pages = Pages.of(article)
    return [(pages.written(each), each.label, each.maker) for each in base_mentions(article, pages)]


ADA = {0: "B-PER", 1: "L-PER"}


def test_a_name_of_both_models_is_the_base_models(nlp: Language) -> None:
    assert found(nlp, [(0, 2, "PERSON")], 0.9, dict(ADA)) == [("Ada Okoro", Label.PERSON, "model")]


def test_a_name_of_the_head_alone_is_added(nlp: Language) -> None:
    assert found(nlp, [], 1.0, {3: "U-LOC"}) == [("Sosna", Label.GPE, "head")]


@pytest.mark.parametrize(("sure", "kept"), [(0.6, False), (0.99, True)])
def test_a_name_the_head_sees_none_in_goes_unless_the_base_is_sure(
    nlp: Language, sure: float, kept: bool
) -> None:
    assert bool(found(nlp, [(3, 4, "ORG")], sure, {3: 0.9})) is kept


@pytest.mark.parametrize(("sure", "words"), [(0.6, "Ada Okoro"), (0.99, "Okoro")])
def test_bounds_are_the_heads_unless_the_base_is_sure(
    nlp: Language, sure: float, words: str
) -> None:
    ((written, label, _),) = found(nlp, [(1, 2, "PERSON")], sure, dict(ADA))
    assert (written, label) == (words, Label.PERSON)


def test_kinds_that_the_head_does_not_know_are_left_alone(nlp: Language) -> None:
    assert found(nlp, [(3, 4, "NORP")], 0.3, {3: 0.9}) == [("Sosna", Label.NORP, "model")]
