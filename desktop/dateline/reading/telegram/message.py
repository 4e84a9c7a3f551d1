"""A message of a chat or channel to an article with its own time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.model.article import (
    BlockKind,
    MetadataField,
    MetadataValue,
    ReadArticle,
    UnreadableFileError,
)
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.reading.assembly import Draft
from dateline.reading.bylines import is_person_name
from dateline.reading.composing import Blocks, Composition, TitlePlace, compose
from dateline.reading.source import Source

SOURCE: Final = "post"
_LONGEST_TITLE: Final = 90


@dataclass(frozen=True, slots=True)
class Post:
    """A message: its number, text, times (ISO 8601 with offset where known), and who wrote it.

    `author` is the sender or signature, `forwarded_from` whom the text was taken from, both "" if
    unknown; `edited` is "" for a message that was never changed.
    """

    number: int
    channel: str
    sent: str
    drafts: Sequence[Draft]
    author: str = ""
    edited: str = ""
    forwarded_from: str = ""
    sent_as_found: str = ""


def read_post(source: Source, post: Post, *, reader: str, version: int) -> ReadArticle:
    """Return the article of a message; raises `UnreadableFileError` where it has no text."""
    blocks = Blocks()
    for draft in post.drafts:
        blocks.take(draft)
    if not blocks.drafts:
        raise UnreadableFileError(Message.of("reading.no_text"))
    values = [*_values(post)]
    first = blocks.drafts[0]
    rest = blocks.drafts[1:]
    if rest and first.kind is BlockKind.HEADING:
        title, trust, drafts = " ".join(first.text.split()), Confidence.LIKELY, rest
    else:
        title, trust, drafts = _beginning(first.text), Confidence.UNSURE, blocks.drafts
    values.append(MetadataValue(MetadataField.TITLE, title, first.text[:300], SOURCE, trust))
    # As the export itself names it.
    apart = [f"forwarded_from: {post.forwarded_from}"] if post.forwarded_from else []
    found = Composition(
        drafts,
        values,
        apart=apart,
        title_place=TitlePlace.ELSEWHERE if drafts is rest else TitlePlace.NOWHERE,
    )
    return compose(source.inside("", b""), found, reader=reader, version=version)


def _values(post: Post) -> list[MetadataValue]:
    sure, likely = Confidence.SURE, Confidence.LIKELY
    found = post.sent_as_found or post.sent
    values = [MetadataValue(MetadataField.PUBLISHED, post.sent, found, SOURCE, sure)]
    if post.edited:
        values.append(MetadataValue(MetadataField.MODIFIED, post.edited, post.edited, SOURCE, sure))
    if post.channel:
        values.append(MetadataValue(MetadataField.OUTLET, post.channel, post.channel, SOURCE, sure))
    # A forwarded text is not by whoever passed it on.
    writer = post.forwarded_from or post.author
    if writer and writer != post.channel and is_person_name(writer):
        values.append(MetadataValue(MetadataField.BYLINE, writer, writer, SOURCE, likely))
    return values


def _beginning(text: str) -> str:
    """Return how a message without a title begins: its first line, cut behind a whole word."""
    line = " ".join(text.split("\n", maxsplit=1)[0].split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return f"{line[:_LONGEST_TITLE].rpartition(' ')[0] or line[:_LONGEST_TITLE]} …"
