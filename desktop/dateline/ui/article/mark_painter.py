"""Paints the marks of the lines on screen: tints under the letters, lines and notes over them.

Qt's own underline styles come out hair-thin and lose their colour, and a highlighter or extra
selections would format the whole text; here the cost depends on what is visible alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from dateline.explore.highlights import Mark, MarkKind
from dateline.ui.article.marks import LINE_ORDER, TINT_ORDER, MarkIndex, PlacedMark
from dateline.ui.article.reading_document import note_gap
from dateline.ui.article.visible_lines import ScreenLine
from dateline.ui.theme import Theme
from dateline.ui.widgets.signs import FORMS, underline_lines, underline_pen


@dataclass(frozen=True, slots=True)
class MarkView:
    """What of the marks is shown: the kinds, and what is hovered, selected and current.

    `fade` is how far new marks have faded in, 0 to 1. `passage` is the sentence that something
    selected elsewhere stands in, half-open in UTF-16 positions.
    """

    shown: frozenset[MarkKind]
    notes_shown: bool = True
    hovered: Mark | None = None
    selected: Mark | None = None
    current: PlacedMark | None = None
    fade: float = 1.0
    passage: tuple[int, int] | None = None


@dataclass(slots=True)
class MarkPainter:
    """Paints the marks of an index on the lines it is given, in the theme's colours."""

    index: MarkIndex
    theme: Theme
    view: MarkView
    size: float
    _boxes_known: dict[tuple[int, int, int], QRectF] = field(
        default_factory=dict[tuple[int, int, int], QRectF]
    )

    def paint_ground(self, painter: QPainter, lines: list[ScreenLine]) -> None:
        """Paint what lies under the letters: a passage, the hovered thing's ground and the tints."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._passage(painter, lines)
        hovered = self.view.hovered
        if hovered is not None and hovered.kind.is_name:
            painter.setBrush(self.theme.color("hover"))
            self._boxes(painter, lines, hovered.kind, only=hovered)
        for kind in TINT_ORDER:
            if self._is_shown(kind):
                painter.setOpacity(self._opacity(kind))
                painter.setBrush(self.theme.color(FORMS[kind].tint or "hover"))
                self._boxes(painter, lines, kind)
        painter.setOpacity(1.0)

    def paint_over(self, painter: QPainter, lines: list[ScreenLine]) -> None:
        """Paint what lies over the letters: underlines, notes, and the rings."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self.view.fade)
        for kind in LINE_ORDER:
            if self._is_shown(kind):
                self._underlines(painter, lines, kind)
        if self.view.notes_shown and self._is_shown(MarkKind.DATE):
            self._notes(painter, lines)
        painter.setOpacity(1.0)
        self._rings(painter, lines)

    def _is_shown(self, kind: MarkKind) -> bool:
        return kind in self.view.shown or kind in _ALWAYS_SHOWN

    def _opacity(self, kind: MarkKind) -> float:
        return 1.0 if kind in _ALWAYS_SHOWN else self.view.fade

    def _pieces(
        self, lines: list[ScreenLine], kind: MarkKind
    ) -> Iterator[tuple[PlacedMark, ScreenLine]]:
        layer = self.index.layer(kind)
        if not lines or not layer.placed:
            return
        for line in lines:
            for placed in layer.between(line.start, line.end):
                yield placed, line

    def _box(self, placed: PlacedMark, line: ScreenLine) -> QRectF:
        """Return the box of a mark on a line; asking a long paragraph for it is slow, so once."""
        key = (placed.start, placed.end, line.start)
        box = self._boxes_known.get(key)
        if box is None:
            box = self._boxes_known[key] = line.piece(placed.start, placed.end)
        return box

    def _boxes(
        self,
        painter: QPainter,
        lines: list[ScreenLine],
        kind: MarkKind,
        *,
        only: Mark | None = None,
    ) -> None:
        radius = self.theme.radius("mark")
        for placed, line in self._pieces(lines, kind):
            if only is None or placed.mark.ref == only.ref:
                box = self._box(placed, line).adjusted(
                    -self.theme.mark("tint_pad"), 0, self.theme.mark("tint_pad"), 1
                )
                painter.drawRoundedRect(box, radius, radius)

    def _passage(self, painter: QPainter, lines: list[ScreenLine]) -> None:
        """Paint the ground of the passage line by line, and a bar where it stands in the column."""
        if self.view.passage is None:
            return
        start, end = self.view.passage
        pad = self.theme.mark("tint_pad") * 2
        for line in lines:
            if line.start < end and start < line.end:
                box = line.piece(start, end).adjusted(-pad, -pad, pad, pad)
                painter.setBrush(self.theme.color("selection"))
                painter.drawRoundedRect(box, self.theme.radius("mark"), self.theme.radius("mark"))
                left = line.left - self.theme.mark("column_pad")
                width = self.theme.stroke("quote_bar")
                painter.setBrush(self.theme.color("focus"))
                painter.drawRect(QRectF(left, box.top(), width, box.height()))

    def _underlines(self, painter: QPainter, lines: list[ScreenLine], kind: MarkKind) -> None:
        pen = underline_pen(kind, self.theme)
        strokes: list[QLineF] = []
        for placed, line in self._pieces(lines, kind):
            box = self._box(placed, line)
            # A tinted mark has its line along the foot of the tint, not under the letters.
            y = box.bottom() + 0.5 if FORMS[kind].tint else line.baseline + self._drop(line)
            strokes += underline_lines(kind, pen, box.left(), box.right(), y)
        if strokes:
            painter.setPen(pen)
            painter.drawLines(strokes)

    def _drop(self, line: ScreenLine) -> float:
        return min(
            self.theme.mark("underline_drop") * self.size / self.theme.type_style("reading").size,
            line.descent + 2,
        )

    def _notes(self, painter: QPainter, lines: list[ScreenLine]) -> None:
        painter.setFont(self.theme.font("mark_suffix"))
        metrics, pad = QFontMetricsF(painter.font()), self.theme.space("s")
        for placed, line in self._pieces(lines, MarkKind.DATE):
            if placed.mark.note and line.start < placed.end <= line.end:
                right = self._box(placed, line).right()
                gap = note_gap(placed.mark.note, metrics=metrics, pad=pad)
                left = right - gap + self.theme.mark("note_pad")
                painter.setPen(self.theme.color(self._note_ink(placed)))
                painter.drawText(
                    QPointF(left, line.baseline - self.theme.mark("note_rise")), placed.mark.note
                )

    def _note_ink(self, placed: PlacedMark) -> str:
        """Return the colour of a note: on a hit's ground, which is bright in both themes, its ink."""
        for kind, ink in _HIT_INKS.items():
            if any(self.index.layer(kind).between(placed.end - 1, placed.end)):
                return ink
        return FORMS[MarkKind.DATE].ink

    def _rings(self, painter: QPainter, lines: list[ScreenLine]) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for placed, line in self._pieces(lines, MarkKind.CURRENT_HIT):
            self._ring(painter, self._box(placed, line), "text", "hit_outline")
        for wanted in (self.view.selected, self.view.hovered):
            if wanted is None or (wanted is self.view.hovered and wanted.kind.is_name):
                continue
            for placed, line in self._pieces(lines, wanted.kind):
                if placed.mark.ref == wanted.ref:
                    width = "focus" if wanted is self.view.selected else "hairline"
                    self._ring(painter, self._box(placed, line), "focus", width)
        current = self.view.current
        if current is not None:
            for line in lines:
                if line.start < current.end and current.start < line.end:
                    self._ring(painter, line.piece(current.start, current.end), "focus", "focus")

    def _ring(self, painter: QPainter, box: QRectF, ink: str, width: str) -> None:
        painter.setPen(QPen(self.theme.color(ink), self.theme.stroke(width)))
        radius = self.theme.radius("mark") + 1
        painter.drawRoundedRect(
            box.adjusted(
                -self.theme.mark("ring_pad"),
                -self.theme.mark("ring_pad"),
                self.theme.mark("ring_pad"),
                self.theme.mark("ring_pad"),
            ),
            radius,
            radius,
        )


_ALWAYS_SHOWN = frozenset({MarkKind.HIT, MarkKind.CURRENT_HIT, MarkKind.FINDING})
_HIT_INKS = {MarkKind.CURRENT_HIT: "on_hit_current", MarkKind.HIT: "on_hit"}
