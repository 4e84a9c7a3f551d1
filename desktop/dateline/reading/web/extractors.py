"""The typed seam to trafilatura, resiliparse and htmldate, loaded without opening a socket."""

# pyright: standard

from __future__ import annotations

import logging
import socket
import warnings
from typing import cast

from dateline.reading.web.regions import prints_first_of_january, without_apart
from dateline.reading.web.tree import Element

# urllib3, which these libraries import, binds a socket to learn whether the machine has IPv6.
socket.has_ipv6 = False

from htmldate import find_date  # noqa: E402
from resiliparse.extract import html2text  # noqa: E402  # pyright: ignore[reportMissingModuleSource]
from trafilatura import bare_extraction  # noqa: E402

# They report what they could not make of a page; the article that comes out is the report here.
for _name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def main_body(root: Element, *, url: str) -> Element | None:
    """Return the article's body as trafilatura's elements (p, head, list, item, quote, row …), or None.

    Links are left out: with them it mistakes more of a page for navigation, and less (0.8 points of
    body F1 on the pages of the article extraction benchmark); `links.py` finds them again.
    """
    try:
        document = bare_extraction(
            root,  # pyright: ignore[reportArgumentType]
            url=url or None,
            fast=True,
            include_comments=False,
            include_formatting=True,
        )
    except ValueError:  # a text that lxml will not write back: the other extractor reads the page
        return None
    body = None if document is None or isinstance(document, dict) else document.body
    return None if body is None else cast("Element", body)


def main_text(page: str) -> str:
    """Return the article's text as resiliparse finds it, paragraphs separated by blank lines."""
    return str(
        html2text.extract_plain_text(
            page,
            main_content=True,
            alt_texts=False,
            links=False,
            form_fields=False,
            noscript=False,
            comments=False,
        )
    )


def guessed_day(root: Element, *, url: str) -> str | None:
    """Return the ISO day that htmldate finds to be the page's original date, or None.

    Comments, other articles and the frame of the page are taken out first. A first of January that
    is not printed as such is the year of a copyright notice, and no day.
    """
    page = without_apart(root)
    with warnings.catch_warnings():
        # dateutil warns of time zones it does not know; only the day is asked for here.
        warnings.simplefilter("ignore")
        try:
            day = find_date(page, url=url or None, original_date=True)  # pyright: ignore[reportArgumentType]
        except (ValueError, OverflowError):
            # Figures or an address that are none: no day is guessed.
            return None
    is_year = day is not None and day.endswith("-01-01") and not prints_first_of_january(page)
    return None if is_year else day
