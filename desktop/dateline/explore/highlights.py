"""What the article pane shows: the document and the marks in its text, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.annotations import EntityKind
from dateline.model.article import Block, Format
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.spans import Span


class MarkKind(StrEnum):
    """The kinds of marks a text can carry, each drawn in a form of its own."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    NAMED_EVENT = "named_event"
    DATE = "date"
    QUOTATION = "quotation"
    QUANTITY = "quantity"
    HIT = "hit"
    CURRENT_HIT = "current_hit"
    FINDING = "finding"

    @property
    def is_name(self) -> bool:
        """Whether the mark is a mention of an entity."""
        return self in _NAMES


_NAMES = frozenset(
    {
        MarkKind.PERSON,
        MarkKind.ORGANISATION,
        MarkKind.PLACE,
        MarkKind.NATIONALITY,
        MarkKind.NAMED_EVENT,
    }
)
_KIND_OF_ENTITY = {
    EntityKind.PERSON: MarkKind.PERSON,
    EntityKind.ORGANISATION: MarkKind.ORGANISATION,
    EntityKind.PLACE: MarkKind.PLACE,
    EntityKind.NATIONALITY: MarkKind.NATIONALITY,
    EntityKind.EVENT: MarkKind.NAMED_EVENT,
}


def mark_kind(kind: EntityKind) -> MarkKind | None:
    """Return how a mention of this kind of entity is marked; None for products, which are not."""
    return _KIND_OF_ENTITY.get(kind)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span of the text field, in code points.

    `ref` is the id of what is marked: the entity of a name, else the annotation; all marks of one
    kind and ref are one thing. `label` is its name in full (of a quotation its speaker, "" where
    none was found); `note` is printed small behind a date ("11 Mar", "?").
    """

    span: Span
    kind: MarkKind
    ref: int
    label: str = ""
    note: str = ""
    confidence: Confidence = Confidence.SURE


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """An article as the article pane shows it.

    `byline` holds one person each; `published` is ISO 8601 in the precision known (`2025-03-13`,
    `2025-03`), None where no publication date is known; `published_source` says where it was read.
    `facts` are short phrases for the line under the title. `blocks` and `formats` count code
    points of `text`, which is the text field alone. `related` says that another version or a copy
    is there to compare it with.
    """

    article_id: int
    title: str
    text: str
    outlet: str = ""
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_source: Message | None = None
    facts: tuple[Message, ...] = ()
    blocks: tuple[Block, ...] = ()
    formats: tuple[Format, ...] = ()
    related: bool = False
