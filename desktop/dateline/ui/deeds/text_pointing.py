"""What a person points at in the article's text: a mark, a place, a card's words, selected words."""

from __future__ import annotations

from dateline.explore.highlights import Mark, MarkKind
from dateline.explore.opened_article import OpenedArticle
from dateline.model.spans import Span, innermost

CONDITIONS = frozenset({"mark", "date_mark", "chosen_words", "words_or_mark"})
"""The conditions of actions that depend on it."""


class TextPointing:
    """Remembers each way of pointing, and says which one is meant; changes nothing on screen."""

    def __init__(self) -> None:
        self.mark: Mark | None = None
        """The mark that the keys are at."""
        self.selection: Span | None = None
        """The selected words, in code points."""
        self._place: tuple[int, int] | None = None
        """The article pointed into last, by click, key or event, and where in code points."""
        self._explained: Mark | None = None
        """The mark whose card is open."""
        self._was_explained: Mark | None = None
        """The mark whose card closed last: a button of a card closes it before it acts."""

    @property
    def conditions(self) -> frozenset[str]:
        """Which of `CONDITIONS` hold."""
        holding: set[str] = set()
        if self.selection is not None and self.selection.length:
            holding |= {"chosen_words", "words_or_mark"}
        if self.mark is not None:
            holding |= {"mark", "words_or_mark"}
            if self.mark.kind is MarkKind.DATE:
                holding.add("date_mark")
        return frozenset(holding)

    def point_at(self, article_id: int, place: int) -> None:
        """Remember a place in an article's text, in code points."""
        self._place = (article_id, place)

    def forget_place(self) -> None:
        """Point at no place: what comes first in sight is meant."""
        self._place = None

    def explain(self, mark: Mark | None) -> None:
        """Remember the mark whose card is open; None where the card explains something else."""
        self._explained = mark

    def end_card(self) -> None:
        """The card has closed; what it explained is no longer meant, unless its button acts."""
        self._was_explained, self._explained = self._explained, None

    @property
    def was_explained(self) -> Mark | None:
        """The mark whose card closed last."""
        return self._was_explained

    def words(self, opened: OpenedArticle) -> str:
        """Return the selected words, else the mark's, on one line; "" where there are none."""
        span = self.selection or (self.mark.span if self.mark is not None else None)
        return "" if span is None else " ".join(span.of(opened.stored.text).split())

    def span_to_cite(self, opened: OpenedArticle, *, in_sight: int) -> Span | None:
        """Return the selected words, else the sentence that is pointed at; None in an empty text.

        `in_sight` is the place of the first line in sight: what a person who points at nothing
        is reading.
        """
        if self.selection is not None and self.selection.length:
            return self.selection
        place = self._place_to_cite(opened.row.id, in_sight)
        sentences = opened.stored.sentences
        return (
            innermost(sentences, place)
            or innermost([block.span for block in opened.stored.layout.blocks], place)
            or next((each for each in sentences if each.start >= place), None)
        )

    def _place_to_cite(self, article_id: int, in_sight: int) -> int:
        if self._explained is not None:
            return self._explained.span.start
        if self._place is not None and self._place[0] == article_id:
            return self._place[1]
        return in_sight
