"""What is measured: Dateline's extraction as `dateline extract --jsonl` runs it, and bare spaCy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from dateline.extraction.model import load_model
from dateline.extraction.pipeline import Pipeline
from dateline.extraction.records import extract_lines
from tests.quality.corpora import Document, Record

_GIVEN: Final = ("id", "title", "date", "text")


class System(Protocol):
    """Turns documents into predicted records, without seeing their gold."""

    @property
    def name(self) -> str:
        """The name in the tables."""
        ...

    def read(self, documents: Sequence[Document]) -> list[Record]:
        """Return one record for each document, in order."""
        ...


class Dateline:
    """The product's pipeline and record writer; owns the loaded model."""

    name = "Dateline"

    def __init__(self) -> None:
        self._pipeline = Pipeline()

    def read(self, documents: Sequence[Document]) -> list[Record]:
        """Return the records of `dateline extract`; raises RuntimeError for a refused line."""
        lines = (json.dumps({key: each.gold.get(key) for key in _GIVEN}) for each in documents)
        return list(self._records(lines))

    def _records(self, lines: Iterator[str]) -> Iterator[Record]:
        for line, good in extract_lines(lines, self._pipeline):
            if not good:
                message = f"extraction refused a document: {line[:200]}"
                raise RuntimeError(message)
            yield json.loads(line)


class BareSpacy:
    """The same model without a rule of ours: its entities, clustered by equal strings."""

    name = "bare spaCy"

    def __init__(self) -> None:
        self._nlp = load_model()

    def read(self, documents: Sequence[Document]) -> list[Record]:
        """Return records with `entities` alone."""
        docs = self._nlp.pipe((each.gold["text"] for each in documents), batch_size=16)
        return [
            {
                "id": document.gold["id"],
                "entities": [
                    {
                        "start": entity.start_char,
                        "end": entity.end_char,
                        "label": entity.label_,
                        "cluster": " ".join(entity.text.casefold().split()),
                    }
                    for entity in doc.ents
                ],
            }
            for document, doc in zip(documents, docs, strict=True)
        ]


class Remembered:
    """A system that reads each corpus once, however many tasks ask for it; loaded when needed."""

    def __init__(self, make: type[Dateline | BareSpacy]) -> None:
        self._make = make
        self._system: System | None = None
        self._read: dict[str, list[Record]] = {}
        self.name = make.name

    def read(self, corpus: str, documents: Sequence[Document]) -> list[Record]:
        """Return the records of the documents of this corpus, always the same documents."""
        if corpus not in self._read:
            self._system = self._system or self._make()
            self._read[corpus] = self._system.read(documents)
        return self._read[corpus]
