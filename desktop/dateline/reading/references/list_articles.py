"""A list of references to articles: those whose abstract is all there is, the others lie in files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.model.parts import PartKind, numbered_part
from dateline.reading.composing import Blocks, Composition, TitlePlace, compose
from dateline.reading.decoding import decode
from dateline.reading.parts import Part, read_parts
from dateline.reading.references.joining import attached
from dateline.reading.references.reference import Reference, reference_values
from dateline.reading.source import Source

_IN_FILE: Final = "reading.references.in_files"
_NO_TEXT: Final = "reading.references.no_text"


def read_references(
    source: Source,
    listed: Callable[[str], Iterable[Reference]],
    *,
    reader: str,
    version: int,
) -> Iterator[ReadArticle]:
    """Yield an article for each reference that has an abstract and no file beside the list.

    Raises `UnreadableFileError` where there is none. `listed` reads the text of the list.
    """
    text = decode(source.data(largest=source.limits.table_bytes)).text
    parts = (
        Part(
            numbered_part(PartKind.RECORD, number),
            _reading(source, reference, reader=reader, version=version),
        )
        for number, reference in enumerate(listed(text), start=1)
    )
    yield from read_parts(source, parts, silent=frozenset({_IN_FILE}))


def _reading(
    source: Source, reference: Reference, *, reader: str, version: int
) -> Callable[[], Iterable[ReadArticle]]:
    def read() -> Iterable[ReadArticle]:
        if source.depth == 0 and attached(reference, source.path.parent) is not None:
            raise UnreadableFileError(Message.of(_IN_FILE))
        blocks = Blocks()
        blocks.take_plain(reference.abstract)
        if not blocks.drafts:
            raise UnreadableFileError(Message.of(_NO_TEXT))
        found = Composition(
            blocks.drafts, tuple(reference_values(reference)), title_place=TitlePlace.ELSEWHERE
        )
        article = compose(source.inside("", b""), found, reader=reader, version=version)
        yield replace(
            article, warnings=(Message.of("reading.references.abstract"), *article.warnings)
        )

    return read
