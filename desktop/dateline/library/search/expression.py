"""FTS5 expressions made of quoted strings alone, so that nothing typed is FTS5 syntax."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import prod
from typing import Final

from dateline.library.search.alphabets import in_cyrillic, in_latin
from dateline.library.search.mistakes import WrongQueryError, too_many_spellings
from dateline.library.search.nodes import (
    And,
    Column,
    Form,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Words,
)
from dateline.library.search.tokens import is_unspaced, patterns, tokens
from dateline.library.search.vocabulary import Vocabulary
from dateline.model.spellings import is_cyrillic

MAX_SPELLINGS: Final = 10_000
"""Words that the patterns of a query may stand for in all; FTS5 opens an iterator for each."""
_NOTHING: Final = '""'
"""An expression that no row matches."""


def quoted(text: str) -> str:
    """Return `text` as an FTS5 string."""
    return '"' + text.replace('"', '""') + '"'


class Expressions:
    """Writes FTS5 expressions, looking up in a vocabulary what a pattern stands for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Expand patterns and fuzzy words by `vocabulary`."""
        self._vocabulary = vocabulary
        self._found: dict[tuple[str, Form], list[str]] = {}

    def check(self, asked: Iterable[Leaf]) -> None:
        """Raise WrongQueryError where patterns stand for more than `MAX_SPELLINGS` words in all.

        Called before any expression of what is `asked` is written.
        """
        total = 0
        for leaf in asked:
            if isinstance(leaf, Words | Near):
                count, words = self._count(leaf)
                total += count
                if total > MAX_SPELLINGS:
                    raise WrongQueryError(too_many_spellings(words, total, MAX_SPELLINGS))

    def _count(self, leaf: Words | Near) -> tuple[int, Words]:
        """Return how many phrases a leaf stands for, and those of its words that stand for most."""
        items = leaf.items if isinstance(leaf, Near) else (leaf,)
        counts = [prod(map(len, self._choices(words))) for words in items]
        widest = max(zip(counts, items, strict=True), key=lambda pair: pair[0])[1]
        return prod(counts), widest

    def whole(self, node: Node) -> str | None:
        """Return the expression that chooses what `node` does, or None where FTS5 can't say it.

        FTS5 knows no lone NOT and nothing but words.
        """
        if isinstance(node, Words):
            return None if is_unspaced(node.text) else self._words(node)
        if isinstance(node, Near):
            return self._near(node)
        if isinstance(node, Or):
            return _all_of([self.whole(part) for part in node.parts], "OR")
        return self._and(node) if isinstance(node, And) else None

    def any_of(self, asked: Iterable[Leaf]) -> str | None:
        """Return the expression that any word of what is `asked` fits, None without such words."""
        words = (leaf for leaf in asked if isinstance(leaf, Words | Near))
        parts = [part for part in map(self.whole, words) if part is not None]
        return _all_of(list(dict.fromkeys(parts)), "OR")

    def _and(self, node: And) -> str | None:
        wanted = _all_of(
            [self.whole(part) for part in node.parts if not isinstance(part, Not)], "AND"
        )
        unwanted = [self.whole(part.part) for part in node.parts if isinstance(part, Not)]
        if wanted is None or not unwanted:
            return wanted
        left_out = _all_of(unwanted, "OR")
        return None if left_out is None else f"({wanted} NOT {left_out})"

    def _words(self, words: Words) -> str:
        return _in_column(words.column, self._spellings(words))

    def _near(self, near: Near) -> str:
        spellings = [self._spellings(item) for item in near.items]
        groups = (f"NEAR({' '.join(group)}, {near.distance})" for group in product(*spellings))
        return _in_column(near.column, list(groups))

    def _spellings(self, words: Words) -> list[str]:
        """Return the FTS5 phrases that `words` may stand for."""
        if words.form is Form.EXACT:
            return [quoted(text) for text in (words.text, *self._in_other_letters(words.text))]
        if words.form is Form.PREFIX:
            return [f"{quoted(words.text)} *"]
        return [quoted(" ".join(choice)) for choice in product(*self._choices(words))]

    def _in_other_letters(self, text: str) -> tuple[str, ...]:
        """Return what the words are in Latin or Cyrillic letters, where texts here have such."""
        if is_cyrillic(text):
            return in_latin(text)
        return in_cyrillic(text) if self._vocabulary.has_cyrillic else ()

    def _choices(self, words: Words) -> list[list[str]]:
        """Return for each token of `words` the terms that it may stand for; no list for plain words."""
        if words.form is Form.FUZZY:
            return [self._looked_up(token, Form.FUZZY) for token in tokens(words.text)]
        if words.form is Form.WILD:
            return [self._looked_up(token, Form.WILD) for token in patterns(words.text)]
        return []

    def _looked_up(self, token: str, form: Form) -> list[str]:
        if form is Form.WILD and not set(token) & {"*", "?"}:
            return [token]
        if (token, form) not in self._found:
            look_up = self._vocabulary.near if form is Form.FUZZY else self._vocabulary.like
            self._found[token, form] = look_up(token)
        return self._found[token, form]


def _in_column(column: Column | None, phrases: list[str]) -> str:
    joined = _all_of(list(phrases), "OR") or _NOTHING
    return joined if column is None or joined == _NOTHING else f"{{{column}}} : {joined}"


def _all_of(parts: list[str | None] | list[str], operator: str) -> str | None:
    present = [part for part in parts if part is not None]
    if not present or len(present) < len(parts):
        return None
    return present[0] if len(present) == 1 else f"({f' {operator} '.join(present)})"
