"""What holds of every article, whatever file it was read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path

from dateline.model.article import MetadataField, ReadArticle, UnreadableFileError
from dateline.model.lines import REMOVED
from dateline.model.messages import Message, english
from dateline.model.spans import Span
from dateline.reading.limits import DEFAULT, Limits
from dateline.reading.metadata import SOURCES
from dateline.reading.read import read_file

_REMOVED = re.compile(f"[{REMOVED}]")


def read_one(path: Path, *, limits: Limits = DEFAULT) -> ReadArticle:
    """Return the only article of a file, after checking what must hold of every article."""
    (article,) = read_file(path, limits=limits)
    assert_whole(article)
    return article


def read_all(path: Path, *, limits: Limits = DEFAULT) -> list[ReadArticle]:
    """Return the articles of a file, after checking what must hold of every article."""
    articles = list(read_file(path, limits=limits))
    for article in articles:
        assert_whole(article)
    parts = [article.part for article in articles]
    assert len(set(parts)) == len(parts)
    return articles


def read_text(path: Path, text: str, **options: Limits) -> ReadArticle:
    """Write `text` to `path` as UTF-8 and read it."""
    path.write_text(text, encoding="utf-8")
    return read_one(path, **options)


def refusal(path: Path, *, limits: Limits = DEFAULT) -> Message:
    """Return the message with which a file is refused; its English must have every argument."""
    try:
        list(read_file(path, limits=limits))
    except UnreadableFileError as error:
        return _told(error)
    raise AssertionError(f"{path.name} was read")


def outcome(path: Path) -> str:
    """Return by which reader a file was read, or with which message it was refused; both checked."""
    try:
        articles = list(read_file(path))
    except UnreadableFileError as error:
        return _told(error).id
    for article in articles:
        assert_whole(article)
    return articles[0].reader


def _told(error: UnreadableFileError) -> Message:
    assert english(error.message) == str(error)
    return error.message


def assert_whole(article: ReadArticle) -> None:
    """Check blocks, formats, offsets and metadata against the text they speak of."""
    text = article.text
    text.encode("utf-8")
    assert _REMOVED.search(text) is None
    assert text == text.strip()
    assert "\n\n".join(block.span.of(text) for block in article.blocks) == text
    for block in article.blocks:
        words = block.span.of(text)
        assert words
        assert words == words.strip()
        assert "\n\n" not in words
    block_starts = [block.span.start for block in article.blocks]
    for item in article.formats:
        assert 0 <= item.span.start < item.span.end <= len(text)
        block = article.blocks[bisect_right(block_starts, item.span.start) - 1]
        assert block.span.contains(item.span)
    starts = [article.offsets.to_source(Span(i, i + 1)).start for i in range(0, len(text), 7)]
    assert starts == sorted(starts)
    assert not any(_REMOVED.search(apart) for apart in article.apart)
    for value in article.metadata:
        assert _REMOVED.search(value.value) is None
        assert value.source in SOURCES
        assert value.value
    assert article.best(MetadataField.TITLE) is None or article.title
    for warning in article.warnings:
        assert english(warning)


def values(article: ReadArticle, field: MetadataField) -> list[str]:
    """Return the values of a field, best first."""
    return [value.value for value in article.all(field)]
