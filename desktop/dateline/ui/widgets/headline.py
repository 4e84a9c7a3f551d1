"""Wrapped text with a line height of the type scale, which Qt's labels do not have."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline.model.spans import Span, Utf16Map
from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.widgets.hit_text import hit_boxes, inked

_WIDEST = 16_777_215


def lay_out(
    text: str, font: QFont, *, width: float, line: float, most_lines: int = 0
) -> QTextLayout:
    """Return the text wrapped to `width` px, its lines `line` px apart.

    With `most_lines`, no line is made after that many.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    # A word that is wider than its place, as an address, is broken rather than cut.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    number = 0
    while not most_lines or number < most_lines:
        row = layout.createLine()
        if not row.isValid():
            break
        row.setLineWidth(max(width, 1.0))
        row.setPosition(QPointF(0, number * line + (line - row.height()) / 2))
        number += 1
    layout.endLayout()
    return layout


class Headline(QWidget):
    """A text in a style of the type scale that wraps at words; read out as its accessible name."""

    def __init__(
        self, parent: QWidget | None = None, *, style: str = "headline", ink: str = "text"
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._style = style
        self._ink = ink
        self._marked = False
        self._hits: tuple[Span, ...] = ()
        self._current: Span | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_switch().changed.connect(self._retheme)

    def text(self) -> str:
        """Return the text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Set the text; equal means nothing happens."""
        if text != self._text:
            self._text = text
            self._hits, self._current = (), None
            self.setAccessibleName(text)
            self._retheme()

    @property
    def marked(self) -> bool:
        """Whether the text is marked."""
        return self._marked

    def set_marked(self, *, marked: bool) -> None:
        """Lay the ground of a selected sentence under the text, or none."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    @property
    def hits(self) -> tuple[Span, ...]:
        """The hits of a search that are marked."""
        return self._hits

    @property
    def current_hit(self) -> Span | None:
        """The hit that the cursor is on."""
        return self._current

    def set_hits(self, hits: Iterable[Span], *, current: Span | None) -> None:
        """Mark the hits of a search (code points of the text), and the one the cursor is on."""
        self._hits, self._current = tuple(hits), current
        self.update()

    def boxes_of(self, hit: Span) -> list[QRectF]:
        """Return the grounds of a part of the text, one a line, in this widget."""
        return self._boxes(self._layout_for(self.width()), hit)

    def _boxes(self, layout: QTextLayout, hit: Span) -> list[QRectF]:
        line_height = current_theme().line_height(self._style)
        return hit_boxes(layout, [self._utf16(hit)], line_height=line_height)

    def _utf16(self, hit: Span) -> tuple[int, int]:
        utf16 = Utf16Map(self._text)
        return utf16.to_utf16(hit.start), utf16.to_utf16(hit.end)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()

    def _layout_for(self, width: float) -> QTextLayout:
        theme = current_theme()
        return lay_out(
            self._text, theme.font(self._style), width=width, line=theme.line_height(self._style)
        )

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped lines in px."""
        return self._layout_for(width).lineCount() * current_theme().line_height(self._style)

    def sizeHint(self) -> QSize:
        """Return the room for the text on one line."""
        # A line lives no longer than its layout, so the layout must have a name.
        layout = self._layout_for(_WIDEST)
        line = layout.lineAt(0)
        width = line.naturalTextWidth() if line.isValid() else 0
        return QSize(round(width) + 1, current_theme().line_height(self._style))

    def minimumSizeHint(self) -> QSize:
        """One line; any width will do."""
        return QSize(0, current_theme().line_height(self._style))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and under them the grounds of a marked text and of hits."""
        theme = current_theme()
        painter = QPainter(self)
        layout = self._layout_for(self.width())
        if self._marked:
            for number in range(layout.lineCount()):
                ground = layout.lineAt(number).naturalTextRect()
                painter.fillRect(ground, theme.color("selection"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks: list[QTextLayout.FormatRange] = []
        for hit in self._hits:
            name = "hit_current" if hit == self._current else "hit"
            self._paint_ground(painter, self._boxes(layout, hit), name, theme)
            inks.append(inked(self._utf16(hit), theme.color(f"on_{name}")))
        painter.setPen(theme.color(self._ink))
        layout.draw(painter, QPointF(0, 0), inks)

    def _paint_ground(
        self, painter: QPainter, boxes: Iterable[QRectF], name: str, theme: Theme
    ) -> None:
        ringed = name == "hit_current"
        outline = QPen(theme.color("text"), theme.stroke("hit_outline"))
        painter.setPen(outline if ringed else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color(name))
        pad = theme.stroke("hit_outline") / 2 if ringed else 0.0
        for box in boxes:
            # The ring stays inside the widget, which ends where its lines do.
            place = box.adjusted(pad, pad, -pad, -pad)
            painter.drawRoundedRect(place, theme.radius("mark"), theme.radius("mark"))
