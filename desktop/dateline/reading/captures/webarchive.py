"""Safari's web archives: a property list that holds the page and what it shows."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.captures.page import Capture, read_capture
from dateline.reading.plain import as_mapping
from dateline.reading.source import Source


def read_webarchive(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield the article of the saved page; raises `UnreadableFileError`.

    The property list is plain data: nothing in it names a class to be made.
    """
    data = source.data(largest=source.limits.document_bytes)
    main = as_mapping(as_mapping(_loaded(data)).get("WebMainResource"))
    page = main.get("WebResourceData")
    if not isinstance(page, bytes) or not page.strip():
        raise UnreadableFileError(Message.of("reading.page_without_text"))
    encoding, url = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    capture = Capture(
        page,
        encoding if isinstance(encoding, str) else "",
        url if isinstance(url, str) else "",
    )
    yield from read_capture(source, capture, reader=reader, version=version, name=source.path.name)


def _loaded(data: bytes) -> object:
    try:
        return plistlib.loads(data)
    except (MemoryError, OSError):
        raise
    except Exception as error:
        # plistlib raises whatever its parsers do: ExpatError, ValueError, RecursionError …
        raise UnreadableFileError(Message.of("reading.webarchive_damaged")) from error
