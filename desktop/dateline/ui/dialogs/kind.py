"""Ask what kind of thing a name is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QWidget

from dateline.model.annotations import EntityKind
from dateline.ui.cards.card_contents import kind_words
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.widgets.choices import RadioButton


class KindDialog(AskDialog):
    """Offers every kind; the present one is chosen at first, and is no change."""

    def __init__(self, name: str, kind: EntityKind, parent: QWidget) -> None:
        title = QCoreApplication.translate("KindDialog", "What is {name}?").format(name=name)
        why = QCoreApplication.translate(
            "KindDialog", "It holds for every article, and for those added later."
        )
        super().__init__(
            title, why, QCoreApplication.translate("KindDialog", "Change kind"), parent
        )
        self._present = kind
        self._kinds = tuple(EntityKind)
        self._group = QButtonGroup(self)
        for number, offered in enumerate(self._kinds):
            button = RadioButton(kind_words(offered), self)
            self._group.addButton(button, number)
            self.body.addWidget(button)
            if offered is kind:
                button.setChecked(True)
                button.setFocus()
        self._group.idToggled.connect(self.look_again)
        self.look_again()

    @property
    def kind(self) -> EntityKind:
        """The kind that is chosen."""
        return self._kinds[self._group.checkedId()]

    def problem(self) -> str:
        """Return why the present kind is no change."""
        return self.tr("It is of this kind already.") if self.kind is self._present else ""
