"""The tables of a library, as SQLModel classes; the migrations are tested to make just these.

Times of day are UTC ISO 8601 text; days are day numbers and minutes are minutes since 0001-01-01
(`model.days`). Offsets are code points in the field of the text that a row names. Ids are
AUTOINCREMENT and never reused; whatever leaves the library carries the uid.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class _Row(SQLModel):
    """What each table with an id shares."""

    id: int | None = Field(default=None, primary_key=True)


def _args(*constraints: Any) -> Any:
    return (*constraints, {"sqlite_autoincrement": True})


class SourceFile(_Row, table=True):
    """A file's bytes as they came, once for each content."""

    __tablename__: ClassVar[Any] = "source_file"
    __table_args__ = _args()
    uid: str = Field(unique=True)
    sha256: str = Field(unique=True)
    size: int
    modified_utc: str | None = None
    added_utc: str
    suffix: str
    kept: bool


class SourcePath(_Row, table=True):
    """A path, as given, at which the bytes of a source file were seen."""

    __tablename__: ClassVar[Any] = "source_path"
    __table_args__ = _args(UniqueConstraint("source_file_id", "path"))
    source_file_id: int = Field(foreign_key="source_file.id", index=True)
    path: str
    seen_utc: str


class StoryGroup(_Row, table=True):
    """Articles that carry the same text under other outlets or days."""

    __tablename__: ClassVar[Any] = "story_group"
    __table_args__ = _args()
    uid: str = Field(unique=True)


class Article(_Row, table=True):
    """One article of a source file; `text_id` names its current text."""

    __tablename__: ClassVar[Any] = "article"
    __table_args__ = _args(UniqueConstraint("sha256", "part"))
    uid: str = Field(unique=True)
    source_file_id: int = Field(foreign_key="source_file.id", index=True)
    sha256: str
    part: str
    text_id: int | None = None
    identity_key: str | None = Field(default=None, index=True)
    body_key: str | None = Field(default=None, index=True)
    url_key: str | None = Field(default=None, index=True)
    later_version_of: int | None = Field(default=None, foreign_key="article.id", index=True)
    story_group_id: int | None = Field(default=None, foreign_key="story_group.id", index=True)
    language: str | None = None
    words: int
    added_utc: str
    extracted_utc: str | None = None
    opened_utc: str | None = None
    removed_at: str | None = None


class ArticleDuplicate(SQLModel, table=True):
    """A source file whose article was already here: its text is not stored a second time."""

    __tablename__: ClassVar[Any] = "article_duplicate"
    article_id: int = Field(foreign_key="article.id", primary_key=True)
    source_file_id: int = Field(foreign_key="source_file.id", primary_key=True)
    part: str = Field(primary_key=True)


class ArticleText(_Row, table=True):
    """An immutable text; `layout` packs blocks, formats and the offset map (`library.packing`)."""

    __tablename__: ClassVar[Any] = "article_text"
    __table_args__ = _args(UniqueConstraint("article_id", "version"))
    article_id: int = Field(foreign_key="article.id")
    version: int
    title: str
    text: str
    apart: str
    layout: bytes
    reader: str
    reader_version: int
    sha256: str
    made_utc: str


class TextSentences(SQLModel, table=True):
    """The sentence bounds of a text's `text` field, packed pairs of code points."""

    __tablename__: ClassVar[Any] = "text_sentences"
    text_id: int = Field(foreign_key="article_text.id", primary_key=True)
    bounds: bytes


class ArticleMetadata(_Row, table=True):
    """One reading of a metadata field; rank 0 is used (every rank of a byline)."""

    __tablename__: ClassVar[Any] = "article_metadata"
    __table_args__ = _args()
    text_id: int = Field(foreign_key="article_text.id", index=True)
    field: str
    rank: int
    value: str
    as_found: str
    source: str
    confidence: int
    start: int | None = None
    end: int | None = None


