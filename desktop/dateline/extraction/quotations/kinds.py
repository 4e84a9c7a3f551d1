"""What a stretch between marks is: speech, a fragment of it, or a title, nickname or scare quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.extraction.quotations.marks import Stretch
from dateline.extraction.quotations.periods import Item, Period
from dateline.model.annotations import QuotationKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_WORD: Final = 3
_LEADS_IN: Final = frozenset((",", ":", "—", "–", "-", ";"))
_WORKS: Final = frozenset(
    "article band bestseller book campaign chapter column comedy documentary drama episode essay film "
    "game group hashtag headline host hymn hit magazine memoir movie musical newsletter novel opera paper "
    "play podcast poem program programme project report section segment series show sitcom song "
    "soundtrack story thriller titled entitled dubbed nicknamed word words term phrase".split()
)


def is_title(text: str, stretch: Stretch) -> bool:
    """Whether the stretch is capitalised as the title of a work is: every word but the small ones."""
    words = _WORD.findall(stretch.inner.of(text))
    long_words = [word for word in words if len(word) > _SMALL_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(words) >= 2
        and bool(long_words)
        and all(word[0].isupper() for word in long_words)
        and words[0][0].isupper()
        and capitals >= 2
    )


def is_short(text: str, stretch: Stretch) -> bool:
    """Whether the stretch holds no more than two words, so that it may be a scare quote."""
    return len(_WORD.findall(stretch.inner.of(text))) <= 2


def names_a_work(period: Period, stretch: Stretch) -> bool:
    """Whether the word before the stretch tells that a title or a word as such follows."""
    before = _before(period, stretch)
    return before is not None and before.lower_ in _WORKS


def is_nickname(period: Period, stretch: Stretch) -> bool:
    """Whether the stretch stands inside a name ("Robert "Bob" Dole")."""
    before, after = _before(period, stretch), _after(period, stretch)
    return (
        before is not None
        and after is not None
        and before.pos_ == after.pos_ == "PROPN"
        and after.idx - stretch.outer.end <= 1
        and stretch.outer.start - before.idx - len(before) <= 1
    )


def kind_of(text: str, period: Period, stretch: Stretch, before: QuotationKind | None) -> QuotationKind:
    """Return DIRECT for speech that stands as its own clause, MIXED for words woven into another's.

    `before` is the kind of the stretch before it in the same period: "A," he said, "b" is one.
    """
    lead, inside = _before(period, stretch), stretch.inner.of(text)
    if lead is None:
        return QuotationKind.DIRECT
    if before is QuotationKind.DIRECT and lead.text in _LEADS_IN:
        return QuotationKind.DIRECT
    opens_sentence = inside[:1].isupper() or not inside[:1].isalpha()
    led_in = lead.text in _LEADS_IN or lead.pos_ == "VERB"
    return QuotationKind.DIRECT if opens_sentence and led_in else QuotationKind.MIXED


def _neighbour(period: Period, stretch: Stretch, step: int) -> Item | None:
    at = next(i for i, item in enumerate(period.items) if item is stretch) + step
    return period.items[at] if 0 <= at < len(period.items) else None


def _before(period: Period, stretch: Stretch) -> Token | None:
    item = _neighbour(period, stretch, -1)
    return None if isinstance(item, Stretch) else item


def _after(period: Period, stretch: Stretch) -> Token | None:
    item = _neighbour(period, stretch, 1)
    return None if isinstance(item, Stretch) else item
