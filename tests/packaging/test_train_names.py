"""The training of the names head on two small texts of ours."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

import train_names
from dateline.extraction.head import FEATURES, TAGS, Head
from dateline.extraction.model import load_bare_model
from dateline.extraction.recogniser import BaseRecogniser
from names_training.examples import IGNORED, examples_of
from names_training.network import train
from names_training.texts import MASKED, Name, Text, gold_texts, is_free, read_documents
from names_training.variation import Names, varied

TEXT = (
    "Ada Okoro met Tom Reed of the Harbour Board in Velm. Okoro lives near Sosna.\n\nVelm is far.\n"
)
WORDS = [
    ("Ada Okoro", "PER"),
    ("Tom Reed", "PER"),
    ("Harbour Board", "ORG"),
    ("Velm", "LOC"),
    ("Sosna", "LOC"),
]


def document(**more: object) -> dict[str, Any]:
    entities = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "label": label}
        for words, label in WORDS
    ]
    own = {"id": "d", "corpus": "Ours", "genre": "news", "licence": "CC BY 4.0", "text": TEXT}
    return own | {"entities": entities} | more


def ours() -> Text:
    names = [Name(each["start"], each["end"], each["label"]) for each in document()["entities"]]
    second = TEXT.index("Okoro lives")
    names.insert(4, Name(second, second + 5, "PER"))
    return Text("d", TEXT, tuple(names), is_silver=False)


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("CC BY 4.0", True),
        ("text CC BY-SA 3.0; annotation CC BY 4.0", True),
        ("text CC BY-NC-SA 4.0; annotation CC BY 4.0", False),
        ("", False),
    ],
)
def test_only_texts_whose_every_licence_is_free_are_used(licence: str, free: bool) -> None:
    assert is_free(licence) is free


def test_varied_texts_name_others_consistently_and_stay_marked() -> None:
    people: set[str] = set()
    for seed in range(20):
        text = varied(ours(), Names(Random(seed)), Random(seed))
        written = [text.text[name.start : name.end] for name in text.names]
        assert [name.kind for name in text.names] == [name.kind for name in ours().names]
        assert " ".join(text.text.split()[-2:]).lower() == "is far."
        assert written[4] in written[0]
        people.add(written[0])
    assert len(people) > 5


def test_masked_names_are_left_as_they_are() -> None:
    masked = Text("d", TEXT, (Name(0, 9, MASKED),), is_silver=False)
    assert varied(masked, Names(Random(1)), Random(1)).text.startswith("Ada Okoro met")


def test_names_cut_out_by_rule_are_not_trusted_against_longer_ones() -> None:
    text = "She is at the University of Portsmouth in England."
    start = text.index("Portsmouth")
    entity = {"start": start, "end": start + 10, "label": "LOC"}
    nlp = load_bare_model()
    (cut,) = gold_texts(nlp, [document(corpus="GUM", text=text, entities=[entity])])
    assert Name(text.index("University"), start + 10, MASKED) in cut.names
    (kept,) = gold_texts(nlp, [document(text=text, entities=[entity])])
    assert kept.names == (Name(start, start + 10, "LOC"),)


def test_two_trainings_give_the_same_head() -> None:
    nlp = load_bare_model()
    recogniser = BaseRecogniser(nlp.get_pipe("ner"))
    with nlp.select_pipes(disable=["ner", "lemmatizer"]):
        examples = list(examples_of(nlp, recogniser, [ours()], are_varied=False))
    (example,) = examples
    assert example.features.shape == (len(example.tags), FEATURES)
    assert [TAGS[tag] for tag in example.tags[:4]] == ["B-PER", "L-PER", "O", "B-PER"]
    assert IGNORED not in example.tags[:10]
    one, other = (
        train(
            examples, epochs=3, varied_share=0.5, seed=4, at_most_steps=3, tell=lambda _line: None
        )
        for _ in range(2)
    )
    assert all(np.array_equal(one[name], other[name]) for name in one)
    reading = Head.of(one).read(example.features.astype(np.float32))
    assert reading.shape == (len(example.tags), len(TAGS))
    assert np.allclose(reading.sum(axis=1), 1, atol=1e-4)


def test_the_program_writes_the_head_and_a_card_with_its_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "texts.jsonl.gz"
    with gzip.open(texts, "wt", encoding="utf-8") as lines:
        lines.writelines(
            json.dumps(each) + "\n" for each in (document(), document(licence="none stated"))
        )
    assert len(read_documents(texts)) == 2
    written: list[bytes] = []
    for folder in ("one", "other"):
        into = tmp_path / folder
        command = ["train_names.py", str(texts), "--replay", str(texts), "--into", str(into)]
        options = ["--versions", "1", "--epochs", "1", "--steps", "2"]
        monkeypatch.setattr("sys.argv", [*command, *options])
        train_names.main()
        written.append((into / "head.npz").read_bytes())
    assert written[0] == written[1]
    card = (tmp_path / "one" / "HEAD.md").read_text("utf-8")
    assert "| Ours | news | 1 | CC BY 4.0 | annotated |" in card
    assert "none stated" not in card
    assert "1 documents left out for their licence" in capsys.readouterr().err
