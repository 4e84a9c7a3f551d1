"""The typed seam to lxml: a web page as a tree of elements, parsed without network or entities."""

# pyright: standard

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Protocol, cast

from dateline.model.lines import REMOVED

_UNPARSABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));?")
_FORM_FEED = re.compile(r"\x0c|&#(?:0*12|[xX]0*[cC])(?![0-9a-fA-F]);?")
"""White space in HTML (section 13.2.5.1) and no character of XML: lxml parses it and refuses to set it."""
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_REMOVED = re.compile(f"[{REMOVED}]")
_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)[a-zA-Z][^<>]{0,5000}?(/?)>",
    re.IGNORECASE,
)
DEEPEST: Final = 250
"""Nesting beyond which libxml2 builds no tree; what lies deeper is lost."""


class Element(Protocol):
    """What this room uses of an lxml element."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None:
        """Return an attribute, None where there is none."""
        ...

    def iter(self, *tags: object) -> Iterator[Element]:
        """Yield this element and those inside, in document order."""
        ...

    def getnext(self) -> Element | None:
        """Return the next sibling."""
        ...

    def getprevious(self) -> Element | None:
        """Return the sibling before."""
        ...

    def iterancestors(self, *tags: str) -> Iterator[Element]:
        """Yield the elements around this one, the nearest first."""
        ...

    def xpath(self, path: str) -> list[Element]:
        """Return the elements at `path`, in document order."""
        ...

    def itertext(self, *tags: str) -> Iterator[str]:
        """Yield the texts inside, in document order."""
        ...

    def __iter__(self) -> Iterator[Element]:
        """Yield the children."""
        ...

    def __len__(self) -> int:
        """Number of children."""
        ...


def parse_page(text: str) -> Element | None:
    """Return the root element of a page, None where there is no element at all."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    spaced = _FORM_FEED.sub(" ", text)
    clean = _UNPARSABLE.sub("", _REFERENCE.sub(_checked_reference, spaced))
    declaration = _XML_DECLARATION.match(clean)
    if declaration is not None:
        clean = clean[declaration.end() :]
    parser = HTMLParser(no_network=True, huge_tree=False, recover=True)
    try:
        return cast("Element", document_fromstring(clean, parser=parser))
    except (ParserError, ValueError):
        return None


def _checked_reference(match: re.Match[str]) -> str:
    """Return a numeric reference, as the character it means where the number is one of Windows-1252's.

    HTML (section 13.2.5.80) reads 128 to 159 so; what names no character of XML is left out.
    """
    number = int(match[1], 16) if match[1] else int(match[2])
    if 128 <= number <= 159:
        return bytes([number]).decode("cp1252", errors="ignore")
    is_character = number <= 0x10FFFF and _UNPARSABLE.match(chr(number)) is None
    return match[0] if is_character else ""


def deepest_nesting(text: str) -> int:
    """Return an upper estimate of how deep the tags of a page are nested, in linear time."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[1]:
            depth = max(0, depth - 1)
        elif not match[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def comments(root: Element) -> Iterator[str]:
    """Yield the texts of the comments inside the root and directly before it."""
    from lxml.etree import Comment, _Element

    for comment in cast("_Element", root).itersiblings(Comment, preceding=True):
        yield comment.text or ""
    for inside in root.iter(Comment):
        yield inside.text or ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute, "" where there is none."""
    return element.get(name) or ""


def set_tail(element: Element, text: str) -> None:
    """Set the text behind an element, without the characters that lxml refuses.

    A parser lets some into the tree that cannot be written back, such as a form feed.
    """
    element.tail = _UNWRITABLE.sub(" ", text)


def drop_element(element: Element) -> None:
    """Take an element and what is inside out of its tree; the text behind it stays."""
    from lxml.html import HtmlElement

    inner = cast("HtmlElement", element)
    if inner.getparent() is not None:
        inner.drop_tree()


def text_of(element: Element) -> str:
    """Return the text inside an element, white space collapsed, characters that are none removed."""
    return " ".join(_REMOVED.sub("", "".join(element.itertext())).split())
