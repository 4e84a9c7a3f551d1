"""An article with a quotation and numbers, for tests of lists and cards that show them."""

from __future__ import annotations

from dataclasses import replace

from dateline.library.annotations import store_extraction
from dateline.library.writer import Transaction
from dateline.model.annotations import Quantity, Quotation, QuotationKind
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span
from tests.building import extraction, link_by_name, read_article, store

SPEAKER = "Ilse Brandvold"
WORDS = "The channel was closed at least four times"
TEXT = (
    f"“{WORDS},” said {SPEAKER} of the harbour board.\n\n"
    "The dredger cost 18,000 euros and took 3 to 5 weeks. Dozens of boats waited."
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def number(words: str, value: float | None, low: float | None, high: float | None) -> Quantity:
    unit = "EUR" if "euros" in words else None
    where = span_of(words)
    return Quantity(Field.TEXT, where, value, low, high, unit, None, Confidence.LIKELY, "test")


NUMBERS = (
    number("at least four times", None, 4, None),
    number("18,000 euros", 18_000, None, None),
    number("3 to 5 weeks", None, 3, 5),
    number("Dozens of boats", None, None, None),
)


def store_spoken(transaction: Transaction) -> int:
    """Store the article with its quotation and numbers and return its id."""
    arrival = store(transaction, read_article(TEXT, title="A channel in sand"), sha256="f" * 64)
    quotation = Quotation(
        Field.TEXT,
        span_of(WORDS),
        QuotationKind.DIRECT,
        SPEAKER,
        span_of(SPEAKER),
        0,
        span_of("said"),
        Confidence.SURE,
        "test",
    )
    found = replace(extraction(TEXT, [SPEAKER]), quotations=(quotation,), quantities=NUMBERS)
    sql = "SELECT text_id FROM article WHERE id = ?"
    (text_id,) = transaction.connection.execute(sql, (arrival.article_id,)).fetchone()
    store_extraction(transaction, text_id, found, link_by_name)
    return arrival.article_id
