"""Our own head for names on the base model's vectors: its features, and its network in plain numpy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]

TAGS: Final = ("O", *(f"{move}-{kind}" for kind in ("PER", "ORG", "LOC") for move in "BILU"))
"""The columns of the head's reading: no name; begins, goes on, ends, is the whole of a name."""
HEAD_FILE: Final = "head.npz"
NAME_VECTOR: Final = 64
"""Numbers of a token's vector in the base model's recogniser of names."""
PARSE_VECTOR: Final = 96
"""Numbers of a token's vector in the base model's tagger and parser (`doc.tensor`)."""
_BASE: Final = 17
_TAG_CLASSES: Final = (
    ("NNP",),
    ("NNPS",),
    ("NN", "NNS"),
    ("JJ", "JJR", "JJS"),
    ("IN", "TO"),
    ("DT",),
    ("CD",),
    ("POS",),
    ("PRP", "PRP$"),
    ("CC",),
    ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"),
)
_CLASS_OF_TAG: Final = {tag: place for place, tags in enumerate(_TAG_CLASSES) for tag in tags}
_OTHER_WORD: Final = len(_TAG_CLASSES)
_NO_WORD: Final = len(_TAG_CLASSES) + 1
_FLAGS: Final = 5
_ALONE: Final = NAME_VECTOR + PARSE_VECTOR
_DETAILS: Final = 2 * _BASE + _NO_WORD + 1 + 1 + _FLAGS
_DOCUMENT: Final = _BASE + 2
FEATURES: Final = _ALONE + _DETAILS + _DOCUMENT
"""Numbers of a token: its two vectors, what the base model says of it, its form, its namesakes."""
_LEAST: Final = 1e-3
_LOG_RANGE: Final = 7.0
_EPSILON: Final = 1e-8
_SURELY_NONE: Final = 0.99


@dataclass(frozen=True, slots=True)
class Head:
    """The weights: one maxout layer with two pieces, normalised, and a softmax over `TAGS`."""

    hidden: Floats
    hidden_bias: Floats
    scale: Floats
    shift: Floats
    output: Floats
    output_bias: Floats

    @classmethod
    def load(cls) -> Head:
        """Return the head that is shipped; raises FileNotFoundError where the package lacks it."""
        with (
            files("dateline_data").joinpath("names", HEAD_FILE).open("rb") as stream,
            np.load(stream, allow_pickle=False) as arrays,
        ):
            return cls.of({name: arrays[name] for name in arrays.files})

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Head:
        """Return the head with these arrays, named as its fields."""
        return cls(
            *(
                np.ascontiguousarray(arrays[name], dtype=np.float32)
                for name in cls.__dataclass_fields__
            )
        )

    def read(self, features: Floats) -> Floats:
        """Return tokens × `TAGS` of probabilities for the features of one doc."""
        if not len(features):
            return np.zeros((0, len(TAGS)), dtype=np.float32)
        return self._probabilities(widened(features))

    def _probabilities(self, inputs: Floats) -> Floats:
        pieces = inputs @ self.hidden.T + self.hidden_bias
        layer = pieces.reshape(len(inputs), -1, 2).max(axis=2)
        spread = np.sqrt(layer.var(axis=1, keepdims=True) + _EPSILON)
        layer = (layer - layer.mean(axis=1, keepdims=True)) / spread * self.scale + self.shift
        return softmax(layer @ self.output.T + self.output_bias)


