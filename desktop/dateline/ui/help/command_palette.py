"""The command palette: every action by its words, and what else the text finds."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dateline.ui.help.palette_model import (
    PaletteEntry,
    PaletteModel,
    PaletteRow,
    PaletteSection,
    find_entries,
)
from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.widgets.buttons import key_cap_width, paint_key_cap
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.key_cap import KeyHint
from dateline.ui.widgets.labels import surface
from dateline.ui.widgets.overlay import Overlay

_MOST_COMMANDS = 40
_PLACE_COLUMN = 0.66


class _PaletteDelegate(QStyledItemDelegate):
    """Paints a heading or an entry: words with the found letters bold, place, key or reason."""

    def __init__(self, model: PaletteModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the fixed height of the row's kind."""
        row = self._model.row_at(index.row())
        theme = current_theme()
        height = (
            theme.row("palette") if row is not None and row.entry else theme.size("palette_heading")
        )
        return QSize(0, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row = self._model.row_at(index.row())
        if row is None:
            return
        theme = current_theme()
        box = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(box, theme.color("selection"))
            painter.fillRect(
                QRectF(box.x(), box.y(), theme.stroke("focus") + 1, box.height()),
                theme.color("accent"),
            )
        inside = box.adjusted(theme.space("xl"), 0, -theme.space("xl"), 0)
        if row.entry is None:
            if index.row():
                painter.fillRect(QRectF(box.x(), box.y(), box.width(), 1), theme.color("border"))
            painter.setFont(theme.font("caption_strong"))
            painter.setPen(theme.color("text_muted"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, row.title)
        else:
            self._paint_entry(painter, inside, row, row.entry)
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, box: QRectF, row: PaletteRow, entry: PaletteEntry
    ) -> None:
        theme = current_theme()
        off = bool(entry.why_not)
        painter.setPen(theme.color("text_muted" if off else "text"))
        _write_found(painter, box, entry.words, row.found, theme)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text_muted"))
        if off:
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.why_not
            )
            return
        place = box.adjusted(box.width() * _PLACE_COLUMN, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, entry.place)
        if entry.key:
            width = key_cap_width(entry.key, theme)
            cap = QRectF(box.right() - width, box.y(), width, box.height())
            paint_key_cap(painter, cap, entry.key, theme)


def _write_found(
    painter: QPainter, box: QRectF, words: str, found: tuple[tuple[int, int], ...], theme: Theme
) -> None:
    """Write `words` with the ranges `found` in semibold."""
    left, place = box.left(), 0
    ends = [*found, (len(words), len(words))]
    for start, end in ends:
        start = max(start, place)  # noqa: PLW2901 - overlapping finds are written once
        for part, style in ((words[place:start], "body"), (words[start:end], "body_strong")):
            if part:
                font = theme.font(style)
                painter.setFont(font)
                painter.drawText(
                    QRectF(left, box.y(), box.right() - left, box.height()),
                    Qt.AlignmentFlag.AlignVCenter,
                    part,
                )
                left += QFontMetricsF(font).horizontalAdvance(part)
        place = max(place, end)


class _PaletteField(QLineEdit):
    """The field; Up, Down and Enter act on the list under it."""

    moved = Signal(int)
    chosen = Signal()
    searched = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send the keys of the list on."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            wide = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.searched if wide else self.chosen).emit()
        else:
            super().keyPressEvent(event)


