"""The blocks of a text that may hold HTML or not, as the fields of records do."""

from __future__ import annotations

import re

from dateline.reading.composing import Blocks
from dateline.reading.markup import whole_text
from dateline.reading.web.tree import parse_page

_MARKED = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|blockquote|article|span|a)\b[^<>]{0,300}>", re.IGNORECASE
)


def blocks_of(text: str) -> Blocks:
    """Return the blocks of `text`, read as HTML where a tag stands in it, else as plain text."""
    blocks = Blocks()
    root = parse_page(text) if _MARKED.search(text) else None
    if root is None:
        blocks.take_plain(text)
    else:
        for block in whole_text(root):
            blocks.take(block)
    return blocks
