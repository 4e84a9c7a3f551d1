"""Carry the names that an article establishes to the places where the model missed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.extraction.names.consensus import Votes, count_votes
from dateline.extraction.names.fullnames import folded
from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages, Taken, without_overlaps
from dateline.extraction.names.runs import is_title
from dateline.model.annotations import Label

_SHORTEST: Final = 3
"""Letters of a lone word that is carried, unless it is in capitals ("EU")."""
_ACTS: Final = frozenset((("MD",), ("VBD",), ("VBZ",)))
"""Tags after a family name that is a common word too ("Brown said", "Shorten will")."""
_NOT_CARRIED: Final = frozenset((Label.PRODUCT, Label.EVENT))


@dataclass(frozen=True, slots=True)
class _Known:
    """A name as its tokens, and the label it carries."""

    words: tuple[str, ...]
    label: Label


def propagate(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with one more for each unlabelled occurrence of a known name.

    The words must stand as they stood where they were labelled, capitals included; a lone word
    that opens a sentence must be tagged as a proper noun, since any word may stand there.
    """
    labels = {name.words: name.label for name in _known_names(pages, drafts)}
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in labels:
        lengths[words[0]].add(len(words))
    taken = Taken(pages, drafts)
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            for length in sorted(lengths.get(word, ()), reverse=True):
                last = place + length
                if last > len(page.words):
                    continue  # the slice would shorten into another known name
                label = labels.get(page.words[place:last])
                if label is None or not taken.free(number, place, last):
                    continue
                if length > 1 or _stands_here(page, place, label):
                    start, end = page.starts[place], page.ends[last - 1]
                    found.append(Draft(number, start, end, label, "propagation"))
                    break
    return without_overlaps([*drafts, *found])


def _known_names(pages: Pages, drafts: list[Draft]) -> list[_Known]:
    """Return the names to look for, in an order that settles which of two labels stays."""
    votes = count_votes(pages, drafts)
    small = {word for page in pages for word in page.words if word.islower()}
    names: set[_Known] = set()
    for draft in drafts:
        label = votes.winner(folded(pages.written(draft))) or draft.label
        words = pages.words(draft)
        may_carry = label not in _NOT_CARRIED and _is_telling(words)
        if may_carry and _is_carried(words, label, votes.mentions, small):
            names.add(_Known(words, label))
        if draft.label is Label.PERSON:
            families = (_Known(family, Label.PERSON) for family in _family_names(words))
            names |= {name for name in families if _is_personal(name, votes)}
    names |= {_Known(tuple(map(str.upper, name.words)), name.label) for name in names}
    return sorted(names, key=lambda name: (name.words, name.label.value), reverse=True)


def _family_names(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the family name of a full name in tokens, with and without a hyphenated particle."""
    lists = lexicon()
    last = len(words)
    while last and plain(words[last - 1]) in lists.name_suffixes | {"", ","}:
        last -= 1
    if last < 2:
        return
    yield words[last - 1 : last]
    if words[last - 2] == "-" and last > 3:
        yield words[last - 3 : last]


def _is_personal(name: _Known, votes: Votes) -> bool:
    """Whether a family name may stand for its bearer here: no house, no office, no other's name."""
    family = name.words[-1]
    lists = lexicon()
    if len(family) < _SHORTEST or not family[0].isupper():
        return False
    if family in lists.facility_heads or family in lists.organisation_heads:
        return False
    return votes.winner(folded("".join(name.words))) in (None, Label.PERSON)


def _is_carried(
    words: tuple[str, ...], label: Label, mentions: Mapping[str, int], small: Collection[str]
) -> bool:
    """Whether the name is known well enough: a lone word names a person only beside a full name.

    A lone word that the article also writes `small` is carried when it is written in capitals or
    labelled more than once; one label on one common word is the model's commonest mistake.
    """
    first, *rest = words
    if rest:
        return True
    is_common = first.lower() in small and not first.isupper()
    return label is not Label.PERSON and (not is_common or mentions.get(folded(first), 0) > 1)


def _is_telling(words: tuple[str, ...]) -> bool:
    if len(words) != 1:
        return bool(words)
    word = words[0]
    long_enough = len(word) >= _SHORTEST or (word.isupper() and len(word) > 1)
    generic = word in lexicon().never_names or word in lexicon().calendar or is_title(word)
    return long_enough and word[0].isupper() and not generic


def _stands_here(page: Page, place: int, label: Label) -> bool:
    """Whether a lone word is a name here: no title, no part of a longer name, no common opener."""
    if is_title(page.words[place]) and page.is_name_like(place + 1):
        return False
    before = page.word(place - 1)
    is_inside = page.is_name_like(place - 1) and place not in page.openers and not is_title(before)
    if is_inside and (label is not Label.PERSON or before not in lexicon().calendar):
        return False
    acts = label is Label.PERSON and page.tags[place + 1 : place + 2] in _ACTS
    word = page.words[place]
    has_inner_capital = not word.isupper() and any(map(str.isupper, word[1:]))
    is_name = page.tags[place].startswith("NNP") or has_inner_capital
    return is_name or place not in page.openers or acts
