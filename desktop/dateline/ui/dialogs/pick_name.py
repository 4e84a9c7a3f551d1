"""Ask which entity is meant: one of the library, found by typing, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from dateline.explore.entities import EntityRow
from dateline.model.annotations import EntityKind
from dateline.ui.cards.card_contents import kind_words
from dateline.ui.dialogs.pick import PickDialog
from dateline.ui.widgets.choices import CheckBox, ChoiceButton
from dateline.ui.wording import count_words

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


class PickNameDialog(PickDialog):
    """A field to type in and the names that fit; Up and Down move in them while one types."""

    def __init__(
        self,
        words: tuple[str, str, str],
        choice: NameChoice,
        find: Find,
        parent: QWidget,
    ) -> None:
        """`words` are title, reason and main action."""
        tr = QCoreApplication.translate
        labels = (tr("PickNameDialog", "Name"), tr("PickNameDialog", "Names that fit"))
        super().__init__(words, parent, text=choice.new_name or "", labels=labels)
        self._choice = choice
        self._find = find
        self.field.setPlaceholderText(self.tr("Type a name"))
        self.kinds = ChoiceButton([(kind.value, kind_words(kind)) for kind in EntityKind], self)
        self.kinds.set_choice(choice.kind.value)
        self.also_later = CheckBox(self.tr("Also for articles added later"), self)
        for widget in (self.kinds, self.also_later):
            self.body.addWidget(widget)
        self.kinds.hide()
        self.also_later.setVisible(choice.later)
        self.look_up()

    @property
    def entity_id(self) -> int | None:
        """The entity that is chosen; None is a new one."""
        data = self.current_data
        return data if isinstance(data, int) else None

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
    def look_up(self) -> None:
        """Find the names that begin like the words."""
        self._find(self.name, self._show)

    def _show(self, rows: Sequence[EntityRow]) -> None:
        self.list.clear()
        if self._choice.new_name is not None and self.name:
            self.add_line(self.tr("New name “{name}”").format(name=self.name), None)
        for row in rows:
            if row.id not in self._choice.without:
                count = count_words(row.mentions, one="{n} mention", other="{n} mentions")
                self.add_line(f"{row.name}  ·  {kind_words(row.kind)}, {count}", row.id)
        self.list.setCurrentRow(0)
        self.chosen()

    @Slot()
    def chosen(self) -> None:
        """Ask for kind and scope where a new name is meant."""
        item = self.list.currentItem()
        self.kinds.setVisible(item is not None and self.entity_id is None)
        self.also_later.setVisible(
            self._choice.later and item is not None and self.entity_id is None
        )
        self.look_again()
