"""Ask what is exported, as which format, with what beside it, and into which file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dateline.export import exporters
from dateline.export.exporter import What
from dateline.model.annotations import Status
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.dialogs.room import dialog_size
from dateline.ui.exports.export_job import Counts, ExportChoices, exporter_of
from dateline.ui.exports.export_preview import ExportPreview
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.choices import CheckBox, RadioButton
from dateline.ui.widgets.labels import ElidedLabel, Label
from dateline.ui.wording import count_words, number_words, say

_WHAT_WORDS = {
    What.FINDINGS: "Findings",
    What.EVENTS: "Dated statements",
    What.QUOTATIONS: "Quotes",
    What.ARTICLES: "Articles",
    What.ENTITIES: "Names",
    What.NAMES: "Spellings by outlet",
}
_OF_CELLS = "text/csv"
"""The media type of files that are looked at as a table."""


@dataclass(frozen=True, slots=True)
class ExportOffer:
    """What can be exported: the rows of all that is shown, and of the rows chosen in the lists.

    `begin` is what the dialog shows first; `failure` says why the last try could not be written.
    """

    shown: Counts
    chosen: Counts
    filtered: bool
    begin: ExportChoices
    failure: str = ""

    def counts(self, *, chosen: bool) -> Counts:
        """Return the numbers of one extent."""
        return self.chosen if chosen else self.shown


class ExportDialog(AskDialog):
    """Left the choices, right the beginning of the file as it would be; below where it goes."""

    preview_wanted = Signal(object)
    """The ExportChoices whose beginning is to be shown."""

    def __init__(self, offer: ExportOffer, parent: QWidget) -> None:
        accept = QCoreApplication.translate("ExportDialog", "Export")
        super().__init__(QCoreApplication.translate("ExportDialog", "Export"), "", accept, parent)
        self._offer = offer
        self._path = offer.begin.path
        self._may_replace: Path | None = None
        self._failure = offer.failure
        self._groups: list[QButtonGroup] = []
        theme = current_theme()
        self.left = QVBoxLayout()
        self.left.setSpacing(theme.space("hair"))
        self._what = self._radios(self.tr("What"), [(w.value, "") for w in What], self._refresh)
        chosen = offer.chosen.rows[What.ARTICLES] or offer.chosen.rows[What.FINDINGS]
        extents = [("shown", ""), ("chosen", "")] if chosen else [("shown", "")]
        self._extent = self._radios(self.tr("From"), extents, self._refresh)
        names = [(exporter.id, say(exporter.name)) for exporter in exporters()]
        self._format = self._radios(self.tr("As"), names, self._format_chosen)
        self._notes = self._add_include()
        self._unchecked = self._add_unchecked()
        self.left.addStretch(1)
        self.preview = ExportPreview(self)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("xl"))
        columns.addWidget(self._scrolled(self.left))
        columns.addLayout(self._preview_column(), 1)
        self.body.addLayout(columns, 1)
        self.body.addLayout(self._make_place())
        self._hedged = Label("", self, style="meta", ink="warn")
        self._hedged.setWordWrap(True)
        self.body.addWidget(self._hedged)
        self._warning = Label("", self, style="meta", ink="warn")
        self._warning.setWordWrap(True)
        self.body.addWidget(self._warning)
        self.resize(dialog_size("export_width", "export_height", parent))
        self._begin(offer.begin)
        self._accept.setFocus()

    # What is chosen -----------------------------------------------------------------------------

    @property
    def choices(self) -> ExportChoices:
        """What the person chose so far."""
        return ExportChoices(
            What(self._chosen(self._what)),
            self._chosen(self._extent) == "chosen",
            self._chosen(self._format),
            self._notes.isChecked() and self._about_findings,
            self._chosen(self._unchecked) == "mark",
            self._path,
        )

    def choose(self, name: str) -> None:
        """Choose the radio button with this id (of what, extent, format or unchecked findings)."""
        for group in self._groups:
            for button in group.buttons():
                if button.objectName() == name:
                    button.setChecked(True)

    def set_path(self, path: Path) -> None:
        """Write into this file."""
        self._path = path
        self._failure = ""
        self._refresh()

    def set_notes(self, *, on: bool) -> None:
        """Add the person's notes, tags and initials, or leave them out."""
        self._notes.setChecked(on)

    @property
    def warning(self) -> str:
        """What is said before the file is written: it is there already, or could not be written."""
        return self._warning.text() if self._warning.isVisibleTo(self) else ""

    @property
    def hedged(self) -> str:
        """What is said of findings that nobody reports as fact, "" for none."""
        return self._hedged.text() if self._hedged.isVisibleTo(self) else ""

    def is_offered(self, name: str) -> bool:
        """Return whether the radio button with this id is there and can be taken."""
        buttons = [button for group in self._groups for button in group.buttons()]
        return any(button.objectName() == name and button.isEnabled() for button in buttons)

    @property
    def _about_findings(self) -> bool:
        return self._chosen(self._what) == What.FINDINGS.value

    @property
    def _rows(self) -> int:
        choices = self.choices
        counts = self._offer.counts(chosen=choices.chosen)
        left_out = self._about_findings and not choices.unchecked
        return counts.rows[choices.what] - (counts.unchecked if left_out else 0)

    def problem(self) -> str:
        """Return why there is nothing to write."""
        if self._rows > 0:
            return ""
        if self._about_findings and self._offer.counts(chosen=self.choices.chosen).unchecked:
            return self.tr("Each of these findings is not checked and would be left out.")
        if self._about_findings:
            return self.tr("There are no findings here. Pin a sentence with P.")
        return self.tr("There is nothing of this kind here.")

    def accept(self) -> None:
        """Close, unless the file is there and the person has not yet said to replace it."""
        if self._path.exists() and self._may_replace != self._path:
            self._may_replace = self._path
            self._refresh()
            self._accept.set_text(self.tr("Replace the file"))
            return
        super().accept()

    def show_preview(self, text: str) -> None:
        """Show the beginning of the file."""
        as_table = self.choices.exporter.media_type == _OF_CELLS and self._rows > 0
        self.preview.show_beginning(text, as_table=as_table)

    # Building -----------------------------------------------------------------------------------

    def _radios(
        self, title: str, choices: Sequence[tuple[str, str]], changed: Callable[[], object]
    ) -> QButtonGroup:
        self.left.addWidget(Label(title, self, style="body_strong"))
        group = QButtonGroup(self)
        for name, words in choices:
            button = RadioButton(words, self)
            button.setObjectName(name)
            button.setAccessibleName(f"{title}: {words}" if words else title)
            group.addButton(button)
            self.left.addWidget(button)
        self.left.addSpacing(current_theme().space("m"))
        group.buttons()[0].setChecked(True)
        group.buttonToggled.connect(changed)
        self._groups.append(group)
        return group

    def _add_include(self) -> CheckBox:
        self.left.addWidget(Label(self.tr("Include"), self, style="body_strong"))
        notes = CheckBox(self.tr("My notes, tags and initials"), self)
        self.left.addWidget(notes)
        self.left.addSpacing(current_theme().space("m"))
        notes.toggled.connect(self._refresh)
        return notes

    def _add_unchecked(self) -> QButtonGroup:
        self._unchecked_words = Label("", self, style="meta", ink="warn")
        self._unchecked_words.setWordWrap(True)
        self.left.addWidget(self._unchecked_words)
        group = QButtonGroup(self)
        for name, words in (
            ("mark", self.tr("Mark them “not checked”")),
            ("leave-out", self.tr("Leave them out")),
        ):
            button = RadioButton(words, self)
            button.setObjectName(name)
            group.addButton(button)
            self.left.addWidget(button)
        group.buttons()[0].setChecked(True)
        group.buttonToggled.connect(self._refresh)
        self._groups.append(group)
        return group

    def _scrolled(self, choices: QVBoxLayout) -> QScrollArea:
        """Return the choices in an area that scrolls where the window is low; the buttons stay."""
        choices.setContentsMargins(0, 0, current_theme().space("m"), 0)
        holder = QWidget()
        holder.setLayout(choices)
        area = QScrollArea(self)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(current_theme().size("export_choices"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Without this the area paints the ground of lists, not that of the dialog.
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        return area

    def _preview_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(current_theme().space("xs"))
        column.addWidget(
            Label(self.tr("Preview of the first rows"), self, style="meta", ink="muted")
        )
        column.addWidget(self.preview, 1)
        return column

    def _make_place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._place = ElidedLabel("", self, style="meta", ink="muted")
        self._place.elide_mode = Qt.TextElideMode.ElideMiddle
        change = Button(self.tr("Change…"), self, look="flat")
        change.setAutoDefault(False)
        change.clicked.connect(self._ask_path)
        row.addWidget(self._place, 1)
        row.addWidget(change)
        return row

    # Following ----------------------------------------------------------------------------------

    def _begin(self, begin: ExportChoices) -> None:
        self._notes.setChecked(begin.with_notes)
        for name in (
            begin.what.value,
            "chosen" if begin.chosen else "shown",
            begin.format_id,
            "mark" if begin.unchecked else "leave-out",
        ):
            self.choose(name)
        self._format_chosen()

    def _chosen(self, group: QButtonGroup) -> str:
        button: QAbstractButton | None = group.checkedButton()
        return "" if button is None else button.objectName()

    @Slot()
    def _format_chosen(self) -> None:
        suffix = exporter_of(self._chosen(self._format)).suffix
        self._path = _with_suffix(self._path, suffix)
        self._refresh()

    @Slot()
    def _ask_path(self) -> None:
        title, suffix = self.tr("Export to"), self._path.suffix
        name, _ = QFileDialog.getSaveFileName(self, title, str(self._path), f"*{suffix}")
        if name:
            path = Path(name)
            # The system's dialog asked already whether a file of this name is replaced.
            self._may_replace = path
            self.set_path(path if path.suffix else path.with_name(path.name + suffix))

    @Slot()
    def _refresh(self) -> None:
        choices = self.choices
        counts = self._offer.counts(chosen=choices.chosen)
        for button in self._what.buttons():
            what = What(button.objectName())
            words = QCoreApplication.translate("ExportDialog", _WHAT_WORDS[what])
            button.setText(f"{words}  {number_words(counts.rows[what])}")
            button.setAccessibleName(button.text())
        for button in self._extent.buttons():
            chosen = button.objectName() == "chosen"
            button.setText(self._extent_words(chosen=chosen))
            button.setAccessibleName(button.text())
            button.setEnabled(not chosen or self._has_chosen or button.isChecked())
        self._notes.setEnabled(self._about_findings)
        self._show_unchecked(counts.unchecked if self._about_findings else 0)
        self._show_hedged(choices, counts)
        self._place.set_text(_shown_path(self._path))
        self._accept.set_text(self.tr("Export"))
        self._show_warning()
        self.look_again()
        self.preview_wanted.emit(choices)

    def _extent_words(self, *, chosen: bool) -> str:
        counts = self._offer.counts(chosen=chosen)
        if self._about_findings:
            number, noun = counts.rows[What.FINDINGS], ("{n} finding", "{n} findings")
            rest = self.tr("chosen in the list") if chosen else self.tr("pinned")
        else:
            number, noun = counts.rows[What.ARTICLES], ("{n} article", "{n} articles")
            shown = self.tr("in the filter") if self._offer.filtered else self.tr("in the library")
            rest = self.tr("chosen in the list") if chosen else shown
        return f"{count_words(number, one=noun[0], other=noun[1])} {rest}"

    def _show_unchecked(self, number: int) -> None:
        self._unchecked_words.set_text(
            count_words(
                number,
                one="{n} pinned finding is not checked:",
                other="{n} pinned findings are not checked:",
            )
        )
        for widget in (self._unchecked_words, *self._unchecked.buttons()):
            widget.setVisible(number > 0)

    @property
    def _has_chosen(self) -> bool:
        of = What.FINDINGS if self._about_findings else What.ARTICLES
        return self._offer.chosen.rows[of] > 0

    def _show_hedged(self, choices: ExportChoices, counts: Counts) -> None:
        """Say how many findings nobody reports as fact: who reads the file must not take them so."""
        hedged = counts.hedged if choices.unchecked else counts.hedged_checked
        words = hedged_words(hedged) if self._about_findings else ""
        self._hedged.set_text(words)
        self._hedged.setVisible(bool(words))

    def _show_warning(self) -> None:
        words = self._failure
        if not words and self._may_replace == self._path and self._path.exists():
            words = self.tr("{name} is there already.").format(name=self._path.name)
        self._warning.set_text(words)
        self._warning.setVisible(bool(words))


_HEDGES = {
    Status.ATTRIBUTED: "attributed",
    Status.PLANNED: "planned",
    Status.DENIED: "denied",
    Status.CONDITIONAL: "conditional",
}


def hedged_words(hedged: Mapping[Status, int]) -> str:
    """Return "One finding is attributed and 2 are planned. The file says so.", "" for none."""
    tr = QCoreApplication.translate
    parts: list[str] = []
    for status, hedge in _HEDGES.items():
        number = hedged.get(status, 0)
        if not number:
            continue
        how = tr("ExportDialog", hedge)
        first = ("One finding is {how}", "{n} findings are {how}")
        one, other = ("one is {how}", "{n} are {how}") if parts else first
        words = tr("Counts", one if number == 1 else other)
        parts.append(words.format(n=number_words(number), how=how))
    if not parts:
        return ""
    said = tr("ExportDialog", "{these}. The file says so.")
    *first, last = parts
    both = tr("ExportDialog", "{first} and {last}")
    return said.format(these=both.format(first=", ".join(first), last=last) if first else last)


def _with_suffix(path: Path, suffix: str) -> Path:
    """Return `path` with the suffix of a format in place of another format's."""
    known = {exporter.suffix for exporter in exporters()}
    stem = path.stem if path.suffix in known else path.name
    return path.with_name(stem + suffix)


def _shown_path(path: Path) -> str:
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
