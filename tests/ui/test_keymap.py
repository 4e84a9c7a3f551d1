from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from dateline.ui.action_list import ACTIONS
from dateline.ui.keymap import EVERYWHERE, KeyTakenError, load_keymap, shown_key

KEYMAP = load_keymap()


@pytest.mark.parametrize("scope", [scope.id for scope in KEYMAP.scopes])
def test_no_key_stands_for_two_things_in_a_scope_and_its_parents(scope: str) -> None:
    twice = {key: actions for key, actions in KEYMAP.taken(scope).items() if len(actions) > 1}
    assert twice == {}


@pytest.mark.parametrize("scope", [scope.id for scope in KEYMAP.scopes])
def test_every_key_can_be_read_by_qt(qapp: QApplication, scope: str) -> None:
    for binding in KEYMAP.scope(scope).bindings:
        for sequence in binding.sequences:
            assert sequence.count() == 1, binding
            assert QKeySequence.fromString(sequence.toString()) == sequence
        assert shown_key(binding)


def test_each_binding_has_its_action_or_is_native_or_comes_later() -> None:
    known = {spec.id for spec in ACTIONS}
    bound = {
        bound.action
        for scope in KEYMAP.scopes
        for bound in scope.bindings
        if not bound.native and not bound.later
    }
    assert bound <= known


def test_an_action_whose_binding_comes_later_is_not_in_the_registry_yet() -> None:
    later = {bound.action for scope in KEYMAP.scopes for bound in scope.bindings if bound.later}
    assert later.isdisjoint({spec.id for spec in ACTIONS})


def test_single_letters_belong_to_lists_text_and_timeline_alone() -> None:
    for binding in KEYMAP.scope(EVERYWHERE).bindings:
        for key in binding.keys:
            assert len(key) > 1 or not key.isalnum(), binding


def test_a_key_can_be_changed_where_it_is_free() -> None:
    changed = KEYMAP.rebound("star", ("Ctrl+Alt+S",))
    binding = changed.binding("star")
    assert binding is not None
    assert binding.keys == ("Ctrl+Alt+S",)
    assert KEYMAP.binding("star") != binding


@pytest.mark.parametrize(
    ("action", "key", "owner"),
    [
        ("star", "Ctrl+O", "import_files"),
        ("star", "G", "timeline.go_to_date"),
        ("article.pin", "Ctrl+F", "find"),
    ],
)
def test_a_key_that_is_taken_in_the_scope_a_parent_or_a_child_is_refused(
    action: str, key: str, owner: str
) -> None:
    with pytest.raises(KeyTakenError) as refused:
        KEYMAP.rebound(action, (key,))
    assert refused.value.action == owner


def test_return_is_shown_as_enter_and_works_on_the_number_pad(qapp: QApplication) -> None:
    binding = KEYMAP.binding("library.open")
    assert binding is not None
    assert shown_key(binding) == "Enter"
    assert len(binding.sequences) == 2
