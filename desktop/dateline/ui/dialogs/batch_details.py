"""Correct the outlet, byline and day of publication of several articles at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from dateline.library.reads.articles import ArticleRow
from dateline.model.days import day_from_iso, iso_day
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.theme import current_theme
from dateline.ui.widgets.choices import CheckBox
from dateline.ui.wording import count_words

_TITLES = {"outlet": "Outlet", "byline": "Byline", "published": "Published"}
_ISO_DAY = len("2025-03-13")


class BatchDetailsDialog(AskDialog):
    """Changes only the fields that are ticked; what is typed into a field ticks it."""

    def __init__(self, rows: Sequence[ArticleRow], parent: QWidget) -> None:
        number = len(rows)
        super().__init__(
            count_words(number, one="Details of {n} article", other="Details of {n} articles"),
            QCoreApplication.translate(
                "BatchDetailsDialog",
                "What is ticked is set in each of them; the files stay as they came. Dates such as "
                "“on Tuesday” move with the day of publication.",
            ),
            count_words(number, one="Change {n} article", other="Change {n} articles"),
            parent,
        )
        self._boxes: dict[str, CheckBox] = {}
        self._fields: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("l"))
        grid.setColumnStretch(1, 1)
        for name in _TITLES:
            self._add_field(grid, name, {_value(row, name) for row in rows})
        self.body.addLayout(grid)
        self._fields["outlet"].setFocus()
        self.look_again()

    def field(self, name: str) -> QLineEdit:
        """Return the field of outlet, byline or published; raises KeyError for another."""
        return self._fields[name]

    def box(self, name: str) -> CheckBox:
        """Return the tick of outlet, byline or published; raises KeyError for another."""
        return self._boxes[name]

    @property
    def changes(self) -> dict[str, str]:
        """What is to be set, by field; a day is ISO 8601, "" for unknown."""
        return {
            name: self._fields[name].text().strip()
            for name, box in self._boxes.items()
            if box.isChecked()
        }

    def problem(self) -> str:
        """Return why what is ticked and written can't be set."""
        changes = self.changes
        if not changes:
            return self.tr("Tick what is to be changed, or write it.")
        day = changes.get("published", "")
        if day and not _is_day(day):
            return self.tr("Write the day of publication as 2025-03-13, or leave it empty.")
        return ""

    def _add_field(self, grid: QGridLayout, name: str, values: set[str]) -> None:
        title = QCoreApplication.translate("DetailsDialog", _TITLES[name])
        box = CheckBox(title, self)
        alone = next(iter(values)) if len(values) == 1 else ""
        field = QLineEdit(alone, self)
        field.setAccessibleName(title)
        if len(values) > 1:
            different = self.tr("{n} different values")
            field.setPlaceholderText(different.format(n=len(values)))
        elif name == "published":
            field.setPlaceholderText(self.tr("Year-month-day, such as 2025-03-13"))
        field.textEdited.connect(_Ticker(box, self).tick)
        field.textChanged.connect(self.look_again)
        box.toggled.connect(self.look_again)
        self._boxes[name], self._fields[name] = box, field
        row = grid.rowCount()
        grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(field, row, 1)


class _Ticker(QObject):
    """Ticks the box of a field that is written in."""

    def __init__(self, box: CheckBox, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = box

    @Slot()
    def tick(self) -> None:
        self._box.setChecked(True)


def _value(row: ArticleRow, name: str) -> str:
    if name == "published":
        return "" if row.published_day is None else iso_day(row.published_day)
    return str(getattr(row, name) or "")


def _is_day(text: str) -> bool:
    try:
        day_from_iso(text)
    except ValueError:
        return False
    return len(text) == _ISO_DAY
