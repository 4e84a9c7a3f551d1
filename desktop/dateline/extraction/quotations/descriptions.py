"""What an article calls a person, and whether a noun phrase takes that up ("the former engineer")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST: Final = 6
"""Words before a name that may describe its bearer."""
_IN_PHRASE: Final = frozenset(("NOUN", "PROPN", "ADJ"))
_SMALL: Final = frozenset(("DET", "PUNCT", "SPACE", "PART", "ADP", "PRON", "CCONJ", "AUX"))
_SUBJECTS: Final = frozenset(("nsubj",))
_CLAUSES: Final = frozenset(("relcl", "acl", "appos", "conj"))


@dataclass(frozen=True, slots=True)
class Description:
    """The noun that somebody is called by and the telling words around it, in lower case."""

    noun: str
    words: frozenset[str]

    def holds(self, other: Description) -> bool:
        """Whether `other` says no more than this one of the same noun."""
        return self.noun == other.noun and other.words <= self.words


def descriptions_of(name: Span) -> Iterator[Description]:
    """Yield what stands beside a name: before it, in apposition on either side, or after "is"."""
    doc, root = name.doc, name.root
    first = name.start
    while first > max(0, name.start - _LONGEST) and doc[first - 1].pos_ in _IN_PHRASE:
        first -= 1
    if first < name.start:
        yield _described(doc[name.start - 1], list(doc[first : name.start]))
    for child in root.children:
        if child.dep_ == "appos":
            yield _described(child, _phrase(child))
    before = _apposed_to(root)
    if before is not None:
        yield _described(before, _phrase(before))
    if root.dep_ in _SUBJECTS and root.head.lemma_ == "be":
        for child in root.head.children:
            if child.dep_ == "attr" and child.pos_ == "NOUN":
                yield _described(child, _phrase(child))


def _apposed_to(name: Token) -> Token | None:
    """Return the noun that a name stands in apposition to; the parser often ties it to the last one before.

    In "the mayor of Velm, Ada Okoro" that is the town.
    """
    if name.dep_ != "appos":
        return None
    head = name.head
    if head.dep_ == "pobj" and head.head.dep_ == "prep" and head.pos_ == "PROPN":
        head = head.head.head
    return head if head.pos_ == "NOUN" else None


def taken_up(noun: Token) -> Description | None:
    """Return what a definite noun phrase takes up; None where a clause tells whom it means."""
    if any(child.dep_ in ("relcl", "acl") for child in noun.children):
        return None
    return _described(noun, _phrase(noun))


def _phrase(noun: Token) -> list[Token]:
    """Return the words of the noun's phrase without the clauses, names and nouns joined to it."""
    found = [noun]
    for child in noun.children:
        if child.dep_ not in _CLAUSES:
            found += _phrase(child)
    return found


def _described(noun: Token, phrase: list[Token]) -> Description:
    words = (token.lower_ for token in phrase if token.pos_ not in _SMALL)
    return Description(noun.lower_, frozenset(words))
