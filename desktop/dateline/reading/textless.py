"""Articles without text: pictures and scans, kept so that they can be noted and cited."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.article import MetadataValue, ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.assembly import assemble
from dateline.reading.kinds import unsupported
from dateline.reading.metadata import best_first, file_guesses, title_of
from dateline.reading.source import Source


def read_picture(source: Source, *, reader: str, version: int) -> ReadArticle:
    """Return the article of a picture; raises `UnreadableFileError` for one inside another file.

    A picture inside a mail or an archive illustrates what is beside it.
    """
    if source.depth:
        raise UnreadableFileError(unsupported(source.head, source.path))
    why = Message.of("reading.picture_without_text")
    return without_text(source, why, reader=reader, version=version)


def without_text(
    source: Source,
    why: Message,
    *,
    reader: str,
    version: int,
    values: Iterable[MetadataValue] = (),
) -> ReadArticle:
    """Return an article with title and times alone; `why` says, as a warning, why it has no text."""
    ranked = best_first([*values, *file_guesses(source.path, source.modified)])
    body = assemble((), source_length=0)
    return ReadArticle(
        part="",
        title=title_of(ranked) or source.path.name,
        text=body.text,
        blocks=body.blocks,
        formats=body.formats,
        offsets=body.offsets,
        apart=(),
        metadata=ranked,
        reader=reader,
        reader_version=version,
        warnings=(why,),
    )
