"""The regions of a page that are no part of its article: comments, other articles, tooltips, hidden text."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from dateline.reading.web.tree import Element, attribute, drop_element, text_of

_APART = re.compile(
    r"""(?:^|[\s-]|(?<!_)_)(?:comments?|comment-?(?:list|body|section|area|thread|meta|form)|commentlist|disqus|disqus_thread
    |respond|replies|related|related-?(?:posts?|articles?|content|stories|links|news)|recommended|recommendations?
    |recirc(?:ulation)?|most-?(?:read|popular|viewed)|trending|popular-?posts|latest-?(?:news|posts)|teasers?
    |outbrain|taboola|sidebar|side-?bar|newsletters?|cookie-?(?:banner|notice|consent|bar)|breadcrumbs?
    |promo|sponsored|advert(?:isement)?s?|masthead|site-?header|top-?bar|navbar)(?:$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of classes and ids; behind "__" stands the name of a part of something else, as BEM writes them."""
_WHOLE_PAGE: Final = frozenset({"html", "body", "main", "article"})
_UNSEEN_CLASS = re.compile(
    r"""(?:^|\s)(?:sr-only|is-sr-only|show-for-sr|screen-?reader(?:s|-text|-only)?|(?:u-)?visually-?hidden|element-invisible
    |off-?screen|assistive-text|a11y-(?:hidden|only)|hidden-accessible|aural|tooltip-?text|tooltip(?:-|__)(?:content|inner
    |body|text|box)|popover(?:-|__)(?:content|body|inner)|hover-?card(?:-\w+)?)(?:\s|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_PERHAPS_CARDS: Final = "//a/following-sibling::*[1][self::span][.//a]"
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_UNSEEN: Final = 400
"""Characters above which hidden text is an article that a script or a payment shows."""
_FRAME: Final = frozenset({"nav", "footer"})
_FIRST_OF_JANUARY = re.compile(
    r"\d{4}[-/.]0?1[-/.]0?1(?!\d)|(?<!\d)0?1[-/.]0?1[-/.]\d{4}|\bjan\w*\.?\s+0?1(?!\d)|(?<!\d)0?1(?:st|\.)?\s+jan|(?<!\d)1er\s+jan",
    re.IGNORECASE,
)


def is_apart(element: Element) -> bool:
    """Return whether an element's own class or id says that it holds comments or other articles.

    The page's own frame is never meant, nor what holds its headline: their classes name what the page
    has ("with-sidebar"), not what it is.
    """
    marks = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    if len(marks) == 1 or element.tag in _WHOLE_PAGE or _APART.search(marks) is None:
        return False
    return next(iter(element.iter("h1")), None) is None


def drop_unseen(root: Element) -> None:
    """Take out of a page what its reader does not see beside the words.

    That is texts for screen readers, tooltips, and cards that open over a link and say its words again.
    """
    for element in [each for each in root.iter() if isinstance(each.tag, str) and _is_unseen(each)]:
        if element is not root:
            drop_element(element)
    for element in root.xpath(_PERHAPS_CARDS):
        if _is_card(element):
            drop_element(element)


def _is_unseen(element: Element) -> bool:
    is_marked = (
        element.get("hidden") is not None
        or attribute(element, "role") == "tooltip"
        or _UNSEEN_CLASS.search(attribute(element, "class")) is not None
        or _UNSEEN_STYLE.search(attribute(element, "style")) is not None
    )
    is_frame = element.tag in _WHOLE_PAGE or element.tag == "h1"
    return is_marked and not is_frame and len(text_of(element)) <= _LONGEST_UNSEEN


def _is_card(element: Element) -> bool:
    """Return whether a span is the card of the link before it: it holds links and begins with its words."""
    before = element.getprevious()
    if before is None or before.tag != "a" or (before.tail or "").strip():
        return False
    name, text = text_of(before), text_of(element)
    holds_link = next(iter(element.iter("a")), None) is not None
    return bool(name) and holds_link and text.startswith(name) and len(text) > 2 * len(name)


def without_apart(root: Element) -> Element:
    """Return a copy of a page without comments, other articles and the frame of the page."""
    page = deepcopy(root)
    for element in [each for each in page.iter() if isinstance(each.tag, str)]:
        if element is not page and (element.tag in _FRAME or is_apart(element)):
            drop_element(element)
    return page


def prints_first_of_january(root: Element) -> bool:
    """Return whether a first of January stands in a page's text, its data or its times."""
    texts = [text_of(root)]
    texts.extend(attribute(each, "content") for each in root.iter("meta"))
    texts.extend(attribute(each, "datetime") for each in root.iter("time"))
    return any(_FIRST_OF_JANUARY.search(text) for text in texts)
