"""Help and About: pages of text beside the window, read from the program's own files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from dateline.ui.dialogs.room import dialog_size
from dateline.ui.help.help_text import about_markdown, notices, topics
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import FocusRing
from dateline.ui.widgets.labels import surface

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class Pages(QTextBrowser):
    """Shows Markdown and loads nothing: no picture, no file, no address."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._plain = ""
        surface(self, "paper")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(current_theme().space("xl"))
        theme_switch().changed.connect(self._fill)

    def show_markdown(self, text: str) -> None:
        """Show a page from its top."""
        self._markdown, self._plain = text, ""
        self._fill()

    def show_plain(self, text: str) -> None:
        """Show a text as it is written, from its top."""
        self._markdown, self._plain = "", text
        self._fill()

    @Slot()
    def _fill(self) -> None:
        self.document().setDefaultFont(current_theme().font("body"))
        if self._plain:
            # A heading that was there before would lend the text its letters.
            self.clear()
            self.setCurrentCharFormat(QTextCharFormat())
            self.setPlainText(self._plain)
            return
        self.setMarkdown(self._markdown)
        self._space_out()

    def _space_out(self) -> None:
        """Leave room after headings and paragraphs; Markdown from Qt comes without, in tables rightly."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                shape = cursor.blockFormat()
                shape.setBottomMargin(current_theme().space("m"))
                if shape.headingLevel() > 1:
                    shape.setTopMargin(current_theme().space("l"))
                cursor.setBlockFormat(shape)
            block = block.next()

    @property
    def showing_plain(self) -> bool:
        """Whether the page is a text as it is written."""
        return bool(self._plain)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ANN401 - Qt's signature
        """Return nothing, whatever is asked for."""
        return None


class HelpWindow(QDialog):
    """Topics at the left, the page at the right; stands beside the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowTitle(self.tr("Dateline Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(dialog_size("help_width", "help_height", parent))
        self.topics = QListWidget(self)
        self.topics.setAccessibleName(self.tr("Topics"))
        self.topics.setFixedWidth(theme.size("help_topics"))
        self.page = Pages(self)
        self.topics.setSpacing(theme.space("hair"))
        for topic in topics():
            item = QListWidgetItem(topic.title, self.topics)
            item.setSizeHint(QSize(0, theme.row("entity")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.topics)
        row.addWidget(self.page, 1)
        self.page.setAccessibleName(self.tr("Help"))
        FocusRing(self)
        self.topics.currentRowChanged.connect(self._show_topic)
        self.topics.setCurrentRow(0)

    @Slot(int)
    def _show_topic(self, number: int) -> None:
        self.page.show_markdown(topics()[number].markdown)


class AboutDialog(QDialog):
    """Version, promises, and the licences of all that Dateline is made with.

    `licence_texts` are shown in their place by a button, which is there where there are any.
    """

    def __init__(self, parent: QWidget, *, licence_texts: str) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowTitle(self.tr("About Dateline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(dialog_size("details_width", "history_height", parent))
        self.page = Pages(self)
        self.page.show_markdown(about_markdown())
        self.page.setAccessibleName(self.tr("About Dateline"))
        self._notices = licence_texts
        self.texts = Button(self.tr("Licence texts"), self, size="normal")
        self.texts.setVisible(bool(self._notices))
        self.texts.clicked.connect(self._show_texts)
        close = Button(self.tr("Close"), self, key="Esc", size="normal")
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("m"))
        buttons.addStretch(1)
        buttons.addWidget(self.texts)
        buttons.addWidget(close)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space("m"))
        column.addWidget(self.page, 1)
        column.addLayout(buttons)
        FocusRing(self)

    @Slot()
    def _show_texts(self) -> None:
        """Show the texts in place of the list; the same button goes back."""
        if self.page.showing_plain:
            self.page.show_markdown(about_markdown())
            self.texts.set_text(self.tr("Licence texts"))
        else:
            self.page.show_plain(self._notices)
            self.texts.set_text(self.tr("Back"))


class HelpDeeds(QObject):
    """Binds Help and About; owned by the workbench."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._window = bench.window
        self.help: HelpWindow | None = None
        self.about: AboutDialog | None = None
        bench.window.actions_registry.bind("help", self.open_help)
        bench.window.actions_registry.bind("about", self.open_about)

    @Slot()
    def open_help(self) -> None:
        """Show the help, or bring it to the front."""
        if self.help is None:
            self.help = HelpWindow(self._window)
            self.help.destroyed.connect(self._forget_help)
        self.help.show()
        self.help.activateWindow()

    @Slot()
    def open_about(self) -> None:
        """Show what Dateline is and is made with."""
        if self.about is None:
            self.about = AboutDialog(self._window, licence_texts=notices())
            self.about.destroyed.connect(self._forget_about)
        self.about.show()
        self.about.activateWindow()

    @Slot()
    def _forget_help(self) -> None:
        self.help = None

    @Slot()
    def _forget_about(self) -> None:
        self.about = None
