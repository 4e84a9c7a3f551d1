"""The `---` header of a Markdown file (as note and clipping programs write it) to metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.model.article import MetadataValue
from dateline.model.spans import Span
from dateline.reading.named import read_named

_FENCED = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"^([A-Za-z][\w -]{0,30})[ \t]*:[ \t]*(.{0,2000}?)[ \t]*\r?$", re.MULTILINE)
_ITEM = re.compile(
    r"[ \t]+-[ \t]+(.{1,500}?)[ \t]*\r?$|^-[ \t]+(.{1,500}?)[ \t]*\r?$", re.MULTILINE
)
_WIKI_LINK = re.compile(r"\[\[([^\[\]|]{1,200})(?:\|[^\[\]]{0,200})?\]\]")
_SOURCE: Final = "front-matter"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the header says, spans counted in the file; `end` is where the text begins."""

    values: tuple[MetadataValue, ...] = ()
    end: int = 0


def read_front_matter(source: str) -> FrontMatter:
    """Return the front matter of a text, empty where it has none.

    Only `key: value` pairs and plain lists are read; anything else YAML can say is no metadata of
    an article.
    """
    match = _FENCED.match(source)
    if match is None or _PAIR.search(match[1]) is None:
        return FrontMatter()
    return FrontMatter(tuple(_values(source, match.start(1), match.end(1))), match.end())


def _values(source: str, start: int, end: int) -> Iterator[MetadataValue]:
    pairs = list(_PAIR.finditer(source, start, end))
    for place, pair in enumerate(pairs):
        behind = pairs[place + 1].start() if place + 1 < len(pairs) else end
        for text, offset in _texts(source, pair, behind):
            span = Span(offset, offset + len(text))
            for reading in read_named(pair[1].strip(), _unquoted(text)):
                yield MetadataValue(
                    reading.field,
                    reading.value,
                    reading.as_found,
                    _SOURCE,
                    reading.confidence,
                    span,
                )


def _texts(source: str, pair: re.Match[str], end: int) -> Iterator[tuple[str, int]]:
    """Yield the value of a pair, or each item of its list, with its place in the file."""
    value = pair[2]
    if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        for item in re.finditer(r"[^,\[\]]+", value):
            yield item[0].strip(), pair.start(2) + item.start()
    elif value:
        yield value, pair.start(2)
    else:
        for item in _ITEM.finditer(source, pair.end(), end):
            group = 1 if item[1] else 2
            yield item[group], item.start(group)


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return _WIKI_LINK.sub(r"\1", text).replace('\\"', '"')
