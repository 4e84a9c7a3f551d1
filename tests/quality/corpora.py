"""Corpora beside the repository, as documents with their gold, a third of them put away."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from tests.shared import shared_root

Record: TypeAlias = dict[str, Any]

PARTS: Final = ("in use", "put away")
"""Rules may be written looking at the first part; the second only says whether they are general."""


class AbsentCorpusError(Exception):
    """A corpus that is not beside this repository; its text says so in a sentence."""


@dataclass(frozen=True, slots=True)
class Document:
    """One gold record of a corpus, and the part it belongs to."""

    gold: Record
    part: str


def documents_of(records: Sequence[Record], *, at_most: int | None = None) -> list[Document]:
    """Return the records with their part, by place in the corpus; each third one is put away.

    Of more than `at_most`, that many are taken, evenly spread and in the same proportion.
    """
    documents = [Document(record, PARTS[place % 3 == 2]) for place, record in enumerate(records)]
    if at_most is None or len(documents) <= at_most:
        return documents
    in_use, put_away = ([each for each in documents if each.part == part] for part in PARTS)
    away = round(at_most / 3)
    return _spread(in_use, at_most - away) + _spread(put_away, away)


def _spread(documents: Sequence[Document], number: int) -> list[Document]:
    return [documents[place * len(documents) // number] for place in range(number)]


def read_records(name: str) -> list[Record]:
    """Return the lines of a corpus; raises `AbsentCorpusError`."""
    path = shared_root() / "corpora" / f"{name}.dev.jsonl.gz"
    if not path.is_file():
        message = f"{name}: not measured, for {path.name} is not in the shared material."
        raise AbsentCorpusError(message)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
