"""Ask which of some names is the one that the others are merged into, and for which articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from dateline.library.decisions import Scope
from dateline.library.reads.entities import EntityRow
from dateline.linking.folding import family_name, person_words
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.widgets.choices import CheckBox, RadioButton
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import count_words


class MergeDialog(AskDialog):
    """Offers each name as the one to keep; the fullest, or `into`, is chosen at first.

    `scopes` gives, by the id that is kept, whether the merge is a rule unless the person says
    otherwise: it is not for a one-word name.
    """

    def __init__(
        self,
        entities: Sequence[EntityRow],
        parent: QWidget,
        *,
        scopes: Mapping[int, Scope],
        into: int | None = None,
    ) -> None:
        words = count_words(len(entities), one="Merge {n} name", other="Merge {n} names")
        why = QCoreApplication.translate(
            "MergeDialog",
            "They become one entry under this name. Every mention keeps its own spelling.",
        )
        super().__init__(words, why, QCoreApplication.translate("MergeDialog", "Merge"), parent)
        self._entities = tuple(entities)
        self._scopes = scopes
        self._touched = False
        self._group = QButtonGroup(self)
        best = max(range(len(entities)), key=lambda n: (len(entities[n].name.split()), -n))
        for number, entity in enumerate(entities):
            button = RadioButton(entity.name, self)
            button.setChecked(number == best if into is None else entity.id == into)
            self._group.addButton(button, number)
            self.body.addWidget(button)
            if button.isChecked():
                button.setFocus()
        self._doubt = Label("", self, style="meta", ink="warn")
        self._doubt.setWordWrap(True)
        self.body.addWidget(self._doubt)
        self.also_later = CheckBox(self.tr("Also for articles added later"), self)
        self.body.addWidget(self.also_later)
        self.also_later.clicked.connect(self._touch)
        self._group.idToggled.connect(self._follow)
        self._follow()
        self.look_again()

    @property
    def into(self) -> int:
        """The id of the entity to keep."""
        return self._entities[self._group.checkedId()].id

    @property
    def scope(self) -> Scope:
        """Whether the merge is a rule for later articles."""
        return Scope.RULE if self.also_later.isChecked() else Scope.THESE

    @Slot()
    def _touch(self) -> None:
        self._touched = True

    @Slot()
    def _follow(self) -> None:
        if self._group.checkedId() < 0:
            return
        if not self._touched:
            self.also_later.setChecked(self._scopes.get(self.into) is Scope.RULE)
        kept = self._entities[self._group.checkedId()]
        others = [entity for entity in self._entities if is_another_person(entity, kept)]
        names = ", ".join(entity.name for entity in others)
        self._doubt.setVisible(bool(others))
        self._doubt.set_text(
            self.tr("{names}: another first name, looks like another person").format(names=names)
        )


def is_another_person(one: EntityRow, other: EntityRow) -> bool:
    """Whether two people's full names share the family name and begin differently."""
    if one.id == other.id or one.kind != "person" or other.kind != "person":
        return False
    words, others = person_words(one.name), person_words(other.name)
    if min(len(words), len(others)) < 2 or family_name(words) != family_name(others):
        return False
    first, second = words[0], others[0]
    return not (first.startswith(second) or second.startswith(first))
