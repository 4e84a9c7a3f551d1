"""What a pane is made with: the session, the scope and the registry of actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.ui.actions import ActionRegistry
from dateline.ui.session import Session

if TYPE_CHECKING:
    from dateline.ui.scope_feed import ScopeFeed


@dataclass(frozen=True, slots=True)
class PaneContext:
    """The three things panes share; a pane knows no other pane."""

    session: Session
    scopes: ScopeFeed
    actions: ActionRegistry
