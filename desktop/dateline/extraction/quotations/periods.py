"""The sentences of the frame: what a paragraph says around its quotations, whatever stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from dateline.extraction.quotations.cues import cues
from dateline.extraction.quotations.marks import Stretch, paragraph_of, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TERMINAL: Final = frozenset(".?!")
_LOOK_AHEAD: Final = 14
_MARKS: Final = frozenset("\"“”'‘’«»„‹›`") | {"''", "``"}

Item: TypeAlias = "Token | Stretch"


@dataclass(slots=True)
class Period:
    """One sentence of the frame: its tokens and the stretches between them, in order.

    `paragraph` is its paragraph's index, `place` its place in that paragraph.
    """

    paragraph: int
    place: int
    items: list[Item] = field(default_factory=list["Item"])
    _places: dict[int, int] = field(default_factory=dict[int, int])

    @property
    def stretches(self) -> list[Stretch]:
        """The stretches of the period."""
        return [item for item in self.items if isinstance(item, Stretch)]

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the frame, quotation marks and blanks left out."""
        return [item for item in self.items if not isinstance(item, Stretch)]

    def place_of(self, stretch: Stretch) -> int:
        """Return the index in `items` of a stretch of this period; raises KeyError for another's."""
        if len(self._places) != len(self.items):
            self._places = {id(item): at for at, item in enumerate(self.items)}
        return self._places[id(stretch)]

    @property
    def wordless(self) -> bool:
        """Whether nothing but quotation stands in it."""
        return not any(token.text[0].isalnum() for token in self.tokens)


def periods(text: str, doc: Doc, stretches: Sequence[Stretch]) -> list[Period]:
    """Return the periods of a text in order.

    A period ends where the frame's sentence does, or behind a stretch that ends a sentence and is
    not followed by its cue ("…?" asked X).
    """
    found: list[Period] = []
    for number, items in enumerate(_items_by_paragraph(text, doc, stretches)):
        period = Period(number, 0)
        for at, item in enumerate(items):
            period.items.append(item)
            if _ends(text, items, at):
                found.append(period)
                period = Period(number, period.place + 1)
        if period.items:
            found.append(period)
    return found


def _items_by_paragraph(text: str, doc: Doc, stretches: Sequence[Stretch]) -> list[list[Item]]:
    bounds = paragraphs(text)
    items: list[list[Item]] = [[] for _ in bounds]
    waiting = list(reversed(stretches))
    inside: Stretch | None = None
    for token in doc:
        if inside is not None and token.idx < inside.outer.end:
            continue
        while waiting and waiting[-1].outer.start < token.idx + len(token):
            inside = waiting.pop()
            items[inside.paragraph].append(inside)
        if (inside is None or token.idx >= inside.outer.end) and _is_word(token):
            items[paragraph_of(bounds, token.idx)].append(token)
    for stretch in reversed(waiting):
        items[stretch.paragraph].append(stretch)
    return items


def _is_word(token: Token) -> bool:
    return bool(token.text.strip()) and token.text not in _MARKS


def _ends(text: str, items: Sequence[Item], at: int) -> bool:
    """Whether the period ends behind `items[at]`."""
    item = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None:
        return True
    if not isinstance(item, Stretch):
        return item.text in _TERMINAL and _begins(text, following)
    last = item.last_sign(text)
    if last not in _TERMINAL and last != "…":
        return False
    if isinstance(following, Stretch):
        return True
    if following.text[0].islower() or not following.text[0].isalnum():
        return False
    return not (last in "?!…," and _cue_follows(items, at + 1))


def _begins(text: str, item: Item) -> bool:
    if isinstance(item, Stretch):
        return not item.inner.of(text)[:1].islower()
    return not item.text[0].islower()


def _cue_follows(items: Sequence[Item], at: int) -> bool:
    for item in items[at : at + _LOOK_AHEAD]:
        if isinstance(item, Stretch) or item.text in _TERMINAL:
            return False
        if item.pos_ == "VERB" and item.lemma_ in cues().say | cues().quote | cues().beside:
            return True
    return False
