"""Train the names head from freely licensed texts, the same bytes each time, and write its card.

    python packaging/train_names.py TRAINING.jsonl.gz [--replay OTHER.jsonl.gz …] [--into FOLDER]

TRAINING holds one document a line with `id`, `corpus`, `genre`, `licence`, `text` and `entities`
(`start`, `end`, `label` PER, ORG, LOC or another); OTHER needs no entities. Documents whose licence does
not allow a shipped model are left out. One core, about 20 minutes, 3 GB of memory.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np

from dateline.extraction.head import HEAD_FILE
from dateline.extraction.model import load_bare_model
from dateline.extraction.recogniser import BaseRecogniser
from names_training.card import card
from names_training.examples import Example, examples_of
from names_training.network import train
from names_training.texts import Text, gold_texts, is_free, read_documents, silver_texts, sources_of
from names_training.variation import Names, varied

NAMES: Final = Path(__file__).resolve().parent.parent / "resources" / "dateline_data" / "names"
CARD_FILE: Final = "HEAD.md"


def main() -> None:
    """Train with the texts of the command line and write the head and its card."""
    options = _options()
    started = time.monotonic()
    gold = _free(read_documents(options.texts))
    silver = _free([each for path in options.replay for each in read_documents(path)])
    examples = _examples(gold, silver, versions=options.versions, seed=options.seed)
    _tell(started, f"{sum(len(each.tags) for each in examples)} tokens read")
    arrays = train(
        examples,
        epochs=options.epochs,
        varied_share=options.varied_share,
        seed=options.seed,
        at_most_steps=options.steps,
        tell=lambda line: _tell(started, line),
    )
    options.into.mkdir(parents=True, exist_ok=True)
    halves = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez(options.into / HEAD_FILE, allow_pickle=False, **halves)
    run = (
        f"Trained for {options.epochs} epochs, each with {options.varied_share:.0%} of {options.versions} varied "
        f"versions of every text, seed {options.seed}."
    )
    words = card(sources_of(gold), sources_of(silver), training=run)
    (options.into / CARD_FILE).write_text(words, "utf-8")
    _tell(started, f"written to {options.into}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, help="annotated documents, gzip JSON lines")
    parser.add_argument(
        "--replay", type=Path, nargs="*", default=[], help="texts for silver labels"
    )
    parser.add_argument("--into", type=Path, default=NAMES, help="folder to write to")
    parser.add_argument("--versions", type=int, default=6, help="varied versions of each text")
    parser.add_argument(
        "--varied-share", type=float, default=0.7, help="share of these an epoch sees"
    )
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=None, help="stop early, for a trial")
    return parser.parse_args()


def _free(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    free = [each for each in documents if is_free(each["licence"])]
    if len(free) < len(documents):
        print(f"{len(documents) - len(free)} documents left out for their licence", file=sys.stderr)
    return free


def _examples(
    gold: Sequence[dict[str, Any]], silver: Sequence[dict[str, Any]], *, versions: int, seed: int
) -> list[Example]:
    nlp = load_bare_model()
    recogniser = BaseRecogniser(nlp.get_pipe("ner"))
    texts: list[Text] = [*gold_texts(nlp, gold), *silver_texts(nlp, silver)]
    chance = Random(seed)  # noqa: S311 - a repeatable draw, no secret
    names = Names(chance)
    with nlp.select_pipes(disable=["lemmatizer", "ner"]):
        examples = list(examples_of(nlp, recogniser, texts, are_varied=False))
        for _ in range(versions):
            others = [varied(text, names, chance) for text in texts]
            examples += examples_of(nlp, recogniser, others, are_varied=True)
    return examples


def _tell(started: float, line: str) -> None:
    print(f"{time.monotonic() - started:6.0f} s  {line}", flush=True)


if __name__ == "__main__":
    main()
