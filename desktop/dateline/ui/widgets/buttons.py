"""Buttons with an icon, a key cap or a menu's arrow, drawn alike everywhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.widgets.icons import make_icon, paint_icon


def key_cap_width(text: str, theme: Theme) -> float:
    """Return the width in px of a key cap with this text."""
    return (
        QFontMetricsF(theme.font("caption")).horizontalAdvance(text)
        + theme.space("m")
        + theme.space("hair")
    )


def paint_key_cap(
    painter: QPainter, rect: QRectF, text: str, theme: Theme, *, ink: str = "text_muted"
) -> None:
    """Paint a key in a small frame, centred in `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cap = QRectF(
        0, 0, key_cap_width(text, theme), theme.line_height("caption") + theme.space("hair")
    )
    cap.moveCenter(rect.center())
    cap.moveTo(round(cap.x()) + 0.5, round(cap.y()) + 0.5)
    painter.setPen(theme.color(ink, opacity=0.35))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cap, theme.radius("chip") - 1, theme.radius("chip") - 1)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color(ink))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Button(QPushButton):
    """A button with words, and beside them an icon, a key cap or the arrow of a menu.

    `look` is `button` (framed), `primary` (the one main action), `flat` (no frame until hovered)
    or `link`.
    """

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        look: str = "button",
        icon: str = "",
        key: str = "",
        size: str = "small",
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("look", look)
        self.setProperty("grade", size)
        self._look = look
        self._icon = icon
        self._key = key
        self._trailing = ""
        self._own_ink = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._refont()
        theme_switch().changed.connect(self._refont)

    def set_key(self, key: str) -> None:
        """Show this key cap, or none for ""."""
        if key != self._key:
            self._key = key
            self._relayout()

    def set_icon_name(self, icon: str) -> None:
        """Show this icon before the words, or none for ""."""
        if icon != self._icon:
            self._icon = icon
            self._relayout()

    def set_trailing_icon(self, icon: str) -> None:
        """Show this icon behind the words: `down` for a button that opens a menu."""
        if icon != self._trailing:
            self._trailing = icon
            self._relayout()

    def set_text(self, text: str) -> None:
        """Set the words; equal means nothing happens."""
        if text != self.text():
            self.setText(text)
            self._relayout()

    def set_look(self, look: str) -> None:
        """Take another look, as a dialog whose main action is one to think about."""
        if look != self._look:
            self._look = look
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)
            self._refont()
            self._relayout()

    def set_ink(self, ink: str) -> None:
        """Write icon and words in this colour; "" is the look's own."""
        if ink != self._own_ink:
            self._own_ink = ink
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and key cap, with the style's padding."""
        theme = current_theme()
        height = (
            theme.row("button") if self.property("grade") != "small" else theme.row("button_small")
        )
        return QSize(round(self._content_width() + 2 * self._padding()), height)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words of a button."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame by the style, the content here."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        self._paint_content(painter)

    def _paint_content(self, painter: QPainter) -> None:
        theme = current_theme()
        left = (self.width() - self._content_width()) / 2
        if self._look == "link":
            left = 0.0
        gap = theme.space("m")
        ink = self._ink()
        if self._icon:
            self._paint_mark(painter, self._icon, left, theme)
            left += theme.icon("size") + gap
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self.text())
        painter.setFont(self.font())
        painter.setPen(theme.color(ink))
        words = QRectF(left, 0, width + 1, self.height())
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        left += width + gap
        if self._key:
            cap_ink = ink if self._look == "primary" else "text_muted"
            cap = QRectF(left, 0, key_cap_width(self._key, theme), self.height())
            paint_key_cap(painter, cap, self._key, theme, ink=cap_ink)
            left += cap.width() + gap
        if self._trailing:
            self._paint_mark(painter, self._trailing, left, theme)

    def _paint_mark(self, painter: QPainter, name: str, left: float, theme: Theme) -> None:
        size = theme.icon("size")
        ink = self._ink()
        paint_icon(
            painter, name, QRectF(left, (self.height() - size) / 2, size, size), theme.hex(ink)
        )

    def _content_width(self) -> float:
        theme = current_theme()
        gap = theme.space("m")
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        if self._icon:
            width += theme.icon("size") + gap
        if self._key:
            width += key_cap_width(self._key, theme) + gap
        if self._trailing:
            width += theme.icon("size") + gap
        return width

    def _padding(self) -> int:
        theme = current_theme()
        if self._look == "link":
            return 0
        return theme.space("l") if self.property("grade") != "small" else theme.space("m")

    def _ink(self) -> str:
        if not self.isEnabled():
            # The ground of a disabled main button is too dark for the faintest ink.
            return "text_muted" if self._look == "primary" else "text_faint"
        if self._own_ink:
            return self._own_ink
        return {"primary": "on_accent", "link": "accent"}.get(self._look, "text")

    def _relayout(self) -> None:
        self.updateGeometry()
        self.update()

    @Slot()
    def _refont(self) -> None:
        style = "body" if self._look == "link" else "body_medium"
        font = current_theme().font(style)
        if self.font() != font:
            self.setFont(font)
        self.update()


class IconButton(QToolButton):
    """A square button with an icon alone; its words are its accessible name and tool tip."""

    def __init__(
        self,
        icon: str,
        words: str,
        parent: QWidget | None = None,
        *,
        checkable: bool = False,
        key: str = "",
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("look", "icon")
        self.setCheckable(checkable)
        self.set_words(words, key=key)
        self._retint()
        theme_switch().changed.connect(self._retint)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self._retint()

    def set_words(self, words: str, *, key: str = "") -> None:
        """Set accessible name and tool tip."""
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})" if key else words)

    @Slot()
    def _retint(self) -> None:
        theme = current_theme()
        self.setIconSize(QSize(theme.icon("size"), theme.icon("size")))
        self.setIcon(make_icon(self._icon, ink="text_muted"))
