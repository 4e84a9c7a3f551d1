"""An article's text as a Qt document: set once, formatted by its blocks, with gaps behind dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from dateline.explore.highlights import ArticleDocument
from dateline.model.article import BlockKind, FormatKind
from dateline.model.spans import Utf16Map
from dateline.ui.article.marks import PlacedMark
from dateline.ui.theme import Theme
from dateline.ui.tokens import tokens

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_PARAGRAPH_GAP = 0.48
"""Height of the blank line between paragraphs, in line heights."""
_SMALL_SIZE = 0.88
"""Size of captions, table rows and corrections beside that of the text."""
_PIXEL_SIZE = QTextFormat.Property.FontPixelSize.value
_SMALL_KINDS = frozenset({BlockKind.CAPTION, BlockKind.CORRECTION, BlockKind.TABLE_ROW})
_INDENTED_KINDS = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE})


def displayed(text: str) -> str:
    """Return `text` with each character that Qt would join with the next made a blank.

    A document takes CR LF for one paragraph end, which would shift every offset behind it.
    """
    return text.replace("\r", " ")


@dataclass(frozen=True, slots=True)
class ReadingMetrics:
    """The sizes of the reading face: px of a letter and of a line, and the indent of a list."""

    size: float
    line: int
    indent: int

    @classmethod
    def of(cls, theme: Theme, *, size: float) -> ReadingMetrics:
        """Return the metrics for letters of `size` px."""
        line = round(size * tokens().lengths["reading"]["line_height"])
        return cls(size=size, line=line, indent=theme.space("gap"))


def reading_font(theme: Theme, *, size: float) -> QFont:
    """Return the reading face in `size` px."""
    base = theme.type_style("reading").size * theme.scale
    return theme.font("reading", zoom=size / base)


def fill_document(
    document: QTextDocument, article: ArticleDocument, *, utf16: Utf16Map, theme: Theme, size: float
) -> None:
    """Set the plain text of `article` and format it; the layout is made once, at the end."""
    document.setLayoutEnabled(False)
    document.setDefaultFont(reading_font(theme, size=size))
    document.setPlainText(displayed(article.text))
    _format(document, article, utf16=utf16, theme=theme, size=size)
    document.setLayoutEnabled(True)


def restyle(
    document: QTextDocument, article: ArticleDocument, *, utf16: Utf16Map, theme: Theme, size: float
) -> None:
    """Give the document other colours or another letter size; its text stays as it is."""
    document.setDefaultFont(reading_font(theme, size=size))
    _format(document, article, utf16=utf16, theme=theme, size=size)


def _format(
    document: QTextDocument, article: ArticleDocument, *, utf16: Utf16Map, theme: Theme, size: float
) -> None:
    metrics = ReadingMetrics.of(theme, size=size)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_block_format(metrics.line))
    cursor.setCharFormat(_char_format(theme, ink="text"))
    _close_blank_lines(document, cursor, metrics)
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH and block.span.length:
            _select(cursor, utf16.to_utf16(block.span.start), utf16.to_utf16(block.span.end))
            _format_block(cursor, block.kind, theme, metrics)
    for formatted in article.formats:
        if formatted.kind is not FormatKind.LINK and formatted.span.length:
            _select(
                cursor, utf16.to_utf16(formatted.span.start), utf16.to_utf16(formatted.span.end)
            )
            emphasis = QTextCharFormat()
            if formatted.kind is FormatKind.EMPHASIS:
                emphasis.setFontItalic(True)
            else:
                emphasis.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(emphasis)
    cursor.endEditBlock()


def _close_blank_lines(
    document: QTextDocument, cursor: QTextCursor, metrics: ReadingMetrics
) -> None:
    """Make the blank line between paragraphs about half a line high."""
    narrow = _block_format(round(metrics.line * _PARAGRAPH_GAP))
    block = document.begin()
    while block.isValid():
        if block.length() == 1:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(narrow)
        block = block.next()


def _format_block(
    cursor: QTextCursor, kind: BlockKind, theme: Theme, metrics: ReadingMetrics
) -> None:
    if kind is BlockKind.HEADING:
        heading = _char_format(theme, ink="text")
        heading.setFontWeight(QFont.Weight.DemiBold)
        cursor.mergeCharFormat(heading)
    elif kind in _SMALL_KINDS:
        small = _char_format(theme, ink="text_muted")
        small.setProperty(_PIXEL_SIZE, round(metrics.size * _SMALL_SIZE))
        cursor.mergeCharFormat(small)
    if kind in _INDENTED_KINDS:
        indented = _block_format(metrics.line)
        indented.setLeftMargin(metrics.indent)
        cursor.setBlockFormat(indented)


def _block_format(line: float) -> QTextBlockFormat:
    formatting = QTextBlockFormat()
    formatting.setLineHeight(line, _FIXED)
    return formatting


def _char_format(theme: Theme, *, ink: str) -> QTextCharFormat:
    formatting = QTextCharFormat()
    formatting.setForeground(theme.color(ink))
    return formatting


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def note_gap(note: str, *, metrics: QFontMetricsF, pad: float) -> float:
    """Return the width in px of the room behind a date for its note; 0 for no note.

    `metrics` are those of the note's face; `pad` is the blank beside it.
    """
    return metrics.horizontalAdvance(note) + pad if note else 0.0


def open_gaps(
    document: QTextDocument, dates: Iterable[PlacedMark], *, utf16: Utf16Map, theme: Theme
) -> None:
    """Space the last character of each date that has a note, so that the note fits behind it.

    The text and every offset stay as they are: only the letter spacing changes. Gaps opened before
    are closed.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(_spacing(0.0))
    metrics, pad = QFontMetricsF(theme.font("mark_suffix")), theme.space("s")
    for placed in dates:
        gap = note_gap(placed.mark.note, metrics=metrics, pad=pad)
        if gap:
            _select(cursor, utf16.to_utf16(placed.mark.span.end - 1), placed.end)
            cursor.mergeCharFormat(_spacing(gap))
    cursor.endEditBlock()


def _spacing(pixels: float) -> QTextCharFormat:
    formatting = QTextCharFormat()
    formatting.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    formatting.setFontLetterSpacing(pixels)
    return formatting
