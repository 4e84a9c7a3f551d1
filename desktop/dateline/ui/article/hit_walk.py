"""The hits of a search in the open article: which one the person is on, in headline and text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dateline.model.spans import Field, Span
from dateline.ui.article.find_bar import FindBar
from dateline.ui.article.reading_page import ReadingPage


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that is found, in code points of `field`."""

    field: Field
    span: Span


def hits_in(title: Iterable[Span], text: Iterable[Span]) -> tuple[Hit, ...]:
    """Return the hits of a headline and those of its text in the order they are read."""
    above = (Hit(Field.TITLE, span) for span in title)
    below = (Hit(Field.TEXT, span) for span in text)
    return tuple(hit for hit in (*above, *below) if hit.span.length)


class HitWalk:
    """Marks hits on a `ReadingPage`, steps through them, and says in the find bar where it is."""

    def __init__(
        self, page: ReadingPage, bar: FindBar, *, reached: Callable[[Hit], object]
    ) -> None:
        """`reached` is told of each hit that the page goes to."""
        self._page = page
        self._bar = bar
        self._reached = reached
        self._hits: tuple[Hit, ...] = ()
        self._number = -1
        self._left = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits, in the order they are read."""
        return self._hits

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self._hits)

    @property
    def number(self) -> int:
        """Which hit is the current one, from 0; -1 where there is none."""
        return self._number

    def forget(self) -> None:
        """Drop the hits of an article that is no longer on show."""
        self._hits, self._number, self._left = (), -1, False
        self._page.head.set_hits((), current=None)
        self._bar.hide()

    def show(
        self,
        hits: Sequence[Hit],
        *,
        words: str,
        overall: str = "",
        first: int = 0,
        scroll: bool = True,
    ) -> None:
        """Mark the hits of a search and go to number `first`, from the end where negative.

        `words` are shown in the find bar, `overall` says how many hits there are elsewhere; without
        words the bar is closed. Without `scroll` the page stays where it is.
        """
        self._left = False
        self._take(hits, first=first, scroll=scroll)
        if words:
            self._bar.show_hits(words, current=self._number + 1, total=self.count, overall=overall)
        else:
            self._bar.hide()

    def show_anew(self, hits: Sequence[Hit], *, words: str) -> None:
        """Mark the hits of a search anew, where the article's annotations have changed.

        The current one stays current, the page where it is. Hits that the person has left, for
        others of the find bar or for none, stay away.
        """
        if self._left:
            return
        current = self._hits[self._number] if self._hits else None
        first = hits.index(current) if current in hits else max(self._number, 0)
        self.show(hits, words=words, first=first, scroll=False)

    def leave(self) -> None:
        """Mark none, until an article is opened or searched for."""
        self._take((), first=0)
        self._bar.hide()
        self._left = True

    def find(self, words: str) -> None:
        """Mark every place where `words` stand in the article, in any capitals."""
        article = self._page.text.article
        if article is None:
            return
        self._left = True
        wanted = words.strip()
        places = (_places(wanted, part) for part in (article.title, article.text))
        self._take(hits_in(*places) if wanted else (), first=0)
        self._bar.set_place(self._number + 1, self.count)

    def step(self, distance: int) -> bool:
        """Go to the next hit (1) or the one before (-1); False where there is none."""
        wanted = self._number + distance
        if not 0 <= wanted < self.count:
            return False
        self.go_to(wanted)
        return True

    def go_to(self, number: int) -> None:
        """Go to a hit, counted from 0, or from the end where negative; nothing without hits."""
        if self._hits:
            self._take(self._hits, first=number)
            self._bar.set_place(self._number + 1, self.count)

    def _take(self, hits: Sequence[Hit], *, first: int, scroll: bool = True) -> None:
        self._hits = tuple(hits)
        wanted = first + self.count if first < 0 else first
        self._number = min(max(wanted, 0), self.count - 1)
        current = self._hits[self._number] if self._hits else None
        for field, place in ((Field.TITLE, self._page.head), (Field.TEXT, self._page.text)):
            spans = [hit.span for hit in self._hits if hit.field is field]
            here = current is not None and current.field is field
            place.set_hits(spans, current=current.span if current is not None and here else None)
        if current is None or not scroll:
            return
        if current.field is Field.TITLE:
            self._page.text.scroll_to_head(self._page.head.rect_of(current.span))
        else:
            self._page.text.scroll_to(current.span)
        self._reached(current)


def _places(words: str, text: str) -> list[Span]:
    found = re.finditer(re.escape(words), text, re.IGNORECASE)
    return [Span(*match.span()) for match in found]
