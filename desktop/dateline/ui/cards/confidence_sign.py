"""The word for how sure a reading is, with its bars."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline.model.confidence import Confidence
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.signs import CONFIDENCE_SIGN_WIDTH, confidence_ink, paint_confidence_sign


def confidence_words(confidence: Confidence) -> str:
    """Return sure, likely or unsure in the language of the window."""
    return QCoreApplication.translate("Confidence", confidence.word)


class ConfidenceSign(QWidget):
    """Three bars and a word: never colour alone, never a percentage."""

    def __init__(self, confidence: Confidence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._confidence = confidence
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("How sure the reading is"))
        self.setAccessibleName(confidence_words(confidence))
        theme_switch().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room for bars and word."""
        theme = current_theme()
        words = QFontMetricsF(theme.font("meta")).horizontalAdvance(
            confidence_words(self._confidence)
        )
        return QSize(
            round(CONFIDENCE_SIGN_WIDTH + theme.space("s") + words) + 1, theme.line_height("body")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars and word."""
        theme = current_theme()
        painter = QPainter(self)
        bars = QRectF(0, 0, CONFIDENCE_SIGN_WIDTH, self.height())
        paint_confidence_sign(painter, self._confidence, bars, theme)
        painter.setFont(theme.font("meta"))
        painter.setPen(confidence_ink(self._confidence, theme))
        place = QRectF(self.rect()).adjusted(CONFIDENCE_SIGN_WIDTH + theme.space("s"), 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, confidence_words(self._confidence))
