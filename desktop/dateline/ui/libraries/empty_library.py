"""The first window: what Dateline does, and three ways to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.headline import Headline
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.labels import Label, surface


class _DropBox(QWidget):
    """The dashed box in the middle; it says where to drop, but the whole window takes a drop."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme_switch().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("border_strong"), theme.stroke("hairline"))
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(theme.color("panel"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.radius("card"), theme.radius("card"))
        size = theme.icon("empty_state")
        place = QRectF((self.width() - size) / 2, theme.space("page"), size, size)
        paint_icon(painter, "import", place, theme.hex("text_muted"))


class EmptyLibrary(QWidget):
    """Fills the window while a library has no article."""

    files_requested = Signal()
    folder_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, formats: Sequence[str] = ()) -> None:
        super().__init__(parent)
        surface(self, "paper")
        theme = current_theme()
        self._box = _DropBox(self)
        self._title = Headline(self._box, style="empty_title")
        self._title.set_text(self.tr("Drop news articles here"))
        self._words = Label(
            self.tr(
                "Dateline reads them, dates what they report, and keeps who said what. "
                "Every finding stays one click from its sentence."
            ),
            self._box,
            ink="muted",
        )
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setFixedWidth(theme.size("empty_words"))
        self.first = Button(
            self.tr("Import files…"), self._box, look="primary", key="Ctrl+O", size="large"
        )
        self._folder = Button(self.tr("Import a folder…"), self._box, size="large")
        self._sample = Button(self.tr("Open the sample library"), self._box, size="large")
        self._note = Label("", self, style="meta", ink="muted")
        self.first.clicked.connect(self.files_requested)
        self._folder.clicked.connect(self.folder_requested)
        self._sample.clicked.connect(self.sample_requested)
        self._lay_out()
        self.set_formats(formats)
        self.setFocusProxy(self.first)
        theme_switch().changed.connect(self._retheme)
        self._retheme()

    def set_formats(self, formats: Sequence[str]) -> None:
        """Name the formats that can be read ("txt", "md" …)."""
        copied = self.tr("Your files are copied, never changed")
        names = ", ".join(formats)
        self._note.set_text(f"{names}     ·     {copied}" if names else copied)

    def _lay_out(self) -> None:
        theme = current_theme()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("m"))
        buttons.addStretch(1)
        for button in (self.first, self._folder, self._sample):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QVBoxLayout(self._box)
        inside.setSpacing(theme.space("xs"))
        top = theme.space("page") + theme.icon("empty_state") + theme.space("gap")
        inside.setContentsMargins(
            theme.space("block"), top, theme.space("block"), theme.space("page")
        )
        inside.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(theme.space("xs"))
        inside.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(theme.space("gap"))
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space("xl"))
        column.addStretch(1)
        column.addWidget(self._box, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._note, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    @Slot()
    def _retheme(self) -> None:
        wide = current_theme().size("empty_box")
        buttons = (self.first, self._folder, self._sample)
        needed = sum(button.sizeHint().width() for button in buttons) + 2 * current_theme().space(
            "page"
        )
        width = max(wide, needed)
        # Centred widgets get the height of their size hint, which knows nothing of wrapping.
        self._words.setFixedHeight(self._words.heightForWidth(self._words.width()))
        self._title.setFixedHeight(current_theme().line_height("empty_title"))
        self._box.setFixedWidth(width)
