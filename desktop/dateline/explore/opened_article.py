"""One article as the article pane opens it: its document and the marks in its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dateline.explore.highlights import ArticleDocument, Mark, MarkKind, mark_kind
from dateline.extraction.time.candidates import machine_reading
from dateline.library.reads.annotations import (
    Annotations,
    MentionRow,
    QuotationRow,
    TimexRow,
    annotations_of,
)
from dateline.library.reads.articles import ArticleRow, StoredArticle, stored_article
from dateline.library.reads.findings import findings_gone
from dateline.library.reads.relations import Kinship, Relation, relations
from dateline.library.reads.versions import latest_texts, text_version
from dateline.library.rows import Connection
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message
from dateline.model.parts import part_name
from dateline.model.spans import Field
from dateline.model.timex import AnchorKind, Timex, TimexType

NoteFor: TypeAlias = Callable[[Timex, int | None], str]
"""Words for the small date behind an expression, given it and the publication day."""


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """An article, its annotations, and the document that shows it; `apart` is a contact block.

    `later` is its last later version in the library, and `gone` counts the findings whose sentence
    that one no longer has.
    """

    stored: StoredArticle
    annotations: Annotations
    document: ArticleDocument
    apart: str
    later: ArticleRow | None = None
    gone: int = 0

    @property
    def row(self) -> ArticleRow:
        """The article's row."""
        return self.stored.row

    @property
    def extracted(self) -> bool:
        """Whether names and dates were looked for already."""
        return self.row.extracted_utc is not None

    @property
    def waiting_dates(self) -> int:
        """How many expressions can't be resolved because no publication day is known."""
        if self.row.published_day is not None:
            return 0
        return sum(_leans_on_publication(row.timex) for row in self.annotations.timexes)

    def mention(self, entity_id: int) -> MentionRow | None:
        """Return the first mention of an entity, or None."""
        return next((m for m in self.annotations.mentions if m.entity_id == entity_id), None)

    def timex(self, timex_id: int) -> TimexRow | None:
        """Return the expression with this row id, or None."""
        return next((row for row in self.annotations.timexes if row.id == timex_id), None)

    def machine_reading(self, timex_id: int) -> Timex:
        """Return an expression as it is read by itself, whatever date a person gave it.

        Raises StopIteration where there is no such expression.
        """
        rows = self.annotations.timexes
        place = next(number for number, row in enumerate(rows) if row.id == timex_id)
        return machine_reading([row.timex for row in rows], place, self.row.published_day)

    def quotation(self, quotation_id: int) -> QuotationRow | None:
        """Return the quotation with this row id, or None."""
        return next((q for q in self.annotations.quotations if q.id == quotation_id), None)


def open_article(connection: Connection, article_id: int) -> OpenedArticle | None:
    """Read an article with all that is marked in it; None where it is no longer there."""
    stored = stored_article(connection, article_id)
    if stored is None:
        return None
    annotations = annotations_of(connection, stored.row.text_id)
    related = relations(connection, [article_id]).get(article_id, ())
    document = _document(stored, annotations, related)
    later = _later(connection, stored.row)
    gone = 0 if later is None else findings_gone(connection, article_id)
    return OpenedArticle(stored, annotations, document, stored.apart, later, gone)


def _later(connection: Connection, row: ArticleRow) -> ArticleRow | None:
    text_id = latest_texts(connection, [row.id])[row.id]
    version = None if text_id == row.text_id else text_version(connection, text_id)
    return None if version is None else version.article


def marks_of(opened: OpenedArticle, note_for: NoteFor) -> tuple[Mark, ...]:
    """Return the marks of the text field, in order of place."""
    found = [
        *_name_marks(opened.annotations.mentions),
        *_date_marks(opened.annotations.timexes, opened.row.published_day, note_for),
        *_quotation_marks(opened.annotations.quotations),
        *_quantity_marks(opened),
    ]
    return tuple(sorted(found, key=lambda mark: mark.span))


