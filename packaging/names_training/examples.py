"""Texts as what the head is trained on: features of tokens, and the tag each should get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from dateline.extraction.head import TAGS, token_features
from dateline.extraction.model import cut, with_paragraphs
from dateline.extraction.recogniser import KINDS, BaseRecogniser
from names_training.texts import MASKED, Text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

IGNORED: Final = -1
_LONGEST_PIECE: Final = 6_000
_TEXTS_AT_ONCE: Final = 16
_STRONG: Final = 0.7
_PLACES: Final = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Example:
    """Half-precision features of a piece, the tag of each token (`IGNORED` teaches nothing)."""

    features: NDArray[np.float16]
    tags: NDArray[np.int16]
    is_silver: bool
    is_varied: bool


def examples_of(
    nlp: Language, recogniser: BaseRecogniser, texts: Iterable[Text], *, are_varied: bool
) -> Iterator[Example]:
    """Yield the pieces of the texts; `nlp` tags and parses, `recogniser` reads as at work."""
    for batch in _batches(texts):
        pieces = [(text, offset, piece) for text in batch for offset, piece in _pieces(text.text)]
        made = (with_paragraphs(nlp.make_doc(piece)) for _, _, piece in pieces)
        docs = list(nlp.pipe(made, batch_size=_TEXTS_AT_ONCE))
        for (text, offset, _), doc, base in zip(pieces, docs, recogniser.read(docs), strict=True):
            tags = _tags(doc, text, offset)
            if not text.is_silver:
                _leave_metonymy(tags, base.chances)
            features = token_features(doc, base.vectors, base.chances).astype(np.float16)
            yield Example(features, tags, text.is_silver, are_varied)


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _TEXTS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for piece in cut(text, longest=_LONGEST_PIECE):
        yield offset, piece
        offset += len(piece)


def _tags(doc: Doc, text: Text, offset: int) -> NDArray[np.int16]:
    """Return the tags of a piece; names that its tokens don't bound are ignored."""
    tags = np.zeros(len(doc), dtype=np.int16)
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i for token in doc}
    for name in text.names:
        start, end = name.start - offset, name.end - offset
        first, last = starts.get(start), ends.get(end)
        if name.kind == MASKED or first is None or last is None or last < first:
            tags[
                [token.i for token in doc if token.idx < end and token.idx + len(token) > start]
            ] = IGNORED
            continue
        for place in range(first, last + 1):
            tags[place] = TAGS.index(f"{_move(place, first, last)}-{name.kind}")
    return tags


def _move(place: int, first: int, last: int) -> str:
    if first == last:
        return "U"
    return "B" if place == first else "L" if place == last else "I"


def _leave_metonymy(tags: NDArray[np.int16], base: NDArray[np.float32]) -> None:
    """Ignore where annotation and base model differ on place or body: styles, not errors.

    Some corpora take a country that acts, or a club called by its town, for an organisation.
    """
    places = _mass(base, _PLACES) > _STRONG
    bodies = _mass(base, ("ORG",)) > _STRONG
    tags[_has_kind(tags, "ORG") & places] = IGNORED
    tags[_has_kind(tags, "LOC") & bodies] = IGNORED


def _has_kind(tags: NDArray[np.int16], kind: str) -> NDArray[np.bool_]:
    return np.isin(tags, [place for place, tag in enumerate(TAGS) if tag.endswith(kind)])


def _mass(base: NDArray[np.float32], kinds: Sequence[str]) -> NDArray[np.float32]:
    columns = [KINDS.index(kind) + inside for kind in kinds for inside in (0, len(KINDS))]
    return base[:, columns].sum(axis=1)
