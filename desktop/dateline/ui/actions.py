"""The one registry of actions behind menus, toolbar, context menus, palette and key list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from dateline.ui.action_list import (
    ACTIONS,
    CONDITIONS,
    CONTEXT_MENUS,
    KIND_CONDITIONS,
    MENUS,
    ActionSpec,
)
from dateline.ui.keymap import EVERYWHERE, Keymap, load_keymap
from dateline.ui.theme import theme_switch
from dateline.ui.widgets.icons import make_icon


class ActionRegistry(QObject):
    """Owns one QAction for each `ActionSpec`; handlers are bound by whoever does the work.

    An action is enabled when a handler is bound, all conditions it needs hold and nobody refuses
    it; otherwise its tool tip and status tip say why not. Menus show bound actions only.
    """

    def __init__(self, window: QWidget, *, keymap: Keymap | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._specs = {spec.id: spec for spec in ACTIONS}
        self._conditions: frozenset[str] = frozenset()
        self._refusals: dict[str, str] = {}
        self._bound: set[str] = set()
        self._actions = {spec.id: self._make(spec) for spec in ACTIONS}
        self.set_keymap(keymap or load_keymap())
        theme_switch().changed.connect(self.show_icons)

    @property
    def keymap(self) -> Keymap:
        """The keyboard map in force."""
        return self._keymap

    def spec(self, action_id: str) -> ActionSpec:
        """Return the description of an action; raises KeyError for an unknown id."""
        return self._specs[action_id]

    def action(self, action_id: str) -> QAction:
        """Return the QAction; raises KeyError for an unknown id."""
        return self._actions[action_id]

    def bind(self, action_id: str, handler: Callable[[], object]) -> None:
        """Let `handler` do the action: a slot of an object that lives as long as the window."""
        action = self._actions[action_id]
        action.triggered.connect(handler)
        self._bound.add(action_id)
        action.setVisible(True)
        self._refresh(action_id)

    def bind_toggle(self, action_id: str, handler: Callable[[bool], object]) -> None:
        """Let `handler` take the new state of a checkable action."""
        action = self._actions[action_id]
        action.toggled.connect(handler)
        self._bound.add(action_id)
        action.setVisible(True)
        self._refresh(action_id)

    def attach(self, scope: str, widget: QWidget) -> None:
        """Let the keys of `scope` work while `widget` itself has the focus (of all, the window)."""
        for spec in ACTIONS:
            if spec.scope == scope:
                widget.addAction(self._actions[spec.id])

    def set_conditions(self, conditions: Iterable[str]) -> None:
        """Say which of `CONDITIONS` hold now; KeyError for an unknown one."""
        holding = frozenset(conditions)
        unknown = holding - CONDITIONS.keys()
        if unknown:
            raise KeyError(*sorted(unknown))
        if holding == self._conditions:
            return
        self._conditions = holding
        for action_id in self._actions:
            self._refresh(action_id)

    def refuse(self, action_id: str, reason: str) -> None:
        """Say why an action can't be done now though its conditions hold; "" lets it be done."""
        if reason != self._refusals.get(action_id, ""):
            self._refusals[action_id] = reason
            self._refresh(action_id)

    def set_text(self, action_id: str, text: str) -> None:
        """Name the action more closely, as in "Undo merge of 3 names"."""
        action = self._actions[action_id]
        if action.text() != text:
            action.setText(text)
            self._refresh(action_id)

    def set_keymap(self, keymap: Keymap) -> None:
        """Give every action the keys of `keymap`."""
        self._keymap = keymap
        for action_id, action in self._actions.items():
            binding = keymap.binding(action_id)
            usable = binding is not None and not binding.later and not binding.native
            action.setShortcuts(binding.sequences if usable and binding else [])

    def why_not(self, action_id: str) -> str:
        """Return the sentence that says why the action can't be done now, or ""."""
        for need in self._specs[action_id].needs:
            if need not in self._conditions:
                return QCoreApplication.translate("Actions", CONDITIONS[need])
        return self._refusals.get(action_id, "")

    def why_key_fails(self, key: QKeyCombination, focused: QWidget | None) -> str:
        """Return why a key does nothing where the focus is, "" where it is no key or does work.

        Qt passes the key of a disabled action on as if there were none, which is silent.
        """
        sequence = QKeySequence(key)
        reason = ""
        for widget in (focused, self._window):
            for action in widget.actions() if widget is not None else ():
                if sequence in action.shortcuts() and action.objectName() in self._bound:
                    if action.isEnabled():
                        return ""
                    reason = reason or self.why_not(action.objectName())
        return reason

    def bound(self) -> tuple[QAction, ...]:
        """Return the actions that have a handler, in the order of the menus."""
        return tuple(self._actions[spec.id] for spec in ACTIONS if spec.id in self._bound)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Make the menus of `MENUS`, with a separator between groups; empty ones are left out."""
        for name, title in MENUS.items():
            specs = [spec for spec in ACTIONS if spec.menu == name and spec.id in self._bound]
            if specs:
                menu = bar.addMenu(QCoreApplication.translate("Actions", title))
                self._fill(menu, specs)

    def context_menu(self, scope: str, parent: QWidget) -> QMenu:
        """Return a new context menu of `scope`, the likeliest action first; the caller owns it.

        What can't be done with things of the chosen kind at all is left out.
        """
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for action_id in CONTEXT_MENUS[scope]:
            if action_id is None:
                menu.addSeparator()
            elif action_id in self._bound and self._fits_kind(action_id):
                menu.addAction(self._actions[action_id])
        return menu

    def _fits_kind(self, action_id: str) -> bool:
        """Whether an action can be done with things of the kind that is chosen."""
        return not (KIND_CONDITIONS & set(self._specs[action_id].needs)) - self._conditions

    def _fill(self, menu: QMenu, specs: list[ActionSpec]) -> None:
        menu.setToolTipsVisible(True)
        group = specs[0].group
        for spec in specs:
            if spec.group != group:
                menu.addSeparator()
                group = spec.group
            menu.addAction(self._actions[spec.id])

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", spec.text), self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setEnabled(False)
        action.setVisible(False)
        everywhere = spec.scope == EVERYWHERE
        # Letters must not act while a field of the same pane has the focus, so the keys of a
        # scope belong to its list, text or timeline alone.
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetShortcut
        )
        if everywhere:
            self._window.addAction(action)
        return action

    def _refresh(self, action_id: str) -> None:
        action = self._actions[action_id]
        reason = self.why_not(action_id)
        enabled = action_id in self._bound and not reason
        if action.isEnabled() != enabled:
            action.setEnabled(enabled)
        tip = f"{action.text()}: {reason}" if reason else action.text()
        if action.toolTip() != tip:
            action.setToolTip(tip)
            action.setStatusTip(reason)

    @Slot()
    def show_icons(self) -> None:
        """Give each action its icon, in the colours of the theme."""
        for action_id, action in self._actions.items():
            icon = self._specs[action_id].icon
            if icon:
                action.setIcon(make_icon(icon))
