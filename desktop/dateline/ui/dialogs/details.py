"""An article's metadata: each value with where it was read and how sure that is, and all other readings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from dateline.editing.articles import set_metadata, set_publication_day
from dateline.editing.commands import Author, Command, together
from dateline.explore.opened_article import source_words
from dateline.importing.report import Wording, day_in_doubt
from dateline.library.reads.articles import MetadataReading, StoredArticle
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso, iso_day
from dateline.model.messages import Message
from dateline.model.parts import part_name
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.dialogs.room import dialog_size
from dateline.ui.dialogs.scrolled import scrolled
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY
from dateline.ui.widgets.headline import Headline
from dateline.ui.widgets.labels import ElidedLabel, Label
from dateline.ui.wording import iso_words, say

_TITLES = {
    "title": "Title",
    "byline": "Byline",
    "outlet": "Outlet",
    "published": "Published",
    "url": "Address",
    "modified": "Modified",
    "saved": "Saved on",
}
_EDITABLE = ("title", "byline", "outlet", "published", "url")
_ISO_DAY = len("2025-03-13")
_APART_LINES = 4


class DetailsDialog(AskDialog):
    """Fields that can be changed, each with its readings; the command is made of what was changed."""

    def __init__(
        self, article: StoredArticle, parent: QWidget, *, related: Sequence[str] = ()
    ) -> None:
        super().__init__(
            QCoreApplication.translate("DetailsDialog", "Details of the article"),
            QCoreApplication.translate(
                "DetailsDialog",
                "What you change here is used everywhere; the file stays as it came.",
            ),
            QCoreApplication.translate("DetailsDialog", "Keep the changes"),
            parent,
        )
        self._article = article
        self._fields: dict[str, QLineEdit] = {}
        theme = current_theme()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, theme.space("m"), 0)
        self._grid.setHorizontalSpacing(theme.space("l"))
        self._grid.setVerticalSpacing(theme.space("xs"))
        self._grid.setColumnStretch(1, 1)
        for field in _TITLES:
            self._add_field(field)
        self._add_apart()
        for number, words in enumerate(related):
            self._add_words("" if number else self.tr("Related"), words)
        if article.file_name:
            place = say(part_name(article.row.part)) if article.row.part else ""
            file = " · ".join(part for part in (article.file_name, place) if part)
            self._add_words(self.tr("File"), file)
        self._add_words(
            "" if article.file_name else self.tr("File"), f"SHA-256 {article.row.sha256}"
        )
        body = QWidget()
        body.setLayout(self._grid)
        self.body.addWidget(scrolled(body, self), 1)
        self._fields["title"].setFocus()
        self.resize(dialog_size("details_width", "details_height", parent))
        self.look_again()

    def field(self, name: str) -> QLineEdit:
        """Return the field of title, byline, outlet, published or url; raises KeyError for another."""
        return self._fields[name]

    def problem(self) -> str:
        """Return why what is written can't be kept."""
        written = self._fields["published"].text().strip()
        if written and not _is_day(written):
            return self.tr("Write the day of publication as 2025-03-13, or leave it empty.")
        if not self._fields["title"].text().strip():
            return self.tr("A title needs at least one letter.")
        return ""

    def command(self, author: Author) -> Command | None:
        """Return the command that makes every change, or None where nothing was changed."""
        article_id = self._article.row.id
        commands: list[Command] = []
        for name, field in self._fields.items():
            text = field.text().strip()
            if text == self._value(name):
                continue
            if name == "published":
                commands.append(set_publication_day(article_id, text or None, author=author))
            else:
                commands.append(set_metadata(article_id, name, text, author=author))
        if len(commands) == 1:
            return commands[0]
        name = Message.of("editing.details", n=len(commands), title=self._article.row.title)
        return together(commands, name=name) if commands else None

    # Building -----------------------------------------------------------------------------------

    def _value(self, name: str) -> str:
        row = self._article.row
        if name == "published":
            return "" if row.published_day is None else iso_day(row.published_day)
        return str(getattr(row, name) or "")

    def _add_field(self, name: str) -> None:
        readings = [reading for reading in self._article.metadata if reading.field == name]
        title = QCoreApplication.translate("DetailsDialog", _TITLES[name])
        if name in _EDITABLE:
            field = QLineEdit(self._value(name), self)
            field.setAccessibleName(title)
            field.setCursorPosition(0)
            field.textChanged.connect(self.look_again)
            self._fields[name] = field
            self._add_row(title, field)
        else:
            value = self._value(name)
            shown = iso_words(value) if value else self.tr("not known")
            self._add_row(title, Label(shown, self))
        self._add_readings(name, readings)

    def _add_readings(self, name: str, readings: Sequence[MetadataReading]) -> None:
        """Say where each value was read, the one that is used first; others can be taken over."""
        if name == "published" and self._article.row.published_decided:
            self._add_note(self.tr("Set by a person. Read were:"))
        if name == "published":
            self._add_doubt(readings)
        for reading in readings:
            line = QHBoxLayout()
            line.setSpacing(current_theme().space("m"))
            words = Headline(self, style="meta", ink="text_muted")
            words.set_text(_reading_words(reading))
            line.addWidget(words, 1)
            if name in self._fields and _taken(name, reading) != self._value(name):
                take = Button(self.tr("Use this"), self, look="link")
                take.setAutoDefault(False)
                take.clicked.connect(_Taker(self._fields[name], _taken(name, reading), self).take)
                take.setAccessibleName(self.tr("Use “{value}”").format(value=_taken(name, reading)))
                line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(line, self._grid.rowCount(), 1)
        if not readings:
            self._add_note(self.tr("Nothing was read in the file."))
        self._grid.setRowMinimumHeight(self._grid.rowCount(), current_theme().space("m"))

    def _add_doubt(self, readings: Sequence[MetadataReading]) -> None:
        """Say why the day that is used is not the only one; each can be taken over below."""
        wording = Wording(say, lambda iso: iso_words(iso, with_weekday=False))
        doubt = day_in_doubt(self._article.row, readings, wording)
        if doubt is not None:
            words = Headline(self, style="meta", ink="warn")
            words.set_text(say(doubt))
            self._grid.addWidget(words, self._grid.rowCount(), 1)

    def _add_apart(self) -> None:
        if not self._article.apart:
            return
        text = QPlainTextEdit(self._article.apart, self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFixedHeight(self.fontMetrics().lineSpacing() * _APART_LINES + 16)
        text.setAccessibleName(self.tr("Kept apart from the text"))
        text.setProperty(RINGED_PROPERTY, current_theme().radius("control"))
        self._add_row(self.tr("Kept apart"), text)

    def _add_words(self, title: str, words: str) -> None:
        label = ElidedLabel(words, self, style="meta", ink="muted")
        label.elide_mode = Qt.TextElideMode.ElideMiddle
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._add_row(title, label)

    def _add_note(self, words: str) -> None:
        self._grid.addWidget(
            Label(words, self, style="meta", ink="muted"), self._grid.rowCount(), 1
        )

    def _add_row(self, title: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        label = Label(title, self, style="body_medium")
        if isinstance(widget, QLineEdit):
            label.setMinimumHeight(widget.sizeHint().height())
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)


class _Taker(QObject):
    """Puts a reading into its field."""

    def __init__(self, field: QLineEdit, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._value = value

    @Slot()
    def take(self) -> None:
        self._field.setText(self._value)


def _taken(name: str, reading: MetadataReading) -> str:
    """Return what a reading puts into its field: of a time of publication its day alone."""
    return reading.value[:_ISO_DAY] if name == "published" else reading.value


def _reading_words(reading: MetadataReading) -> str:
    value = iso_words(reading.value) if reading.field in ("published", "modified", "saved") else ""
    words = [value or reading.value, say(source_words(reading.source))]
    if reading.as_found and reading.as_found != reading.value:
        words.append(f"“{' '.join(reading.as_found.split())}”")
    words.append(Confidence(reading.confidence).word)
    return " · ".join(word for word in words if word)


def _is_day(text: str) -> bool:
    try:
        day_from_iso(text)
    except ValueError:
        return False
    return len(text) == _ISO_DAY
