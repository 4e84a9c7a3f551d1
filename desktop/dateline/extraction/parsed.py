"""An article as the extraction steps see it: each field with its spaCy parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.model.spans import Field, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENING_OF: Final = {"”": "“", "»": "«"}


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
        """Yield the sentence spans, trimmed of surrounding white space; none is empty.

        A quotation mark that closes what a sentence opened is its own, though the parse often
        gives it to the next one.
        """
        taken = 0
        for sentence in self.doc.sents:
            span = self._trimmed(max(taken, sentence.start_char), sentence.end_char)
            if span is not None and _leaves_open(
                span.of(self.text), self.text[span.end : span.end + 1]
            ):
                span = Span(span.start, span.end + 1)
            if span is not None:
                taken = span.end
                yield span

    def _trimmed(self, start: int, end: int) -> Span | None:
        written = self.text[start:end]
        if not written.strip():
            return None
        first = start + len(written) - len(written.lstrip())
        return Span(first, start + len(written.rstrip()))


def _leaves_open(sentence: str, following: str) -> bool:
    """Whether `following` is the mark that closes a quotation opened in `sentence`."""
    if following == '"':
        return sentence.count('"') % 2 == 1
    opening = _OPENING_OF.get(following)
    return opening is not None and sentence.count(opening) > sentence.count(following)


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