class ArticleEffective(SQLModel, table=True):
    """Derived: an article's metadata after the decisions, and what sorts and filters it."""

    __tablename__: ClassVar[Any] = "article_effective"
    article_id: int = Field(foreign_key="article.id", primary_key=True)
    title: str
    byline: str
    outlet: str
    published: str | None = None
    published_day: int | None = Field(default=None, index=True)
    published_source: str | None = None
    published_confidence: int | None = None
    published_decided: bool = False
    modified: str | None = None
    saved: str | None = None
    url: str | None = None
    starred: bool = False


class Maker(_Row, table=True):
    """A rule or model that makes annotations."""

    __tablename__: ClassVar[Any] = "maker"
    __table_args__ = _args()
    name: str = Field(unique=True)


class StepRun(_Row, table=True):
    """A step of a version that ran over a text; its annotations carry its id."""

    __tablename__: ClassVar[Any] = "step_run"
    __table_args__ = _args(UniqueConstraint("text_id", "step"))
    text_id: int = Field(foreign_key="article_text.id")
    step: str
    version: int
    ran_utc: str


class Entity(_Row, table=True):
    """An entity of the library; `merged_into` is derived from the decisions."""

    __tablename__: ClassVar[Any] = "entity"
    __table_args__ = _args()
    uid: str = Field(unique=True)
    kind: str
    name: str
    merged_into: int | None = Field(default=None, foreign_key="entity.id", index=True)


class EntityKey(SQLModel, table=True):
    """A folded name under which linking finds an entity; weak keys (a surname) never decide."""

    __tablename__: ClassVar[Any] = "entity_key"
    __table_args__ = (Index("ix_entity_key_key", "key"),)
    entity_id: int = Field(foreign_key="entity.id", primary_key=True)
    key: str = Field(primary_key=True)
    weak: bool


class EntityEffective(SQLModel, table=True):
    """Derived: an entity's name and kind after the decisions, and the entity it ends in."""

    __tablename__: ClassVar[Any] = "entity_effective"
    entity_id: int = Field(foreign_key="entity.id", primary_key=True)
    root_id: int = Field(index=True)
    name: str
    kind: str
    ignored: bool = False
    decided: bool = False


class Cluster(_Row, table=True):
    """The mentions of one article that name one entity, and the entity they are linked to.

    `key` is the folded full name, by which a cluster is found when it has to be linked again.
    """

    __tablename__: ClassVar[Any] = "cluster"
    __table_args__ = _args()
    text_id: int = Field(foreign_key="article_text.id", index=True)
    position: int
    key: str = Field(index=True)
    name: str
    label: str
    names: str
    confidence: int
    entity_id: int = Field(foreign_key="entity.id", index=True)
    link_reason: str
    link_confidence: int


class _Located(SQLModel):
    """Where a place is: a place of the gazetteer with its own copy, or null with the reason why not."""

    place_id: int | None = None
    place_name: str = ""
    place_kind: str = ""
    country: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    reason: str
    confidence: int


class ClusterPlace(_Located, table=True):
    """Where the place that a cluster names is, by its own article alone."""

    __tablename__: ClassVar[Any] = "cluster_place"
    cluster_id: int = Field(foreign_key="cluster.id", primary_key=True)


class EntityPlace(_Located, table=True):
    """Derived: where an effective entity is, by what its articles say and the decisions."""

    __tablename__: ClassVar[Any] = "entity_place"
    entity_id: int = Field(foreign_key="entity.id", primary_key=True)
    decided: bool = False


class ClusterCandidate(SQLModel, table=True):
    """An entity that a cluster may be as well: "maybe the same"."""

    __tablename__: ClassVar[Any] = "cluster_candidate"
    cluster_id: int = Field(foreign_key="cluster.id", primary_key=True)
    entity_id: int = Field(foreign_key="entity.id", primary_key=True)


