"""The list of keys: every binding by the part of the window it works in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dateline.ui.keymap import Keymap, Scope, shown_key
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import IconButton
from dateline.ui.widgets.key_cap import KeyHint
from dateline.ui.widgets.labels import Label, surface
from dateline.ui.widgets.overlay import Overlay


class _ScopeKeys(QWidget):
    """The keys of one scope under its title."""

    def __init__(self, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, theme.space("l"), theme.space("l"))
        grid.setVerticalSpacing(theme.space("xs"))
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setColumnMinimumWidth(0, theme.size("key_column"))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(scope.translated_title, self, style="body_strong"), 0, 0, 1, 2)
        self._rows: list[tuple[str, QWidget, QWidget]] = []
        for number, binding in enumerate(
            (item for item in scope.bindings if not item.later), start=1
        ):
            key = KeyHint(shown_key(binding), "", self)
            words = Label(binding.translated_words, self, style="meta")
            words.setWordWrap(True)
            grid.addWidget(key, number, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, number, 1)
            self._rows.append(
                (f"{binding.translated_words} {shown_key(binding)}".casefold(), key, words)
            )

    def filter(self, text: str) -> bool:
        """Show the rows that contain `text`; return whether there is one."""
        any_shown = False
        for said, key, words in self._rows:
            shown = text in said
            key.setVisible(shown)
            words.setVisible(shown)
            any_shown = any_shown or shown
        self.setVisible(any_shown)
        return any_shown


class KeyList(Overlay):
    """Shows the keys of a `Keymap`; built when it is opened."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, card_size=("key_list_width", "key_list_height"))
        theme = current_theme()
        self._scopes: list[_ScopeKeys] = []
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Filter keys"))
        self.field.setAccessibleName(self.tr("Filter keys"))
        self.field.setFixedWidth(theme.size("filter_field"))
        self.field.textChanged.connect(self._filter)
        close = IconButton("close", self.tr("Close"), self, key="Esc")
        close.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.setContentsMargins(
            theme.space("xl"), theme.space("m"), theme.space("m"), theme.space("m")
        )
        head.setSpacing(theme.space("m"))
        head.addWidget(Label(self.tr("Keys"), self, style="dialog_title"))
        head.addStretch(1)
        head.addWidget(self.field)
        head.addWidget(close)
        rule = QWidget(self)
        surface(rule, "line")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, theme.space("m"))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule)
        column.addWidget(self._area, 1)
        self.setAccessibleName(self.tr("List of keys"))

    def open_keys(self, keymap: Keymap) -> None:
        """Show the keys of `keymap`, those of everywhere at the left."""
        theme = current_theme()
        body = QWidget()
        surface(body, "panel")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), 0)
        columns.setSpacing(theme.space("gap"))
        self._scopes = [_ScopeKeys(scope, body) for scope in keymap.scopes]
        for part in (self._scopes[:1], self._scopes[1:]):
            stack = QVBoxLayout()
            for scope in part:
                stack.addWidget(scope)
            stack.addStretch(1)
            columns.addLayout(stack, 1)
        self._area.setWidget(body)
        self.field.clear()
        self.open()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self, text: str) -> None:
        for scope in self._scopes:
            scope.filter(text.strip().casefold())
