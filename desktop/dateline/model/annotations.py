"""What extraction says about one text: mentions, quotations, quantities, roles and events."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex


class EntityKind(StrEnum):
    """The kinds an entity list is divided by (DESIGN section 6)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    EVENT = "event"
    PRODUCT = "product"


class Label(StrEnum):
    """The labels of a mention (OntoNotes 5 names), finer than the kinds of entities."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    PRODUCT = "PRODUCT"

    @property
    def kind(self) -> EntityKind:
        """The kind of entity that a mention with this label names."""
        return _KIND_OF_LABEL[self]


_KIND_OF_LABEL = {
    Label.PERSON: EntityKind.PERSON,
    Label.ORG: EntityKind.ORGANISATION,
    Label.GPE: EntityKind.PLACE,
    Label.LOC: EntityKind.PLACE,
    Label.FAC: EntityKind.PLACE,
    Label.NORP: EntityKind.NATIONALITY,
    Label.EVENT: EntityKind.EVENT,
    Label.PRODUCT: EntityKind.PRODUCT,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `cluster` indexes `Extraction.clusters`; `maker` is the rule or model."""

    field: Field
    span: Span
    label: Label
    cluster: int
    confidence: Confidence
    maker: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one article that name one entity.

    `name` is the fullest form found, `names` each distinct form (cleaned of titles, possessives
    and markup), most frequent first.
    """

    name: str
    label: Label
    names: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Role:
    """What the text says a mention is ("NATO Secretary-General"); `mention` is its index."""

    field: Field
    span: Span
    mention: int
    confidence: Confidence
    maker: str


class QuotationKind(StrEnum):
    """How much of what was said stands between the marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words attributed to a speaker; `span` excludes the quotation marks.

    `speaker_span` is where the speaker stands (pronoun, noun phrase or name), `speaker_mention`
    the index of the mention it resolves to, `speaker` the name or phrase to print; all None where
    no speaker was found. `cue` is the span of the cue verb or phrase.
    """

    field: Field
    span: Span
    kind: QuotationKind
    speaker: str | None
    speaker_span: Span | None
    speaker_mention: int | None
    cue: Span | None
    confidence: Confidence
    maker: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and what it counts; `low` and `high` bound an inexact value."""

    field: Field
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    subject: Span | None
    confidence: Confidence
    maker: str


class EventKind(StrEnum):
    """Whether the line tells of a saying or of what is said to have happened."""

    STATEMENT = "statement"
    EVENT = "event"


class Relation(StrEnum):
    """How the event lies to the interval of its time expression."""

    ON = "on"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"


class Status(StrEnum):
    """How the article reports the event (DESIGN section 5)."""

    REPORTED = "reported"
    ATTRIBUTED = "attributed"
    PLANNED = "planned"
    DENIED = "denied"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement or event.

    `span` is the clause that tells it, `trigger` its verb or head noun, `sentence` the whole
    sentence. `timex` indexes `Extraction.timexes`; None leans on the publication day alone.
    `participants` and `place` index the mentions. `attributed_span` is the phrase of the source,
    `attributed_mention` its mention, where the status is attributed (or a plan is announced).
    """

    field: Field
    span: Span
    trigger: Span
    sentence: Span
    kind: EventKind
    timex: int | None
    relation: Relation
    participants: tuple[int, ...]
    place: int | None
    status: Status
    attributed_span: Span | None
    attributed_mention: int | None
    confidence: Confidence
    maker: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything extraction says about one text.

    `sentences` are the sentence spans of the text field, in order. `steps` names each step that
    ran with its version, so that a later version replaces exactly what is stale.
    """

    mentions: tuple[Mention, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    roles: tuple[Role, ...] = ()
    sentences: tuple[Span, ...] = ()
    steps: tuple[tuple[str, int], ...] = field(default=())
