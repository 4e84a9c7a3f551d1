"""The shared scorer, called as the program it is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.quality.corpora import AbsentCorpusError, Record
from tests.shared import shared_root


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 in percent, and how many predictions were made."""

    p: float
    r: float
    f1: float
    predicted: float

    @property
    def right(self) -> float:
        """The number of predictions that were right."""
        return self.p * self.predicted / 100


@dataclass(frozen=True, slots=True)
class Scores:
    """What the scorer prints: scores by name, and plain shares by name in percent."""

    scores: dict[str, Score]
    shares: dict[str, float]


def score(
    task: str, gold: Sequence[Record], predicted: Sequence[Record], *, options: Iterable[str] = ()
) -> Scores:
    """Score one task over documents with equal ids.

    Raises `AbsentCorpusError` without the scorer, RuntimeError where it refuses its input.
    """
    return _scores(_printed(task, gold, predicted, _program(task), options))


def list_errors(
    task: str, gold: Sequence[Record], predicted: Sequence[Record], *, options: Iterable[str] = ()
) -> list[str]:
    """Return every error as the scorer writes it: id, kind, the words in their text, the values.

    Raises as `score` does.
    """
    return _printed(task, gold, predicted, _program(task), [*options, "--errors", _ALL])["errors"]


_ALL: Final = "1000000"
"""More errors than any corpus can have."""


def _program(task: str) -> Path:
    program = shared_root() / "score" / "score.py"
    if not program.is_file():
        message = f"{task}: not measured, for score.py is not in the shared material."
        raise AbsentCorpusError(message)
    return program


def _printed(
    task: str,
    gold: Sequence[Record],
    predicted: Sequence[Record],
    program: Path,
    options: Iterable[str],
) -> Record:
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
        for path, records in zip(files, (gold, predicted), strict=True):
            path.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
        command = [sys.executable, str(program), task, *map(str, files), "--json", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def _scores(printed: Record) -> Scores:
    return Scores(
        {
            name: Score(each["p"], each["r"], each["f1"], each["pred"])
            for name, each in printed["scores"].items()
        },
        {name: each["percent"] for name, each in printed["ratios"].items()},
    )
