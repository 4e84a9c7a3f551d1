"""Any text as extraction wants it, with every result mapped back to the text as it was given."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.layout import LaidOut, relayout
from dateline.model.spans import Span


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A given text and the copy without its layout that extraction reads."""

    given: str
    laid_out: LaidOut

    @classmethod
    def of(cls, given: str) -> WorkingCopy:
        """Return the working copy of any text: wraps joined, characters that carry nothing left out."""
        return cls(given, relayout(given))

    @property
    def text(self) -> str:
        """The text that extraction reads; its spans are what `back` takes."""
        return self.laid_out.text

    def back(self, span: Span) -> Span:
        """Return the span of the given text that holds what `span` covers in the copy.

        Never outside the given text; it begins and ends at characters that the copy kept.
        """
        source = self.laid_out.offsets.to_source(span)
        end = min(source.end, len(self.given))
        return Span(min(source.start, end), end)

    def words(self, span: Span) -> str:
        """Return the given words that `span` of the copy covers."""
        return self.back(span).of(self.given)
