"""The keys a name is found under: what it says in full, and what it may be shortened to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.linking import folding
from dateline.model.annotations import EntityKind, Label
from dateline.model.spellings import is_family_first

GUESS_PREFIX: Final = "~"
"""Marks a key that no text has written beside the full name; it only ever suggests."""
_INITIALISM: Final = re.compile(r"(?:[A-Z]\.?){2,7}s?")


@dataclass(frozen=True, slots=True, order=True)
class NameKey:
    """A folded name. A weak key (a surname, an initialism) never decides where two bear it."""

    text: str
    weak: bool

    @property
    def guess(self) -> bool:
        """Whether the key only suggests."""
        return self.text.startswith(GUESS_PREFIX)


def identity_key(name: str, label: Label) -> str:
    """Return the folded full name: two clusters of one kind with the same one are one entity."""
    match label.kind:
        case EntityKind.PERSON:
            return " ".join(folding.person_words(name))
        case EntityKind.ORGANISATION:
            return folding.organisation(name)
        case EntityKind.PLACE:
            return folding.place(name)
        case EntityKind.NATIONALITY:
            return folding.nationality(name)
        case _:
            return folding.folded(name)


def is_short(name: str, label: Label) -> bool:
    """Whether the name is of a kind that others share: one word of a person, an initialism."""
    match label.kind:
        case EntityKind.PERSON:
            words = folding.person_words(name)
            return len(words) == 1 or folding.family_name(["", *words]) == " ".join(words)
        case EntityKind.ORGANISATION:
            return _INITIALISM.fullmatch(name) is not None
        case _:
            return False


def name_keys(name: str, label: Label) -> tuple[NameKey, ...]:
    """Return the keys of one name, its identity first, each once.

    A person of several words also has, weakly, the name without middle initials and suffix, and
    the family name; an organisation of several words the guess of its initialism.
    """
    keys = [NameKey(identity_key(name, label), weak=False)]
    if label.kind is EntityKind.PERSON and not is_short(name, label):
        words = folding.without_suffix(folding.person_words(name))
        middle = [word for word in words[1:-1] if len(word) > 1]
        keys.append(NameKey(" ".join([words[0], *middle, words[-1]]), weak=True))
        keys.append(NameKey(folding.family_name(words), weak=True))
        if is_family_first(tuple(words)):
            keys.append(NameKey(words[0], weak=True))
    if label.kind is EntityKind.ORGANISATION:
        letters = folding.initialism(name.split())
        keys.append(NameKey(GUESS_PREFIX + letters, weak=True))
    return _once(keys)


def cluster_keys(
    name: str, names: Sequence[str], label: Label, *, known_as: str = ""
) -> tuple[NameKey, ...]:
    """Return the keys of a cluster with this fullest name and these forms, its identity first.

    An initialism that the article itself uses for the organisation is a weak key; every other
    form is a guess. So keys but guesses hang on the fullest name and what the article defines.
    """
    keys = list(name_keys(known_as or name, label))
    also = identity_key(name, label)
    for form in names:
        text = identity_key(form, label)
        if text == keys[0].text or text == also:
            # Another spelling of the name: nobody is linked by it, but a person may look for it.
            keys.append(NameKey(folding.folded(form), weak=True))
            continue
        defined = (
            label.kind is EntityKind.ORGANISATION
            and is_short(form, label)
            and not is_short(name, label)
        )
        keys.append(NameKey(text if defined else GUESS_PREFIX + text, weak=True))
    return _once(keys)


def display_name(names: Sequence[str]) -> str:
    """Return the fullest of the forms of one name: most words, then not in capitals, then longest.

    The order is total, so it doesn't matter in which order forms arrive. Raises ValueError for no
    names.
    """
    return max(names, key=lambda name: (len(name.split()), not name.isupper(), len(name), name))


def _once(keys: Sequence[NameKey]) -> tuple[NameKey, ...]:
    identity = keys[0].text
    kept = {key.text: key for key in reversed(keys) if key.text not in ("", GUESS_PREFIX)}
    kept.pop(identity, None)
    kept.pop(GUESS_PREFIX + identity, None)
    firm = {text for text, key in kept.items() if not key.guess}
    rest = [
        key
        for text, key in kept.items()
        if text.removeprefix(GUESS_PREFIX) not in firm or text in firm
    ]
    return (keys[0], *sorted(rest))
