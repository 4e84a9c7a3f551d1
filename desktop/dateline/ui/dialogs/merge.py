"""Ask which of some names is the one that the others are merged into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from dateline.library.reads.entities import EntityRow
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.wording import count_words


class MergeDialog(AskDialog):
    """Offers each name as the one to keep; the fullest is chosen at first."""

    def __init__(self, entities: Sequence[EntityRow], parent: QWidget) -> None:
        words = count_words(len(entities), one="Merge {n} name", other="Merge {n} names")
        why = QCoreApplication.translate(
            "MergeDialog",
            "They become one entry under this name. Every mention keeps its own spelling.",
        )
        super().__init__(words, why, QCoreApplication.translate("MergeDialog", "Merge"), parent)
        self._entities = tuple(entities)
        self._group = QButtonGroup(self)
        best = max(range(len(entities)), key=lambda n: (len(entities[n].name.split()), -n))
        for number, entity in enumerate(entities):
            button = QRadioButton(entity.name, self)
            button.setChecked(number == best)
            self._group.addButton(button, number)
            self.body.addWidget(button)
        self.look_again()

    @property
    def into(self) -> int:
        """The id of the entity to keep."""
        return self._entities[self._group.checkedId()].id
