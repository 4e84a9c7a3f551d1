"""The names head: its features, its network, and the names it reads out of its chances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dateline.extraction.head import (
    FEATURES,
    NAME_VECTOR,
    TAGS,
    Floats,
    Head,
    spans_of,
    token_features,
    widened,
)

if TYPE_CHECKING:
    from spacy.language import Language


def chances(*tags: str, chance: float = 0.9) -> Floats:
    """Return a reading in which each tag has `chance` and the others share the rest."""
    rows = np.full((len(tags), len(TAGS)), (1 - chance) / (len(TAGS) - 1), dtype=np.float32)
    for place, tag in enumerate(tags):
        rows[place, TAGS.index(tag)] = chance
    return rows


def test_names_are_read_with_their_kind_and_their_weakest_chance() -> None:
    reading = chances("B-PER", "L-PER", "O", "U-LOC", "O")
    reading[1] = chances("L-PER", chance=0.6)[0]
    first, second = spans_of(reading)
    assert (first.first, first.last, first.kind) == (0, 2, "PER")
    assert first.chance == pytest.approx(0.6, abs=1e-6)
    assert (second.first, second.last, second.kind) == (3, 4, "LOC")


def test_a_name_is_always_whole() -> None:
    for tags in (("B-PER", "O"), ("L-ORG", "U-LOC"), ("B-PER", "L-LOC"), ("I-LOC",)):
        for span in spans_of(chances(*tags)):
            assert 0 <= span.first < span.last <= len(tags)


def test_no_tokens_and_no_names_give_none() -> None:
    assert spans_of(chances()) == []
    assert spans_of(chances("O", "O", chance=0.999)) == []


def test_the_neighbours_of_the_first_and_last_token_are_nothing() -> None:
    features = np.ones((1, FEATURES), dtype=np.float32)
    wide = widened(features)
    assert wide[0, :FEATURES].all()
    assert not wide[0, FEATURES:].any()
    assert widened(np.ones((3, FEATURES), dtype=np.float32))[1].mean() < 1


def test_features_say_how_words_are_written_and_what_their_namesakes_are(nlp: Language) -> None:
    doc = nlp("Velm met velm . Velm left")
    base = np.zeros((len(doc), 17), dtype=np.float32)
    base[0, 2], base[4, 0] = 1, 1
    vectors = np.zeros((len(doc), NAME_VECTOR), dtype=np.float32)
    features = token_features(doc, vectors, base)
    assert features.shape == (len(doc), FEATURES)
    namesakes = features[:, -19:]
    assert namesakes[0, [0, 2]].tolist() == [0.5, 0.5]
    assert (namesakes[0] == namesakes[4]).all()
    assert not namesakes[2].any()
    assert namesakes[0, -1] == 1  # the word is also written small


def test_the_shipped_head_gives_chances(nlp: Language) -> None:
    head = Head.load()
    rng = np.random.default_rng(1)
    reading = head.read(rng.random((7, FEATURES), dtype=np.float32))
    assert reading.shape == (7, len(TAGS))
    assert np.allclose(reading.sum(axis=1), 1, atol=1e-4)
    assert head.read(np.zeros((0, FEATURES), dtype=np.float32)).shape == (0, len(TAGS))
