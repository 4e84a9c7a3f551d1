"""Clusters of one article, the entities they are linked to, and where places are."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from dateline.library.tables.rows import NumberedRow, row_args


class Entity(NumberedRow, table=True):
    """An entity of the library; `merged_into` is derived from the decisions."""

    __tablename__: ClassVar[Any] = "entity"
    __table_args__ = row_args()
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


class Cluster(NumberedRow, table=True):
    """The mentions of one article that name one entity, and the entity they are linked to.

    `key` is the folded full name, by which a cluster is found when it has to be linked again.
    """

    __tablename__: ClassVar[Any] = "cluster"
    __table_args__ = row_args()
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


class ArticleEntity(SQLModel, table=True):
    """Derived: how often an effective entity is mentioned in an article."""

    __tablename__: ClassVar[Any] = "article_entity"
    __table_args__ = (Index("ix_article_entity_entity", "entity_id", "article_id"),)
    article_id: int = Field(primary_key=True)
    entity_id: int = Field(primary_key=True)
    mentions: int
