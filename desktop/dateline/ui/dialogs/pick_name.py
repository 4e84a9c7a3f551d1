"""Ask which entity is meant: one of the library, found by typing, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from dateline.explore.entities import EntityRow
from dateline.model.annotations import EntityKind
from dateline.ui.cards.card_contents import kind_words
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.theme import current_theme
from dateline.ui.widgets.choices import CheckBox, ChoiceButton
from dateline.ui.wording import count_words

_LINES = 8
Find = Callable[[str, Callable[[Sequence[EntityRow]], None]], None]
"""Finds names that begin like the words, the most mentioned first, and gives them to the callable."""


@dataclass(frozen=True, slots=True)
class NameChoice:
    """What the dialog asks beside the entity.

    `new_name` is what a new entity would be called, None where it must be one of the library;
    `later` says that the scope is asked, off at first.
    """

    new_name: str | None = None
    kind: EntityKind = EntityKind.PERSON
    later: bool = False
    without: Collection[int] = ()


class PickNameDialog(AskDialog):
    """A field to type in and the names that fit; Up and Down move in them while one types."""

    def __init__(
        self,
        words: tuple[str, str, str],
        choice: NameChoice,
        find: Find,
        parent: QWidget,
    ) -> None:
        """`words` are title, reason and main action."""
        super().__init__(*words, parent)
        self._choice = choice
        self._find = find
        self.field = QLineEdit(choice.new_name or "", self)
        self.field.setPlaceholderText(self.tr("Type a name"))
        self.field.setAccessibleName(self.tr("Name"))
        self.field.selectAll()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Names that fit"))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * (_LINES + 2))
        self.kinds = ChoiceButton([(kind.value, kind_words(kind)) for kind in EntityKind], self)
        self.kinds.set_choice(choice.kind.value)
        self.also_later = CheckBox(self.tr("Also for articles added later"), self)
        for widget in (self.field, self.list, self.kinds, self.also_later):
            self.body.addWidget(widget)
        self.kinds.hide()
        self.also_later.setVisible(choice.later)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._look_up)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemDoubleClicked.connect(self.accept)
        self.field.setFocus()
        self._look_up()

    @property
    def entity_id(self) -> int | None:
        """The entity that is chosen; None is a new one."""
        item = self.list.currentItem()
        return None if item is None else item.data(Qt.ItemDataRole.UserRole)

    @property
    def name(self) -> str:
        """What a new entity is to be called."""
        return " ".join(self.field.text().split())

    @property
    def kind(self) -> EntityKind:
        """The kind of a new entity."""
        return EntityKind(self.kinds.choice)

    @property
    def later(self) -> bool:
        """Whether it holds for later articles as well."""
        return self.also_later.isChecked()

    def problem(self) -> str:
        """Return why nothing is meant yet."""
        if self.list.currentItem() is None:
            return self.tr("Choose a name of the list.")
        return "" if self.entity_id is not None or self.name else self.tr("Write a name.")

    @Slot()
    def _look_up(self) -> None:
        self._find(self.name, self._show)

    def _show(self, rows: Sequence[EntityRow]) -> None:
        self.list.clear()
        if self._choice.new_name is not None and self.name:
            self._add(self.tr("New name “{name}”").format(name=self.name), None)
        for row in rows:
            if row.id not in self._choice.without:
                count = count_words(row.mentions, one="{n} mention", other="{n} mentions")
                self._add(f"{row.name}  ·  {kind_words(row.kind)}, {count}", row.id)
        self.list.setCurrentRow(0)
        self._chosen()

    def _add(self, words: str, entity_id: int | None) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, entity_id)
        item.setSizeHint(QSize(0, current_theme().icon("hit_area")))
        self.list.addItem(item)

    @Slot()
    def _chosen(self) -> None:
        item = self.list.currentItem()
        self.kinds.setVisible(item is not None and self.entity_id is None)
        self.also_later.setVisible(
            self._choice.later and item is not None and self.entity_id is None
        )
        self.look_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down move in the list while the field has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)
