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
_LONGEST_CROSSHEAD: Final = 7
_LEADS_IN: Final = frozenset((",", ":", "—", "–", "-", ";"))
_SMALL_WORDS: Final = frozenset(
    "a an the of and in on for to at by with from or but nor as vs is it off up over its the".split()
)
_BEFORE_TITLES: Final = frozenset("on of in with for at from about to as by a an the".split())
_TITLED: Final = frozenset(("titled", "entitled", "headlined"))
_WORKS: Final = frozenset(
    "article band bestseller book comedy documentary drama episode essay film game hashtag host hymn hit "
    "magazine memoir movie musical newsletter novel opera paper play podcast poem program programme "
    "series show sitcom song soundtrack story thriller nicknamed".split()
)


def is_title(text: str, stretch: Stretch) -> bool:
    """Whether the stretch is capitalised as the title of a work is: every word but the small ones."""
    words = _WORD.findall(stretch.inner.of(text))
    weighty = [word for word in words if word not in _SMALL_WORDS]
    return bool(weighty) and words[0] == weighty[0] and all(word[0].isupper() for word in weighty)


def is_crosshead(text: str, period: Period, stretch: Stretch) -> bool:
    """Whether a few words between single marks make a paragraph of their own, as a crosshead does."""
    single = (
        text[stretch.outer.start] in "'‘"
        and text[stretch.outer.start : stretch.outer.start + 2] != "''"
    )
    alone = len(period.items) == 1 and period.place == 0
    return single and alone and len(_WORD.findall(stretch.inner.of(text))) <= _LONGEST_CROSSHEAD


def names_a_work(text: str, period: Period, stretch: Stretch) -> bool:
    """Whether the stretch stands where a title does: "titled", "the film", "her book," "on NBC's".

    Speech follows a comma, a colon or its verb, or begins its sentence; only after a word like
    "titled" need a title not be in title capitals.
    """
    before = _before(period, stretch)
    named = (
        before.nbor(-1) if before is not None and before.text == "," and before.i > 0 else before
    )
    if before is None or named is None:
        return False
    if named.lower_ in _TITLED:
        return True
    stands = before.lower_ in _BEFORE_TITLES or before.tag_ in ("POS", "PRP$")
    return is_title(text, stretch) and (stands or named.lower_ in _WORKS)


def is_short(text: str, stretch: Stretch) -> bool:
    """Whether the stretch holds no more than two words, so that it may be a scare quote."""
    return len(_WORD.findall(stretch.inner.of(text))) <= 2


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


def kind_of(
    text: str, period: Period, stretch: Stretch, before: QuotationKind | None
) -> QuotationKind:
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


def led_in_by_colon(period: Period, stretch: Stretch) -> list[Token]:
    """Return the tokens before a colon that leads into the stretch, none where there is no colon."""
    before = _before(period, stretch)
    if before is None or before.text != ":":
        return []
    return [token for token in period.tokens if token.i < before.i]


def _neighbour(period: Period, stretch: Stretch, step: int) -> Item | None:
    at = period.place_of(stretch) + step
    return period.items[at] if 0 <= at < len(period.items) else None


def _before(period: Period, stretch: Stretch) -> Token | None:
    item = _neighbour(period, stretch, -1)
    return None if isinstance(item, Stretch) else item


def _after(period: Period, stretch: Stretch) -> Token | None:
    item = _neighbour(period, stretch, 1)
    return None if isinstance(item, Stretch) else item
