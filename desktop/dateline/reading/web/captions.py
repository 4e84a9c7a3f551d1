"""Captions of the pictures that belong to a page's article: words beside the text, and no part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.reading.identity import folded
from dateline.reading.web.marks import PARAGRAPH, SPACE
from dateline.reading.web.regions import is_apart
from dateline.reading.web.tree import Element, text_of

_SHORTEST: Final = 15
"""Characters of a caption; below that stands the name of an agency or a button."""
_LONGEST: Final = 1_000
_MOST: Final = 100
_NEAR: Final = 5
"""Levels around a picture among which there must be one that also holds text of the article."""
_PARAGRAPHS: Final = 40
"""Paragraphs of an element that are looked at for text of the article."""
_WHOLE_PAGE: Final = frozenset({"html", "body"})
_FRAME: Final = frozenset({"nav", "footer", "aside"})


def captions(root: Element, body: Iterable[str]) -> tuple[str, ...]:
    """Return the captions (`figcaption`) of an article's pictures, each once, in order.

    `body` are the article's paragraphs: a picture belongs to it where an element around both is
    near; those of teasers, of the frame of the page and of other articles stand alone.
    """
    told = {folded(text) for text in body} - {""}
    found: dict[str, str] = {}
    for element in root.iter("figcaption"):
        text = _words(element)
        key = folded(text)
        if not _SHORTEST <= len(text) <= _LONGEST or key in told or key in found:
            continue
        if _belongs(element, told):
            found[key] = text
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _words(element: Element) -> str:
    """Return a caption's text; marks that were set for the extractor are spaces again."""
    return " ".join(text_of(element).replace(SPACE, " ").replace(PARAGRAPH, " ").split())


def _belongs(caption: Element, told: set[str]) -> bool:
    around = list(caption.iterancestors())
    if any(each.tag in _FRAME or each.tag == "a" or is_apart(each) for each in around):
        return False
    near = (each for each in around[:_NEAR] if each.tag not in _WHOLE_PAGE)
    return any(_holds_text(each, told) for each in near)


def _holds_text(element: Element, told: set[str]) -> bool:
    for count, paragraph in enumerate(element.iter("p")):
        if count >= _PARAGRAPHS:
            break
        if folded(text_of(paragraph)) in told:
            return True
    return False
