"""What a list of articles says where the filters leave none: which one to drop, and what is then left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dateline.explore.filters import ChipKind
from dateline.explore.focus import Focus
from dateline.explore.scope import Drop, Scope
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.scope_feed import ScopeFeed
from dateline.ui.wording import say


def filtered_out_state(scope: Scope, scopes: ScopeFeed, *, keep_query: bool = False) -> PaneState:
    """Return the state of an empty scope, with the choices `drop` (where one helps) and `clear`.

    With `keep_query` the search is dropped only where no other single filter helps.
    """
    choices = [Choice("clear", _tr("Clear all"), "Esc")]
    best = _best_drop(scope, keep_query=keep_query)
    why = ""
    if best is not None:
        words = scopes.chip_words(best.chip)
        why = say(best.message(words))
        shown = _tr("not {words}").format(words=words) if best.chip.excluded else words
        choices.insert(0, Choice("drop", _tr("Drop “{chip}”").format(chip=shown)))
    return PaneState(_tr("No article has all of this"), why, tuple(choices))


def focus_after(choice: str, scope: Scope, focus: Focus, *, keep_query: bool = False) -> Focus:
    """Return the focus after one of those choices; after any other, the same."""
    if choice == "clear":
        return focus.unfiltered()
    best = _best_drop(scope, keep_query=keep_query)
    return focus.without(best.chip) if choice == "drop" and best is not None else focus


def _best_drop(scope: Scope, *, keep_query: bool) -> Drop | None:
    """Return the filter without which most articles are left, or None where no single one helps."""
    helping = [drop for drop in scope.drops() if drop.count > scope.count]
    others = [drop for drop in helping if drop.chip.kind is not ChipKind.QUERY]
    if keep_query and others:
        return max(others, key=lambda drop: drop.count)
    return scope.best_drop


def _tr(words: str) -> str:
    return QCoreApplication.translate("FilteredOut", words)
