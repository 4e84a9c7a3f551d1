"""Text as the model reads it: same length, with shouted lines in normal case."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LINE: Final = re.compile(r"[^\n]+")
_LONE_UNDERSCORE: Final = re.compile(r"(?<=\s)_(?=\s)")
"""The dash of wire copy in 7-bit codes."""
_LEAST_WORDS: Final = 3
_LEAST_SHOUTED: Final = 0.8
_FUNCTION_WORDS: Final = frozenset(
    "a about after against all amid an and are as at be been before behind between but by can could "
    "down during for from has have her his how if in into is it its like may more most new no not of "
    "off on one or our out over says said set than that the their them they this to two under up was "
    "we were what when where who why will with without would you your".split()
)


def cased_words(text: str) -> dict[str, str]:
    """Return the commonest written form of each word of `text` by its lower-case form.

    Lines in capitals say nothing about case and are left out; so is the first word of a line.
    """
    forms: dict[str, dict[str, int]] = {}
    for line in _LINE.findall(text):
        if not is_shouted(line):
            for match in list(_WORD.finditer(line))[1:]:
                counts = forms.setdefault(match.group().lower(), {})
                counts[match.group()] = counts.get(match.group(), 0) + 1
    return {word: max(counts, key=lambda form: counts[form]) for word, counts in forms.items()}


def is_shouted(line: str) -> bool:
    """Whether `line` has at least three words and four fifths of its letters are capitals."""
    letters = [char for char in line if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    if not letters or upper < _LEAST_SHOUTED * len(letters):
        return False
    words = [word for word in _WORD.findall(line) if len(word) > 1]
    return len(words) >= _LEAST_WORDS


def model_copy(text: str, *, known: Mapping[str, str], common: Collection[str]) -> str:
    """Return `text` as the model should see it, character for character as long.

    Every tagger and recogniser trained on mixed case fails on lines in capitals, so these are
    written as the article itself writes each word (`known`), in lower case for words that are
    `common`, and with an initial capital otherwise.
    """
    copy = _LONE_UNDERSCORE.sub("–", text)
    if not any(char.isupper() for char in text):
        return copy
    return _LINE.sub(
        lambda line: (
            _calmed(line.group(), known, common) if is_shouted(line.group()) else line.group()
        ),
        copy,
    )


def _calmed(line: str, known: Mapping[str, str], common: Collection[str]) -> str:
    first = _WORD.search(line)

    def calm(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if len(lower) != len(word) or not word.isupper():
            return word
        if first is not None and match.start() == first.start():
            form = known.get(lower, lower.capitalize())
            return form if form[0].isupper() else form.capitalize()
        if lower in known:
            return known[lower]
        if len(word) == 1 and lower != "a":
            return word
        return lower if lower in _FUNCTION_WORDS or lower in common else lower.capitalize()

    calmed = _WORD.sub(calm, line)
    return calmed if len(calmed) == len(line) else line
