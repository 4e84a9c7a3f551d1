"""What the statistical models call a name: the base model, confirmed or doubted by our head."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, cast

from dateline.extraction.head import HeadSpan, spans_of
from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Pages
from dateline.extraction.parsed import ParsedArticle, ParsedField
from dateline.extraction.recogniser import Reading, reading_of
from dateline.model.annotations import Label

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan

MAKER: Final = "model"
HEAD_MAKER: Final = "head"
_LABELS: Final = {label.value: label for label in Label}
_TITLED_WORK: Final = "WORK_OF_ART"
_KINDS: Final = {
    Label.PERSON: "PER",
    Label.ORG: "ORG",
    Label.GPE: "LOC",
    Label.LOC: "LOC",
    Label.FAC: "LOC",
}
_LABEL_OF_KIND: Final = {"PER": Label.PERSON, "ORG": Label.ORG, "LOC": Label.GPE}


@dataclass(frozen=True, slots=True)
class Combination:
    """When the head overrules the base model; chances between 0 and 1 (`names/head.toml`).

    It drops a name whose every token it gives at least `drop` of being none, unless a head word shows
    that it is one, moves its bounds to a name of its own of at least `bounds`, and adds one of at
    least `add`; the first two only where the base model was less sure of the name than `drop_below`
    and `bounds_below`. Over a title or law of the base model it puts a name of at least `other`.
    """

    drop: float
    drop_below: float
    bounds: float
    bounds_below: float
    add: float
    other: float


@cache
def combination() -> Combination:
    """Return the measured combination; read once in a process."""
    text = files("dateline_data").joinpath("names", "head.toml").read_text("utf-8")
    return Combination(**cast("dict[str, float]", tomllib.loads(text)["combination"]))


def base_mentions(article: ParsedArticle, _pages: Pages) -> list[Draft]:
    """Return the names of both models, in reading order.

    A work of art whose last word heads an organisation ("… Times", "… Herald") is a publication.
    """
    return [
        draft for page, parsed in enumerate(article.fields()) for draft in _in_field(page, parsed)
    ]


def _in_field(page: int, parsed: ParsedField) -> Iterator[Draft]:
    reading = reading_of(parsed.doc)
    if reading is None:
        for entity in parsed.doc.ents:
            label = _label(entity)
            if label is not None:
                yield Draft(page, entity.start_char, entity.end_char, label, MAKER)
        return
    read = spans_of(reading.head)
    covered: set[int] = set()
    others: set[int] = set()
    for entity in parsed.doc.ents:
        label = _label(entity)
        (others if label is None else covered).update(range(entity.start, entity.end))
        if label is not None and (bounds := _bounds(entity, label, reading, read)) is not None:
            covered.update(range(*bounds))
            yield _draft(page, parsed, bounds, label, MAKER)
    for span in read:
        tokens = range(span.first, span.last)
        least = combination().add if others.isdisjoint(tokens) else combination().other
        if span.chance > least and covered.isdisjoint(tokens):
            label = _LABEL_OF_KIND[span.kind]
            yield _draft(page, parsed, (span.first, span.last), label, HEAD_MAKER)


def _label(entity: SpacySpan) -> Label | None:
    if entity.label_ == _TITLED_WORK and entity[-1].text in lexicon().organisation_heads:
        return Label.ORG
    return _LABELS.get(entity.label_)


def _bounds(
    entity: SpacySpan, label: Label, reading: Reading, read: Sequence[HeadSpan]
) -> tuple[int, int] | None:
    """Return the tokens of a name of the base model as the head sees it; None where it is none."""
    first, last = entity.start, entity.end
    if label not in _KINDS:
        return first, last
    rule = combination()
    sure = float(reading.base[first:last].max(axis=1).min())
    is_headed = last - first > 1 and entity[-1].text in lexicon().organisation_heads
    is_none = float(reading.head[first:last, 0].min()) > rule.drop
    if sure < rule.drop_below and is_none and not is_headed:
        return None
    touching = [span for span in read if span.first < last and first < span.last]
    if sure < rule.bounds_below and len(touching) == 1 and touching[0].chance > rule.bounds:
        return touching[0].first, touching[0].last
    return first, last


def _draft(
    page: int, parsed: ParsedField, tokens: tuple[int, int], label: Label, maker: str
) -> Draft:
    first, last = parsed.doc[tokens[0]], parsed.doc[tokens[1] - 1]
    return Draft(page, first.idx, last.idx + len(last), label, maker)
