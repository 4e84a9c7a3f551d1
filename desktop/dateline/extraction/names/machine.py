"""Stretches that a machine wrote: file names, encoded runs, labels of fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from dateline.extraction.names.page import Draft, Pages
from dateline.model.spans import Span

_FILE: Final = re.compile(
    r"(?<![\w$-])[\w$-]+\.(?:exe|dll|sys|bat|cmd|ps1|vbs|msi|lnk|tmp|log|dat|bin|iso|zip|rar|gz|tar"
    r"|pdf|docx?|xlsx?|pptx?|txt|csv|json|xml|html?|jpe?g|png)\b",
    re.IGNORECASE,
)
_ENCODED: Final = re.compile(
    r"(?<![\w+/])(?=[a-z0-9+/]*[A-Z])(?=[A-Z0-9+/]*[a-z])(?=[A-Za-z+/]*\d)[A-Za-z0-9+/]{24,}={0,2}"
)
"""Base64: no word of a language is so long and of both cases and digits."""
_HEX: Final = re.compile(r"\b(?:0x)?(?=[A-Fa-f]*\d)[0-9A-Fa-f]{16,}\b")
_FIELD: Final = re.compile(r"[ \t]*(?P<label>[^\W\d_][\w-]*(?: [\w-]+){0,4}):(?=[ \t]|$)")
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]*\s*$")
_LEAST_FIELDS: Final = 3
"""Lines on end that make a block; two may be prose with a colon each."""
_CELL_EDGE: Final = "|"


def without_machine_text(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Drop what stands in a file name, an encoded run or a field's label, or reaches over cells."""
    stretches = [tuple(_stretches(page.text)) for page in pages]
    return [
        draft
        for draft in drafts
        if _CELL_EDGE not in pages.of_draft(draft).text[draft.start : draft.end]
        and not any(
            span.start < draft.end and draft.start < span.end for span in stretches[draft.page]
        )
    ]


def _stretches(text: str) -> Iterator[Span]:
    for pattern in (_FILE, _ENCODED, _HEX):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end())
    yield from _labels(text)


def _labels(text: str) -> Iterator[Span]:
    """Yield the labels that come back in blocks of "Label: value" lines and nowhere else.

    Who speaks in an interview and which country won how much stand elsewhere in the text too, and
    what is spoken ends as a sentence.
    """
    found = [(text[span.start : span.end], span) for block in _blocks(text) for span in block]
    written = Counter(label for label, _ in found)
    for label, span in found:
        if written[label] > 1 and text.count(label) == written[label]:
            yield span


def _blocks(text: str) -> Iterator[list[Span]]:
    block: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        match = _FIELD.match(line)
        if match is not None and not _SENTENCE_END.search(line):
            block.append(Span(start + match.start("label"), start + match.end("label")))
        else:
            if len(block) >= _LEAST_FIELDS:
                yield block
            block = []
        start += len(line)
    if len(block) >= _LEAST_FIELDS:
        yield block
