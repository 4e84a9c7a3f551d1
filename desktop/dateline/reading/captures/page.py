"""A page out of its envelope to an article, with the address and the time that the envelope knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.model.article import MetadataField, MetadataValue, ReadArticle
from dateline.model.confidence import Confidence
from dateline.reading.decoding import decode
from dateline.reading.metadata import best_first, title_of
from dateline.reading.source import Source
from dateline.reading.web.live import read_web_articles

SOURCE = "capture"


@dataclass(frozen=True, slots=True)
class Capture:
    """A captured page: its bytes, declared encoding ("" if none), address, and when it was captured.

    `saved` is ISO 8601, "" where it is not known; `saved_as_found` what stood in the envelope.
    """

    page: bytes
    encoding: str = ""
    url: str = ""
    saved: str = ""
    saved_as_found: str = ""


def read_capture(
    source: Source, capture: Capture, *, reader: str, version: int, name: str = ""
) -> Iterator[ReadArticle]:
    """Yield the article of a captured page, or the entries of a live blog; raises `UnreadableFileError` as for any page.

    `name` is a file name that says something of the page, "" where there is none.
    """
    text = _decoded(capture)
    if capture.url.startswith(("http://", "https://")):
        # As browsers note it, so that whatever asks the page for its address finds it.
        address = "".join(capture.url.split()).replace(">", "%3E")
        text = f"<!-- saved from url=({len(address):04d}){address} -->\n{text}"
    data = b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
    articles = read_web_articles(source.inside(name, data), reader=reader, version=version)
    for article in articles:
        yield _with_time(article, capture)


def _with_time(article: ReadArticle, capture: Capture) -> ReadArticle:
    if not capture.saved:
        return article
    saved = MetadataValue(
        MetadataField.SAVED, capture.saved, capture.saved_as_found, SOURCE, Confidence.SURE
    )
    ranked = best_first([*article.metadata, saved])
    return replace(article, metadata=ranked, title=title_of(ranked))


def _decoded(capture: Capture) -> str:
    if capture.encoding:
        try:
            return capture.page.decode(capture.encoding)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # the declaration is wrong, so the page itself has to tell
    return decode(capture.page).text
