"""Where the hits of a query stand in a text."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from dateline.library.search.expression import Expressions
from dateline.library.search.literals import literal_spans, literals_of
from dateline.library.search.mistakes import WrongQueryError
from dateline.library.search.nodes import Column, Query, Words
from dateline.library.search.scratch import Scratch
from dateline.library.search.tokens import printable
from dateline.library.search.vocabulary import Vocabulary
from dateline.model.spans import Span

_NONCHARACTERS: Final = ("\ufdd0", "\ufdd1")
"""Code points that Unicode reserves for internal use (section 23.7)."""


def hits_in_text(query: Query, text: str, *, column: Column = Column.BODY) -> tuple[Span, ...]:
    """Return the spans (code points of `text`, in order, apart) that `query` hits in one text.

    `column` says which column of the index the text stands for. Each word, phrase and near group
    that may have made the article found is marked wherever it stands, as FTS5's `highlight` does.
    """
    stored = printable(text)
    with Scratch([_row(stored, column)]) as scratch:
        marks = _marks(scratch, query)
        opening, closing = new_marks()
        sql = "SELECT highlight(article_fts, ?, ?, ?) FROM article_fts WHERE article_fts MATCH ?"
        place = list(Column).index(column)
        row = scratch.connection.execute(sql, (place, opening, closing, marks or '""')).fetchone()
    found = read_marks(row[0], opening, closing)[1] if row is not None else ()
    return with_literals(found, stored, literals_of(query), column)


def _marks(scratch: Scratch, query: Query) -> str | None:
    """Return the expression of what is marked, None where patterns fit too many words to be of use."""
    expressions = Expressions(Vocabulary(scratch.connection))
    try:
        expressions.check(query)
    except WrongQueryError:
        return None
    return expressions.marks(query)


def new_marks() -> tuple[str, str]:
    """Return two marks for `highlight` that no text holds: noncharacters around a random number."""
    number = secrets.token_hex(4)
    return f"{_NONCHARACTERS[0]}{number}", f"{_NONCHARACTERS[1]}{number}"


def read_marks(marked: str, opening: str, closing: str) -> tuple[str, tuple[Span, ...]]:
    """Return a highlighted text without its marks, and the spans that stood between them."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    before, *hits = marked.split(opening)
    for piece in (before, *hits):
        hit, _mark, rest = piece.partition(closing) if pieces else ("", "", piece)
        if hit:
            spans.append(Span(length, length + len(hit)))
        pieces += (hit, rest)
        length += len(hit) + len(rest)
    return "".join(pieces), tuple(spans)


def with_literals(
    hits: Iterable[Span], text: str, literals: Iterable[Words], column: Column
) -> tuple[Span, ...]:
    """Return `hits` together with those of `literals` in a text of `column`, in order and apart."""
    spans = list(hits)
    for words in literals:
        if words.column in {None, column}:
            spans += literal_spans(words, text)
    return _apart(sorted(spans))


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Return sorted spans with those that overlap made one."""
    if all(before.end <= after.start for before, after in pairwise(spans)):
        return tuple(spans)
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def _row(text: str, column: Column) -> tuple[int, str, str, str, str]:
    title, byline, outlet, body = (text if column is name else "" for name in Column)
    return 1, title, byline, outlet, body