class CommandPalette(Overlay):
    """Opens over the window; runs nothing itself, it tells what was chosen.

    `text_changed` lets others answer with further sections (names for `@`, days for `:`).
    """

    entry_chosen = Signal(str)
    """The id of an entry."""
    text_changed = Signal(str)
    search_requested = Signal(str)
    """Search all articles for this text."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, card_size=("palette_width", "palette_height"))
        self._commands: tuple[PaletteEntry, ...] = ()
        self._extra: tuple[PaletteSection, ...] = ()
        self.model = PaletteModel(self)
        self.field = _PaletteField(self)
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Command palette"))
        self.field.setProperty("look", "bare")
        self._list = QListView(self)
        self._list.setModel(self.model)
        self._list.setItemDelegate(_PaletteDelegate(self.model, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Commands"))
        self._lay_out()
        self._list.clicked.connect(self._choose_index)
        self.field.textChanged.connect(self._refresh)
        self.field.textChanged.connect(self.text_changed)
        self.field.moved.connect(self._move)
        self.field.chosen.connect(self._choose)
        self.field.searched.connect(self._search)
        theme_switch().changed.connect(self._refit)
        self._refit()

    def _lay_out(self) -> None:
        theme = current_theme()
        head = QHBoxLayout()
        head.setContentsMargins(
            theme.space("page"), theme.space("s"), theme.space("xl"), theme.space("s")
        )
        head.addWidget(self.field, 1)
        head.addWidget(KeyHint("Esc", "", self))
        foot = QWidget(self)
        surface(foot, "clear", rule="above")
        hints = QHBoxLayout(foot)
        hints.setContentsMargins(
            theme.space("xl"), theme.space("xs"), theme.space("xl"), theme.space("xs")
        )
        hints.setSpacing(theme.space("xl"))
        hints.addWidget(KeyHint("↑ ↓", self.tr("choose"), foot))
        hints.addWidget(KeyHint("Enter", self.tr("run"), foot))
        hints.addStretch(1)
        hints.addWidget(KeyHint("Ctrl+Enter", self.tr("search all articles"), foot))
        rule = QWidget(self)
        surface(rule, "line")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule)
        column.addWidget(self._list, 1)
        column.addWidget(foot)

    def set_commands(self, entries: Sequence[PaletteEntry]) -> None:
        """Offer these actions."""
        self._commands = tuple(entries)
        self._refresh()

    def set_extra(self, sections: Sequence[PaletteSection]) -> None:
        """Show these sections under the actions, as they are."""
        self._extra = tuple(sections)
        self._refresh()

    def open(self) -> None:
        """Open empty, with the focus in the field."""
        self.field.clear()
        self._refresh()
        super().open()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _frame_height(self) -> int:
        layout = self.layout()
        hint = layout.sizeHint().height() if layout is not None else 0
        return hint - self._list.sizeHint().height() + current_theme().space("xs")

    @property
    def current(self) -> PaletteEntry | None:
        """The entry that Enter would run."""
        row = self.model.row_at(self._list.currentIndex().row())
        return row.entry if row is not None else None

    @Slot()
    def _refresh(self) -> None:
        text = self.field.text().strip()
        rows: list[PaletteRow] = []
        commands = find_entries(text, self._commands)[:_MOST_COMMANDS]
        if commands:
            rows += [PaletteRow(title=self.tr("Commands")), *commands]
        for section in self._extra:
            if section.entries:
                rows.append(PaletteRow(title=section.title))
                rows += [PaletteRow(entry=entry) for entry in section.entries]
        if text:
            words = self.tr("Search all articles for “{text}”").format(text=text)
            rows.append(PaletteRow(title=self.tr("In the text")))
            rows.append(PaletteRow(entry=PaletteEntry(_SEARCH, words, key="Ctrl+Enter")))
        self.model.set_rows(rows)
        first = next((number for number, row in enumerate(rows) if row.entry), 0)
        self._list.setCurrentIndex(self.model.index(first))
        self._list.scrollToTop()
        theme = current_theme()
        heads = sum(1 for row in rows if row.entry is None)
        height = (len(rows) - heads) * theme.row("palette") + heads * theme.size("palette_heading")
        frame = self._frame_height()
        self.set_card_height(math.ceil(height + frame))

    @Slot(int)
    def _move(self, steps: int) -> None:
        places = [number for number, row in enumerate(self.model.rows) if row.entry]
        if not places:
            return
        here = self._list.currentIndex().row()
        place = places.index(here) if here in places else 0
        self._list.setCurrentIndex(self.model.index(places[(place + steps) % len(places)]))

    @Slot()
    def _choose(self) -> None:
        entry = self.current
        if entry is None or entry.why_not:
            return
        if entry.id == _SEARCH:
            self._search()
            return
        self.dismiss()
        self.entry_chosen.emit(entry.id)

    @Slot(QModelIndex)
    def _choose_index(self, index: QModelIndex) -> None:
        self._list.setCurrentIndex(index)
        self._choose()

    @Slot()
    def _search(self) -> None:
        text = self.field.text().strip()
        if text:
            self.dismiss()
            self.search_requested.emit(text)

    @Slot()
    def _refit(self) -> None:
        self.field.setFont(current_theme().font("dialog_title_plain"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the glass beside the field."""
        super().paintEvent(event)
        theme = current_theme()
        size = theme.icon("size")
        field = self.field.geometry()
        left = self.card_rect.left() + theme.space("xl")
        place = QRectF(left, field.center().y() - size / 2 + 1, size, size)
        paint_icon(QPainter(self), "search", place, theme.hex("text_muted"))


_SEARCH = "palette.search"
