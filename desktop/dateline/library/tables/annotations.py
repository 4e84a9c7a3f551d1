"""What a step found in a text: names, dates, events, quotations, quantities, roles."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from dateline.library.tables.rows import NumberedRow, row_args


class Maker(NumberedRow, table=True):
    """A rule or model that makes annotations."""

    __tablename__: ClassVar[Any] = "maker"
    __table_args__ = row_args()
    name: str = Field(unique=True)


class StepRun(NumberedRow, table=True):
    """A step of a version that ran over a text; its annotations carry its id."""

    __tablename__: ClassVar[Any] = "step_run"
    __table_args__ = row_args(UniqueConstraint("text_id", "step"))
    text_id: int = Field(foreign_key="article_text.id")
    step: str
    version: int
    ran_utc: str


class _Annotation(NumberedRow):
    """What every annotation carries."""

    article_id: int
    text_id: int
    run_id: int
    maker_id: int
    field: str
    start: int
    end: int
    confidence: int


class Mention(_Annotation, table=True):
    """A name in a text. `entity_id` is linking's answer, `effective_id` derived (null: ignored)."""

    __tablename__: ClassVar[Any] = "mention"
    __table_args__ = row_args(
        Index("ix_mention_text", "text_id", "field", "start"),
        Index("ix_mention_effective", "effective_id", "article_id"),
    )
    position: int
    label: str
    cluster_id: int = Field(foreign_key="cluster.id")
    entity_id: int = Field(foreign_key="entity.id", index=True)
    effective_id: int | None = None


class Timex(_Annotation, table=True):
    """A time expression, resolved on the effective publication day."""

    __tablename__: ClassVar[Any] = "timex"
    __table_args__ = row_args(
        Index("ix_timex_text", "text_id", "position"), Index("ix_timex_latest", "latest")
    )
    position: int
    type: str
    value: str | None = None
    mod: str | None = None
    earliest: int | None = None
    latest: int | None = None
    granularity: str
    anchor_kind: str
    anchor_day: int | None = None
    anchor_position: int | None = None
    rule: str
    reason: str
    frame: str
    direction: str


class Event(_Annotation, table=True):
    """A dated statement or event; `earliest` and `latest` follow from its timex and relation."""

    __tablename__: ClassVar[Any] = "event"
    __table_args__ = row_args(
        Index("ix_event_text", "text_id", "position"), Index("ix_event_article", "article_id")
    )
    position: int
    trigger_start: int
    trigger_end: int
    sentence_start: int
    sentence_end: int
    kind: str
    timex_id: int | None = Field(default=None, foreign_key="timex.id", index=True)
    relation: str
    status: str
    attributed_start: int | None = None
    attributed_end: int | None = None
    attributed_mention_id: int | None = None
    place_mention_id: int | None = None
    earliest: int | None = None
    latest: int | None = None


class EventParticipant(SQLModel, table=True):
    """A mention that takes part in an event."""

    __tablename__: ClassVar[Any] = "event_participant"
    event_id: int = Field(foreign_key="event.id", primary_key=True)
    mention_id: int = Field(foreign_key="mention.id", primary_key=True)


class Quotation(_Annotation, table=True):
    """Words attributed to a speaker.

    Where a person gave the speaker, `read_as` keeps what was read (`library.speakers`).
    """

    __tablename__: ClassVar[Any] = "quotation"
    __table_args__ = row_args(Index("ix_quotation_text", "text_id", "start"))
    position: int
    kind: str
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_mention_id: int | None = Field(default=None, index=True)
    cue_start: int | None = None
    cue_end: int | None = None
    read_as: str | None = None


class Quantity(_Annotation, table=True):
    """A number with unit and subject."""

    __tablename__: ClassVar[Any] = "quantity"
    __table_args__ = row_args(Index("ix_quantity_text", "text_id", "start"))
    position: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    subject_start: int | None = None
    subject_end: int | None = None


class Role(_Annotation, table=True):
    """What the text says a mention is."""

    __tablename__: ClassVar[Any] = "role"
    __table_args__ = row_args(Index("ix_role_text", "text_id"))
    mention_id: int = Field(foreign_key="mention.id", index=True)
