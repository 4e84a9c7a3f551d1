"""The article's text laid out in a column of fixed width under its head, and the ways to places in it."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from dateline.explore.highlights import ArticleDocument
from dateline.model.spans import Span, Utf16Map
from dateline.ui.article.reading_document import fill_document, restyle
from dateline.ui.article.visible_lines import ScreenLine, line_at, visible_lines
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.tokens import tokens

_READ_FROM = 1 / 3
"""Where in the window's height a place that is jumped to comes to stand."""


def _column_pad() -> int:
    """Room in px beside the letters for rings and tints; the column's own width is without it."""
    return round(current_theme().mark("column_pad"))


class ReadingColumn(QTextEdit):
    """Lays out one `ArticleDocument` and scrolls in it; knows of no marks and no library.

    The viewport is the column itself, so that a wider pane never lays the text out again; what
    stands beside it (`QuoteMargin`, `HitMap`) are children placed in the viewport's margins.
    """

    scrolled = Signal()
    """The text moved, was laid out anew, or its marks changed or fade in: what stands beside follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "paper")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._article: ArticleDocument | None = None
        self._utf16 = Utf16Map("")
        self._scale = current_theme().scale
        self._size = current_theme().type_style("reading").size * self._scale
        self._head: QWidget | None = None
        self._head_height = 0
        self._glide = QVariantAnimation(self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glide_to)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.document().documentLayout().documentSizeChanged.connect(self._moved)
        theme_switch().changed.connect(self._retheme)

    # --- what is shown

    @property
    def article(self) -> ArticleDocument | None:
        """The article on show."""
        return self._article

    @property
    def text_size(self) -> float:
        """Size of the letters in px."""
        return self._size

    def show_article(self, article: ArticleDocument) -> None:
        """Show the text from its top."""
        self._article = article
        self._utf16 = Utf16Map(article.text)
        self._forget_marks()
        fill_document(
            self.document(), article, utf16=self._utf16, theme=current_theme(), size=self._size
        )
        self._reserve_head()
        self.setTextCursor(QTextCursor(self.document()))
        self.verticalScrollBar().setValue(0)
        self._moved()

    def set_text_size(self, size: float) -> None:
        """Set the letter size in px, within the limits of the tokens; the place is kept."""
        limits = tokens().lengths["reading"]
        size = min(max(size, limits["smallest"]), limits["largest"])
        if size == self._size:
            return
        self._size = size
        self._restyle()

    def set_head(self, head: QWidget) -> None:
        """Let `head` stand above the text and scroll with it."""
        head.setParent(self.viewport())
        head.show()
        self._head = head
        self.fit_head()

    @Slot()
    def fit_head(self) -> None:
        """Give the head the room it needs in the column's width."""
        if self._head is None:
            return
        width = self.viewport().width() - 2 * _column_pad()
        height = self._head.heightForWidth(width)
        height = height if height >= 0 else self._head.sizeHint().height()
        if height != self._head_height or self._head.width() != width:
            self._head_height = height
            self._reserve_head()
            self._place_head()

    def set_margins(self, *, left: int, right: int) -> None:
        """Leave these margins in px beside the column; the letters stand `left` from the edge."""
        margins = self.viewportMargins()
        wanted = (max(left - _column_pad(), 0), max(right - _column_pad(), 0))
        if (margins.left(), margins.right()) != wanted:
            self.setViewportMargins(wanted[0], 0, wanted[1], 0)
            self.fit_head()

    # --- places

    def scroll_to(self, span: Span, *, animated: bool = True) -> None:
        """Bring `span` to the upper third of the window; stays still where it is in sight."""
        self._bring_into_sight(self.rect_of(span), animated=animated)

    def scroll_to_head(self, place: QRectF) -> None:
        """Bring a place of the head into sight."""
        if self._head is not None:
            self._bring_into_sight(place.translated(self._head.pos()), animated=True)

    def _bring_into_sight(self, rect: QRectF, *, animated: bool) -> None:
        view = self.viewport().rect()
        bar = self.verticalScrollBar()
        gliding = self._glide.state() is QVariantAnimation.State.Running
        # What is in sight on the way may be out of sight where the way ends.
        ahead = self._glide.endValue() - bar.value() if gliding else 0
        if view.contains(rect.translated(0, -ahead).toRect()):
            return
        target = round(bar.value() + rect.top() - view.height() * _READ_FROM)
        target = min(max(target, bar.minimum()), bar.maximum())
        duration = current_theme().motion("scroll_to_hit") if animated else 0
        self._glide.stop()
        if duration and self.isVisible():
            self._glide.setStartValue(bar.value())
            self._glide.setEndValue(target)
            self._glide.setDuration(duration)
            self._glide.start()
        else:
            bar.setValue(target)

    def rect_of(self, span: Span) -> QRectF:
        """Return the box round the first line of `span`, in viewport coordinates."""
        start, end = self._utf16.to_utf16(span.start), self._utf16.to_utf16(span.end)
        line = line_at(self.document(), start)
        if line is None:
            return QRectF()
        box = line.piece(start, max(end, start + 1))
        return box.translated(0, -self.verticalScrollBar().value())

    def lines_on_screen(self, *, top: float = 0.0, bottom: float | None = None) -> list[ScreenLine]:
        """Return the lines between two y of the viewport (all of it), in document coordinates."""
        offset = self.verticalScrollBar().value()
        height = self.viewport().height() if bottom is None else bottom
        return list(visible_lines(self.document(), offset + top, offset + height))

    def code_point_at(self, position: QPoint) -> int:
        """Return the offset in code points of the character nearest to a point of the viewport."""
        return self._utf16.to_code_points(self.cursorForPosition(position).position())

    def selected_span(self) -> Span | None:
        """Return the selected range in code points, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._utf16.to_code_points(cursor.selectionStart())
        return Span(start, self._utf16.to_code_points(cursor.selectionEnd()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the head in the column."""
        super().resizeEvent(event)
        self.fit_head()

    # --- for what is drawn on the text

    def _forget_marks(self) -> None:
        """Forget what stood on the text before; the new one is known, but not yet laid out."""

    def _style(self) -> None:
        """Give the letters the styles of the theme; what needs room among them comes after."""
        if self._article is not None:
            restyle(
                self.document(),
                self._article,
                utf16=self._utf16,
                theme=current_theme(),
                size=self._size,
            )

    def _cursor_at_top(self) -> QTextCursor:
        """Return the cursor of the first character in sight."""
        return self.cursorForPosition(QPoint(_column_pad(), 0))

    def _cursor_of(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = max(self.document().characterCount() - 1, 0)
        cursor.setPosition(min(self._utf16.to_utf16(span.start), last))
        cursor.setPosition(
            min(self._utf16.to_utf16(span.end), last), QTextCursor.MoveMode.KeepAnchor
        )
        return cursor

    def _place_kept(self) -> tuple[QTextCursor, int] | None:
        """The text at the top of the window and its distance from there; None at the very top."""
        if self.verticalScrollBar().value() == 0:
            return None
        cursor = self._cursor_at_top()
        return cursor, self.cursorRect(cursor).top()

    def _return_to(self, place: tuple[QTextCursor, int] | None) -> None:
        if place is not None:
            cursor, distance = place
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top() - distance)

    def _reserve_head(self) -> None:
        frame = self.document().rootFrame()
        formatting = frame.frameFormat()
        bottom = current_theme().space("page")
        wanted = (self._head_height, _column_pad(), bottom)
        if (formatting.topMargin(), formatting.leftMargin(), formatting.bottomMargin()) != wanted:
            formatting.setTopMargin(self._head_height)
            formatting.setBottomMargin(bottom)
            formatting.setLeftMargin(_column_pad())
            formatting.setRightMargin(_column_pad())
            frame.setFrameFormat(formatting)

    # --- inner workings

    def _restyle(self) -> None:
        if self._article is None:
            return
        place = self._place_kept()
        self._style()
        self._return_to(place)
        self._moved()

    def _place_head(self) -> None:
        if self._head is not None:
            width = self.viewport().width() - 2 * _column_pad()
            top = -self.verticalScrollBar().value()
            self._head.setGeometry(QRect(_column_pad(), top, width, self._head_height))

    @Slot("QVariant")
    def _glide_to(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)

    @Slot()
    def _moved(self) -> None:
        self._place_head()
        self.viewport().update()
        self.scrolled.emit()

    @Slot()
    def _retheme(self) -> None:
        scale = current_theme().scale
        self._size *= scale / self._scale
        self._scale = scale
        self._restyle()
