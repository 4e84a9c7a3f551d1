"""Ask before articles are erased: what goes, that it can't be undone, and what becomes of their findings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QWidget

from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.widgets.choices import RadioButton
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import count_words


class RemoveForGoodDialog(AskDialog):
    """The one question about data that is asked, as nothing brings it back."""

    def __init__(self, articles: int, findings: int, parent: QWidget) -> None:
        tr = QCoreApplication.translate
        super().__init__(
            count_words(
                articles, one="Remove {n} article for good", other="Remove {n} articles for good"
            ),
            tr(
                "RemoveForGoodDialog",
                "This erases the text, its index, originals, findings, history and older backups "
                "of it. It cannot be undone.",
            ),
            tr("RemoveForGoodDialog", "Remove for good"),
            parent,
        )
        self._group = QButtonGroup(self)
        if findings:
            words = count_words(
                findings,
                one="{n} finding was pinned there:",
                other="{n} findings were pinned there:",
            )
            self.body.addWidget(Label(words, self))
        choices = (
            (
                "keep",
                count_words(
                    findings,
                    one="Keep it, with the words it cites",
                    other="Keep them, with the words they cite",
                ),
            ),
            ("remove", count_words(findings, one="Remove it too", other="Remove them too")),
        )
        for name, choice in choices if findings else ():
            button = RadioButton(choice, self)
            button.setObjectName(name)
            button.setChecked(name == "keep")
            self._group.addButton(button)
            self.body.addWidget(button)
        # What can't be undone is not the button that asks to be pressed.
        self._accept.set_look("button")
        self._accept.set_ink("error")
        self._accept.setDefault(False)
        self._cancel.setDefault(True)
        self._cancel.setFocus()
        self.look_again()

    @property
    def findings_too(self) -> bool:
        """Whether the findings go with their articles; where there are none, nothing is left behind."""
        checked = self._group.checkedButton()
        return checked is None or checked.objectName() == "remove"

    def choose(self, name: str) -> None:
        """Choose what becomes of the findings: keep or remove."""
        for button in self._group.buttons():
            if button.objectName() == name:
                button.setChecked(True)
