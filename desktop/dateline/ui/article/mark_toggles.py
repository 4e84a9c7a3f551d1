"""The row of buttons that shows or hides each kind of mark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from dateline.explore.highlights import MarkKind
from dateline.ui.article.marked_text import DEFAULT_KINDS
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.signs import paint_kind_sign

TOGGLES: Final = (
    ("people", MarkKind.PERSON),
    ("organisations", MarkKind.ORGANISATION),
    ("places", MarkKind.PLACE),
    ("nationalities", MarkKind.NATIONALITY),
    ("dates", MarkKind.DATE),
    ("quotes", MarkKind.QUOTATION),
    ("numbers", MarkKind.QUANTITY),
)
"""The toggles in order: the action `article.<name>` and the kind it shows."""


class KindToggle(QAbstractButton):
    """A checkable button with the sign of a kind."""

    def __init__(self, kind: MarkKind, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_switch().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room for sign and words."""
        theme = current_theme()
        words = QFontMetricsF(theme.font("body_medium")).horizontalAdvance(self.text())
        width = theme.space("m") * 2 + theme.icon("size") + theme.space("s") + words
        return QSize(round(width), theme.row("button_small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground when on or hovered, the sign, the words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "selection_inactive" if self.isChecked() else "hover" if self.underMouse() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(self.rect(), theme.radius("control"), theme.radius("control"))
        size = theme.icon("size")
        left = theme.space("m")
        paint_kind_sign(painter, self.kind, QRectF(left, 0, size, self.height()), theme)
        left += size + theme.space("s")
        painter.setFont(theme.font("body_medium" if self.isChecked() else "body"))
        painter.setPen(theme.color("text" if self.isChecked() else "text_muted"))
        words = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class MarkToggles(QWidget):
    """The toggles side by side; where they do not fit, one button "Marks" with a menu."""

    kinds_changed = Signal(object)
    """The frozenset of `MarkKind` to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            "people": self.tr("People"),
            "organisations": self.tr("Orgs"),
            "places": self.tr("Places"),
            "nationalities": self.tr("Nationalities"),
            "dates": self.tr("Dates"),
            "quotes": self.tr("Quotes"),
            "numbers": self.tr("Numbers"),
        }
        self._kinds = DEFAULT_KINDS
        self._toggles = {kind: KindToggle(kind, words[name], self) for name, kind in TOGGLES}
        self._folded = Button(self.tr("Marks"), self, look="flat")
        self._folded.set_trailing_icon("down")
        self._folded.hide()
        self._menu = QMenu(self)
        self._folded.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("hair"))
        row.addStretch(1)
        for toggle in self._toggles.values():
            row.addWidget(toggle)
            toggle.clicked.connect(self._toggle_clicked)
        row.addWidget(self._folded)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(self._folded.sizeHint().width())
        self._show_kinds()

    @property
    def kinds(self) -> frozenset[MarkKind]:
        """The kinds that are shown."""
        return self._kinds

    def set_kinds(self, kinds: frozenset[MarkKind]) -> None:
        """Show these kinds; equal means nothing happens."""
        if kinds == self._kinds:
            return
        self._kinds = kinds
        self._show_kinds()
        self.kinds_changed.emit(kinds)

    def toggle(self, kind: MarkKind) -> None:
        """Show or hide one kind."""
        self.set_kinds(self._kinds ^ {kind})

    @Slot()
    def toggle_all(self) -> None:
        """Hide everything, or show the usual kinds again."""
        self.set_kinds(frozenset() if self._kinds else DEFAULT_KINDS)

    @Slot()
    def _toggle_clicked(self) -> None:
        toggle = self.sender()
        if isinstance(toggle, KindToggle):
            self.toggle(toggle.kind)

    def _show_kinds(self) -> None:
        for kind, toggle in self._toggles.items():
            shown = kind in self._kinds
            if toggle.isChecked() != shown:
                toggle.setChecked(shown)

    @Slot()
    def _open_menu(self) -> None:
        self._menu.clear()
        for kind, toggle in self._toggles.items():
            action = self._menu.addAction(toggle.text())
            action.setCheckable(True)
            action.setChecked(kind in self._kinds)
            action.triggered.connect(toggle.click)
        self._menu.popup(self._folded.mapToGlobal(self._folded.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the row into one button where it does not fit."""
        super().resizeEvent(event)
        gap = current_theme().space("hair")
        wanted = sum(toggle.sizeHint().width() + gap for toggle in self._toggles.values())
        fits = wanted <= self.width()
        if fits == self._folded.isHidden():
            return
        for toggle in self._toggles.values():
            toggle.setVisible(fits)
        self._folded.setVisible(not fits)

    def sizeHint(self) -> QSize:
        """Return the height of a toggle; the width is what the head can give."""
        return QSize(self.minimumWidth(), current_theme().row("button_small"))
