"""The command palette's entries: which ones a text finds, in what order, as a one-column model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something to run: its words, the part of the window it belongs to, its key.

    `why_not` says why it can't be run now; it is then shown faint and does nothing. `also` holds
    further words that find it, parted by spaces and shown nowhere.
    """

    id: str
    words: str
    place: str = ""
    key: str = ""
    why_not: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class PaletteSection:
    """Entries under one heading."""

    title: str
    entries: tuple[PaletteEntry, ...]


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A row on show: a heading (no entry), or an entry with the ranges of letters that were found."""

    title: str = ""
    entry: PaletteEntry | None = None
    found: tuple[tuple[int, int], ...] = ()


_INSIDE: Final = 100
"""What a find inside a word costs, in letters: more than any place in a title."""
_BESIDE: Final = 50
"""What a find by a further word costs: the actions of that title come first, and those in whose
words the letters merely stand come after."""


def match(
    text: str, words: str, *, also: str = ""
) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """Return how well `words` answer `text` (lower is better) and what was found; None for not.

    Each word of the text must begin a word of the entry or one of the further words `also`, or
    else stand somewhere in the entry; the case of letters does not matter.
    """
    lowered = words.casefold()
    if len(lowered) != len(words):
        lowered = words.lower()
    further = also.casefold()
    rank = 0
    found: list[tuple[int, int]] = []
    for part in text.casefold().split():
        place = _word_start(lowered, part)
        if place < 0 and _word_start(further, part) >= 0:
            rank += _BESIDE
            continue
        if place < 0:
            place = lowered.find(part)
            rank += _INSIDE
        if place < 0:
            return None
        rank += place
        found.append((place, place + len(part)))
    return rank, tuple(sorted(found))


def _word_start(words: str, part: str) -> int:
    place = words.find(part)
    while place > 0 and words[place - 1].isalnum():
        place = words.find(part, place + 1)
    return place


def find_entries(text: str, entries: Sequence[PaletteEntry]) -> list[PaletteRow]:
    """Return the rows of the entries that `text` finds, best first; those that can't run last.

    What is found by its further words alone comes after every title that was found: Enter must not
    run another action than the one that was named.
    """
    ranked: list[tuple[tuple[bool, bool, int, int], PaletteRow]] = []
    for number, entry in enumerate(entries):
        answer = match(text, entry.words, also=entry.also)
        if answer is not None:
            meant = bool(text) and not answer[1]
            key = (meant, bool(entry.why_not), answer[0] if text else 0, number)
            ranked.append((key, PaletteRow(entry=entry, found=answer[1])))
    return [row for _, row in sorted(ranked, key=lambda pair: pair[0])]


class PaletteModel(QAbstractListModel):
    """The rows on show; a changed text is one reset, for the list is short."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[PaletteRow] = []

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """The rows on show."""
        return tuple(self._rows)

    def set_rows(self, rows: list[PaletteRow]) -> None:
        """Show these rows."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, row: int) -> PaletteRow | None:
        """Return a row, None outside the list."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words for display and for assistive tools."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        entry = row.entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words if entry else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if entry is None:
                return row.title
            return ", ".join(
                part for part in (entry.words, entry.place, entry.key, entry.why_not) if part
            )
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading can't be chosen; an entry that can't run can be read."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None or row.entry is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
