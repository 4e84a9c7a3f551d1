"""The keys of the timeline where no action registry gives them (the same as in the key map)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt

from dateline.ui.timeline.desk import TimelineDesk


def desk_keys(desk: TimelineDesk) -> dict[QKeyCombination, Callable[[], object]]:
    """Return what each key does; the card's key is the view's own."""
    key, plain = Qt.Key, Qt.KeyboardModifier.NoModifier
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    table: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]] = {
        (plain, key.Key_Left): lambda: desk.step_event(-1),
        (plain, key.Key_Right): lambda: desk.step_event(1),
        (plain, key.Key_Up): lambda: desk.step_lane(-1),
        (plain, key.Key_Down): lambda: desk.step_lane(1),
        (plain, key.Key_Return): desk.activate,
        (plain, key.Key_Enter): desk.activate,
        (control, key.Key_Return): desk.show_only_marked,
        (control, key.Key_Enter): desk.show_only_marked,
        (shift, key.Key_Left): lambda: desk.move_brush(-1),
        (shift, key.Key_Right): lambda: desk.move_brush(1),
        (plain, key.Key_Plus): lambda: desk.travel.zoom_by(1),
        (shift, key.Key_Plus): lambda: desk.travel.zoom_by(1),
        (plain, key.Key_Equal): lambda: desk.travel.zoom_by(1),
        (plain, key.Key_Minus): lambda: desk.travel.zoom_by(-1),
        (plain, key.Key_Home): desk.travel.fit_all,
        (plain, key.Key_End): desk.travel.go_to_latest,
    }
    return {QKeyCombination(modifiers, code): act for (modifiers, code), act in table.items()}
