"""The answer key of the sample library, and which of its answers an extraction gives."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeAlias

Record: TypeAlias = dict[str, Any]

SAMPLES: Final = Path(str(files("dateline_data"))) / "samples"
LIBRARY: Final = SAMPLES / "library"
LISTS: Final = ("entities", "timexes", "quotes", "quantities", "events")
_PLACES: Final = {"GPE", "LOC", "FAC"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One list of one article: each answer with whether it was given and whether its miss is known.

    `invented` are the items that are no answer of the key.
    """

    answers: tuple[tuple[Record, bool, bool], ...]
    invented: tuple[Record, ...]

    @property
    def wanted(self) -> int:
        """The number of answers whose miss is not known beforehand."""
        return sum(not known for _, _, known in self.answers)

    @property
    def given(self) -> int:
        """How many of those were given."""
        return sum(right and not known for _, right, known in self.answers)

    @property
    def missed(self) -> list[Record]:
        """The answers not given, without the known misses."""
        return [answer for answer, right, known in self.answers if not right and not known]


def answer_key() -> list[Record]:
    """Return the articles of the key, in order."""
    return json.loads((SAMPLES / "answer_key.json").read_text("utf-8"))["articles"]


def known_misses(article: Record, name: str) -> set[tuple[int, int]]:
    """Return the spans of those answers of a list that the key itself calls known misses."""
    return {(m["start"], m["end"]) for m in article["known_misses"] if m["list"] == name}


def compare(article: Record, record: Record) -> dict[str, Comparison]:
    """Compare each list of a record of `extract` with the key of its article.

    Right is: an entity with its span, kind and full name; a date that overlaps and has the value; a
    quotation that shares four fifths of its words, is or is not between marks, and has the speaker;
    a number with its values; an event whose clause holds the telling verb, of the kind, status and
    relation, with the same date. Of several items that may be meant one is enough.
    """
    known = {name: known_misses(article, name) for name in LISTS}
    return {name: _compared(name, article, record, known[name]) for name in LISTS}


def _compared(
    name: str, article: Record, record: Record, known: set[tuple[int, int]]
) -> Comparison:
    matches: Callable[[Record, Record, Record, Record], bool] = _MATCHES[name]
    answers = tuple(
        (
            answer,
            any(matches(answer, item, article, record) for item in record[name]),
            (answer["start"], answer["end"]) in known,
        )
        for answer in article[name]
    )
    invented = tuple(
        item for item in record[name] if not any(_overlap(answer, item) for answer in article[name])
    )
    return Comparison(answers, invented)


def _overlap(one: Record, other: Record) -> int:
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _same_span(one: Record, other: Record) -> bool:
    return (one["start"], one["end"]) == (other["start"], other["end"])


def same_kind(one: str, other: str) -> bool:
    """Tell whether two labels are of one kind: countries, landscapes and buildings are all places."""
    return one == other or {one, other} <= _PLACES


def _entity(answer: Record, item: Record, _article: Record, _record: Record) -> bool:
    return (
        _same_span(answer, item)
        and same_kind(answer["label"], item["label"])
        and answer["entity"] == item["entity"]
    )


def _timex(answer: Record, item: Record, _article: Record, _record: Record) -> bool:
    return _overlap(answer, item) > 0 and answer["value"] == item["value"]


def _quotation(answer: Record, item: Record, _article: Record, _record: Record) -> bool:
    longest = max(each["end"] - each["start"] for each in (answer, item))
    return (
        _overlap(answer, item) >= 0.8 * longest
        and (answer["kind"] == "indirect") == (item["kind"] == "indirect")
        and _folded(answer["speaker"]) == _folded(item["speaker"])
    )


def _folded(name: str | None) -> str:
    return (name or "").casefold().removeprefix("the ")


def _quantity(answer: Record, item: Record, _article: Record, _record: Record) -> bool:
    keys = ("value", "low", "high")
    return _overlap(answer, item) > 0 and all(answer[key] == item[key] for key in keys)


def _event(answer: Record, item: Record, article: Record, record: Record) -> bool:
    holds = item["start"] <= answer["start"] and answer["end"] <= item["end"]
    keys = ("kind", "relation", "status")
    return (
        holds
        and all(answer[key] == item[key] for key in keys)
        and _same_date(answer["timex"], item["timex"], article, record)
    )


def _same_date(wanted: int | None, found: int | None, article: Record, record: Record) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return _overlap(article["timexes"][wanted], record["timexes"][found]) > 0


_MATCHES: Final[Mapping[str, Callable[[Record, Record, Record, Record], bool]]] = {
    "entities": _entity,
    "timexes": _timex,
    "quotes": _quotation,
    "quantities": _quantity,
    "events": _event,
}
