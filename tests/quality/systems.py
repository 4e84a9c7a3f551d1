"""What is measured: Dateline's extraction as `dateline extract --jsonl` runs it, and bare spaCy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, Protocol

from dateline.extraction.model import load_bare_model
from dateline.extraction.pipeline import Pipeline
from dateline.extraction.records import extract_lines
from dateline.model.days import day_from_iso
from tests.quality.corpora import Document, Record

_NOTHING: Final = {"entities": [], "timexes": [], "quotes": [], "events": []}


def given(gold: Record) -> Record:
    """Return what extraction may see of a gold record; a date that is none counts as unknown."""
    date = gold.get("date")
    try:
        day_from_iso(date or "")
    except ValueError:
        date = None
    return {"id": gold["id"], "title": gold.get("title"), "date": date, "text": gold["text"]}


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
        """Return the records of `dateline extract`; a refused document has nothing but its error."""
        lines = (json.dumps(given(each.gold)) for each in documents)
        records = [json.loads(line) for line, _ in extract_lines(lines, self._pipeline)]
        return [_NOTHING | record if "error" in record else record for record in records]


class BareSpacy:
    """The same model without a rule of ours: its entities, clustered by equal strings."""

    name = "bare spaCy"

    def __init__(self) -> None:
        self._nlp = load_bare_model()

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
