"""Forms of one verb, and most nouns made from it, have one stem; other verbs have another."""

from __future__ import annotations

import pytest

from dateline.explore.verb_stems import stem_of


@pytest.mark.parametrize(
    "forms",
    [
        "attack attacks attacked attacking",
        "seize seized seizes seizing seizure",
        "sink sinks sank sunk sinking",
        "withdraw withdrew withdrawal withdrawing",
        "announce announced announcement",
        "stop stopped stops stopping",
        "resign resigned resignation",
        "meet met meets meeting",
        "die died dying death",
        "carry carried carries",
        "withdraw has-withdrawn",
    ],
)
def test_forms_of_one_verb_have_one_stem(forms: str) -> None:
    assert len({stem_of(form.replace("-", " ")) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("attacked", "met"), ("sank", "sang"), ("opened", "closed"), ("resigned", "signed"),
     ("won", "lost"), ("arrested", "rested"), ("said", "sank")],
)  # fmt: skip
def test_other_verbs_have_another(one: str, other: str) -> None:
    assert stem_of(one) != stem_of(other)


def test_no_words_have_no_stem() -> None:
    assert stem_of("") == stem_of("…") == ""
