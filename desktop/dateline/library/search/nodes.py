"""What a query asks, as a frozen tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from dateline.model.annotations import EntityKind, Status
from dateline.model.messages import Message
from dateline.model.spans import Span


class Column(StrEnum):
    """The columns of the full-text index, in its order."""

    TITLE = "title"
    BYLINE = "byline"
    OUTLET = "outlet"
    BODY = "body"


class Form(StrEnum):
    """How words are matched: as they stand, as a beginning, by `*` and `?`, or spelled nearly so."""

    EXACT = "exact"
    PREFIX = "prefix"
    WILD = "wild"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Words:
    """One word or several in a row; `span` is where they stand in the query (code points)."""

    text: str
    form: Form
    span: Span = field(compare=False)
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order with at most `distance` tokens between the first and the last of them."""

    items: tuple[Words, ...]
    distance: int
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A person, organisation or place under any of its names."""

    kind: EntityKind
    words: Words


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody whom the text calls by these words: "general", "the harbour master"."""

    words: Words


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quotations of a speaker; with `said`, one of them must satisfy it."""

    speaker: Words
    said: Node | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive day numbers (`model.days`), None open, and how they were written.

    `in_words` is whether an end of it had to be read by a `PeriodReader`.
    """

    first: int | None
    last: int | None
    written: str = field(compare=False)
    in_words: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Published:
    """The publication day lies in the period."""

    period: Period


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of the text may mean a day of the period."""

    period: Period


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag of the article, or of a finding in it."""

    words: Words


@dataclass(frozen=True, slots=True)
class Noted:
    """A note on a finding in the article."""

    words: Words


@dataclass(frozen=True, slots=True)
class Reported:
    """An event of this status."""

    status: Status


@dataclass(frozen=True, slots=True)
class Starred:
    """The article carries a star."""


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts; without parts, everything."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that `part` does not choose."""

    part: Node


Leaf: TypeAlias = (
    Words
    | Near
    | Named
    | Described
    | Quoted
    | Published
    | Dated
    | Tagged
    | Noted
    | Reported
    | Starred
)
Node: TypeAlias = Leaf | And | Or | Not

EVERYTHING = And(())


@dataclass(frozen=True, slots=True)
class Query:
    """A query that can be run: the text it was written in, and what it asks."""

    text: str
    root: Node

    def positive(self, *, inside_quotations: bool = True) -> Iterator[Leaf]:
        """Yield the leaves that a found article may owe its finding to, in the order written.

        The words that `Quoted` asks for are among them, unless those `inside_quotations` are not
        wanted: they count there alone.
        """
        yield from positive(self.root, inside_quotations=inside_quotations)

    def times(self) -> tuple[Published | Dated, ...]:
        """Return the times asked for or left out, so that a chip can show the days of "last summer"."""
        return tuple(leaf for leaf, _ in leaves(self.root) if isinstance(leaf, Published | Dated))


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a query can't be run: where (code points, from 0), what, and a query that can, if any."""

    place: int
    length: int
    message: Message
    repair: str | None = None


Parsed: TypeAlias = Query | Mistake


def positive(node: Node, *, inside_quotations: bool = True) -> Iterator[Leaf]:
    """Yield the leaves of `node` that stand under an even number of negations."""
    found = leaves(node, inside_quotations=inside_quotations)
    return (leaf for leaf, wanted in found if wanted)


def leaves(node: Node, *, inside_quotations: bool = True) -> Iterator[tuple[Leaf, bool]]:
    """Yield each leaf of `node`, in the order written, and whether no negation is above it."""
    stack: list[tuple[Node, bool]] = [(node, True)]
    while stack:
        current, wanted = stack.pop()
        if isinstance(current, And | Or):
            stack.extend((part, wanted) for part in reversed(current.parts))
        elif isinstance(current, Not):
            stack.append((current.part, not wanted))
        else:
            yield current, wanted
            if inside_quotations and isinstance(current, Quoted) and current.said is not None:
                stack.append((current.said, wanted))
