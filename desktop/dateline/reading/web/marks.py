"""Marks set in a page's tree before an extractor walks it, so that breaks and spaces survive it."""

from __future__ import annotations

from typing import Final

from dateline.reading.web.tree import Element, set_tail

PARAGRAPH: Final = "\ufdd0"
SPACE: Final = "\ufdd1"
"""Noncharacters, which Unicode sets aside for marks that never leave a program."""
_INLINE: Final = ("a", "b", "strong", "i", "em", "u", "span", "font", "cite", "q", "mark", "small")


def mark_paragraph_breaks(root: Element) -> None:
    """Note in the tree where two line breaks follow each other, before an extractor makes one of them."""
    for element in root.iter("br"):
        following = element.getnext()
        if following is not None and following.tag == "br" and not (element.tail or "").strip():
            set_tail(element, PARAGRAPH)


def mark_spaces(root: Element) -> None:
    """Note in the tree the spaces at the edges of inline elements, which extractors strip.

    Only a space between two words is marked: white space that stands alone lays out the source.
    """
    for element in root.iter(*_INLINE):
        inner, behind = element.text or "", element.tail or ""
        if len(element) == 0 and inner.strip() and inner[-1].isspace() and behind[:1].strip():
            set_tail(element, SPACE + behind)
        elif behind.strip() and behind[0].isspace():
            set_tail(element, SPACE + behind.lstrip())
