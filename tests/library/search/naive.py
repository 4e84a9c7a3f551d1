"""What a query finds, worked out article by article without SQL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from rapidfuzz.distance import OSA

from dateline.library.search.nodes import (
    And,
    Column,
    Dated,
    Form,
    Named,
    Near,
    Node,
    Not,
    Noted,
    Or,
    Period,
    Published,
    Quoted,
    Reported,
    Starred,
    Tagged,
    Words,
)
from dateline.library.search.tokens import is_unspaced, patterns, tokens
from dateline.model.days import first_minute, last_minute
from tests.library.search.small_library import Item


def naive_ids(items: Sequence[Item], node: Node) -> set[int]:
    """Return the ids (from 1) of the items that `node` chooses."""
    return {place for place, item in enumerate(items, 1) if not item.removed and holds(item, node)}


def holds(item: Item, node: Node) -> bool:
    """Return whether `node` chooses `item`."""
    match node:
        case And():
            return all(holds(item, part) for part in node.parts)
        case Or():
            return any(holds(item, part) for part in node.parts)
        case Not():
            return not holds(item, node.part)
        case Words() | Near():
            return any(_in_text(text, node) for text in _texts(item, node.column))
        case _:
            return _holds_fact(item, node)


def _holds_fact(item: Item, node: Node) -> bool:
    match node:
        case Named():
            return any(
                name.kind == node.kind and _in_name(name.name, node.words) for name in item.names
            )
        case Quoted():
            said = [
                quote.words for quote in item.quotations if _in_name(quote.speaker, node.speaker)
            ]
            return any(node.said is None or holds(Item(words), node.said) for words in said)
        case Published() | Dated():
            return _holds_time(item, node)
        case _:
            return _holds_mark(item, node)


def _holds_time(item: Item, node: Published | Dated) -> bool:
    match node:
        case Published():
            return item.published_day is not None and _meets(
                item.published_day, item.published_day, node.period
            )
        case Dated():
            times = [(when.earliest, when.latest) for when in item.timexes]
            days = [(a, b) for a, b in times if a is not None or b is not None]
            first = None if node.period.first is None else first_minute(node.period.first)
            last = None if node.period.last is None else last_minute(node.period.last)
            return any(_meets(a, b, Period(first, last, "")) for a, b in days)


def _holds_mark(item: Item, node: Node) -> bool:
    match node:
        case Tagged():
            tags = [*item.tags, *(tag for _note, tags in item.notes for tag in tags)]
            return any(_whole(tokens(tag), node.words) for tag in tags)
        case Noted():
            return any(_in_name(note, node.words) for note, _tags in item.notes)
        case Reported():
            return any(event.status == node.status for event in item.events)
        case Starred():
            return item.starred
        case _:
            raise TypeError(node)


def _meets(first: int | None, last: int | None, period: Period) -> bool:
    starts = first is None or period.last is None or first <= period.last
    return starts and (last is None or period.first is None or last >= period.first)


def _texts(item: Item, column: Column | None) -> list[str]:
    texts = dict(zip(Column, (item.title, item.byline, item.outlet, item.body), strict=True))
    return list(texts.values()) if column is None else [texts[column]]


def _in_text(text: str, node: Words | Near) -> bool:
    if isinstance(node, Near):
        return _near(tokens(text), node)
    if is_unspaced(node.text):
        marks = "".join(char for char in node.text if not tokens(char))
        parts = (part.strip(marks) for part in re.split(r"[*?]+", node.text))
        return all(part.lower() in text.lower() for part in parts)
    return bool(_places(tokens(text), node))


def _in_name(name: str, words: Words) -> bool:
    if is_unspaced(words.text):
        return "".join(tokens(words.text)) in "".join(tokens(name))
    return bool(_places(tokens(name), words))


def _whole(found: list[str], words: Words) -> bool:
    return len(found) == len(_written(words)) and bool(_places(found, words))


def _written(words: Words) -> list[str]:
    return tokens(words.text) if words.form is Form.FUZZY else list(patterns(words.text))


def _places(found: list[str], words: Words) -> list[int]:
    """Return where in a list of tokens these words stand in a row."""
    written = _written(words)
    if words.form is Form.PREFIX:
        written[-1] = written[-1].rstrip("*") + "*"
    span = len(written)
    return [
        start
        for start in range(len(found) - span + 1)
        if all(
            _fits(token, want, words.form)
            for token, want in zip(found[start:], written, strict=False)
        )
    ]


def _fits(token: str, want: str, form: Form) -> bool:
    if form is Form.FUZZY:
        return OSA.distance(token, want) <= (0 if len(want) <= 2 else 1 if len(want) <= 5 else 2)
    parts = (".*" if char == "*" else "." if char == "?" else re.escape(char) for char in want)
    return re.fullmatch("".join(parts), token) is not None


def _near(found: list[str], node: Near) -> bool:
    """FTS5's rule: between the end of the first phrase and the start of the last, at most N tokens."""
    spans = [[(p, p + len(_written(item))) for p in _places(found, item)] for item in node.items]
    return any(_gap(choice) <= node.distance for choice in product(*spans))


def _gap(choice: Sequence[tuple[int, int]]) -> int:
    first = min(choice)
    return max(start for start, _end in choice) - first[1]
