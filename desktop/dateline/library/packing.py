"""Pack the structure of a text into one blob, and unpack it."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.article import Block, BlockKind, Format, FormatKind, ReadArticle
from dateline.model.layout import OffsetMap
from dateline.model.spans import Span


@dataclass(frozen=True, slots=True)
class TextLayout:
    """What the `layout` column of a text holds."""

    blocks: tuple[Block, ...]
    formats: tuple[Format, ...]
    offsets: OffsetMap

    def paragraph_of(self, offset: int) -> int | None:
        """Return the number, from 1, of the block that holds `offset`, or None."""
        return next(
            (n for n, b in enumerate(self.blocks, 1) if b.span.start <= offset < b.span.end), None
        )

    def page_of(self, offset: int) -> int | None:
        """Return the page of the last block that starts at or before `offset`, or None."""
        pages = [
            block.page
            for block in self.blocks
            if block.span.start <= offset and block.page is not None
        ]
        return pages[-1] if pages else None


def pack_layout(read: ReadArticle) -> bytes:
    """Return blocks, formats and offset map as compressed JSON."""
    table = {
        "blocks": [[b.kind.value, b.span.start, b.span.end, b.page] for b in read.blocks],
        "formats": [[f.kind.value, f.span.start, f.span.end, f.target] for f in read.formats],
        "clean": read.offsets.clean,
        "source": read.offsets.source,
    }
    return zlib.compress(json.dumps(table, separators=(",", ":")).encode(), 6)


def unpack_layout(blob: bytes) -> TextLayout:
    """Return what `pack_layout` packed."""
    table = json.loads(zlib.decompress(blob))
    blocks = tuple(
        Block(BlockKind(k), Span(start, end), page) for k, start, end, page in table["blocks"]
    )
    formats = tuple(
        Format(FormatKind(k), Span(start, end), to) for k, start, end, to in table["formats"]
    )
    return TextLayout(blocks, formats, OffsetMap(tuple(table["clean"]), tuple(table["source"])))


def pack_spans(spans: Iterable[Span]) -> bytes:
    """Return spans as compressed pairs of 32-bit little-endian starts and ends."""
    flat = array("I", (end for span in spans for end in (span.start, span.end)))
    return zlib.compress(flat.tobytes(), 6)


def unpack_spans(blob: bytes) -> tuple[Span, ...]:
    """Return what `pack_spans` packed."""
    flat = array("I")
    flat.frombytes(zlib.decompress(blob))
    return tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))
