"""An article as read from a file: its text, structure and metadata, each value with its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.confidence import Confidence
from dateline.model.layout import OffsetMap
from dateline.model.messages import Message, MessageError
from dateline.model.spans import Span


class UnreadableFileError(MessageError):
    """A file that can't be read; its message says what happened, why, and what to do."""


class MetadataField(StrEnum):
    """The metadata kept of an article, each with source and confidence."""

    TITLE = "title"
    BYLINE = "byline"
    OUTLET = "outlet"
    PUBLISHED = "published"
    MODIFIED = "modified"
    SAVED = "saved"
    URL = "url"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class MetadataValue:
    """One reading of a metadata field.

    `value` is the normalised text: for times ISO 8601 in the precision known, with an offset only
    where the source gave one (`2025-03-13`, `2025-03-13T15:01+01:00`); for a byline one person.
    `as_found` is the text as it stood, `source` the id of the place it was read from
    (`json-ld`, `meta`, `line-under-title`, `file-time` …), `span` where it stood in the decoded
    file (plain-text formats only), else None.
    """

    field: MetadataField
    value: str
    as_found: str
    source: str
    confidence: Confidence
    span: Span | None = None


class BlockKind(StrEnum):
    """The structure kept of a text."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE_ROW = "table_row"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text; `page` is the PDF page it starts on, from 1, else None."""

    kind: BlockKind
    span: Span
    page: int | None = None


class FormatKind(StrEnum):
    """Formatting that was markup in the file and is kept beside the text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Format:
    """A formatted span of the text; `target` is a link's address, never opened by Dateline."""

    kind: FormatKind
    span: Span
    target: str | None = None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    r"""One article out of a file.

    `part` is its place in the file ("" for a file that holds one). `text` is the body without
    title, byline and date line; paragraphs are separated by one blank line ("\n\n"), and
    `blocks` cover them in order. `offsets` maps `text` to the decoded file where that is
    meaningful (plain text, Markdown), else to the text the parser gave. `apart` holds contact and
    copyright blocks. `metadata` is best first within a field; the first of a field is used.
    """

    part: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    formats: tuple[Format, ...]
    offsets: OffsetMap
    apart: tuple[str, ...]
    metadata: tuple[MetadataValue, ...]
    reader: str
    reader_version: int
    warnings: tuple[Message, ...] = ()

    def best(self, field: MetadataField) -> MetadataValue | None:
        """Return the reading of `field` that is used, or None."""
        return next((value for value in self.metadata if value.field is field), None)

    @property
    def language(self) -> str | None:
        """The language, ISO 639-1, or None where too little text leaves the reading unsure."""
        read = self.best(MetadataField.LANGUAGE)
        return None if read is None or read.confidence is Confidence.UNSURE else read.value

    def all(self, field: MetadataField) -> tuple[MetadataValue, ...]:
        """Return every reading of `field`, best first (of a byline: every person)."""
        return tuple(value for value in self.metadata if value.field is field)
