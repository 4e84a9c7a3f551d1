"""The overlay of a drag: the window dimmed, and a card that says what will be read and what not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.announce import announce
from dateline.ui.widgets.floating import FloatingFrame
from dateline.ui.widgets.headline import Headline
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.key_cap import KeyHint
from dateline.ui.widgets.labels import ElidedLabel, Label, surface
from dateline.ui.wording import count_words

_SHOWN_FILES = 4
_VEIL = 0.88


@dataclass(frozen=True, slots=True)
class DropFile:
    """One dragged file: its name, and what it is ("PDF") or why it is left out."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class DropCounts:
    """What a drag holds; the lists may be shorter than the counts.

    `library` is the name of the library it goes to.
    """

    readable: int
    unreadable: int = 0
    readable_files: tuple[DropFile, ...] = ()
    unreadable_files: tuple[DropFile, ...] = ()
    library: str = ""


class _Sign(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        size = round(current_theme().icon("size") * 1.75)
        self.setFixedSize(size, size)

        self._refused = False

    def set_refused(self, *, refused: bool) -> None:
        """Show the arrow, or the sign that this does not go."""
        if refused != self._refused:
            self._refused = refused
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        name, ink = ("failed", "error") if self._refused else ("import", "accent")
        paint_icon(QPainter(self), name, QRectF(self.rect()), current_theme().hex(ink))


class _Column(QWidget):
    """A heading with its sign, and some of the files under it."""

    def __init__(self, parent: QWidget, *, ink: str, icon: str) -> None:
        super().__init__(parent)
        self._ink = ink
        self._icon = icon
        theme = current_theme()
        self._heading = Label("", self, style="body_strong", ink=ink)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._left = theme.icon("size") + theme.space("xs")
        theme_switch().changed.connect(self.update)

    def show_files(
        self, heading: str, files: tuple[DropFile, ...], *, rest: str, stacked: bool
    ) -> None:
        """Show `files` with their words beside (or below, where `stacked`) the names."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._heading:
                widget.hide()
                widget.deleteLater()
        self._heading.set_text(heading)
        head = QHBoxLayout()
        head.setContentsMargins(self._left, 0, 0, current_theme().space("xs"))
        head.addWidget(self._heading)
        self._grid.addLayout(head, 0, 0, 1, 2)
        row = 1
        gap = current_theme().space("s")
        for file in files:
            self._grid.setRowMinimumHeight(row, current_theme().line_height("meta") + gap)
            self._grid.addWidget(ElidedLabel(file.name, self, style="meta"), row, 0)
            words = Label(file.words, self, style="caption" if stacked else "meta", ink="muted")
            if stacked:
                self._grid.setRowMinimumHeight(row, current_theme().line_height("meta"))
                row += 1
                self._grid.setRowMinimumHeight(row, current_theme().line_height("caption") + gap)
                words.setAlignment(Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(words, row, 0)
            else:
                self._grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignRight)
            row += 1
        if rest:
            self._grid.setRowMinimumHeight(row, current_theme().line_height("meta") + gap)
            self._grid.addWidget(Label(rest, self, style="meta"), row, 0, 1, 2)
            row += 1
        self._grid.setRowStretch(row, 1)
        self._grid.setColumnStretch(0, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign beside the heading."""
        theme = current_theme()
        size = theme.icon("size")
        heading = self._heading.geometry()
        place = QRectF(0, heading.center().y() - size / 2 + 1, size, size)
        paint_icon(QPainter(self), self._icon, place, theme.hex(self._ink))


class DropOverlay(QWidget):
    """Covers the window while something is dragged over it; takes no part in the drag itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme = current_theme()
        self._card = FloatingFrame(self, shadow="dialog")
        self._title = Headline(self._card, style="empty_title")
        self._under = Label("", self._card, ink="muted")
        self._under.setWordWrap(True)
        self._sign = _Sign(self._card)
        self._options = KeyHint("Shift", self.tr("choose options first"), self._card)
        self._columns = QWidget(self._card)
        self._read = _Column(self._columns, ink="ok", icon="check")
        self._left_out = _Column(self._columns, ink="warn", icon="warning")
        self._rule = QWidget(self._columns)
        surface(self._rule, "line")
        self._rule.setFixedWidth(1)
        columns = QHBoxLayout(self._columns)
        columns.setContentsMargins(0, theme.space("xl"), 0, theme.space("m"))
        columns.setSpacing(theme.space("gap"))
        columns.addWidget(self._read, 1)
        columns.addWidget(self._rule)
        columns.addWidget(self._left_out, 1)
        self._lay_out()
        window.installEventFilter(self)
        theme_switch().changed.connect(self.update)
        self.hide()

    def _lay_out(self) -> None:
        theme = current_theme()
        self._column = QVBoxLayout(self._card)
        self._column.setSpacing(theme.space("xs"))
        self._column.addLayout(self._make_head())
        self._column.addWidget(self._columns)
        rule = QWidget(self._card)
        surface(rule, "line")
        rule.setFixedHeight(1)
        self._column.addWidget(rule)
        self._column.addSpacing(theme.space("m"))
        self._column.addLayout(self._make_hints())
        self._pad()

    def _make_head(self) -> QHBoxLayout:
        theme = current_theme()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._under)
        head = QHBoxLayout()
        head.setSpacing(theme.space("l"))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        return head

    def _make_hints(self) -> QHBoxLayout:
        theme = current_theme()
        hints = QHBoxLayout()
        hints.setSpacing(theme.space("xl"))
        hints.addWidget(self._options)
        hints.addWidget(KeyHint("Esc", self.tr("cancel"), self._card))
        hints.addStretch(1)
        return hints

    def _pad(self) -> None:
        pad = current_theme().space("block") + self._card.shadow_reach
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._card.setContentsMargins(0, 0, 0, 0)

    @property
    def words(self) -> str:
        """The sentence on the card."""
        return self._title.text()

    def show_waiting(self, *, text: bool) -> None:
        """Show the overlay before the files are counted, or for a text, which needs no counting."""
        self._say(
            self.tr("Drop to import this text as an article") if text else self.tr("Counting…")
        )
        self._under.hide()
        self._columns.hide()
        self._sign.set_refused(refused=False)
        self._options.show()
        self._place()
        self.show()
        self.raise_()

    def show_counts(self, counts: DropCounts) -> None:
        """Say how many files will be read and how many not, and name some."""
        self._say(self._sentence(counts))
        self._sign.set_refused(refused=counts.readable == 0)
        self._options.setVisible(counts.readable > 0)
        self._under.set_text(
            self.tr("Into library “{name}”. Duplicates are found after reading.").format(
                name=counts.library
            )
        )
        self._under.setVisible(bool(counts.library) and counts.readable > 0)
        self._show_column(self._read, counts.readable, counts.readable_files, read=True)
        self._show_column(self._left_out, counts.unreadable, counts.unreadable_files, read=False)
        self._rule.setVisible(bool(counts.readable and counts.unreadable))
        self._columns.setVisible(bool(counts.readable_files or counts.unreadable_files))
        self._place()
        announce(self, self._title.text())

    def _sentence(self, counts: DropCounts) -> str:
        if counts.readable == 0:
            return count_words(
                counts.unreadable,
                one="This file can not be read",
                other="None of these {n} files can be read",
            )
        words = count_words(
            counts.readable, one="Drop to import {n} file", other="Drop to import {n} files"
        )
        if counts.unreadable:
            left_out = count_words(
                counts.unreadable, one="{n} unsupported", other="{n} unsupported"
            )
            return f"{words}, {left_out}"
        return words

    def _show_column(
        self, column: _Column, count: int, files: tuple[DropFile, ...], *, read: bool
    ) -> None:
        column.setVisible(count > 0)
        if read:
            heading = count_words(count, one="{n} will be read", other="{n} will be read")
        else:
            heading = count_words(count, one="{n} will be left out", other="{n} will be left out")
        shown = files[:_SHOWN_FILES]
        rest = count - len(shown)
        more = count_words(rest, one="and {n} more", other="and {n} more") if rest else ""
        column.show_files(heading, shown, rest=more, stacked=not read)

    def _say(self, words: str) -> None:
        self._title.set_text(words)
        self.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window when it is resized, and the panes that it then moves."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
            QTimer.singleShot(0, self, self.raise_)
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        reach = self._card.shadow_reach
        wanted = current_theme().size("drop_card")
        width = min(wanted, self.width() - 2 * current_theme().space("block")) + 2 * reach
        height = max(self._column.heightForWidth(width), self._column.sizeHint().height())
        rect = QRect(0, 0, width, height)
        rect.moveCenter(self.rect().center())
        self._card.setGeometry(rect)
        self._card.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil and the dashed edge."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("window", opacity=_VEIL))
        pen = QPen(theme.color("accent"), theme.stroke("focus"))
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        inset = theme.size("drop_edge")
        edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, theme.radius("card"), theme.radius("card"))
