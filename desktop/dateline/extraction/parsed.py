"""An article as the extraction steps see it: each field with its spaCy parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.spans import Field, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class ParsedField:
    """One field with its parse.

    `doc.text == text`, so a token's `idx` is an offset in the field. The parse has tags, lemmas,
    dependencies, sentences and the base model's entities; a step never changes it.
    """

    field: Field
    text: str
    doc: Doc

    def sentences(self) -> Iterator[Span]:
        """Yield the sentence spans, trimmed of surrounding white space; none is empty."""
        for sentence in self.doc.sents:
            written = sentence.text
            start = sentence.start_char + len(written) - len(written.lstrip())
            end = sentence.start_char + len(written.rstrip())
            if end > start:
                yield Span(start, end)


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """Both fields of an article and its document creation time.

    `published_day` is the day number (`model.days`) printed as the publication day, None where it
    is unknown; relative expressions then stay unresolved.
    """

    title: ParsedField | None
    text: ParsedField
    published_day: int | None

    def fields(self) -> tuple[ParsedField, ...]:
        """Return the fields there are, the title first."""
        return (self.text,) if self.title is None else (self.title, self.text)
