"""The tables of a library, as SQLModel classes; the migrations are tested to make just these.

Times of day are UTC ISO 8601 text; days are day numbers and minutes are minutes since 0001-01-01
(`model.days`). Offsets are code points in the field of the text that a row names. Ids are
AUTOINCREMENT and never reused; whatever leaves the library carries the uid.
"""

from __future__ import annotations

from dateline.library.tables.annotations import (
    Event,
    EventParticipant,
    Maker,
    Mention,
    Quantity,
    Quotation,
    Role,
    StepRun,
    Timex,
)
from dateline.library.tables.articles import (
    Article,
    ArticleDuplicate,
    ArticleEffective,
    ArticleMetadata,
    ArticleText,
    SourceFile,
    SourcePath,
    StoryGroup,
    TextSentences,
)
from dateline.library.tables.decisions import ArticleTag, Decision, Finding, FindingTag
from dateline.library.tables.entities import (
    ArticleEntity,
    Cluster,
    ClusterCandidate,
    ClusterPlace,
    Entity,
    EntityEffective,
    EntityKey,
    EntityPlace,
)
from dateline.library.tables.work import ImportBatch, LibrarySetting, SavedSearch, Task

__all__ = [
    "Article",
    "ArticleDuplicate",
    "ArticleEffective",
    "ArticleEntity",
    "ArticleMetadata",
    "ArticleTag",
    "ArticleText",
    "Cluster",
    "ClusterCandidate",
    "ClusterPlace",
    "Decision",
    "Entity",
    "EntityEffective",
    "EntityKey",
    "EntityPlace",
    "Event",
    "EventParticipant",
    "Finding",
    "FindingTag",
    "ImportBatch",
    "LibrarySetting",
    "Maker",
    "Mention",
    "Quantity",
    "Quotation",
    "Role",
    "SavedSearch",
    "SourceFile",
    "SourcePath",
    "StepRun",
    "StoryGroup",
    "Task",
    "TextSentences",
    "Timex",
]
