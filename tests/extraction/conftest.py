"""The loaded model, once for all tests of the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dateline.extraction.model import Fields, load_model, parse
from dateline.extraction.parsed import ParsedArticle, ParsedField
from dateline.model.spans import Field

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the English pipeline that the application uses."""
    return load_model()


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> Callable[..., ParsedArticle]:
    """Return `parsed(text, title="", published_day=None)`, which parses an article."""

    def parse_article(
        text: str, title: str = "", published_day: int | None = None
    ) -> ParsedArticle:
        title_doc, text_doc = parse(nlp, [Fields(title, text)])[0]
        head = ParsedField(Field.TITLE, title, title_doc) if title else None
        return ParsedArticle(head, ParsedField(Field.TEXT, text, text_doc), published_day)

    return parse_article