def _document(
    stored: StoredArticle, annotations: Annotations, related: Sequence[Relation]
) -> ArticleDocument:
    row = stored.row
    source = row.published_source
    return ArticleDocument(
        article_id=row.id,
        title=row.title or stored.read_title,
        text=stored.text,
        outlet=row.outlet,
        byline=tuple(part for part in row.byline.split("; ") if part),
        published=row.published,
        published_source=None if source is None else source_words(source),
        facts=(
            *_facts(stored, annotations, related),
            *_relation_facts(related),
            *_place_fact(stored),
        ),
        blocks=stored.layout.blocks,
        formats=stored.layout.formats,
        related=bool(related),
    )


def source_words(source: str) -> Message:
    """Return the words for where a value was read ("a line under the title"), or who set it."""
    if source == "decision":
        return Message.of("article.decided")
    return Message.of(f"reading.source.{source}")


def _relation_facts(related: Iterable[Relation]) -> Iterator[Message]:
    """Yield what the article repeats or follows; its own copies are counted, not named."""
    for relation in related:
        if relation.kinship is not Kinship.COPIED:
            title, outlet = f"“{relation.of.title}”", relation.of.outlet
            of = ", ".join(part for part in (title, outlet) if part)
            yield Message.of(f"article.facts.{relation.kinship.value}", of=of)


def _place_fact(stored: StoredArticle) -> Iterator[Message]:
    """Yield where the article stands in a file that holds several."""
    if stored.row.part:
        place = part_name(stored.row.part)
        if stored.file_name:
            yield Message.of("article.facts.part", part=place, file=stored.file_name)
        else:
            yield place


def _facts(
    stored: StoredArticle, annotations: Annotations, related: Iterable[Relation]
) -> Iterator[Message]:
    yield Message.of("article.facts.words", n=stored.row.words)
    if stored.row.extracted_utc is None:
        return
    names = len({mention.entity_id for mention in annotations.mentions})
    counts = (
        ("names", names),
        ("dates", sum(row.timex.is_date for row in annotations.timexes)),
        ("quotes", len(annotations.quotations)),
        ("numbers", len(annotations.quantities)),
    )
    for name, number in counts:
        yield Message.of(f"article.facts.{name}", n=number)
    if stored.copies and all(relation.kinship is not Kinship.COPY for relation in related):
        yield Message.of("article.facts.copies", n=stored.copies)


def _name_marks(mentions: Iterable[MentionRow]) -> Iterator[Mark]:
    for mention in mentions:
        kind = mark_kind(EntityKind(mention.kind))
        if mention.field is Field.TEXT and kind is not None:
            yield Mark(
                mention.span, kind, mention.entity_id, mention.name, confidence=mention.confidence
            )


def _date_marks(
    rows: Iterable[TimexRow], published_day: int | None, note_for: NoteFor
) -> Iterator[Mark]:
    for row in rows:
        timex = row.timex
        if timex.field is Field.TEXT and timex.type in (TimexType.DATE, TimexType.TIME):
            note = note_for(timex, published_day)
            value = timex.value or ""
            yield Mark(timex.span, MarkKind.DATE, row.id, value, note, timex.confidence)


def _quotation_marks(quotations: Iterable[QuotationRow]) -> Iterator[Mark]:
    for quotation in quotations:
        if quotation.field is Field.TEXT and quotation.kind != "indirect":
            yield Mark(
                quotation.span,
                MarkKind.QUOTATION,
                quotation.id,
                quotation.speaker or "",
                confidence=quotation.confidence,
            )


def _quantity_marks(opened: OpenedArticle) -> Iterator[Mark]:
    for row in opened.annotations.quantities:
        if row.field is Field.TEXT:
            yield Mark(row.span, MarkKind.QUANTITY, row.id, confidence=row.confidence)


def _leans_on_publication(timex: Timex) -> bool:
    return timex.anchor.kind is AnchorKind.PUBLICATION and timex.type is not TimexType.DURATION
