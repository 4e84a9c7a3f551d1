"""What stands between quotation marks: straight, curly, low, doubled and angle marks, also nested."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from dateline.model.spans import Span

_PARAGRAPH_END: Final = re.compile(r"\n[ \t\r]*\n\s*")
_CLOSERS: Final = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "‹": ("›",),
    "``": ("''", '"'),
    "''": ("''",),
    '"': ('"',),
    "‘": ("’",),
    "'": ("'",),
}
_LONGEST: Final = 5000
_MOST_NESTED: Final = 4
_LONGEST_SINGLE: Final = 1500
"""Characters searched for the closing mark, so that a text full of openings costs no square."""
_ANY_MARK: Final = "\"“”'‘’«»„‹›` "
_SAME_BOTH_WAYS: Final = frozenset(('"', "''", "'"))
_SINGLE: Final = frozenset(("‘", "'"))
_MARK: Final = re.compile(r"(?<=\S)'(?=''(?!'))|''|``|[\"“”«»„‹›]|[‘’']")
_BEFORE_OPENING: Final = frozenset(" \t\n\r\xa0\u2009\u202f([{-–—/:;,…\"“‘'")
_ENDS_WORDS: Final = frozenset(".,;:!?…)—–")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two marks; `outer` covers the marks, `inner` what is between them.

    `continues` says that the stretch before was left open and this one, in the next paragraph,
    opens again: one speech. `closed` is False where neither a closing mark nor such a new opening
    follows.
    """

    outer: Span
    inner: Span
    paragraph: int
    closed: bool
    continues: bool

    def last_sign(self, text: str) -> str:
        """Return the last character of what is said, nested marks left out, "" for none."""
        return self.inner.of(text).rstrip(_ANY_MARK)[-1:]


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text` (parts between blank lines); none is empty."""
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())
    for match in _PARAGRAPH_END.finditer(text, start):
        spans.append(Span(start, match.start()))
        start = match.end()
    end = len(text.rstrip())
    return [*spans, Span(start, end)] if start < end else spans


def paragraph_of(bounds: list[Span], offset: int) -> int:
    """Return the index of the paragraph that `offset` lies in or behind."""
    return max(0, bisect_right(bounds, offset, key=lambda span: span.start) - 1)


def stretches(text: str) -> tuple[Stretch, ...]:
    """Return the outermost stretches between marks, in order; a nested one belongs to its outer."""
    found: list[Stretch] = []
    for number, paragraph in enumerate(paragraphs(text)):
        for outer, inner, closed in _in_paragraph(text, paragraph):
            left_open = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1
            continues = left_open and outer.start == paragraph.start
            if continues:
                found[-1] = replace(found[-1], closed=True)
            found.append(Stretch(outer, inner, number, closed, continues))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[tuple[Span, Span, bool]]:
    """Yield (outer, inner, closed) of each outermost stretch of one paragraph."""
    at = paragraph.start
    while (opening := _next_opening(text, at, paragraph)) is not None:
        mark, closing = opening.group(), _closing(text, opening, paragraph)
        if closing is None and mark in _SINGLE:
            at = opening.end()
            continue
        inner_end = paragraph.end if closing is None else closing.start()
        at = paragraph.end if closing is None else closing.end()
        if text[opening.end() : inner_end].strip():
            inner = _trimmed(text, opening.end(), inner_end)
            yield Span(opening.start(), at), inner, closing is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    return Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))


def _next_opening(text: str, at: int, paragraph: Span) -> re.Match[str] | None:
    return next(
        (
            match
            for match in _MARK.finditer(text, at, paragraph.end)
            if match.group() in _CLOSERS and _opens(text, match, paragraph)
        ),
        None,
    )


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether the mark stands where one opens; a mark that only ever opens needs no such place."""
    mark = match.group()
    if mark not in _SAME_BOTH_WAYS and mark not in _SINGLE:
        return True
    begins = match.start() == paragraph.start or text[match.start() - 1] in _BEFORE_OPENING
    following = text[match.end() : match.end() + 1] if match.end() < paragraph.end else ""
    return begins and bool(following.strip()) and not (mark in _SINGLE and not following.isalpha())


def _closing(text: str, opening: re.Match[str], paragraph: Span) -> re.Match[str] | None:
    """Return the mark that closes `opening`: the one at its depth, else the first that could."""
    mark = opening.group()
    if mark in _SINGLE:
        return _closing_single(text, opening, paragraph)
    closers, limit = _CLOSERS[mark], min(paragraph.end, opening.end() + _LONGEST)
    depth, closings, first = 0, 0, None
    for match in _MARK.finditer(text, opening.end(), limit):
        found = match.group()
        nests = found == mark and _opens(text, match, paragraph)
        if nests:
            depth += 1
        elif found in closers:
            if depth == 0:
                return match
            depth, closings, first = depth - 1, closings + 1, first or match
        if closings >= _MOST_NESTED:
            break
    return first


def _closing_single(text: str, opening: re.Match[str], paragraph: Span) -> re.Match[str] | None:
    """Return the single mark that closes: one after punctuation rather than a plural's apostrophe."""
    closer = _CLOSERS[opening.group()][0]
    limit = min(paragraph.end, opening.end() + _LONGEST_SINGLE)
    first, openings = None, 0
    for match in re.compile(closer).finditer(text, opening.end() + 1, limit):
        opens = text[match.start() - 1].isspace()
        openings += opens
        if openings >= _MOST_NESTED:
            break
        if opens or (match.end() < paragraph.end and text[match.end()].isalnum()):
            continue
        if text[match.start() - 1] in _ENDS_WORDS:
            return match
        first = first or match
    return first
