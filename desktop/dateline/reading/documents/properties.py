"""What the properties of a document say of an article, and what they do not.

The author of the properties is whoever's program wrote the file, and no byline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.dates import parse_timestamp
from dateline.reading.documents.nodes import Node, name_of, texts_of

SOURCE: Final = "document-properties"
_NO_TITLE: Final = re.compile(
    r"untitled|microsoft word|unbenannt|sans titre|document ?\d*$|word document|"
    r"\.(?:docx?|pdf|rtf|html?|odt|txt)$|^\W*$",
    re.IGNORECASE,
)
_SAVED: Final = frozenset({"modified", "date"})


def document_values(properties: Node | None) -> Iterator[MetadataValue]:
    """Yield title and time of the last saving from Dublin Core elements (OPC part 2, ODF 1.3 part 3)."""
    if properties is None:
        return
    for node in properties.iter():
        name, text = name_of(node), texts_of(node)[:500]
        if name == "title":
            yield from title_value(text)
        elif name in _SAVED:
            yield from saved_value(text)


def title_value(text: str) -> Iterator[MetadataValue]:
    """Yield the title of the properties unless a program put it there; what the page says is better."""
    if text and _NO_TITLE.search(text) is None:
        yield MetadataValue(MetadataField.TITLE, text, text, SOURCE, Confidence.UNSURE)


def saved_value(text: str) -> Iterator[MetadataValue]:
    """Yield when the document was last saved, which says nothing of its publication."""
    value = parse_timestamp(text)
    if value is not None:
        yield MetadataValue(MetadataField.SAVED, value, text, SOURCE, Confidence.LIKELY)
