"""The keyboard map: which keys do what in which part of the window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

EVERYWHERE = "everywhere"
"""The scope of the whole window; actions of other scopes have ids `scope.action`."""


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys and what they do.

    `keys` are Qt portable texts, the first one is shown. A native binding is handled by its widget
    and is listed for the person alone; a later one has no action yet and is shown nowhere.
    """

    scope: str
    action: str
    keys: tuple[str, ...]
    words: str
    native: bool = False
    later: bool = False

    @property
    def sequences(self) -> list[QKeySequence]:
        """The keys as Qt sequences; Return stands for the Enter of the number pad as well.

        Menus show the first one, and "Enter" is what people read on both keys.
        """
        pads = [key.replace("Return", "Enter") for key in self.keys if "Return" in key]
        texts = [*pads, *self.keys]
        return [QKeySequence.fromString(text, _PORTABLE) for text in texts]

    @property
    def translated_words(self) -> str:
        """What the keys do, in the language of the window."""
        return QCoreApplication.translate("Keymap", self.words)


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the window with keys of its own; those of its parents work there too."""

    id: str
    parent: str | None
    title: str
    bindings: tuple[Binding, ...]

    @property
    def translated_title(self) -> str:
        """The title in the language of the window."""
        return QCoreApplication.translate("Keymap", self.title)


class KeyTakenError(ValueError):
    """A key asked for is used by another action of the same scope or its parents."""

    def __init__(self, key: str, action: str) -> None:
        super().__init__(f"{key} already does {action}")
        self.key = key
        self.action = action


@dataclass(frozen=True, slots=True)
class Keymap:
    """Every scope, parents before children."""

    scopes: tuple[Scope, ...]

    def scope(self, scope_id: str) -> Scope:
        """Return the scope; raises KeyError for an unknown one."""
        for scope in self.scopes:
            if scope.id == scope_id:
                return scope
        raise KeyError(scope_id)

    def lineage(self, scope_id: str) -> Iterator[Scope]:
        """Yield the scope and then its parents, innermost first."""
        following: str | None = scope_id
        while following is not None:
            scope = self.scope(following)
            yield scope
            following = scope.parent

    def binding(self, action: str) -> Binding | None:
        """Return the binding of an action id, or None where it has no key."""
        return next(
            (bound for scope in self.scopes for bound in scope.bindings if bound.action == action),
            None,
        )

    def taken(self, scope_id: str) -> dict[str, list[str]]:
        """Return, for each key that works in the scope, the ids of all actions it stands for."""
        owners: dict[str, list[str]] = {}
        for scope in self.lineage(scope_id):
            for binding in scope.bindings:
                for key in binding.keys:
                    owners.setdefault(_normal(key), []).append(binding.action)
        return owners

    def rebound(self, action: str, keys: tuple[str, ...]) -> Keymap:
        """Return the map with other keys for `action`.

        Raises KeyTakenError where another action has one of them in this scope, in a parent, or in
        a child; KeyError for an action without a binding.
        """
        old = self.binding(action)
        if old is None:
            raise KeyError(action)
        reached = [
            scope.id
            for scope in self.scopes
            if old.scope in {part.id for part in self.lineage(scope.id)}
        ]
        for scope_id in reached:
            owners = self.taken(scope_id)
            for key in keys:
                for other in owners.get(_normal(key), []):
                    if other != action:
                        raise KeyTakenError(key, other)
        return Keymap(tuple(_with_keys(scope, action, keys) for scope in self.scopes))


_PORTABLE = QKeySequence.SequenceFormat.PortableText


def _normal(key: str) -> str:
    return QKeySequence.fromString(key, _PORTABLE).toString(_PORTABLE)


def _with_keys(scope: Scope, action: str, keys: tuple[str, ...]) -> Scope:
    bindings = tuple(
        replace(binding, keys=keys) if binding.action == action else binding
        for binding in scope.bindings
    )
    return replace(scope, bindings=bindings)


@cache
def load_keymap() -> Keymap:
    """Return the map of `dateline_data/keymap.json`, read once."""
    source = files("dateline_data").joinpath("keymap.json").read_text("utf-8")
    table: dict[str, Any] = json.loads(source)
    return Keymap(tuple(_read_scope(entry) for entry in table["scopes"]))


def _read_scope(entry: dict[str, Any]) -> Scope:
    scope_id: str = entry["scope"]
    bindings: list[Binding] = []
    for keys, action, words, *marks in entry["bindings"]:
        full_id = action if scope_id == EVERYWHERE else f"{scope_id}.{action}"
        bindings.append(
            Binding(
                scope=scope_id,
                action=full_id,
                keys=tuple(keys),
                words=words,
                native="native" in marks,
                later="later" in marks,
            )
        )
    return Scope(scope_id, entry["parent"], entry["title"], tuple(bindings))


def shown_key(binding: Binding) -> str:
    """Return the first key as this system writes it (`Ctrl+O`, `⌘O`)."""
    return binding.sequences[0].toString(QKeySequence.SequenceFormat.NativeText)
