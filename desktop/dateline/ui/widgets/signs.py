"""The forms of the marks: underlines, kind letters and the bars of confidence.

Hues alone do not tell the kinds apart for everybody, so each kind keeps its form wherever it is
drawn: in the text, in lists, on chips, lanes and cards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dateline.explore.highlights import MarkKind
from dateline.model.confidence import Confidence
from dateline.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class MarkForm:
    """How a kind is drawn: its letter, colour names, and the stroke name and dashes of its line.

    `dashes` are in widths of the line; empty is solid. `lines` is 0 where there is no underline.
    """

    letter: str
    ink: str
    tint: str | None = None
    stroke: str = "underline"
    dashes: tuple[float, ...] = ()
    lines: int = 0


FORMS: Final = {
    MarkKind.PERSON: MarkForm("P", "person", lines=1),
    MarkKind.ORGANISATION: MarkForm("O", "organisation", dashes=(3.2, 2.2), lines=1),
    MarkKind.PLACE: MarkForm("L", "place", stroke="underline_dots", dashes=(0.01, 1.7), lines=1),
    MarkKind.NATIONALITY: MarkForm(
        "N", "nationality", stroke="underline_faint", dashes=(1.0, 2.0), lines=1
    ),
    MarkKind.NAMED_EVENT: MarkForm("E", "event", stroke="underline_double", lines=2),
    MarkKind.DATE: MarkForm("D", "date", tint="date_tint", stroke="date_line", lines=1),
    MarkKind.QUOTATION: MarkForm("Q", "quotation", tint="quotation_tint"),
    MarkKind.QUANTITY: MarkForm("#", "quantity", tint="quantity_tint"),
    MarkKind.HIT: MarkForm("", "on_hit", tint="hit"),
    MarkKind.CURRENT_HIT: MarkForm("", "on_hit_current", tint="hit_current"),
    MarkKind.FINDING: MarkForm("", "accent", tint="selection"),
}
"""The form of every kind."""


def underline_pen(kind: MarkKind, theme: Theme) -> QPen:
    """Return the pen of the kind's underline."""
    form = FORMS[kind]
    pen = QPen(theme.color(form.ink), theme.stroke(form.stroke))
    round_dots = bool(form.dashes) and form.dashes[0] < 1
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if round_dots else Qt.PenCapStyle.FlatCap)
    if form.dashes:
        pen.setDashPattern(list(form.dashes))
    return pen


def underline_lines(kind: MarkKind, pen: QPen, left: float, right: float, y: float) -> list[QLineF]:
    """Return the kind's underline from `left` to `right` as lines whose upper edge is near `y`.

    The edge lies on a whole pixel, so that a thin line stays as dark as its ink.
    """
    width = pen.widthF()
    y = round(y) + width / 2
    inset = width / 2 if pen.capStyle() is Qt.PenCapStyle.RoundCap else 0.0
    first = QLineF(left + inset, y, right - inset, y)
    if FORMS[kind].lines < 2:
        return [first]
    return [first, first.translated(0, width * 2 + 0.4)]


def paint_kind_sign(painter: QPainter, kind: MarkKind, rect: QRectF, theme: Theme) -> None:
    """Paint the kind's letter over its underline (a tinted kind on its tint) centred in `rect`."""
    form = FORMS[kind]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, theme.icon("size") + 1.0, theme.icon("small"))
    box.moveCenter(rect.center())
    # Whole pixels keep the line as sharp as the letter.
    box.moveTopLeft(QPointF(round(box.x()), round(box.y())))
    if form.tint:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(form.tint))
        painter.drawRoundedRect(box, theme.radius("mark"), theme.radius("mark"))
    painter.setFont(theme.font("mark_letter"))
    painter.setPen(theme.color(form.ink))
    painter.drawText(box.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, form.letter)
    if form.lines:
        pen = underline_pen(kind, theme)
        painter.setPen(pen)
        painter.drawLines(underline_lines(kind, pen, box.left(), box.right(), box.bottom()))
    elif kind is MarkKind.QUOTATION:
        bar = QRectF(box.left(), box.top(), theme.stroke("quote_bar"), box.height())
        painter.fillRect(bar, theme.color(form.ink))
    painter.restore()


_CONFIDENCE_INKS: Final = {
    Confidence.SURE: "conf_high",
    Confidence.LIKELY: "conf_medium",
    Confidence.UNSURE: "conf_low",
}


def confidence_ink(confidence: Confidence, theme: Theme) -> QColor:
    """Return the colour of a confidence word and its bars."""
    return theme.color(_CONFIDENCE_INKS[confidence])


CONFIDENCE_SIGN_WIDTH: Final = 17
"""Width in px of the three bars."""


def paint_confidence_sign(
    painter: QPainter, confidence: Confidence, rect: QRectF, theme: Theme
) -> None:
    """Paint three rising bars, as many filled as the step counts, the rest outlined."""
    ink = confidence_ink(confidence, theme)
    painter.save()
    painter.setPen(QPen(ink, theme.stroke("hairline")))
    width, gap = 5, 1
    left = round(rect.x())
    bottom = round(rect.center().y()) + 5
    for step in range(3):
        height = 4 + 3 * step
        bar = QRectF(left + step * (width + gap), bottom - height, width, height)
        if step <= confidence:
            painter.fillRect(bar, ink)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
