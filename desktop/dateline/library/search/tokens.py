"""Words as FTS5's tokenizer sees them: which characters are letters, and how each is folded."""

from __future__ import annotations

import re
import sqlite3
from typing import Final

TOKENIZER: Final = "unicode61 remove_diacritics 2"
"""The tokenizer of `article_fts` (sqlite.org/fts5.html section 4.3.1)."""

_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Thai, Lao, Tibetan, Myanmar, Khmer, kana and Han: scripts whose lines break without spaces
(classes SA and ID of Unicode Standard Annex 14). Hangul is written with spaces."""


_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class _Folds(dict[int, str]):
    """Code point → its folded form, "" for a dropped diacritic, " " for a separator.

    SQLite classifies by tables of its own (unassigned code points are letters to it, and later
    Unicode versions are unknown to it), so it is asked, for 256 code points at a time.
    """

    def __missing__(self, code: int) -> str:
        first = code & ~0xFF
        self.update(_probe(range(first, first + 256)))
        return self[code]


def _probe(codes: range) -> dict[int, str]:
    """Return the folds of these code points, read off the tokens that SQLite makes of "a?b"."""
    storable = [code for code in codes if code and not 0xD800 <= code < 0xE000]
    found: dict[int, list[str]] = {code: [] for code in storable}
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE probe USING fts5(text, tokenize='{TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE token USING fts5vocab(probe, 'instance')")
        rows = [(code, f"a{chr(code)}b") for code in storable]
        connection.executemany("INSERT INTO probe (rowid, text) VALUES (?, ?)", rows)
        for code, term in connection.execute("SELECT doc, term FROM token"):
            found[code].append(term)
    finally:
        connection.close()
    folds = {code: terms[0][1:-1] if len(terms) == 1 else " " for code, terms in found.items()}
    return dict.fromkeys(codes, " ") | folds


_FOLDS: Final = _Folds()


def fold(text: str) -> str:
    """Return `text` with letters folded and diacritics dropped, each separator a space."""
    return text.translate(_FOLDS)


def tokens(text: str) -> list[str]:
    """Return the tokens that FTS5 makes of `text`, in order, folded."""
    return fold(text).split()


def is_unspaced(text: str) -> bool:
    """Whether `text` holds a character of a script that is written without spaces."""
    return _UNSPACED.search(text) is not None


def printable(text: str) -> str:
    """Return `text`, same length, with what SQLite can't store (NUL, lone surrogates) as spaces."""
    return _UNSTORABLE.sub(" ", text)


_WILD = re.compile(r"([*?])")


def patterns(text: str) -> tuple[str, ...]:
    """Return the tokens of `text` with their `*` and `?` kept, folded, in order.

    A `?` with nothing after it is punctuation, a token of wildcards alone is passed over.
    """
    kept = "".join(part if part in {"*", "?"} else fold(part) for part in _WILD.split(text))
    ended = (token.rstrip("?") for token in kept.split())
    return tuple(token for token in ended if token.strip("*?"))
