"""Every block of a piece of HTML, where all of it is the text: a book's section, a mail, a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol, cast
from urllib.parse import urlsplit

from dateline.reading.assembly import Draft
from dateline.reading.web.body import drafts_from_elements
from dateline.reading.web.marks import mark_paragraph_breaks
from dateline.reading.web.tree import Element, attribute

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_DROPPED: Final = frozenset(
    """script style head title noscript template iframe object embed svg math canvas audio video map
    select button input textarea option datalist rp rt nav""".split()
)
_RENAMED: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "caption"), "head"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("p", "pre", "figcaption", "address", "summary", "legend"), "p"),
    **dict.fromkeys(
        """html body div section article aside header footer main form fieldset figure details center
        ul ol dl menu table thead tbody tfoot tr td th hr hgroup""".split(),
        "div",
    ),
    "blockquote": "quote",
    "br": "lb",
}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LARGEST_CELL: Final = 200
"""Characters above which a table's cell is a column of a page's layout, and no datum."""
_INSIDE_LAYOUT: Final = frozenset("table p div h1 h2 h3 h4 h5 h6 ul ol blockquote section".split())


class _Attributed(Protocol):
    @property
    def attrib(self) -> MutableMapping[str, str]: ...


def whole_text(root: Element) -> list[Draft]:
    """Return the blocks below `root`, in order; the tree is changed on the way.

    Data tables become rows; tables that merely lay out a page are seen through.
    """
    # Kept to the end: lxml gives an element a new identity once nothing holds the last.
    elements = list(root.iter())
    mark_paragraph_breaks(root)
    rows = [row for table in root.iter("table") if _holds_data(table) for row in table.iter("tr")]
    cells = {id(cell) for row in rows for cell in row}
    row_ids = {id(row) for row in rows}
    for element in elements:
        _rename(element, in_row=id(element) in cells, is_row=id(element) in row_ids)
    return drafts_from_elements(root)


def _rename(element: Element, *, in_row: bool, is_row: bool) -> None:
    tag = element.tag
    if not isinstance(tag, str):
        element.text = ""
        return
    name = tag.rpartition("}")[2].lower()
    if name in _DROPPED or _is_hidden(element):
        _empty(element)
    elif in_row or is_row:
        element.tag = "cell" if in_row else "row"
    elif name in {"b", "strong", "i", "em", "cite"}:
        element.tag = "hi"
        _set(element, "rend", "#b" if name in {"b", "strong"} else "#i")
    elif name == "a":
        target = _UNPRINTABLE.sub("", attribute(element, "href")).strip()
        element.tag = "ref" if is_web_address(target) else "span"
        _set(element, "target", target)
    else:
        element.tag = _RENAMED.get(name, "span")


def _set(element: Element, name: str, value: str) -> None:
    cast("_Attributed", element).attrib[name] = value


def is_web_address(target: str) -> bool:
    """Return whether an address is one of the web."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and len(target) < 2_000


def _is_hidden(element: Element) -> bool:
    style = attribute(element, "style").replace(" ", "").lower()
    return "display:none" in style or "mso-hide:all" in style or element.get("hidden") is not None


def _empty(element: Element) -> None:
    element.tag = "span"
    element.text = ""
    for child in list(element):
        child.tail = ""
    for inside in list(element.iter()):
        if inside is not element:
            inside.text = inside.tail = ""


def _holds_data(table: Element) -> bool:
    """Return whether a table's cells are short and hold nothing but words."""
    for cell in table.iter("td", "th"):
        if any(
            inside is not cell and inside.tag in _INSIDE_LAYOUT
            for inside in cell.iter()
            if inside is not cell
        ):
            return False
        if sum(len(text) for text in cell.itertext()) > _LARGEST_CELL:
            return False
    return sum(1 for row in table.iter("tr") if len(row) > 1) > 0
