"""One field as the rules on names read it, and the draft of a mention they pass on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made

from dateline.extraction.parsed import ParsedArticle, ParsedField
from dateline.extraction.recogniser import Reading, reading_of
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence
from dateline.model.spans import Field


@dataclass(frozen=True, slots=True)
class Page:
    """The tokens of one field in parallel tuples, white space left out.

    Asked once from spaCy, because a rule reads each token many times. `starts` and `ends` are
    offsets in `text`; `tags` are Penn Treebank tags; `openers` are the tokens that start a sentence.
    `reading` has one row a token, None where the field was parsed without the recogniser;
    `leanings` are then empty, else `Reading.leanings` of each token.
    """

    field: Field
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    openers: frozenset[int]
    reading: Reading | None = None
    leanings: Sequence[Sequence[float]] = ()
    _tokens: dict[tuple[int, int], tuple[int, int]] = made(
        default_factory=dict[tuple[int, int], tuple[int, int]], compare=False, repr=False
    )
    _leanings: dict[tuple[int, int], tuple[float, ...]] = made(
        default_factory=dict[tuple[int, int], tuple[float, ...]], compare=False, repr=False
    )
    _written: dict[tuple[int, int], str] = made(
        default_factory=dict[tuple[int, int], str], compare=False, repr=False
    )

    @classmethod
    def of(cls, parsed: ParsedField) -> Page:
        """Return the page of a parsed field."""
        tokens = [token for token in parsed.doc if not token.is_space]
        openers: set[int] = set()
        opening = True
        for place, token in enumerate(tokens):
            opening = opening or bool(token.is_sent_start)
            if opening:
                openers.add(place)
            opening = opening and not token.text[0].isalnum()
        whole = reading_of(parsed.doc)
        reading = None if whole is None else whole.of_tokens([token.i for token in tokens])
        return cls(
            field=parsed.field,
            text=parsed.text,
            words=tuple(token.text for token in tokens),
            starts=tuple(token.idx for token in tokens),
            ends=tuple(token.idx + len(token) for token in tokens),
            tags=tuple(token.tag_ for token in tokens),
            openers=frozenset(openers),
            reading=reading,
            leanings=() if reading is None else reading.leanings(),
        )

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of tokens that touch the characters `[start, end)`."""
        # Forty rules ask the same of the same drafts, so the answers are kept.
        found = self._tokens.get((start, end))
        if found is None:
            found = bisect_right(self.ends, start), bisect_left(self.starts, end)
            self._tokens[start, end] = found
        return found

    def written(self, start: int, end: int) -> str:
        """Return the words of the characters `[start, end)` with single blanks.

        The square brackets of an editor are left out ("Ada [Marsh]").
        """
        found = self._written.get((start, end))
        if found is None:
            bare = self.text[start:end].replace("[", "").replace("]", "")
            found = self._written[start, end] = " ".join(bare.split())
        return found

    def leaning(self, first: int, last: int) -> tuple[float, ...]:
        """Return the least of each column of `leanings` in the tokens `[first, last)`; () without any."""
        found = self._leanings.get((first, last))
        if found is None:
            columns = zip(*self.leanings[first:last], strict=True)
            found = self._leanings[first, last] = tuple(map(min, columns))
        return found

    def word(self, place: int) -> str:
        """Return the word at `place`, "" outside the page."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def is_name_like(self, place: int) -> bool:
        """Whether the token is tagged as a proper noun and starts with a capital."""
        return (
            0 <= place < len(self.words)
            and self.tags[place].startswith("NNP")
            and self.words[place][0].isupper()
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention on its way through the rules: `[start, end)` of page number `page`."""

    page: int
    start: int
    end: int
    label: Label
    maker: str
    confidence: Confidence = Confidence.LIKELY

    def moved(self, *, start: int | None = None, end: int | None = None) -> Draft:
        """Return the draft with other bounds."""
        return replace(
            self, start=self.start if start is None else start, end=self.end if end is None else end
        )

    def relabelled(self, label: Label, maker: str) -> Draft:
        """Return the draft with another label, signed by the rule that gave it."""
        return self if label is self.label else replace(self, label=label, maker=maker)


@dataclass(frozen=True, slots=True)
class Pages:
    """Both fields of an article; `votes` keeps what `consensus` counts for a draft, asked five times."""

    pages: tuple[Page, ...]
    votes: dict[Draft, tuple[tuple[Label, float], ...]] = made(
        default_factory=dict[Draft, tuple[tuple[Label, float], ...]], compare=False, repr=False
    )

    @classmethod
    def of(cls, article: ParsedArticle) -> Pages:
        """Return the pages of a parsed article, the title first."""
        return cls(tuple(Page.of(field) for field in article.fields()))

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)

    def of_draft(self, draft: Draft) -> Page:
        """Return the page a draft lies on."""
        return self.pages[draft.page]

    def written(self, draft: Draft) -> str:
        """Return the words of a draft with single blanks, as a name is compared."""
        return self.pages[draft.page].written(draft.start, draft.end)

    def tokens(self, draft: Draft) -> tuple[int, int]:
        """Return the half-open token range of a draft on its page."""
        return self.pages[draft.page].tokens_of(draft.start, draft.end)

    def words(self, draft: Draft) -> tuple[str, ...]:
        """Return the tokens of a draft."""
        first, last = self.tokens(draft)
        return self.pages[draft.page].words[first:last]


def without_overlaps(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts in reading order; of two that overlap the longer, then the earlier given."""
    kept: list[Draft] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.start - draft.end):
        spans = taken.setdefault(draft.page, [])
        place = bisect_left(spans, (draft.start, draft.end))
        before = spans[place - 1] if place else (0, 0)
        after = spans[place] if place < len(spans) else (draft.end, draft.end)
        if before[1] <= draft.start and draft.end <= after[0]:
            spans.insert(place, (draft.start, draft.end))
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.page, draft.start))


class Taken:
    """The characters that drafts cover, asked by token."""

    __slots__ = ("_labels", "_pages")

    def __init__(self, pages: Pages, drafts: Sequence[Draft]) -> None:
        """Mark every token of `drafts`."""
        self._pages = pages
        self._labels: dict[tuple[int, int], Draft] = {}
        for draft in drafts:
            first, last = pages.tokens(draft)
            for place in range(first, last):
                self._labels[draft.page, place] = draft

    def at(self, page: int, place: int) -> Draft | None:
        """Return the draft over token `place` of page number `page`, or None."""
        return self._labels.get((page, place))

    def free(self, page: int, first: int, last: int) -> bool:
        """Whether no draft touches the tokens `[first, last)`."""
        return all((page, place) not in self._labels for place in range(first, last))
