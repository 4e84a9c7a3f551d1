"""What a list of articles says where the filters leave none: which one to drop, and what is then left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dateline.explore.focus import Focus
from dateline.explore.scope import Scope
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.scope_feed import ScopeFeed
from dateline.ui.wording import say


def filtered_out_state(scope: Scope, scopes: ScopeFeed) -> PaneState:
    """Return the state of an empty scope, with the choices `drop` (where one helps) and `clear`."""
    choices = [Choice("clear", _tr("Clear all"), "Esc")]
    best = scope.best_drop
    why = ""
    if best is not None:
        words = scopes.chip_words(best.chip)
        why = say(best.message(words))
        shown = _tr("not {words}").format(words=words) if best.chip.excluded else words
        choices.insert(0, Choice("drop", _tr("Drop “{chip}”").format(chip=shown)))
    return PaneState(_tr("No article has all of this"), why, tuple(choices))


def focus_after(choice: str, scope: Scope, focus: Focus) -> Focus:
    """Return the focus after one of those choices; after any other, the same."""
    if choice == "clear":
        return focus.unfiltered()
    best = scope.best_drop
    return focus.without(best.chip) if choice == "drop" and best is not None else focus


def _tr(words: str) -> str:
    return QCoreApplication.translate("FilteredOut", words)
