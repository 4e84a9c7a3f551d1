"""The recogniser of names: the base model's decisions with how sure it was, and our head's reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from dateline.extraction.head import NAME_VECTOR, TAGS, Head, softmax, token_features

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

KINDS: Final = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "WORK", "NUMBER")
"""What a token may begin or go on with, in the columns of `Reading.base`; the last column is none."""
OUTSIDE: Final = 2 * len(KINDS)
PIPE: Final = "dateline_names"
_KIND_OF_HEAD: Final = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_WORKS: Final = frozenset(("PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"))
_BATCH: Final = 16
_KEPT: Final = np.float16


@dataclass(frozen=True, slots=True)
class Reading:
    """What both models say of each token, in probabilities.

    `base` has tokens × 17 columns: begins one of `KINDS`, goes on with one, is no name. `head` has
    tokens × `head.TAGS`. In half precision, since a long text has a hundred thousand tokens.
    """

    base: Halves
    head: Halves

    def of_tokens(self, places: Sequence[int]) -> Reading:
        """Return the reading of these tokens alone."""
        chosen = np.asarray(places, dtype=np.int64)
        return Reading(self.base[chosen], self.head[chosen])

    def leanings(self) -> list[list[float]]:
        """Return how much both models together lean to a person, a body and a place, for each token.

        The mean of their chances, begun or gone on with: a list of three for each row.
        """
        base, head = _leaning_columns()
        means = self.base.astype(np.float32) @ base + self.head.astype(np.float32) @ head
        return cast("list[list[float]]", means.tolist())

    def chances(self, first: int, last: int, kinds: Sequence[str]) -> tuple[float, float]:
        """Return how sure each model is that the tokens `[first, last)` are a name of one of `kinds`.

        The base model's chance is the least that a token has of the kinds, begun or gone on with;
        the head's is the same for the kind of names that `kinds` belong to, 0 where it knows none.
        """
        columns = [KINDS.index(kind) + inside for kind in kinds for inside in (0, len(KINDS))]
        base = float(self.base[first:last, columns].sum(axis=1, dtype=np.float32).min())
        ours = [place for place, tag in enumerate(TAGS) if tag[2:] == _KIND_OF_HEAD.get(kinds[0])]
        rows = self.head[first:last, ours].sum(axis=1, dtype=np.float32)
        head = float(rows.min()) if ours else 0.0
        return base, head


@cache
def _leaning_columns() -> tuple[Floats, Floats]:
    """Return what each column of `Reading.base` and `Reading.head` adds to a person, a body, a place."""
    groups = (("PERSON",), ("ORG",), ("GPE", "LOC", "FAC"))
    base = np.zeros((OUTSIDE + 1, len(groups)), dtype=np.float32)
    head = np.zeros((len(TAGS), len(groups)), dtype=np.float32)
    for column, kinds in enumerate(groups):
        for kind in kinds:
            base[[KINDS.index(kind), KINDS.index(kind) + len(KINDS)], column] = 0.5
        ours = [at for at, tag in enumerate(TAGS) if tag[2:] == _KIND_OF_HEAD[kinds[0]]]
        head[ours, column] = 0.5
    return base, head


@dataclass(frozen=True, slots=True)
class BaseReading:
    """What the base model says of the tokens of one doc, and the vectors it reads them by."""

    chances: Floats
    vectors: Floats


class BaseRecogniser:
    """The model's own recogniser, run so that it tells how sure it was.

    Its transition system decides greedily, as the compiled loop of spaCy does, which keeps no
    scores. Running the steps from here finds the same names at the same cost, for all docs of a
    batch step together.
    """

    def __init__(self, recogniser: object) -> None:
        self._system = cast("Any", recogniser)
        moves = self._system.moves
        self._columns = _columns([str(moves.get_class_name(k)) for k in range(moves.n_moves)])

    def read(self, docs: Sequence[Doc]) -> list[BaseReading]:
        """Set the entities of the docs, and return the readings in order."""
        if not any(len(doc) for doc in docs):
            nothing = np.zeros((0, OUTSIDE + 1), dtype=np.float32)
            return [
                BaseReading(nothing, np.zeros((0, NAME_VECTOR), dtype=np.float32)) for _ in docs
            ]
        rows: list[list[Floats]] = [[] for _ in docs]
        states = self._system.moves.init_batch(docs)
        scorer = self._system.model.predict(docs)
        live = [(place, state) for place, state in enumerate(states) if not state.is_final()]
        while live:
            moving = [state for _, state in live]
            scores = scorer.predict(moving)
            for (place, _), row in zip(live, scores, strict=True):
                rows[place].append(row)
            self._system.transition_states(moving, scores)
            live = [(place, state) for place, state in live if not state.is_final()]
        self._system.set_annotations(docs, states)
        ends = np.cumsum([len(doc) for doc in docs])
        vectors = np.split(np.asarray(scorer.tokvecs)[: ends[-1]], ends[:-1])
        return [BaseReading(self._chances(row), v) for row, v in zip(rows, vectors, strict=True)]

    def _chances(self, rows: Sequence[Floats]) -> Floats:
        if not rows:
            return np.zeros((0, OUTSIDE + 1), dtype=np.float32)
        return softmax(np.stack(rows)) @ self._columns


def _columns(actions: Sequence[str]) -> Floats:
    """Return actions × 17: the column of `Reading.base` that each action counts in."""
    columns = np.zeros((len(actions), OUTSIDE + 1), dtype=np.float32)
    for place, action in enumerate(actions):
        move, _, label = action.partition("-")
        columns[place, _column(move, label)] = 1
    return columns


def _column(move: str, label: str) -> int:
    if not label:
        return OUTSIDE
    kind = "WORK" if label in _WORKS else label if label in KINDS else "NUMBER"
    return KINDS.index(kind) + (0 if move in "BU" else len(KINDS))


class Recogniser:
    """A pipe in the place of the model's own: the same entities, and a `Reading` kept beside them."""

    def __init__(self, base: BaseRecogniser, head: Head) -> None:
        self._base = base
        self._head = head

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its entities and reading."""
        return self._read([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Yield the docs in order, read in batches."""
        batch: list[Doc] = []
        for doc in stream:
            batch.append(doc)
            if len(batch) == batch_size:
                yield from self._read(batch)
                batch = []
        if batch:
            yield from self._read(batch)

    def _read(self, docs: list[Doc]) -> list[Doc]:
        for doc, base in zip(docs, self._base.read(docs), strict=True):
            features = token_features(doc, base.vectors, base.chances)
            head = self._head.read(features)
            keep_reading(doc, Reading(base.chances.astype(_KEPT), head.astype(_KEPT)))
        return docs


def keep_reading(doc: Doc, reading: Reading) -> None:
    """Keep the reading with its doc."""
    cast("dict[str, object]", doc.user_data)[PIPE] = reading


def reading_of(doc: Doc) -> Reading | None:
    """Return the reading kept with a doc; None where it was parsed without the recogniser."""
    return cast("Reading | None", cast("dict[str, object]", doc.user_data).get(PIPE))


def take_readings(docs: Sequence[Doc]) -> Reading | None:
    """Return the reading of docs laid end to end, which lose theirs; None where one has none."""
    readings = [
        reading
        for doc in docs
        if (reading := cast("dict[str, Reading]", doc.user_data).pop(PIPE, None)) is not None
    ]
    if len(readings) < len(docs):
        return None
    return Reading(
        np.concatenate([each.base for each in readings]),
        np.concatenate([each.head for each in readings]),
    )
