"""Build articles and extractions for tests from a few words, without files or models."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extraction.time.resolve import resolve_all
from dateline.library.annotations import store_extraction
from dateline.library.arrivals import (
    Arrival,
    ArrivedArticle,
    SourceFacts,
    store_article,
    store_source,
)
from dateline.library.links import Linked, LinkedCluster
from dateline.library.rows import one_value
from dateline.library.writer import Transaction
from dateline.model.annotations import (
    Cluster,
    Event,
    EventKind,
    Extraction,
    Label,
    Mention,
    Relation,
    Status,
)
from dateline.model.article import Block, BlockKind, MetadataField, MetadataValue, ReadArticle
from dateline.model.confidence import Confidence
from dateline.model.layout import OffsetMap
from dateline.model.messages import Message
from dateline.model.spans import Field, Span
from dateline.reading.identity import identity_key


def read_article(
    text: str,
    *,
    title: str = "A title",
    published: str | None = "2025-03-13",
    outlet: str | None = None,
    url: str | None = None,
    byline: Sequence[str] = (),
) -> ReadArticle:
    """Return an article as a reader gives it; paragraphs of `text` are separated by blank lines."""
    found: list[tuple[MetadataField, str | None]] = [
        (MetadataField.TITLE, title),
        (MetadataField.PUBLISHED, published),
        (MetadataField.OUTLET, outlet),
        (MetadataField.URL, url),
        *((MetadataField.BYLINE, person) for person in byline),
    ]
    metadata = tuple(
        MetadataValue(field, value, value, "header-line", Confidence.SURE)
        for field, value in found
        if value is not None
    )
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(*m.span()))
        for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)
    )
    return ReadArticle("", title, text, blocks, (), OffsetMap.identity(), (), metadata, "test", 1)


def store(
    transaction: Transaction,
    read: ReadArticle,
    *,
    sha256: str,
    path: str = "article.txt",
    url_key: str | None = None,
) -> Arrival:
    """Store an article as the import does, with the keys of its identity."""
    source_id = store_source(
        transaction, SourceFacts(path, sha256, len(read.text), None, ".txt", kept=False)
    )
    arrived = ArrivedArticle(
        read,
        identity_key(read.title, read.text) or None,
        identity_key("", read.text) or None,
        url_key,
    )
    return store_article(transaction, arrived, source_id=source_id, sha256=sha256)


def extraction(text: str, names: Sequence[str], *, label: Label = Label.PERSON) -> Extraction:
    """Return an extraction that finds each of `names` where it stands, and one event a sentence."""
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"[^.\n]+\.", text))
    present = [name for name in names if name in text]
    clusters = tuple(Cluster(name, label, (name,), Confidence.SURE) for name in present)
    mentions = tuple(
        Mention(Field.TEXT, Span(*m.span()), label, place, Confidence.SURE, "test")
        for place, name in enumerate(present)
        for m in re.finditer(re.escape(name), text)
    )
    events = tuple(
        Event(
            *(
                Field.TEXT,
                span,
                Span(span.start, span.start + 1),
                span,
                EventKind.EVENT,
                None,
                Relation.ON,
            ),
            *(
                tuple(i for i, m in enumerate(mentions) if span.contains(m.span)),
                None,
                Status.REPORTED,
            ),
            *(None, None, Confidence.LIKELY, "test"),
        )
        for span in sentences
    )
    steps = tuple((step, 1) for step in ("names", "time", "quotations", "quantities", "events"))
    return Extraction(mentions, clusters, (), (), (), events, (), sentences, steps)


def link_by_name(connection: object, clusters: Sequence[Cluster]) -> Linked:
    """Link each cluster to the entity that has exactly its name as a key."""
    links: list[LinkedCluster] = []
    for cluster in clusters:
        sql = "SELECT entity_id FROM entity_key WHERE key = ?"
        entity_id = one_value(connection, sql, (cluster.name,))  # pyright: ignore[reportArgumentType]
        keys = ((cluster.name, False),)
        reason = Message.of("linking.same_name", name=cluster.name, entity=cluster.name)
        links.append(
            LinkedCluster(
                entity_id,
                cluster.name,
                cluster.name,
                cluster.label.kind,
                keys,
                (),
                reason,
                Confidence.SURE,
            )
        )
    return Linked(tuple(links))


def store_with_names(
    transaction: Transaction, text: str, names: Sequence[str], *, sha256: str
) -> int:
    """Store an article whose title is its hash, extract `names`, and return its id."""
    arrival = store(transaction, read_article(text, title=f"Title {sha256}"), sha256=sha256)
    extract_again(transaction, arrival.article_id, names)
    return arrival.article_id


def extract_again(transaction: Transaction, article_id: int, names: Sequence[str]) -> None:
    """Replace the annotations of an article's current text."""
    sql = "SELECT article_text.id, text FROM article JOIN article_text ON article_text.id = text_id WHERE article.id = ?"
    text_id, text = transaction.connection.execute(sql, (article_id,)).fetchone()
    store_extraction(transaction, text_id, extraction(text, names), link_by_name)


RESOLVER = resolve_all
