"""The actions of a window as entries of its command palette."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dateline.ui.action_list import MENUS, ActionSpec
from dateline.ui.actions import ActionRegistry
from dateline.ui.help.palette_model import PaletteEntry
from dateline.ui.help.search_words import search_words
from dateline.ui.keymap import EVERYWHERE, Keymap


def palette_entries(registry: ActionRegistry) -> list[PaletteEntry]:
    """Return every action that has a handler, but for the palette's own."""
    return [
        PaletteEntry(
            id=action.objectName(),
            words=action.text().replace("&", ""),
            place=_place(registry.spec(action.objectName()), registry.keymap),
            key=action.shortcut().toString(),
            why_not=registry.why_not(action.objectName()),
            also=search_words(action.objectName()),
        )
        for action in registry.bound()
        if action.objectName() != "command_palette"
    ]


def _place(spec: ActionSpec, keymap: Keymap) -> str:
    """Return the menu of an action, else the part of the window that its keys work in."""
    if spec.menu is not None:
        return QCoreApplication.translate("Actions", MENUS[spec.menu])
    known = {scope.id for scope in keymap.scopes}
    if spec.scope == EVERYWHERE or spec.scope not in known:
        return ""
    return keymap.scope(spec.scope).translated_title
