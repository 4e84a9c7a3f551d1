"""What changed between two texts of an article, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from dateline.library.reads.versions import TextVersion
from dateline.model.quoting import typed
from dateline.model.spans import Field, Span

_ALIKE: Final = 0.5
"""Share of common words from which two sentences are one that was changed."""
_MOST_PAIRED: Final = 4000
"""Pairs of sentences that are compared by words within one passage that was rewritten; a longer
one is shown as removed and added, which nobody could follow sentence by sentence either."""
_WORD = re.compile(r"\w+|[^\w\s]")


class ChangeKind(StrEnum):
    """What became of a sentence."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one of the texts; `touched` are the words that only it has, counted in `words`."""

    field: Field
    span: Span
    words: str
    touched: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence as it was and as it is; one of the two is None where it was added or removed."""

    kind: ChangeKind
    before: Sentence | None
    after: Sentence | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts and what became of each sentence, in the order of the later text."""

    before: TextVersion
    after: TextVersion
    changes: tuple[Change, ...]

    def count(self, kind: ChangeKind) -> int:
        """Return how many sentences this became of."""
        return sum(change.kind is kind for change in self.changes)


def difference(before: TextVersion, after: TextVersion) -> Difference:
    """Compare two texts by sentence; white space and the shapes of quotation marks make no change."""
    old, new = list(_sentences(before)), list(_sentences(after))
    return Difference(before, after, tuple(_changes(old, new)))


def _sentences(version: TextVersion) -> Iterator[Sentence]:
    if version.title.strip():
        yield Sentence(Field.TITLE, Span(0, len(version.title)), " ".join(version.title.split()))
    for span in version.sentences:
        words = " ".join(span.of(version.text).split())
        if words:
            yield Sentence(Field.TEXT, span, words)


def _changes(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        before, after = old[old_from:old_to], new[new_from:new_to]
        if kind == "equal":
            for one, other in zip(before, after, strict=True):
                yield Change(ChangeKind.SAME, one, other)
        else:
            yield from _rewritten(before, after)


def _keys(sentences: Iterable[Sentence]) -> list[tuple[Field, str]]:
    return [(sentence.field, typed(sentence.words)) for sentence in sentences]


def _rewritten(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[Change]:
    """Yield a passage that differs: sentences much alike are one that was changed, in their order.

    Between two such, what was removed comes before what was added in its place.
    """
    paired = len(before) * len(after) <= _MOST_PAIRED
    start, come = 0, list[Sentence]()
    for sentence in after:
        found = _alike(sentence, before, start) if paired else None
        if found is None:
            come.append(sentence)
            continue
        yield from _replaced(before[start:found], come)
        yield _changed(before[found], sentence)
        start, come = found + 1, []
    yield from _replaced(before[start:], come)


def _replaced(gone: Iterable[Sentence], come: Iterable[Sentence]) -> Iterator[Change]:
    for sentence in gone:
        yield Change(ChangeKind.REMOVED, sentence, None)
    for sentence in come:
        yield Change(ChangeKind.ADDED, None, sentence)


def _alike(sentence: Sentence, before: Sequence[Sentence], start: int) -> int | None:
    """Return the place of the sentence from `start` on that is most like this one, None if none is."""
    best, place = _ALIKE, None
    for number in range(start, len(before)):
        if before[number].field is not sentence.field:
            continue
        matcher = _matcher(before[number].words, sentence.words)
        if matcher.quick_ratio() >= best and matcher.ratio() >= best:
            best, place = matcher.ratio(), number
    return place


def _matcher(before: str, after: str) -> SequenceMatcher[str]:
    one, other = (_WORD.findall(typed(words)) for words in (before, after))
    return SequenceMatcher(None, one, other, autojunk=False)


def _changed(before: Sentence, after: Sentence) -> Change:
    one, other = (list(_WORD.finditer(each.words)) for each in (before, after))
    matcher = SequenceMatcher(
        None, [typed(m[0]) for m in one], [typed(m[0]) for m in other], autojunk=False
    )
    gone: list[Span] = []
    come: list[Span] = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            gone += _run(one[old_from:old_to])
            come += _run(other[new_from:new_to])
    return Change(
        ChangeKind.CHANGED,
        Sentence(before.field, before.span, before.words, tuple(gone)),
        Sentence(after.field, after.span, after.words, tuple(come)),
    )


def _run(words: Sequence[re.Match[str]]) -> list[Span]:
    return [Span(words[0].start(), words[-1].end())] if words else []
