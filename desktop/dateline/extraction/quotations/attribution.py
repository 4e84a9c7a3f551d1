"""Which cue of a period brings in a stretch, and who speaks by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.extraction.quotations.cues import cues
from dateline.extraction.quotations.marks import Stretch
from dateline.extraction.quotations.periods import Item, Period
from dateline.extraction.quotations.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FAR: Final = 40
_UNGOVERNED: Final = 6
_OTHER_VERB: Final = 14
_QUOTE_VERB: Final = 4
_NOT_FACING: Final = 10
_LONGEST_CLIMB: Final = 12
_VERBS: Final = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """The cue of a stretch (token range) and the head of the phrase that names its speaker.

    `rule` names the way it was found; `cue_verb` is None for "according to".
    """

    speaker: Token
    cue: tuple[int, int]
    rule: str
    cost: int


def attribute(text: str, period: Period, stretch: Stretch, doc: Doc) -> Attribution | None:
    """Return the cheapest attribution of a stretch within its period, or None."""
    place = next(at for at, item in enumerate(period.items) if item is stretch)
    governors = _governors(doc, stretch)
    best: Attribution | None = None
    for at, item in enumerate(period.items):
        if isinstance(item, Stretch):
            continue
        found = _according(period.items, at) or _by_verb(item)
        if found is None:
            continue
        speaker, cue, rule = found
        cost = _cost(text, period.items, place, at, rule, governed=item.i in governors)
        if best is None or cost < best.cost:
            best = Attribution(speaker, cue, rule, cost)
    return best if best is not None and best.cost < _FAR else None


def _by_verb(token: Token) -> tuple[Token, tuple[int, int], str] | None:
    if token.pos_ not in _VERBS:
        return None
    lemma = token.lemma_.lower()
    rule = "say" if lemma in cues().say else "quote" if lemma in cues().quote else "verb"
    if rule == "verb" and token.pos_ == "AUX":
        return None
    speaker = subject_of(token)
    if speaker is None or speaker.lower_ in ("it", "there", "this", "that", "what") and rule == "verb":
        return None
    return speaker, (token.i, token.i + 1), rule


def _according(items: Sequence[Item], at: int) -> tuple[Token, tuple[int, int], str] | None:
    for phrase in cues().according:
        span = items[at : at + len(phrase)]
        words = [item.lower_ for item in span if not isinstance(item, Stretch)]
        if tuple(words) != phrase:
            continue
        last = span[-1]
        if isinstance(last, Stretch):
            return None
        pobj = next((child for child in last.children if child.dep_ == "pobj"), None)
        if pobj is not None:
            return pobj, (last.i - len(phrase) + 1, last.i + 1), "according"
    return None


def _governors(doc: Doc, stretch: Stretch) -> frozenset[int]:
    """Return the tokens outside the stretch that the words inside hang on, at any distance."""
    span = doc.char_span(stretch.outer.start, stretch.outer.end, alignment_mode="expand")
    if span is None or not len(span):
        return frozenset()
    found: set[int] = set()
    head = span.root
    for _ in range(_LONGEST_CLIMB):
        if head.head is head:
            break
        head = head.head
        if not span.start <= head.i < span.end:
            found.add(head.i)
    return frozenset(found)


def _cost(
    text: str, items: Sequence[Item], place: int, at: int, rule: str, *, governed: bool
) -> int:
    """Return how little the cue at `at` looks like that of the stretch at `place`; 0 is best."""
    between = items[min(place, at) + 1 : max(place, at)]
    cost = sum(_FAR if isinstance(item, Stretch) else 1 for item in between) // 2
    cost += 0 if governed else _UNGOVERNED
    cost += {"say": 0, "according": 0, "quote": _QUOTE_VERB}.get(rule, _OTHER_VERB)
    stretch = items[place]
    if isinstance(stretch, Stretch):
        cost += 0 if _faces(text, items, place, at) else _NOT_FACING
    return cost


def _faces(text: str, items: Sequence[Item], place: int, at: int) -> bool:
    """Whether the punctuation points from the stretch to this side ("…," he said; he said: "…")."""
    stretch = items[place]
    if not isinstance(stretch, Stretch):
        return False
    last = stretch.inner.of(text)[-1:]
    following = items[place + 1] if place + 1 < len(items) else None
    comma_after = not isinstance(following, Stretch) and following is not None and following.text == ","
    points_on = last in ",?!—-–…" or comma_after
    if at > place:
        return points_on
    before = items[place - 1] if place > 0 else None
    led_in = before is not None and not isinstance(before, Stretch) and (
        before.text in (",", ":", "—", "–", "-") or before.i == getattr(items[at], "i", -1)
    )
    return led_in or not points_on
