"""Which cue of a period brings in a stretch, and who speaks by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.extraction.quotations.cues import cues
from dateline.extraction.quotations.marks import Stretch
from dateline.extraction.quotations.nouns import can_say
from dateline.extraction.quotations.periods import Item, Period
from dateline.extraction.quotations.subjects import named_after, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH: Final = 80
"""Words and stretches looked at on each side: what is farther costs too much anyway."""
_FAR: Final = 40
_UNGOVERNED: Final = 6
_QUOTE_VERB: Final = 4
_NOT_FACING: Final = 10
_LONGEST_CLIMB: Final = 12
_TIES: Final = frozenset(",?!")
_SUBJECT_REACH: Final = 12
_BESIDE_COST: Final = 12


@dataclass(frozen=True, slots=True)
class Attribution:
    """The cue of a stretch (token range) and the head of the phrase that names its speaker.

    `rule` names the way it was found, `cost` how little it looks like the stretch's own (0 best).
    """

    speaker: Token
    cue: tuple[int, int]
    rule: str
    cost: int


def attribute(text: str, period: Period, stretch: Stretch, doc: Doc) -> Attribution | None:
    """Return the cheapest attribution of a stretch within its period, or None."""
    place, items = period.place_of(stretch), period.items
    governors = _governors(doc, stretch)
    best: Attribution | None = None
    for at in range(max(0, place - _REACH), min(len(items), place + _REACH)):
        item = items[at]
        if isinstance(item, Stretch):
            continue
        found = _according(items, at) or _by_verb(item, items, at)
        if found is None:
            continue
        speaker, cue, rule = found
        cost = _cost(text, items, place, at, rule, governed=item.i in governors)
        if rule == "beside" and not (
            cost <= _BESIDE_COST and _faces(text, items, place, at, strictly=True)
        ):
            continue
        if best is None or cost < best.cost:
            best = Attribution(speaker, cue, rule, cost)
    return best if best is not None and best.cost < _FAR else None


def main_cue(period: Period) -> tuple[Token, str] | None:
    """Return (speaker, rule) of the last verb of saying of a period, or None."""
    items = period.items
    for at in range(len(items) - 1, max(-1, len(items) - 1 - _REACH), -1):
        item = items[at]
        found = None if isinstance(item, Stretch) else _by_verb(item, items, at)
        if found is not None and found[2] in ("say", "quote"):
            return found[0], found[2]
    return None


def main_subject(period: Period) -> Token | None:
    """Return the subject of the verb that governs the period, or None."""
    for token in period.tokens:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "ccomp"):
            return token
    return None


def following_subject(text: str, period: Period, stretch: Stretch) -> Token | None:
    """Return the subject right behind a stretch that a comma or "?" ties to it, whatever its verb."""
    place = period.place_of(stretch)
    if stretch.last_sign(text) not in _TIES:
        return None
    for item in period.items[place + 1 : place + 1 + _SUBJECT_REACH]:
        if isinstance(item, Stretch):
            return None
        if item.dep_ == "nsubj" and item.ent_type_ not in ("DATE", "TIME"):
            return item
    return None


def _by_verb(
    token: Token, items: Sequence[Item], at: int
) -> tuple[Token, tuple[int, int], str] | None:
    rule = _rule_of(token)
    if rule is None:
        return None
    near = items[max(0, at - _REACH) : at + _REACH]
    speaker = subject_of(token, lambda subject: _is_between_marks(subject, near))
    if speaker is None or not can_say(speaker, token.lemma_.lower()):
        return None
    return speaker, (token.i, token.i + 1), rule


def _rule_of(token: Token) -> str | None:
    lemma, known = token.lemma_.lower(), cues()
    if token.pos_ != "VERB":
        return None
    if lemma in known.say:
        return "say"
    if lemma in known.quote:
        return "quote"
    return "beside" if lemma in known.beside else None


def _is_between_marks(subject: Token, near: Sequence[Item]) -> bool:
    return any(
        isinstance(item, Stretch) and item.outer.start <= subject.idx < item.outer.end
        for item in near
    )


def _according(items: Sequence[Item], at: int) -> tuple[Token, tuple[int, int], str] | None:
    for phrase in cues().according:
        span = items[at : at + len(phrase)]
        words = [item.lower_ for item in span if not isinstance(item, Stretch)]
        if tuple(words) != phrase:
            continue
        last = span[-1]
        if isinstance(last, Stretch):
            return None
        pobj = named_after(last)
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
    cost += 0 if rule in ("say", "according") else _QUOTE_VERB
    stretch = items[place]
    if isinstance(stretch, Stretch):
        cost += 0 if _faces(text, items, place, at) else _NOT_FACING
    return cost


def _faces(
    text: str, items: Sequence[Item], place: int, at: int, *, strictly: bool = False
) -> bool:
    """Whether the punctuation points from the stretch to this side ("…," he said; he said: "…").

    Words woven into a sentence face what stands before them, but not strictly.
    """
    stretch = items[place]
    if not isinstance(stretch, Stretch):
        return False
    last = stretch.last_sign(text)
    following = items[place + 1] if place + 1 < len(items) else None
    comma_after = (
        not isinstance(following, Stretch) and following is not None and following.text == ","
    )
    points_on = last in ",?!—-–…" or comma_after
    if at > place:
        return points_on
    before = items[place - 1] if place > 0 else None
    led_in = (
        before is not None
        and not isinstance(before, Stretch)
        and (before.text in (",", ":", "—", "–", "-") or before.i == getattr(items[at], "i", -1))
    )
    return led_in or not (points_on or strictly)