def softmax(scores: Floats) -> Floats:
    """Return probabilities for rows of scores."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)


def token_features(doc: Doc, vectors: Floats, base: Floats) -> Floats:
    """Return tokens × `FEATURES` of a tagged doc, its name vectors and its `Reading.base`."""
    if not len(doc):
        return np.zeros((0, FEATURES), dtype=np.float32)
    forms = _Forms(doc)
    logs = np.log(base + _LEAST) / _LOG_RANGE + 1
    tensor = cast("Floats", doc.tensor)[:, :PARSE_VECTOR]
    parts = [vectors[:, :NAME_VECTOR], tensor, base, logs, forms.details(), forms.namesakes(base)]
    return np.hstack(parts).astype(np.float32)


class _Forms:
    """The written forms of a doc, each looked at once."""

    def __init__(self, doc: Doc) -> None:
        words = cast("NDArray[np.uint64]", doc.to_array("ORTH"))
        _, first, self._form, self._counts = np.unique(
            words, return_index=True, return_inverse=True, return_counts=True
        )
        self._doc = doc
        self._texts = [doc[int(place)].text for place in first]

    def details(self) -> Floats:
        """Return the class of the tag, whether a sentence starts, and how the word is written."""
        tags = cast("NDArray[np.uint64]", self._doc.to_array("TAG"))
        known, place = np.unique(tags, return_inverse=True)
        classes = np.array([_CLASS_OF_TAG.get(self._tag(tag), _OTHER_WORD) for tag in known])[place]
        is_word = np.array([text.isalpha() for text in self._texts])[self._form]
        classes = np.where(is_word | (classes < _OTHER_WORD), classes, _NO_WORD)
        rows = np.zeros((len(tags), _NO_WORD + 1), dtype=np.float32)
        rows[np.arange(len(tags)), classes] = 1
        starts = (self._doc.to_array("SENT_START") == 1).astype(np.float32)[:, None]
        flags = np.array([_written(text) for text in self._texts], dtype=np.float32)[self._form]
        return np.hstack([rows, starts, flags])

    def _tag(self, tag: np.uint64) -> str:
        return self._doc.vocab.strings[int(tag)]

    def namesakes(self, base: Floats) -> Floats:
        """Return for capitalised words the base reading of all the doc's equal ones, and their number."""
        sums = np.zeros((len(self._texts), _BASE), dtype=np.float32)
        np.add.at(sums, self._form, base)
        counts = self._counts.astype(np.float32)[:, None]
        small = {text for text in self._texts if text.islower()}
        seen = np.array([[text.lower() in small] for text in self._texts], dtype=np.float32)
        capital = np.array([[text[0].isupper()] for text in self._texts], dtype=np.float32)
        rows = np.hstack([sums / counts, np.log(counts) / 3, seen]) * capital
        return rows[self._form].astype(np.float32)


def _written(text: str) -> tuple[bool, bool, bool, bool, bool]:
    return (
        text.isupper() and len(text) > 1,
        text.istitle(),
        any(char.isdigit() for char in text),
        len(text) == 1,
        text.islower(),
    )


def widened(features: Floats) -> Floats:
    """Return what the network reads of each token: itself, and without vectors two neighbours a side."""
    near = features[:, _ALONE:]
    far = near[:, : 2 * _BASE]
    parts = [features, _moved(near, 1), _moved(near, -1), _moved(far, 2), _moved(far, -2)]
    return np.hstack(parts)


def _moved(rows: Floats, by: int) -> Floats:
    moved = np.zeros_like(rows)
    if by > 0:
        moved[by:] = rows[:-by]
    else:
        moved[:by] = rows[-by:]
    return moved


@dataclass(frozen=True, slots=True)
class HeadSpan:
    """A name as the head reads it: tokens `[first, last)`, its kind, and its weakest token's chance."""

    first: int
    last: int
    kind: str
    chance: float


def spans_of(reading: NDArray[Any]) -> list[HeadSpan]:
    """Return the names of the likeliest sequence of tags in which every name is whole.

    Tokens that are all but surely no name end the stretches that are searched.
    """
    open_tokens = np.flatnonzero(reading[:, 0] < _SURELY_NONE)
    gaps = np.flatnonzero(np.diff(open_tokens) > 1) + 1
    return [
        span
        for stretch in np.split(open_tokens, gaps)
        if len(stretch)
        for span in _spans_in(reading[stretch], int(stretch[0]))
    ]


def _spans_in(reading: NDArray[Any], offset: int) -> Iterator[HeadSpan]:
    tags = _likeliest(np.log(reading.astype(np.float64) + _EPSILON))
    place = 0
    while place < len(tags):
        first = place
        move, _, kind = TAGS[tags[place]].partition("-")
        while move in "BI":
            place += 1
            move = TAGS[tags[place]][0]
        place += 1
        if kind:
            chance = float(reading[np.arange(first, place), tags[first:place]].min())
            yield HeadSpan(offset + first, offset + place, kind, chance)


def _may_follow(one: str, other: str) -> bool:
    if one[0] in "BI":
        return other[0] in "IL" and one[2:] == other[2:]
    return other[0] in "OBU"


_STEPS: Final = np.array(
    [[0.0 if _may_follow(one, other) else -1e9 for other in TAGS] for one in TAGS]
)
_FIRST: Final = np.array([0.0 if tag[0] in "OBU" else -1e9 for tag in TAGS])
_LAST: Final = np.array([0.0 if tag[0] in "OLU" else -1e9 for tag in TAGS])


def _likeliest(logs: NDArray[Any]) -> list[int]:
    """Return the likeliest allowed sequence of tags (Viterbi)."""
    score = logs[0] + _FIRST
    back = np.zeros(logs.shape, dtype=np.int64)
    for place in range(1, len(logs)):
        paths = score[:, None] + _STEPS
        back[place] = paths.argmax(axis=0)
        score = paths[back[place], np.arange(len(TAGS))] + logs[place]
    tag = int((score + _LAST).argmax())
    tags = [tag]
    for place in range(len(logs) - 1, 0, -1):
        tag = int(back[place, tag])
        tags.append(tag)
    return tags[::-1]
