"""What was added, removed and changed between two texts of an article."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dateline.explore.differences import ChangeKind, Difference, Sentence
from dateline.library.reads.versions import TextVersion
from dateline.model.quoting import quoted
from dateline.ui.article.difference_text import DifferenceText
from dateline.ui.dialogs.room import dialog_size
from dateline.ui.session import Passage, Session
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.choices import CheckBox
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY, FocusRing
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import count_words, iso_words


class DifferencesDialog(QDialog):
    """Stands beside the window; a click on a sentence shows it in the article pane."""

    other_chosen = Signal(int)
    """The place in `others` of what the text is to be compared with."""

    def __init__(
        self, session: Session, difference: Difference, parent: QWidget, *, others: Sequence[str]
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.difference = difference
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What changed"))
        self.resize(dialog_size("details_width", "details_height", parent))
        self.counts = Label("", self, style="dialog_title")
        self._earlier = Label("", self, style="meta", ink="muted")
        self._later = Label("", self, style="meta", ink="muted")
        self._others = QComboBox(self)
        self._others.addItems(list(others))
        self._others.setAccessibleName(self.tr("Compare with"))
        self._others.setVisible(len(others) > 1)
        self.text = DifferenceText(self)
        self.text.setProperty(RINGED_PROPERTY, theme.radius("control"))
        self.everything = CheckBox(self.tr("Show what stayed the same, too"), self)
        self._lay_out()
        self._ring = FocusRing(self)
        self._others.activated.connect(self.other_chosen)
        self.everything.toggled.connect(self._show)
        self.text.sentence_chosen.connect(self._go)
        self.show_difference(difference)
        self.text.setFocus()

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        for label in (self.counts, self._earlier, self._later):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._others)
        column.addWidget(self.text, 1)
        close = Button(self.tr("Close"), self, key="Esc", size="normal")
        close.clicked.connect(self.close)
        close.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.everything)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def show_difference(self, difference: Difference) -> None:
        """Show another difference in place of the one on show."""
        self.difference = difference
        self.counts.set_text(_counted(difference))
        earlier, later = self.tr("− Earlier: {article}"), self.tr("+ Later: {article}")
        self._earlier.set_text(earlier.format(article=_named(difference.before)))
        self._later.set_text(later.format(article=_named(difference.after)))
        self._show()

    @Slot()
    def _show(self) -> None:
        self.text.show_difference(self.difference, everything=self.everything.isChecked())

    @Slot(object, bool)
    def _go(self, sentence: Sentence, later: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        version = self.difference.after if later else self.difference.before
        if version.current:  # an older reading of an article is shown nowhere but here
            place = Passage(version.article.id, sentence.field, sentence.span, marked=True)
            self._session.show_passage(place)


def _counted(difference: Difference) -> str:
    """Return "2 sentences added, 1 removed, 1 changed", or that nothing differs."""
    counts = {
        kind: difference.count(kind)
        for kind in (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED)
    }
    words = {
        ChangeKind.ADDED: ("{n} sentence added", "{n} sentences added"),
        ChangeKind.REMOVED: ("{n} sentence removed", "{n} sentences removed"),
        ChangeKind.CHANGED: ("{n} sentence changed", "{n} sentences changed"),
    }
    parts = [
        count_words(number, one=words[kind][0], other=words[kind][1])
        for kind, number in counts.items()
        if number
    ]
    same = count_words(
        difference.count(ChangeKind.SAME),
        one="The {n} sentence is the same in both",
        other="All {n} sentences are the same in both",
    )
    return ", ".join(parts) or same


def _named(version: TextVersion) -> str:
    row = version.article
    day = "" if row.published is None else iso_words(row.published, with_weekday=False)
    title = quoted(version.title) if version.title else ""
    return ", ".join(part for part in (title, row.outlet, day) if part)
