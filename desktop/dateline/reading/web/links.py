"""The links of a page's paragraphs, found again after the body was extracted without them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from urllib.parse import urljoin

from dateline.model.article import Format, FormatKind
from dateline.model.lines import REMOVED
from dateline.model.spans import Span
from dateline.reading.assembly import Draft
from dateline.reading.web.marks import SPACE
from dateline.reading.web.tree import Element, attribute

_BLOCKS: Final = (
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "td",
    "dd",
    "figcaption",
)
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template"})
_REMOVED = re.compile(f"[{REMOVED}]")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_NO_TARGET = re.compile(r"(?:javascript|data|about|blob):|#", re.IGNORECASE)


def with_links(drafts: Iterable[Draft], root: Element, *, url: str) -> list[Draft]:
    """Return the drafts with the links of the page's blocks that read exactly like them.

    Targets are made absolute with `url`; they are kept as text and never opened.
    """
    found = list(drafts)
    places: dict[str, list[int]] = {}
    for index, draft in enumerate(found):
        places.setdefault(draft.text, []).append(index)
    wanted = {"".join(text.split()) for text in places}
    for block in root.iter(*_BLOCKS):
        if next(iter(block.iter("a")), None) is None or _plain(block) not in wanted:
            continue
        text, links = _linked_text(block, url)
        for index in places.pop(text, []):
            draft = found[index]
            formats = sorted(
                [*draft.formats, *links], key=lambda item: (item.span.start, -item.span.end)
            )
            found[index] = replace(draft, formats=tuple(formats))
    return found


def _plain(block: Element) -> str:
    """Return the letters of a block without any white space, a quick test whether it can be a draft."""
    return "".join(_REMOVED.sub("", "".join(block.itertext()).replace(SPACE, " ")).split())


class _LinkedText:
    """Writes the text of a block, white space collapsed, and notes the links in it."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._parts: list[str] = []
        self._length = 0
        self._open_at: list[int] = []
        self.links: list[Format] = []

    @property
    def text(self) -> str:
        return "".join(self._parts).rstrip()

    def walk(self, block: Element) -> None:
        """Visit everything inside `block` without recursion."""
        waiting: list[tuple[Element, bool]] = [(block, False)]
        while waiting:
            element, is_end = waiting.pop()
            is_seen = isinstance(element.tag, str) and element.tag not in _UNSEEN
            if is_seen and not is_end:
                self._enter(element)
                waiting.append((element, True))
                waiting.extend((child, False) for child in reversed(list(element)))
                continue
            if is_end and element.tag == "a":
                self._close(element)
            if element is not block:
                self._write(element.tail or "")

    def _enter(self, element: Element) -> None:
        if element.tag == "br":
            self._parts.append("\n")
            self._length += 1
        elif element.tag == "a":
            self._open_at.append(self._length)
        self._write(element.text or "")

    def _close(self, element: Element) -> None:
        link = _link(element, self._open_at.pop(), self._length, self._url)
        if link is not None:
            self.links.append(link)

    def _write(self, text: str) -> None:
        collapsed = _SPACE.sub(" ", _REMOVED.sub("", text.replace(SPACE, " ")))
        if not self._parts or self._parts[-1].endswith((" ", "\n")):
            collapsed = collapsed.lstrip(" ")
        if collapsed:
            self._parts.append(collapsed)
            self._length += len(collapsed)


def _linked_text(block: Element, url: str) -> tuple[str, list[Format]]:
    writer = _LinkedText(url)
    writer.walk(block)
    text = writer.text
    return text, [link for link in writer.links if link.span.end <= len(text)]


def _link(element: Element, start: int, end: int, url: str) -> Format | None:
    address = attribute(element, "href").strip()
    if start == end or not address or len(address) > 2_000 or _NO_TARGET.match(address):
        return None
    try:
        target = urljoin(url, address)
    except ValueError:
        return None
    return Format(FormatKind.LINK, Span(start, end), target)
