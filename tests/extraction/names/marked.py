"""Pages and drafts for tests of single rules, written as marked text."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extraction.names.page import Draft, Page, Pages
from dateline.model.annotations import Label
from dateline.model.spans import Field

_TOKEN = re.compile(
    r"\.\.\.|['’]s\b|[A-Z]\.(?:[A-Z]\.)+|(?:Mr|Mrs|Gen|Sen|Dr|Capt|Inc|St)\.|\w+|[^\w\s]"
)
_ENDS = frozenset(".!?")


def pages(*texts: str, capitals: str = "NNP") -> Pages:
    """Return pages tagged as a tagger would: `capitals` for capitalised words, a few closed classes."""
    return Pages(tuple(_page(text, capitals) for text in texts))


def leaning(text: str, **chances: tuple[float, float, float]) -> Pages:
    """Return one page on which the models lean so much to (person, body, place) at these words."""
    (page,) = pages(text).pages
    rows = tuple(chances.get(word, (0.0, 0.0, 0.0)) for word in page.words)
    return Pages((replace(page, leanings=rows),))


def _page(text: str, capitals: str) -> Page:
    matches = list(_TOKEN.finditer(text))
    openers = {0} | {
        place + 1
        for place, match in enumerate(matches)
        if match.group() in _ENDS or "\n" in text[match.end() : _next(matches, place, text)]
    }
    return Page(
        field=Field.TEXT,
        text=text,
        words=tuple(match.group() for match in matches),
        starts=tuple(match.start() for match in matches),
        ends=tuple(match.end() for match in matches),
        tags=tuple(_tag(match.group(), capitals) for match in matches),
        openers=frozenset(place for place in openers if place < len(matches)),
    )


def _next(matches: list[re.Match[str]], place: int, text: str) -> int:
    return matches[place + 1].start() if place + 1 < len(matches) else len(text)


_CLOSED = {
    "POS": "'s ’s",
    "DT": "The A a an the Another another That that",
    "PRP$": "his her their",
    "VBD": "said met visited warned spoke came is show left LEAVES",
    "RB": "then Then So so today again",
    "IN": "as of on On In in with With for from and And",
    "PRP": "It He She it",
    "JJ": "Norwegian Russian Karvenian Velmian",
}
_TAGS = {word: tag for tag, words in _CLOSED.items() for word in words.split()}


def _tag(word: str, capitals: str) -> str:
    if not word[0].isalnum() and word not in _TAGS:
        return word
    return _TAGS.get(word, capitals if word[0].isupper() else "NN")


def draft(of: Pages, words: str, label: Label, *, page: int = 0, nth: int = 0) -> Draft:
    """Return a draft of the model over the `nth` occurrence of `words` on a page."""
    text = of.pages[page].text
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return Draft(page, start, start + len(words), label, "model")


def read(of: Pages, drafts: list[Draft]) -> list[tuple[str, Label]]:
    """Return the drafts as (words, label)."""
    return [(of.written(each), each.label) for each in drafts]


def makers(of: Pages, drafts: list[Draft]) -> dict[str, str]:
    """Return the rule that signs each draft, by its words."""
    return {of.written(each): each.maker for each in drafts}