class _Annotation(_Row):
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
    __table_args__ = _args(
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
    __table_args__ = _args(
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
    __table_args__ = _args(
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
    __table_args__ = _args(Index("ix_quotation_text", "text_id", "start"))
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
    __table_args__ = _args(Index("ix_quantity_text", "text_id", "start"))
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
    __table_args__ = _args(Index("ix_role_text", "text_id"))
    mention_id: int = Field(foreign_key="mention.id", index=True)


class ArticleEntity(SQLModel, table=True):
    """Derived: how often an effective entity is mentioned in an article."""

    __tablename__: ClassVar[Any] = "article_entity"
    __table_args__ = (Index("ix_article_entity_entity", "entity_id", "article_id"),)
    article_id: int = Field(primary_key=True)
    entity_id: int = Field(primary_key=True)
    mentions: int


class Decision(SQLModel, table=True):
    """A person's decision; the log only grows. State is the fold of the rows not undone.

    `target` names what is decided on by its uid (`article:…`, `entity:…`, `finding:…`), never by a
    row id; `payload` and `previous` are JSON; `scope` is "these" or "rule".
    """

    __tablename__: ClassVar[Any] = "decision"
    __table_args__ = _args(Index("ix_decision_kind", "kind", "target"))
    seq: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    utc: str
    author: str
    kind: str
    target: str = Field(index=True)
    payload: str
    previous: str
    scope: str
    undoes: int | None = Field(default=None, foreign_key="decision.seq", index=True)


class Finding(_Row, table=True):
    """What a person pinned, with its own copy of all that cites it; it outlives its article."""

    __tablename__: ClassVar[Any] = "finding"
    __table_args__ = _args()
    uid: str = Field(unique=True)
    article_uid: str = Field(index=True)
    text_id: int | None = None
    text_sha256: str
    field: str
    start: int
    end: int
    prefix: str
    suffix: str
    words: str
    sentence: str
    title: str
    byline: str
    outlet: str
    published: str | None = None
    modified: str | None = None
    saved: str | None = None
    url: str | None = None
    file_sha256: str
    page: int | None = None
    paragraph: int | None = None
    kind: str
    note: str = ""
    check_state: str = "not checked"
    checked_by: str = ""
    second_check_by: str = ""
    rank: int = 0
    pinned_utc: str
    removed_at: str | None = None


class FindingTag(SQLModel, table=True):
    """A tag on a finding."""

    __tablename__: ClassVar[Any] = "finding_tag"
    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    tag: str = Field(primary_key=True)


class ArticleTag(SQLModel, table=True):
    """Derived: a tag that the decisions leave on an article."""

    __tablename__: ClassVar[Any] = "article_tag"
    article_id: int = Field(foreign_key="article.id", primary_key=True)
    tag: str = Field(primary_key=True)


class ImportBatch(_Row, table=True):
    """One drop, paste or command that brought files."""

    __tablename__: ClassVar[Any] = "import_batch"
    __table_args__ = _args()
    uid: str = Field(unique=True)
    started_utc: str


class Task(_Row, table=True):
    """A piece of queued work: a path to read, or an article to extract.

    state: waiting, running, done, failed, cancelled, skipped. `outcome` says what became of a file
    (added, here, duplicate, copy, version, earlier, failed, skipped); `message` is its stored
    `Message`.
    """

    __tablename__: ClassVar[Any] = "task"
    __table_args__ = _args(Index("ix_task_state", "state", "stage", "id"))
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id", index=True)
    stage: str
    path: str | None = None
    article_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    state: str
    tries: int = 0
    outcome: str | None = None
    message: str | None = None
    changed_utc: str


class SavedSearch(_Row, table=True):
    """A focus that a person kept under a name."""

    __tablename__: ClassVar[Any] = "saved_search"
    __table_args__ = _args()
    uid: str = Field(unique=True)
    name: str
    focus: str
    saved_utc: str


class LibrarySetting(SQLModel, table=True):
    """A setting that belongs to the library rather than to the person."""

    __tablename__: ClassVar[Any] = "library_setting"
    key: str = Field(primary_key=True)
    value: str
