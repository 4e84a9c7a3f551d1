"""Who signs a page on which no person is named: a newsroom, an organisation, a pen name of one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.identity import folded
from dateline.reading.web.regions import is_apart
from dateline.reading.web.tree import Element, attribute, text_of

_LONGEST: Final = 60
_MOST_WORDS: Final = 6
_PLACES: Final = (
    "//meta[@name='author']",
    "//*[@itemprop='author' or @rel='author'][not(self::link)]",
    "//*[contains(concat(' ', @class, ' '), ' author ') or contains(concat(' ', @class, ' '), ' byline ')]",
    "//*[contains(@class, 'author')]//a[contains(@href, '/author/')]",
)
_NAME = re.compile(r"[^\W\d_](?:[^\W_]|[ .&'’-])*$")
_OPENING = re.compile(r"^(?:(?:posted|written)\s+)?(?:by|von|par)\s+", re.IGNORECASE)
_NOBODY: Final = frozenset(
    """admin administrator webmaster root user users author authors autor editor editors staff guest
    unknown anonymous none null undefined default about share follow more""".split()
)
"""Accounts and labels of publishing programs: they stand where a name should and name nobody."""


def signing_office(
    root: Element, stated: Sequence[str], *, outlets: Iterable[str]
) -> Iterator[MetadataValue]:
    """Yield the one office or pen name that signs, unsure.

    `stated` are authors of the page's own data that are no persons; `outlets` what the outlet is called.
    The outlet itself counts only where the page's own data name it: in print it is the head of the page.
    """
    known = {folded(name) for name in outlets} - {""}
    for text, source in (*((name, "json-ld") for name in stated), *_printed(root)):
        name = _OPENING.sub("", text).strip(" ,;|:")
        if _can_sign(name) and (source != "byline-element" or folded(name) not in known):
            yield MetadataValue(MetadataField.BYLINE, name, text, source, Confidence.UNSURE)
            return


def _printed(root: Element) -> Iterator[tuple[str, str]]:
    for path in _PLACES:
        for element in root.xpath(path):
            if not is_apart(element):
                source = "meta" if element.tag == "meta" else "byline-element"
                text = attribute(element, "content") if element.tag == "meta" else text_of(element)
                yield " ".join(text.split())[: 2 * _LONGEST], source


def _can_sign(name: str) -> bool:
    return (
        2 < len(name) <= _LONGEST
        and len(name.split()) <= _MOST_WORDS
        and _NAME.match(name) is not None
        and name.casefold() not in _NOBODY
        and not name.casefold().startswith(("our ", "a ", "an "))
    )
