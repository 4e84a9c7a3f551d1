"""The import report: what became of each file, why, and what to do next; floating, never modal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline.ui.imports.report_delegate import ReportDelegate, row_height, step_button_rect
from dateline.ui.imports.report_model import (
    RETRY,
    STEP_COLUMN,
    WHAT_COLUMN,
    ReportFilter,
    ReportModel,
    ReportRow,
    report_text,
)
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.announce import announce
from dateline.ui.widgets.buttons import Button, IconButton
from dateline.ui.widgets.choices import ChoiceButton
from dateline.ui.widgets.icons import make_icon
from dateline.ui.widgets.labels import ElidedLabel, Label, surface
from dateline.ui.widgets.overlay import Overlay
from dateline.ui.wording import count_words, number_words

_FILE_PART = 0.3
"""The most the file names take of the room that is shared with the words."""
_FILTER_SIGNS = {
    ReportFilter.ADDED: ("check", "ok"),
    ReportFilter.CHECK: ("warning", "warn"),
    ReportFilter.DUPLICATES: ("copy", "text_muted"),
    ReportFilter.FAILED: ("failed", "error"),
    ReportFilter.CANCELLED: ("pause", "text_muted"),
    ReportFilter.SKIPPED: ("info", "text_muted"),
    ReportFilter.SETTLED: ("check", "text_muted"),
}
_ONLY_IF_ANY = frozenset({ReportFilter.CANCELLED, ReportFilter.SKIPPED, ReportFilter.SETTLED})
"""Groups without a button while they are empty."""


class ReportTable(QTableView):
    """The rows; a click on a step's button, or Enter, asks for that step."""

    step_requested = Signal(object)
    """The ReportRow whose next step is wanted."""

    def __init__(self, model: ReportModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = ReportDelegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        model.modelReset.connect(self._fit_rows)
        model.rowsInserted.connect(self._fit_rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setProperty("first", "wide")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.refit()

    def refit(self) -> None:
        """Take row heights and fonts from the theme."""
        theme = current_theme()
        self.verticalHeader().setDefaultSectionSize(theme.row("table_two_line"))
        self.horizontalHeader().setFixedHeight(theme.row("table_header"))
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the room that is left."""
        super().resizeEvent(event)
        theme = current_theme()
        result, step = theme.size("report_result"), theme.size("report_step")
        room = max(self.viewport().width() - result - step, 0)
        file = min(theme.size("report_file"), round(room * _FILE_PART))
        for column, width in enumerate((result, file, room - file, step)):
            self.setColumnWidth(column, width)
        self._fit_rows()

    @Slot()
    def _fit_rows(self) -> None:
        """Give each row the height that its whole sentence takes; few need more than the usual."""
        width = self.columnWidth(WHAT_COLUMN)
        for number, row in enumerate(self._model.shown_rows):
            height = row_height(row, width)
            if height != self.rowHeight(number):
                self.setRowHeight(number, height)

    def _step_at(self, event: QMouseEvent) -> int:
        index = self.indexAt(event.position().toPoint())
        row = self._model.row_at(index.row()) if index.isValid() else None
        if row is None or not row.step or index.column() != STEP_COLUMN:
            return -1
        button = step_button_rect(row, QRectF(self.visualRect(index)))
        return index.row() if button.contains(event.position()) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the button under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()), self._step_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the pointer."""
        super().leaveEvent(event)
        self._hover(-1, -1)

    def _hover(self, row: int, step: int) -> None:
        if (row, step) != (self._delegate.hovered_row, self._delegate.hovered_step):
            self._delegate.hovered_row, self._delegate.hovered_step = row, step
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the step of the button that was clicked."""
        super().mouseReleaseEvent(event)
        row = self._model.row_at(self._step_at(event))
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.step_requested.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the next step of the current row."""
        row = self._model.row_at(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and row.step:
            self.step_requested.emit(row)
        else:
            super().keyPressEvent(event)

    def current_row(self) -> ReportRow | None:
        """Return the current row."""
        return self._model.row_at(self.currentIndex().row())


class ImportReport(Overlay):
    """Shows the rows of an import; retries and steps are done by others."""

    step_requested = Signal(int, str)
    """The id of a row and of its next step."""
    retry_requested = Signal(object)
    """The ids of the failed and cancelled files to try again."""
    location_requested = Signal(int)
    """The id of a row whose file is to be shown in its folder."""
    save_requested = Signal()
    imports_chosen = Signal(str)
    """The key of the imports to show."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, card_size=("report_width", "report_height"))
        self._heading = ""
        self.model = ReportModel(self)
        self.table = ReportTable(self.model, self)
        self.imports = ChoiceButton((), self, look="flat")
        self.imports.setAccessibleName(self.tr("Imports to show"))
        self.imports.hide()
        self._numbers = ElidedLabel("", self, style="body", ink="muted")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Filter files"))
        self.field.setAccessibleName(self.tr("Filter files"))
        self._groups = QButtonGroup(self)
        self._group_buttons = {group: self._make_group(group) for group in ReportFilter}
        self._retry = Button("", self, look="primary", icon="retry", size="large")
        self._location = Button(self.tr("Show file"), self, size="large")
        self._lay_out()
        self._wire()
        self.setAccessibleName(self.tr("Import report"))
        self._refresh()

    def _make_group(self, group: ReportFilter) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setChecked(group is ReportFilter.ALL)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._groups.addButton(button, list(ReportFilter).index(group))
        return button

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        rule = QWidget(self)
        surface(rule, "line")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        groups = QHBoxLayout()
        groups.setContentsMargins(
            theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m")
        )
        groups.setSpacing(theme.space("xs"))
        for button in self._group_buttons.values():
            groups.addWidget(button)
        groups.addStretch(1)
        self.field.setFixedWidth(theme.size("filter_field"))
        groups.addWidget(self.field)
        column.addLayout(groups)
        column.addWidget(self.table, 1)
        column.addWidget(self._make_foot())

    def _make_head(self) -> QHBoxLayout:
        theme = current_theme()
        copy = Button(self.tr("Copy report"), self, look="flat", icon="copy")
        copy.clicked.connect(self.copy_report)
        close = IconButton("close", self.tr("Close"), self, key="Esc")
        close.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.setContentsMargins(
            theme.space("xl"), theme.space("s"), theme.space("m"), theme.space("s")
        )
        head.setSpacing(theme.space("m"))
        head.addWidget(Label(self.tr("Import report"), self, style="dialog_title"))
        head.addWidget(self.imports)
        head.addWidget(self._numbers, 1)
        head.addWidget(copy)
        head.addWidget(close)
        return head

    def _make_foot(self) -> QWidget:
        theme = current_theme()
        foot = QWidget(self)
        surface(foot, "clear", rule="above")
        words = ElidedLabel(
            self.tr(
                "The rest of the library is untouched. Find this again under Library › Import report."
            ),
            foot,
            style="meta",
            ink="muted",
        )
        save = Button(self.tr("Save report…"), foot, size="large")
        save.clicked.connect(self.save_requested)
        row = QHBoxLayout(foot)
        row.setContentsMargins(
            theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m")
        )
        row.setSpacing(theme.space("m"))
        row.addWidget(words, 1)
        for button in (self._location, save, self._retry):
            row.addWidget(button)
        return foot

    def _wire(self) -> None:
        self._groups.idToggled.connect(self._filter)
        self.field.textChanged.connect(self._filter)
        self.table.step_requested.connect(self._ask_step)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self.imports.chosen.connect(self.imports_chosen)
        self._retry.clicked.connect(self._ask_retry)
        self._location.clicked.connect(self._ask_location)
        theme_switch().changed.connect(self._refresh)

    def offer_imports(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Let the person choose the imports to show, by key and words; `chosen` are on show."""
        self.imports.set_choices(choices)
        self.imports.set_choice(chosen)
        self.imports.setVisible(len(choices) > 1)

    def show_rows(self, rows: Sequence[ReportRow], *, heading: str) -> None:
        """Show a report; `heading` says how many files it has and how many of them failed."""
        self._heading = heading
        self._numbers.set_text(heading)
        self.model.set_rows(rows)
        self._refresh()

    @property
    def heading(self) -> str:
        """Which imports are on show and what the report counts, in one line."""
        return " · ".join(part for part in (self.imports.text(), self._heading) if part)

    def open(self) -> None:
        """Open with the focus on the rows."""
        super().open()
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)
        failed = self.model.count(ReportFilter.FAILED)
        words = count_words(failed, one="{n} file failed", other="{n} files failed")
        announce(self, f"{self.heading}. {words}")

    def show_group(self, group: ReportFilter) -> None:
        """Show the rows of one group."""
        self._group_buttons[group].setChecked(True)

    @property
    def group(self) -> ReportFilter:
        """The group on show."""
        return list(ReportFilter)[self._groups.checkedId()]

    @Slot()
    def copy_report(self) -> None:
        """Put the rows on show on the clipboard as text."""
        QGuiApplication.clipboard().setText(report_text(self.heading, self.model.shown_rows))

    @Slot()
    def _filter(self) -> None:
        self.model.set_filter(self.group, self.field.text())

    @Slot()
    def _refresh(self) -> None:
        words = {
            ReportFilter.ALL: self.tr("All"),
            ReportFilter.ADDED: self.tr("Added"),
            ReportFilter.CHECK: self.tr("Worth a look"),
            ReportFilter.DUPLICATES: self.tr("Duplicates"),
            ReportFilter.FAILED: self.tr("Failed"),
            ReportFilter.CANCELLED: self.tr("Cancelled"),
            ReportFilter.SKIPPED: self.tr("Skipped"),
            ReportFilter.SETTLED: self.tr("Settled"),
        }
        size = current_theme().icon("size")
        for group, button in self._group_buttons.items():
            button.setIconSize(QSize(size, size))
            count = self.model.count(group)
            button.setText(f"{words[group]}  {number_words(count)}")
            button.setVisible(count > 0 or group not in _ONLY_IF_ANY)
            if group in _FILTER_SIGNS:
                icon, ink = _FILTER_SIGNS[group]
                button.setIcon(make_icon(icon, ink=ink, checked_ink=ink))
        again = len(self._to_retry())
        self._retry.set_text(count_words(again, one="Retry {n} file", other="Retry {n} files"))
        self._retry.setToolTip(self.tr("Files that may be read now, or that were cancelled"))
        self._retry.setVisible(again > 0)
        self._location.setEnabled(self.table.current_row() is not None)
        self.table.refit()

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(
        self, current: QModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._location.setEnabled(current.isValid())

    @Slot(object)
    def _ask_step(self, row: ReportRow) -> None:
        self.step_requested.emit(row.id, row.step)

    @Slot()
    def _ask_retry(self) -> None:
        self.retry_requested.emit(self._to_retry())

    def _to_retry(self) -> tuple[int, ...]:
        """Return the ids of the rows that another try may help."""
        return tuple(row.id for row in self.model.all_rows if row.step == RETRY)

    @Slot()
    def _ask_location(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.location_requested.emit(row.id)
